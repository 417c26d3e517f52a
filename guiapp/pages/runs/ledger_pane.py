"""The ledger: every kept run, and what one sees of those that are chosen.

After a minute here one sees which of one's runs was better, why (the settings that differ), and
can open any of them again at any moment.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from engine.runs.library import Entry, RunLibrary
from guiapp.keeping.keeper import Keeper
from guiapp.pages.runs.ledger_curves import CurveShelf
from guiapp.pages.runs.ledger_menu import LedgerMenu
from guiapp.pages.runs.ledger_row_menu import RowMenu
from guiapp.pages.runs.ledger_shelf import Listing, Shelf
from guiapp.pages.runs.pane import Pane
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.keyboard import bind_keys
from guiapp.widgets.runs.comparison_view import ComparisonView
from guiapp.widgets.runs.ledger_bar import LedgerBar
from guiapp.widgets.runs.news_bar import NewsBar
from guiapp.widgets.runs.overlay_frame import DrawnRun
from guiapp.widgets.runs.run_looks import RunLook, looks_of
from guiapp.widgets.runs.run_table import RunTable
from guiapp.widgets.runs.table_stack import TableStack

MOST_DRAWN = 20


class LedgerPane(Pane):
    """Attributes
    ----------
    news : what has just been done; the page puts it beside its tabs

    Signals
    -------
    page_requested(str) : the key of the page on which an opened run is seen
    """

    page_requested = Signal(str)

    def __init__(self, session: Session, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._keeper = session, keeper
        library: RunLibrary = keeper.library
        self.shelf, self.curves = Shelf(library, keeper.clerk, self), CurveShelf(library, self)
        self.bar, self.news, self.table = LedgerBar(self), NewsBar(self), RunTable(self)
        self.view = ComparisonView(self)
        self.export = LedgerMenu(library, self)
        self._listing = Listing((), ())
        self._shown: tuple[Entry, ...] = ()
        self._looks: tuple[RunLook, ...] = ()
        self._wanted: tuple[str, ...] = ()  # to be chosen once they are listed
        self._opening = self._keeping = ""  # the run that the keeper was asked for, or to keep
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.bar.buttons["export"].setMenu(self.export)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        stack = TableStack(self.table, self)
        self.setFocusProxy(stack)
        split.addWidget(stack)
        split.addWidget(self.view)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setSizes([240, 360])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addWidget(split, 1)

    def _connect(self) -> None:
        shelf, table, buttons = self.shelf, self.table, self.bar.buttons
        shelf.listed.connect(self._on_listed)
        shelf.changed.connect(self._on_changed)
        shelf.edited.connect(self._keeper.changed)
        shelf.removed.connect(self._on_removed)
        shelf.restored.connect(self._want)
        for source in (shelf, self.curves, self.export):
            source.failed.connect(self._complain)
        self.curves.loaded.connect(self._draw)
        table.chosen.connect(self._on_chosen)
        table.opened.connect(self.open)
        table.renamed.connect(self._rename)
        table.removal_requested.connect(self.remove)
        self.bar.filter.textChanged.connect(table.set_words)
        self.bar.color_chosen.connect(self._color)
        buttons["keep"].clicked.connect(self.keep)
        buttons["open"].clicked.connect(self._open_chosen)
        buttons["rename"].clicked.connect(self._rename_chosen)
        buttons["remove"].clicked.connect(self.remove)
        self.news.undo_pressed.connect(shelf.undo)
        self.view.note.written.connect(self._write_note)
        self.export.saved.connect(self._on_saved)
        self.export.begun.connect(self._on_begun)
        self._keeper.changed.connect(self._on_library)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.failed.connect(self._on_failed)
        self._keeper.opened.connect(self._on_opened)
        self._session.run_started.connect(self._mark_open)
        self._add_keys()

    def _add_keys(self) -> None:
        self.menu = RowMenu(self.table, self.bar, self.export)
        keys = bind_keys(
            self,
            {
                "Ctrl+S": self.keep,
                "Ctrl+Z": self.shelf.undo,
                "Ctrl+F": self.bar.filter.setFocus,
                "Ctrl+E": self.bar.buttons["export"].click,
                "L": self.view.toggle_log,
            },
        )
        for shortcut in keys.values():  # the focus may be on the tabs above
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)

    # -- commands -----------------------------------------------------------------------------

    @Slot()
    def keep(self) -> None:
        """Keep the run in training as it is now."""
        if self._session.run is None:
            self.news.say(self.tr("There is no run yet: train one on the page Train first."))
        else:
            self._keeping = self._session.run_id
            self._keeper.keep()

    @Slot(object)
    def open(self, entry: Entry) -> None:
        """Put a kept run in place of the one in training, and go there."""
        self._opening = entry.info.id
        self._keeper.open(entry)

    @Slot()
    def remove(self) -> None:
        """Take the chosen runs away, until ``undo``."""
        self.view.note.flush()
        self.shelf.remove(self.table.chosen_entries())

    @Slot()
    def _open_chosen(self) -> None:
        for entry in self.table.chosen_entries()[:1]:
            self.open(entry)

    @Slot()
    def _rename_chosen(self) -> None:
        self.table.setFocus()
        for entry in self.table.chosen_entries()[:1]:
            self.table.choose((entry.info.id,), entry.info.id)
            self.table.rename()

    @Slot(object, str)
    def _rename(self, entry: Entry, name: str) -> None:
        self.shelf.change((entry,), name=name)
        if entry.info.id == self._session.run_id:
            self._session.set_run_name(name)

    @Slot(int)
    def _color(self, color: int) -> None:
        self.shelf.change(self.table.chosen_entries(), color=color)

    @Slot(str, str)
    def _write_note(self, run_id: str, note: str) -> None:
        entries = [entry for entry in self._listing.entries if entry.info.id == run_id]
        self.shelf.change(entries, note=note)

    # -- what happens -------------------------------------------------------------------------

    @Slot(object)
    def _on_listed(self, listing: Listing) -> None:
        is_news = listing.skipped != self._listing.skipped
        self._listing = listing
        self.table.set_entries(listing.entries)
        self.view.set_has_runs(bool(listing.entries))
        self._mark_open()
        if self._wanted:
            wanted, self._wanted = self._wanted, ()
            self.table.choose(wanted, wanted[0])
        if listing.skipped and is_news:
            first = listing.skipped[0].sentence
            text = self.tr("Files in the folder of runs that cannot be read: {count}. {first}")
            self._complain(text.format(count=len(listing.skipped), first=first))

    @Slot(object)
    def _on_changed(self, entries: tuple[Entry, ...]) -> None:
        new, old = {entry.info.id: entry for entry in entries}, self._listing
        self._listing = Listing(tuple(new.get(e.info.id, e) for e in old.entries), old.skipped)
        for entry in entries:
            self.table.runs.replace(entry)
        self._on_chosen(self.table.chosen_entries())

    @Slot(object)
    def _want(self, ids: tuple[str, ...]) -> None:
        self._wanted = ids

    @Slot(object)
    def _on_chosen(self, entries: Sequence[Entry]) -> None:
        self.bar.set_chosen(len(entries))
        self.export.set_entries(entries)
        self._shown = tuple(entries[:MOST_DRAWN])
        infos = [entry.info for entry in self._shown]
        self._looks = looks_of(infos)
        self.table.runs.set_looks({i.id: look for i, look in zip(infos, self._looks, strict=True)})
        self.view.show_infos(infos, self._looks, len(entries))
        self._draw()
        if self.isVisible():
            self.curves.ask(self._shown)

    @Slot()
    def _draw(self) -> None:
        words = self.table.runs.words
        drawn = []
        for entry, look in zip(self._shown, self._looks, strict=True):
            curves = self.curves.get(entry)
            if curves is not None:
                drawn.append(DrawnRun(look, words.name(entry.info), curves))
        self.view.show_curves(drawn)

    @Slot(object)
    def _on_kept(self, entry: Entry) -> None:
        text = self.tr("“{name}” is kept.")
        self.news.say(text.format(name=self.table.runs.words.name(entry.info)))
        if entry.info.id == self._keeping:  # not one that was kept by itself
            self._keeping = ""
            self._wanted = (entry.info.id,)

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._keeping = ""
        self._complain(sentence)

    @Slot(object)
    def _on_opened(self, entry: Entry) -> None:
        if entry.info.id == self._opening:  # it was asked for here
            self._opening = ""
            self.page_requested.emit("train")

    @Slot()
    def _on_library(self) -> None:
        """Something was kept; it is read when somebody sees it."""
        if self.isVisible():
            self.shelf.refresh()

    @Slot(int)
    def _on_removed(self, count: int) -> None:
        text = self.tr("Deleted runs: {count}.").format(count=count) if count else ""
        self.news.say(text, with_undo=count > 0)

    @Slot()
    def _on_begun(self) -> None:
        self.news.say(self.tr("Writing..."))

    @Slot(str)
    def _on_saved(self, path: str) -> None:
        self.news.say(self.tr("Written: {path}").format(path=path))

    @Slot(str)
    def _complain(self, sentence: str) -> None:
        self.news.say(sentence, "error", with_undo=not self.news.undo.isHidden())

    @Slot()
    def _mark_open(self) -> None:
        self.table.runs.set_open(self._session.run_id)

    # -- what the page asks -------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        super().showEvent(event)
        self.shelf.refresh()
        self.curves.ask(self._shown)

    def shortcuts_help(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+S", self.tr("Keep the run in training as it is now")),
            ("Enter", self.tr("Open the run: go on exactly where it stood")),
            ("F2", self.tr("Rename the run")),
            ("Del / Ctrl+Z", self.tr("Delete the chosen runs, or put them back")),
            ("Ctrl+F", self.tr("Filter the table")),
            ("Ctrl+C", self.tr("Copy the table that has the focus")),
            ("Ctrl+E", self.tr("Export the chosen runs")),
            ("L", self.tr("Logarithmic or linear loss axis")),
            ("+  −  Home", self.tr("Zoom the curves, or see all of them again")),
        ]

    def apply_theme(self, theme: Theme) -> None:
        for part in (self.bar, self.table, self.view):
            part.apply_theme(theme)

    def retranslate(self) -> None:
        """Every part of the pane looks after its own texts."""
