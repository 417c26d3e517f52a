"""The main window: a rail of pages and the page itself; composition and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QFont,
    QFontMetrics,
    QKeySequence,
    QShortcut,
)
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
from guiapp.keeping.keeper import Keeper
from guiapp.page_keys import PAGES, page_shortcut
from guiapp.pages.catalog import Catalog
from guiapp.pages.page import Page
from guiapp.session import Session
from guiapp.settings import MAX_SCALE, MIN_SCALE, Settings
from guiapp.theme import Theme
from guiapp.widgets.shortcut_help import ShortcutHelp

if TYPE_CHECKING:  # made when there is something to say
    from guiapp.widgets.recovery_bar import RecoveryBar

PAINTED_MS = 100  # after the start of the event loop the window has certainly been painted
RAIL_BUTTON_PX = 72  # at least; words in a large font make the rail wider
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

    def __init__(self, session: Session, settings: Settings, keeper: Keeper) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._keeper = keeper
        self._catalog = Catalog(self)
        self._pages: dict[str, Page] = {}
        self._theme: Theme | None = None
        self._stack = QStackedWidget()
        self._content = QVBoxLayout()  # the pages, and what may stand above them
        self._bars: list[RecoveryBar] = []
        self._rail_buttons = QButtonGroup(self)
        self._rail_buttons.setExclusive(True)
        self._view_button = self._make_rail_button("view")
        self._view_button.setCheckable(False)
        self._view_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._make_view_menu()
        self.setCentralWidget(self._compose())
        self._make_shortcuts()
        self._rail_buttons.idClicked.connect(lambda index: self.show_page(PAGES[index]))
        self.show_page(settings.last_page or PAGES[0])
        self.resize(DEFAULT_SIZE)
        if settings.geometry is not None:
            self.restoreGeometry(settings.geometry)
        self.retranslate()

    # -- composition --------------------------------------------------------------------------

    def _compose(self) -> QWidget:
        rail = QVBoxLayout()
        rail.setContentsMargins(8, 8, 8, 8)
        rail.setSpacing(2)  # eleven buttons fit 740 px, in Japanese and large text too
        for index, key in enumerate(PAGES):
            button = self._make_rail_button(key)
            self._rail_buttons.addButton(button, index)
            rail.addWidget(button)
        rail.addStretch(1)
        rail.addWidget(self._view_button)

        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(rail)
        self._content.setSpacing(0)
        self._content.addWidget(self._stack, 1)
        row.addLayout(self._content, 1)
        return body

    def _make_rail_button(self, key: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"rail_{key}")
        button.setProperty("rail", True)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(24, 24))
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
        for key in PAGES:
            shortcut = QShortcut(QKeySequence(page_shortcut(key)), self)
            shortcut.activated.connect(lambda key=key: self.show_page(key))

    # -- what others may ask ------------------------------------------------------------------

    def begin(self) -> None:
        """Load the first run, and the typesetter once the page has been painted."""
        train = self.page("train")
        train.initial_config = self._settings.last_config
        train.begin()
        QTimer.singleShot(PAINTED_MS, self, self._preload_formulas)

    @Slot()
    def _preload_formulas(self) -> None:
        from guiapp.widgets.formulas.formula_view import preload

        preload()  # 0.2 s while the training thread unpacks MNIST, instead of on the next page

    def page(self, key: str) -> Page:
        """The page of that KEY, made if this is the first time that it is wanted."""
        page = self._pages.get(key)
        if page is None:
            page = self._catalog.make(key, self._session, self._keeper)
            page.page_requested.connect(self.show_page)
            self._pages[key] = page
            self._stack.addWidget(page)
            if self._theme is not None:
                page.apply_theme(self._theme)
        return page

    def show_page(self, key: str) -> None:
        """Show the page of that KEY."""
        page = self.page(key)
        self._stack.setCurrentWidget(page)
        self._rail_buttons.button(PAGES.index(key)).setChecked(True)
        page.setFocus()  # so that the page's keys work at once

    def show_above(self, bar: RecoveryBar) -> None:
        """Put a bar above the pages, whichever is shown; it may hide itself."""
        self._content.insertWidget(0, bar)
        self._bars.append(bar)
        if self._theme is not None:
            bar.apply_theme(self._theme)

    @property
    def current_page(self) -> Page:
        """The page that is visible."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    @Slot(object)
    def apply_theme(self, theme: Theme) -> None:
        """Pass the theme on to the rail and every page that there is."""
        self._theme = theme
        for index, key in enumerate(PAGES):
            self._rail_buttons.button(index).setIcon(themed_icon(key, theme))
        parts: tuple[Page | RecoveryBar, ...] = (*self._pages.values(), *self._bars)
        for part in parts:
            part.apply_theme(theme)
        self._view_button.setIcon(themed_icon("view", theme))

    @Slot()
    def show_shortcuts(self) -> None:
        """The F1 list: every key of the visible page and of the window."""
        window_keys = [
            (page_shortcut(key), self.tr("Go to {page}").format(page=self._catalog.title(key)))
            for key in PAGES
        ]
        window_keys += [
            ("Ctrl++ / Ctrl+-", self.tr("Larger or smaller text")),
            ("Ctrl+0", self.tr("Normal text size")),
            ("F1", self.tr("This list")),
        ]
        page = self.current_page
        title = self._catalog.title(page.KEY)
        ShortcutHelp(title, page.shortcuts_help(), window_keys, self).open()

    def _scale_text(self, factor: float | None) -> None:
        scale = 1.0 if factor is None else self._settings.text_scale * factor
        self.text_scale_chosen.emit(min(MAX_SCALE, max(MIN_SCALE, scale)))

    # -- texts and events ---------------------------------------------------------------------

    def retranslate(self) -> None:
        """Set every text of the window's own anew."""
        self.setWindowTitle("Nablascope")
        for index, key in enumerate(PAGES):
            button = self._rail_buttons.button(index)
            button.setText(self._catalog.title(key))
            hint = self._catalog.hint(key)
            button.setToolTip(self.tr("{hint} ({keys})").format(hint=hint, keys=page_shortcut(key)))
        self._view_button.setText(self.tr("View"))
        self._fit_rail()
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

    def _fit_rail(self) -> None:
        """As wide as the longest word, which is bold while its page is shown."""
        buttons = (*self._rail_buttons.buttons(), self._view_button)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        widest = max(metrics.horizontalAdvance(button.text()) for button in buttons)
        for button in buttons:
            button.setFixedWidth(max(RAIL_BUTTON_PX, widest + 8))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_rail()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        self._settings.geometry = self.saveGeometry()
        self._settings.last_page = self.current_page.KEY
        train = self._pages.get("train")
        config = (train and train.config_to_remember()) or self._session.config
        if config is not None:
            self._settings.last_config = config
        self._settings.save()
        self._session.pause()
        super().closeEvent(event)
