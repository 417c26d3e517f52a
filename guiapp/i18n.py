"""The language of the window, switched while it runs, and the engine's sentences in it.

Sources are English; translations are Qt Linguist files under ``resources/translations``. After a
text was added or changed:

    pyside6-lupdate -extensions py guiapp -ts resources/translations/nablascope_ja.ts
    pyside6-lrelease resources/translations/nablascope_ja.ts
"""

from __future__ import annotations

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QTranslator,
)

from engine.config import ConfigError
from guiapp import resources

TRANSLATED = ("ja",)
ENGINE_CONTEXT = "Engine"

# The engine speaks English and names its sentences; these marks let Qt Linguist find them.
# tests/guiapp/test_i18n.py compares this list with the engine's own.
ENGINE_SENTENCES = (
    QT_TRANSLATE_NOOP("Engine", "This must be a number, not {value}."),
    QT_TRANSLATE_NOOP("Engine", "This must be a whole number, not {value}."),
    QT_TRANSLATE_NOOP("Engine", "This must be between {low} and {high}, not {value}."),
    QT_TRANSLATE_NOOP("Engine", "This must be a finite number above 0, not {value}."),
    QT_TRANSLATE_NOOP("Engine", "{value} is not known here; choose one of {choices}."),
    QT_TRANSLATE_NOOP("Engine", "{optimizer} has no parameter {value}; it takes {choices}."),
    QT_TRANSLATE_NOOP("Engine", "At most {high} hidden layers, not {value}."),
    QT_TRANSLATE_NOOP("Engine", "There is no setting {value}."),
    QT_TRANSLATE_NOOP("Engine", "This must be whole numbers separated by commas, not {value}."),
    QT_TRANSLATE_NOOP(
        "Engine", "The training data have {high} samples, so a batch cannot have {value}."
    ),
    QT_TRANSLATE_NOOP("Engine", "Only pictures of digits, 28 x 28 pixels, can be augmented."),
    QT_TRANSLATE_NOOP("Engine", "A run that goes on keeps its {setting}, which is {value}."),
    QT_TRANSLATE_NOOP("Engine", "This must be two numbers, the smaller one first, not {value}."),
    QT_TRANSLATE_NOOP(
        "Engine",
        "Of {samples} samples this leaves none to learn from or none to validate with.",
    ),
    QT_TRANSLATE_NOOP("Engine", "{value} is there twice; each optimizer races once."),
    QT_TRANSLATE_NOOP("Engine", "At least one optimizer must race."),
)


def system_language() -> str:
    """The first of the system's languages that the window speaks."""
    for name in QLocale.system().uiLanguages():
        code = name.split("-")[0].lower()
        if code in ("en", *TRANSLATED):
            return code
    return "en"


def explain(error: Exception) -> str:
    """What to show beside a field, in the language of the window."""
    if isinstance(error, ConfigError):
        sentence = QCoreApplication.translate(ENGINE_CONTEXT, error.sentence)
        return sentence.format(**error.values)
    return str(error)


class Language:
    """Installs the translators of one language at a time; Qt then tells every widget.

    ``current`` is "en" or "ja".
    """

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.current = "en"

    def switch(self, choice: str) -> None:
        """``choice`` is "system", "en" or "ja"."""
        self.current = system_language() if choice == "system" else choice
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed.clear()
        QLocale.setDefault(QLocale(self.current))
        if self.current == "en":
            return
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for path in (
            f"{qt_folder}/qtbase_{self.current}.qm",
            str(resources.translation(self.current)),
        ):
            translator = QTranslator(self._application)
            if translator.load(path):
                self._application.installTranslator(translator)
                self._installed.append(translator)
