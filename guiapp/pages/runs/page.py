"""Every kept run, and studies that make many of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from guiapp.keeping.keeper import Keeper
from guiapp.pages.page import Page
from guiapp.pages.runs.ledger_pane import LedgerPane
from guiapp.pages.runs.pane import Pane
from guiapp.session import Session
from guiapp.theme import Theme
from guiapp.widgets.fields.tab_buttons import TabButtons
from guiapp.widgets.keyboard import bind_keys

PANES = ("ledger", "seeds", "race", "search")


class RunsPage(Page):
    """Four panes; all but the first are made when they are first seen."""

    KEY = "runs"

    def __init__(self, session: Session, keeper: Keeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._keeper = session, keeper
        self._theme: Theme | None = None
        self.tabs = TabButtons(PANES, self)
        self._stack = QStackedWidget(self)
        self.ledger = LedgerPane(session, keeper, self)
        self.panes: dict[str, Pane] = {"ledger": self.ledger}
        self._stack.addWidget(self.ledger)
        top = QHBoxLayout()
        top.addWidget(self.tabs)
        top.setSpacing(16)
        top.addWidget(self.ledger.news, 100)
        top.addStretch(1)  # where the news are hidden, the tabs stay as they are
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._on_tab)
        self.ledger.page_requested.connect(self.page_requested)
        bind_keys(self, {f"Alt+{k}": partial(self.go_to, n) for k, n in enumerate(PANES, 1)})
        self.setFocusProxy(self.ledger)
        self.retranslate()

    def go_to(self, key: str) -> None:
        """Show a pane, and give it the keyboard."""
        self.tabs.choose(key)
        self.pane(key).setFocus()

    def pane(self, key: str) -> Pane:
        """A pane, made if it is not there yet."""
        if key not in self.panes:
            pane = self.panes[key] = self._make(key)
            self._stack.addWidget(pane)
            if self._theme is not None:
                pane.apply_theme(self._theme)
        return self.panes[key]

    def _make(self, key: str) -> Pane:
        match key:
            case "seeds":
                from guiapp.pages.runs.seeds_pane import SeedsPane

                return SeedsPane(self._session, self._keeper)
            case "race":
                from guiapp.pages.runs.race_pane import RacePane

                return RacePane(self._session, self._keeper)
            case "search":
                from guiapp.pages.runs.search_pane import SearchPane

                return SearchPane(self._session, self._keeper)
            case _:
                raise ValueError(f"There is no pane {key!r}; panes are {', '.join(PANES)}.")

    @Slot(str)
    def _on_tab(self, key: str) -> None:
        self._stack.setCurrentWidget(self.pane(key))
        self.setFocusProxy(self.pane(key))
        self.ledger.news.setVisible(key == "ledger")

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.tabs.apply_theme(theme)
        for pane in self.panes.values():
            pane.apply_theme(theme)

    def shortcuts_help(self) -> list[tuple[str, str]]:
        panes = ("Alt+1 ... Alt+4", self.tr("Ledger, seeds, race, search"))
        return [panes, *self.panes[self.tabs.current()].shortcuts_help()]

    def retranslate(self) -> None:
        self.tabs.set_texts(
            {
                "ledger": (
                    self.tr("Ledger"),
                    self.tr("Every kept run: which was better, and why (Alt+1)."),
                ),
                "seeds": (
                    self.tr("Seeds"),
                    self.tr("One configuration many times: what is luck, what is not (Alt+2)."),
                ),
                "race": (
                    self.tr("Race"),
                    self.tr("Optimizers from the same weights, batch for batch (Alt+3)."),
                ),
                "search": (
                    self.tr("Search"),
                    self.tr("Settings drawn at random, and the best of them (Alt+4)."),
                ),
            }
        )
        for pane in self.panes.values():
            pane.retranslate()
