"""What chosen runs come down to: the settings that differ, and the final figures side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from engine.config import PRESETS, TrainConfig
from engine.optimizers import OPTIMIZERS
from engine.runs.comparison import differing_settings, settings_of
from engine.runs.records import RunInfo
from guiapp.widgets.numerals import figure
from guiapp.widgets.runs.run_looks import RunLook
from guiapp.widgets.runs.run_words import NONE, RunWords

MOST_COLUMNS = 5  # runs beside each other; more of them stand below each other
NEAR = 8  # settings in which a run may differ from a preset that it is said to come from


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes
    ----------
    exact : with all digits, for the clipboard; as ``text`` where empty
    share : 0 to 1, the length of the bar behind it; None for no bar
    is_strong : the best of its column, or a setting that differs
    look : a badge before the text
    """

    text: str
    exact: str = ""
    share: float | None = None
    is_strong: bool = False
    look: RunLook | None = None

    @property
    def for_clipboard(self) -> str:
        return self.exact or self.text


@dataclass(frozen=True)
class Facts:
    """A table: names of columns, their explanations, and rows of as many cells.

    Attributes
    ----------
    figures : the columns that are set flush right
    looks : of the runs that columns stand for
    """

    heads: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    figures: frozenset[int] = frozenset()
    looks: tuple[RunLook | None, ...] = ()

    def turned(self) -> Facts:
        """Rows become columns; a run's name stays as the tooltip of its letter."""
        first = [row[0] for row in self.rows]
        rows = [
            (Cell(head), *(row[column] for row in self.rows))
            for column, head in enumerate(self.heads)
        ]
        return Facts(
            (self.heads[0], *(cell.text for cell in first)),
            ("", *(cell.text for cell in first)),
            tuple(rows[1:]),
            looks=(None, *(cell.look for cell in first)),
        )

    def as_text(self) -> str:
        """By tabs, with all digits."""
        lines = [self.heads, *(tuple(c.for_clipboard for c in row) for row in self.rows)]
        return "\n".join("\t".join(line) for line in lines)


Column = tuple[str, list[Cell]]


class FactsMaker(QObject):
    """Makes the tables in the current language."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = RunWords(self)

    def retranslate(self) -> None:
        self._words.retranslate()

    # -- several runs -------------------------------------------------------------------------

    def comparison(self, infos: Sequence[RunInfo], looks: Sequence[RunLook]) -> Facts:
        """For each run its letter and name, what came of it, and what differs.

        A column per run, or a row for each when they are many.

        The best of each figure is strong, where one is better than another.
        """
        differing = differences([info.config for info in infos])
        names = [
            Cell(self._words.name(info), look=look) for info, look in zip(infos, looks, strict=True)
        ]
        first, last = self._figures(infos)
        how = self.tr("The bar begins at the worst of the chosen runs; the best is in bold.")
        what = self.tr("A setting in which the chosen runs are not all the same.")
        columns = [(self.tr("Run"), "", names), *((head, how, cells) for head, cells in first)]
        for name, values in differing.items():
            cells = [Cell(self._words.value(name, value), repr(value)) for value in values]
            columns.append((self._words.setting(name), what, cells))
        columns += [(head, how, cells) for head, cells in last]
        heads, tips, cells_of = zip(*columns, strict=True)
        figures = (*range(1, 3), *range(len(columns) - 2, len(columns)))
        facts = Facts(heads, tips, tuple(zip(*cells_of, strict=True)), frozenset(figures))
        return facts.turned() if len(infos) <= MOST_COLUMNS else facts

    def _figures(self, infos: Sequence[RunInfo]) -> tuple[list[Column], list[Column]]:
        """The ones that are looked at first, and the others."""
        figures = [info.figures for info in infos]
        losses = [None if info.diverged else info.figures.final_loss for info in infos]
        test = _bars([one.test_accuracy for one in figures], True)
        best = _bars([one.best_test_accuracy for one in figures], True)
        train = _bars([one.train_accuracy for one in figures], True)
        first = [(self.tr("Test"), test), (self.tr("Loss"), _bars(losses, False))]
        return first, [(self.tr("Best test"), best), (self.tr("Train"), train)]

    # -- one run ------------------------------------------------------------------------------

    def single(self, info: RunInfo) -> Facts:
        """All its settings; beside the nearest preset where it is not far from one."""
        key = nearest_preset(info.config)
        own = settings_of(info.config)
        theirs = settings_of(PRESETS[key]) if key is not None else {}
        names = [*own, *(name for name in theirs if name not in own)]
        differs = {name: key is not None and own.get(name) != theirs.get(name) for name in names}
        names.sort(key=lambda name: not differs[name])  # keeps the order otherwise
        rows = []
        for name in names:
            value = own.get(name)
            cells = [
                Cell(self._words.setting(name), name, is_strong=differs[name]),
                Cell(self._words.value(name, value), repr(value), is_strong=differs[name]),
            ]
            if key is not None:
                cells.append(
                    Cell(self._words.value(name, theirs.get(name)), repr(theirs.get(name)))
                )
            rows.append(tuple(cells))
        heads = [self.tr("Setting"), self.tr("This run")]
        tips = ["", self.tr("In bold: what is not as in the preset.")]
        if key is not None:
            heads.append(self._words.preset(key))
            tips.append(self.tr("The preset that it is nearest to."))
        return Facts(tuple(heads), tuple(tips), tuple(rows))


def differences(configs: Sequence[TrainConfig]) -> dict[str, tuple[object, ...]]:
    """The settings that differ, but for those that only come with another setting.

    That Adam has a beta1 and SGD has none is said by the optimizer, as long as it is the usual
    one.
    """
    return {
        name: values
        for name, values in differing_settings(configs).items()
        if len({value for value in values if value is not None}) > 1
        or any(
            value not in (None, _usual(name, c)) for value, c in zip(values, configs, strict=True)
        )
    }


def _usual(name: str, config: TrainConfig) -> object:
    """The value of a setting where nothing is said."""
    return OPTIMIZERS[config.optimizer].hyperparameters.get(name, getattr(TrainConfig, name, None))


def nearest_preset(config: TrainConfig) -> str | None:
    """The preset with the fewest other settings; None when they are too many, or other data."""
    counts = {
        key: len(differing_settings([config, preset]))
        for key, preset in PRESETS.items()
        if preset.dataset == config.dataset
    }
    key = min(counts, key=counts.__getitem__, default=None)
    return key if key is not None and counts[key] <= NEAR else None


def _bars(values: Sequence[float | None], higher_is_better: bool) -> list[Cell]:
    """Bars from the worst to the best; the worst keeps a stump."""
    known = [value for value in values if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    best = high if higher_is_better else low
    cells = []
    for value in values:
        if value is None:
            cells.append(Cell(NONE, ""))
            continue
        way = (value - low) / (high - low) if high > low else 1.0
        share = way if higher_is_better or high == low else 1.0 - way
        strong = value == best and high > low
        cells.append(Cell(figure(value), repr(value), 0.06 + 0.94 * share, strong))
    return cells
