"""The main window: a rail of pages and the page itself; composition and nothing else."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from guiapp.icons import themed_icon
from guiapp.pages.descent import DescentPage
from guiapp.pages.draw import DrawPage
from guiapp.pages.page import Page
from guiapp.pages.train import TrainPage
from guiapp.session import Session
from guiapp.settings import MAX_SCALE, MIN_SCALE, Settings
from guiapp.theme import Theme
from guiapp.widgets.shortcut_help import ShortcutHelp

RAIL_WIDTH_PX = 88
DEFAULT_SIZE = QSize(1280, 720)


class MainWindow(QMainWindow):
    """Signals
    -------
    language_chosen(str), theme_chosen(str) : "system" or one of the choices in settings.py
    text_scale_chosen(float)
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_scale_chosen = Signal(float)

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self.train_page = TrainPage(session)
        self.descent_page = DescentPage()
        self.draw_page = DrawPage(session)
        self.pages: tuple[Page, ...] = (self.train_page, self.descent_page, self.draw_page)

        self._stack = QStackedWidget()
        self._rail_buttons = QButtonGroup(self)
        self._rail_buttons.setExclusive(True)
        self._view_button = self._make_rail_button("view")
        self._view_button.setCheckable(False)
        self._view_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._make_view_menu()
        self.setCentralWidget(self._compose())
        self._make_shortcuts()
        self._rail_buttons.idClicked.connect(lambda index: self.show_page(self.pages[index].KEY))
        self.show_page(self.train_page.KEY)
        self.resize(DEFAULT_SIZE)
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)
        self.retranslate()

    # -- composition --------------------------------------------------------------------------

    def _compose(self) -> QWidget:
        rail = QVBoxLayout()
        rail.setContentsMargins(8, 16, 8, 16)
        rail.setSpacing(8)
        for index, page in enumerate(self.pages):
            self._stack.addWidget(page)
            button = self._make_rail_button(page.KEY)
            self._rail_buttons.addButton(button, index)
            rail.addWidget(button)
        rail.addStretch(1)
        rail.addWidget(self._view_button)

        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(rail)
        row.addWidget(self._stack, 1)
        return body

    def _make_rail_button(self, key: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"rail_{key}")
        button.setProperty("rail", True)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(24, 24))
        button.setFixedWidth(RAIL_WIDTH_PX - 16)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _make_view_menu(self) -> None:
        menu = QMenu(self)
        self._theme_actions = self._make_choices(
            ("system", "light", "dark"), self._settings.theme, self.theme_chosen
        )
        self._language_actions = self._make_choices(
            ("system", "en", "ja"), self._settings.language, self.language_chosen
        )
        self._theme_menu, self._language_menu = QMenu(menu), QMenu(menu)
        for submenu, actions in (
            (self._theme_menu, self._theme_actions),
            (self._language_menu, self._language_actions),
        ):
            submenu.addActions(list(actions.values()))
            menu.addMenu(submenu)
        menu.addSeparator()
        self._larger, self._smaller = QAction(self), QAction(self)
        self._normal, self._keys = QAction(self), QAction(self)
        self._larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._smaller.setShortcut("Ctrl+-")
        self._normal.setShortcut("Ctrl+0")
        self._keys.setShortcut("F1")
        self._larger.triggered.connect(lambda: self._scale_text(1.1))
        self._smaller.triggered.connect(lambda: self._scale_text(1 / 1.1))
        self._normal.triggered.connect(lambda: self._scale_text(None))
        self._keys.triggered.connect(self.show_shortcuts)
        for action in (self._larger, self._smaller, self._normal, self._keys):
            menu.addAction(action)
            self.addAction(action)
        self._view_button.setMenu(menu)

    def _make_choices(
        self, keys: tuple[str, ...], chosen: str, signal: SignalInstance
    ) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions: dict[str, QAction] = {}
        for key in keys:
            action = QAction(group)
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.setData(key)
            actions[key] = action
        group.triggered.connect(lambda action: signal.emit(action.data()))
        return actions

    def _make_shortcuts(self) -> None:
        for index, page in enumerate(self.pages):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{index + 1}"), self)
            shortcut.activated.connect(lambda key=page.KEY: self.show_page(key))

    # -- what others may ask ------------------------------------------------------------------

    def begin(self) -> None:
        """Load the first run; called once the window has been painted."""
        self.train_page.load_first_run()

    def show_page(self, key: str) -> None:
        """Show the page of that KEY."""
        for index, page in enumerate(self.pages):
            if key == page.KEY:
                self._stack.setCurrentIndex(index)
                self._rail_buttons.button(index).setChecked(True)
                page.setFocus()  # so that the page's keys work at once
                return
        raise ValueError(f"there is no page {key!r}; pages are {[p.KEY for p in self.pages]}")

    @property
    def current_page(self) -> Page:
        """The page that is visible."""
        return self.pages[self._stack.currentIndex()]

    @Slot(object)
    def apply_theme(self, theme: Theme) -> None:
        """Pass the theme on to the rail and every page."""
        for index, page in enumerate(self.pages):
            self._rail_buttons.button(index).setIcon(themed_icon(page.KEY, theme))
            page.apply_theme(theme)
        self._view_button.setIcon(themed_icon("view", theme))

    @Slot()
    def show_shortcuts(self) -> None:
        """The F1 list: every key of the visible page and of the window."""
        window_keys = [
            (f"Ctrl+{index + 1}", self.tr("Go to {page}").format(page=page.title()))
            for index, page in enumerate(self.pages)
        ]
        window_keys += [
            ("Ctrl++ / Ctrl+-", self.tr("Larger or smaller text")),
            ("Ctrl+0", self.tr("Normal text size")),
            ("F1", self.tr("This list")),
        ]
        page = self.current_page
        ShortcutHelp(page.title(), page.shortcuts_help(), window_keys, self).open()

    def _scale_text(self, factor: float | None) -> None:
        scale = 1.0 if factor is None else self._settings.text_scale * factor
        self.text_scale_chosen.emit(min(MAX_SCALE, max(MIN_SCALE, scale)))

    # -- texts and events ---------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text of the window's own anew."""
        self.setWindowTitle("Nablascope")
        for index, page in enumerate(self.pages):
            button = self._rail_buttons.button(index)
            button.setText(page.title())
            button.setToolTip(
                self.tr("{hint} (Ctrl+{number})").format(hint=page.hint(), number=index + 1)
            )
        self._view_button.setText(self.tr("View"))
        self._view_button.setToolTip(self.tr("Theme, language and size of the text"))
        self._theme_menu.setTitle(self.tr("Theme"))
        self._language_menu.setTitle(self.tr("Language (言語)"))
        self._theme_actions["system"].setText(self.tr("Like the system"))
        self._theme_actions["light"].setText(self.tr("Light"))
        self._theme_actions["dark"].setText(self.tr("Dark"))
        self._language_actions["system"].setText(self.tr("Like the system"))
        # a language is named in itself, so that one finds home from any other
        self._language_actions["en"].setText("English")
        self._language_actions["ja"].setText("日本語")
        self._larger.setText(self.tr("Larger text"))
        self._smaller.setText(self.tr("Smaller text"))
        self._normal.setText(self.tr("Normal text size"))
        self._keys.setText(self.tr("Keyboard shortcuts"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        self._settings.geometry = self.saveGeometry()
        self._session.pause()
        super().closeEvent(event)
