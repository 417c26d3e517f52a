"""The words of a kept run: its network, its settings, its parent, how long it took."""

from __future__ import annotations

import datetime
from pathlib import PurePath

from PySide6.QtCore import QLocale, QObject

from engine.config import TrainConfig
from engine.optimizers import OPTIMIZERS
from engine.runs.comparison import settings_of
from engine.runs.records import RunInfo
from guiapp.widgets.fields.config_texts import ConfigTexts
from guiapp.widgets.numerals import plain_figure

NONE = "–"
SYMBOL = "↳"  # of a branch


class RunWords(QObject):
    """In the current language, as of the last ``retranslate``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = ConfigTexts(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Fetch the words of the settings anew: 2 ms, too much for each of 500 runs."""
        self._names = {key: name for key, (name, _) in self._texts.fields().items()}
        self._choices = self._texts.choices()

    def name(self, info: RunInfo) -> str:
        """On one line; a run without a name is called by what it is made of."""
        given = " ".join(info.name.split())
        return given or f"{self.network(info.config)}, {self.optimizer(info.config)}"

    def network(self, config: TrainConfig) -> str:
        """Its hidden layers and what stands between them."""
        if not config.hidden_sizes:
            return self.tr("no hidden layer")
        sizes = "-".join(map(str, config.hidden_sizes))
        return f"{sizes} {self.value('activation', config.activation)}"

    def optimizer(self, config: TrainConfig) -> str:
        return OPTIMIZERS[config.optimizer].NAME

    def parent_of(self, info: RunInfo) -> str:
        """ "↳ NAME @ 500", or nothing."""
        parent = info.parent
        if parent is None:
            return ""
        name = " ".join(parent.name.split()) or parent.id[:8]
        text = self.tr("{symbol} {name} @ {iteration}")
        return text.format(symbol=SYMBOL, name=name, iteration=f"{parent.until:,}")

    def lineage(self, info: RunInfo) -> str:
        """A sentence on where it comes from."""
        if info.parent is None:
            return self.tr("It began with fresh weights.")
        text = self.tr("A branch: it went on from iteration {iteration} of “{name}”.")
        name = " ".join(info.parent.name.split()) or info.parent.id[:8]
        return text.format(iteration=f"{info.parent.until:,}", name=name)

    def duration(self, seconds: float) -> str:
        if seconds < 60:
            return self.tr("{seconds} s").format(seconds=f"{seconds:.1f}")
        minutes, rest = divmod(round(seconds), 60)
        if minutes < 60:
            return self.tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)
        hours, minutes = divmod(minutes, 60)
        return self.tr("{hours} h {minutes} min").format(hours=hours, minutes=minutes)

    def date(self, info: RunInfo) -> str:
        """When it was begun, by the clock of here: "2026-01-31 13:00"."""
        moment = moment_of(info)
        return info.created if moment is None else moment.astimezone().strftime("%Y-%m-%d %H:%M")

    def setting(self, name: str) -> str:
        """What a setting is called; a parameter of an optimizer by its own name."""
        if name == "toy_samples":
            return self.tr("Points")
        if name == "dtype":
            return self.tr("Numbers")
        return self._names.get(name, name)

    def value(self, name: str, value: object) -> str:
        """A value of a setting as one reads it."""
        if value is None:
            return NONE
        choices = self._choices.get(name, {})
        if isinstance(value, str | bool) and value in choices:
            return choices[value]
        if name == "dataset":
            return PurePath(str(value)).name or str(value)
        if isinstance(value, tuple):
            return "-".join(map(str, value)) or self.tr("none")
        if isinstance(value, float):
            return plain_figure(value)
        return QLocale().toString(value) if isinstance(value, int) else str(value)

    def preset(self, key: str) -> str:
        return self._choices["preset"][key]

    def searchable(self, info: RunInfo) -> str:
        """All words by which it can be found, in lower case."""
        config = info.config
        words = [self.name(info), info.note, info.group, info.id, self.network(config)]
        for name, value in settings_of(config).items():
            words += [name, self.setting(name), self.value(name, value), str(value)]
        words += [self.parent_of(info), self.date(info)]
        return " ".join(words).lower()


def moment_of(info: RunInfo) -> datetime.datetime | None:
    """When it was begun."""
    try:
        return datetime.datetime.fromisoformat(info.created)
    except ValueError:
        return None
