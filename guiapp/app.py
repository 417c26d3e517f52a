"""From nothing to a running window, and back: application, theme, language, order of shutdown."""

from __future__ import annotations

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from guiapp import resources, user_folders
from guiapp.garbage import GarbageCollection
from guiapp.i18n import Language
from guiapp.keeping.autosave import Autosave
from guiapp.keeping.keeper import Keeper
from guiapp.main_window import MainWindow
from guiapp.session import Session
from guiapp.settings import Settings, open_store
from guiapp.theme import DARK, LIGHT, palette, style_sheet

if TYPE_CHECKING:  # imported once the window has been painted
    from engine.runs.library import RunLibrary
    from guiapp.keeping.recovery import Recovery

# The training thread needs the interpreter for about 10 us between two matrix products. With
# Python's 5 ms it would wait that long whenever the window is painting.
SWITCH_INTERVAL_S = 0.0005


class Appearance(QObject):
    """The theme and text size of the whole application.

    Signals
    -------
    theme_changed(Theme)
    """

    theme_changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self._base_size = max(9.0, application.font().pointSizeF())
        application.setStyle("Fusion")  # the one style that takes its colors from the palette
        application.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        self.theme = LIGHT
        self.apply()

    @Slot()
    def _on_system_scheme(self) -> None:
        if self._settings.theme == "system":
            self.apply()

    def apply(self) -> None:
        """Dress everything as the settings say."""
        scale = self._settings.text_scale
        font = self._application.font()
        font.setPointSizeF(self._base_size * scale)
        self._application.setFont(font)
        choice = self._settings.theme
        if choice == "system":
            scheme = self._application.styleHints().colorScheme()
            choice = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        self.theme = DARK if choice == "dark" else LIGHT
        self._application.setPalette(palette(self.theme))
        self._application.setStyleSheet(style_sheet(self.theme))
        self.theme_changed.emit(self.theme)


class UnexpectedErrors(QObject):
    """Shows what nobody foresaw, one dialog at a time, and leaves the window usable."""

    _arrived = Signal(str, str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._arrived.connect(self.show_report, Qt.ConnectionType.QueuedConnection)
        self._dialog: QMessageBox | None = None

    def hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """For ``sys.excepthook``: may be called in any thread."""
        details = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(details)
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self._arrived.emit(f"{kind.__name__}: {error}", details)

    @Slot(str, str)
    def show_report(self, message: str, details: str) -> None:
        """The dialog with the report; further reports while it is open are not stacked."""
        if self._dialog is not None:
            return
        dialog = QMessageBox(self._window)
        dialog.setObjectName("error_report")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setIcon(QMessageBox.Icon.Warning)
        dialog.setWindowTitle(self.tr("Something unexpected happened"))
        dialog.setText(
            self.tr(
                "The training stopped because of an error in the program. The window stays "
                "usable: press R to start the run again."
            )
        )
        dialog.setInformativeText(message)
        dialog.setDetailedText(details)
        dialog.finished.connect(self._on_closed)
        self._dialog = dialog
        dialog.open()

    @Slot()
    def _on_closed(self) -> None:
        self._dialog = None


def make_application(arguments: list[str]) -> QApplication:
    """The QApplication with its names set; must be the first Qt object made."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication(arguments)
    application.setApplicationName("Nablascope")
    application.setApplicationDisplayName("Nablascope")
    application.setOrganizationName("Nablascope")
    application.setDesktopFileName("nablascope")
    application.setWindowIcon(QIcon(str(resources.icon("nablascope"))))
    pg.setConfigOptions(antialias=False, imageAxisOrder="row-major", crashWarning=False)
    GarbageCollection(application)
    return application


class Desk:
    """The window with everything it stands on, put together in one place.

    Parameters
    ----------
    data : the folder where runs are kept and saved; None is the user's own
    """

    def __init__(
        self, application: QApplication, settings: Settings, data: Path | None = None
    ) -> None:
        self.settings = settings
        self._data = data
        self.language = Language(application)
        self.language.switch(settings.language)
        self.appearance = Appearance(application, settings)
        self.session = Session()
        self.keeper = Keeper(self.session, self._library, settings)
        self.autosave = Autosave(self.session, self._autosave_folder, settings.autosave_s)
        self.recovery: Recovery | None = None
        self.window = MainWindow(self.session, settings, self.keeper)
        self.errors = UnexpectedErrors(self.window)
        self.session.failed.connect(self._on_failed)
        self.appearance.theme_changed.connect(self.window.apply_theme)
        self.window.language_chosen.connect(self._on_language)
        self.window.theme_chosen.connect(self._on_theme)
        self.window.text_scale_chosen.connect(self._on_text_scale)
        self.window.apply_theme(self.appearance.theme)

    def begin(self) -> None:
        """What may wait until the window has been painted: the first run, and what a crash left."""
        from guiapp.keeping.recovery import Recovery

        self.window.begin()
        self.recovery = Recovery(self.autosave, self.keeper, self.window.show_above)
        self.recovery.begin()

    def _library(self) -> RunLibrary:
        from engine.runs.library import RunLibrary

        return RunLibrary(self._data / "runs" if self._data else user_folders.runs_folder())

    def _autosave_folder(self) -> Path:
        return self._data / "autosave" if self._data else user_folders.autosave_folder()

    def _on_failed(self, report: object) -> None:
        message, details = getattr(report, "message", ""), getattr(report, "details", "")
        self.errors.show_report(message, details)

    def _on_language(self, choice: str) -> None:
        self.settings.language = choice
        self.language.switch(choice)

    def _on_theme(self, choice: str) -> None:
        self.settings.theme = choice
        self.appearance.apply()

    def _on_text_scale(self, scale: float) -> None:
        self.settings.text_scale = scale
        self.appearance.apply()

    def close(self) -> bool:
        """End all threads, once everything is on the disk; False if the training thread is still
        inside one huge iteration."""
        self.window.close()
        is_kept = self.keeper.close()
        self.autosave.close(is_kept, self.keeper.holds)
        return self.session.shutdown()


def run(
    page: str | None = None,
    language: str | None = None,
    theme: str | None = None,
    when_shown: Callable[[Desk], None] | None = None,
) -> int:
    """Open the window and return the process's exit code once it is closed.

    ``language`` and ``theme`` hold for this start; None takes what was chosen last time.
    ``when_shown`` is called with the desk after the first event loop turn (benchmarks use it).
    """
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    application = make_application(sys.argv[:1])
    settings = Settings(open_store())
    if language is not None:
        settings.override("language", language)
    if theme is not None:
        settings.override("theme", theme)
    if page is not None:
        settings.override("last_page", page)
    desk = Desk(application, settings)
    sys.excepthook = desk.errors.hook
    threading.excepthook = lambda args: desk.errors.hook(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
    desk.window.show()
    # behind the first paint: MNIST takes 0.3 s to unpack, and nobody should wait for a window
    QTimer.singleShot(0, desk.begin)
    if when_shown is not None:
        QTimer.singleShot(0, lambda: when_shown(desk))
    code = application.exec()
    desk.close()
    return code
