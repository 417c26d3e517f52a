"""A formula as a book prints it, sharp at every size, in the colors of the theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QElapsedTimer, QEvent, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontInfo,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from guiapp.theme import LIGHT, Theme
from guiapp.throttle import Throttle

INTERVAL_MS = 250  # figures change at 4 Hz: the eye reads no faster
ENLARGEMENT = 1.25  # of the window's font size: mathematical letters are smaller than their font
LINE_EM = 2.8  # room for a sum with limits (2.75 em) or a fraction with powers in it (2.5 em)
SHRINK_STEP = 0.05  # a formula that is too wide shrinks in steps, not with each of its digits


class Formula:
    """A typeset formula, ready to be painted; sizes in multiples of the font size (em)."""

    def __init__(self, latex: str, color: str) -> None:
        from guiapp.widgets.formulas.typesetter import typeset  # see preload

        picture = typeset(latex)
        self.width, self.height, self.axis = picture.width, picture.height, picture.axis
        self._renderer = QSvgRenderer(picture.colored(color))

    def paint(self, painter: QPainter, x: float, y: float, em: float) -> None:
        """Paint with the upper left corner at (x, y) and a font size of ``em`` pixels."""
        self._renderer.render(painter, QRectF(x, y, self.width * em, self.height * em))


@lru_cache(maxsize=128)
def formula(latex: str, color: str) -> Formula:
    """The formula in a color such as ``#1b1e23``; the last ones are kept.

    Raises
    ------
    ValueError
        When ``latex`` is no formula.
    """
    return Formula(latex, color)


def preload() -> None:
    """Load ziamath and its font now (0.25 s) rather than with the first formula."""
    import guiapp.widgets.formulas.typesetter  # noqa: F401


class FormulaView(QWidget):
    """Shows one formula, left-aligned, its axis (the height of a minus sign) in the middle.

    The height is that of ``lines`` display formulas whatever is shown, and a formula that is
    too large is scaled down, so nothing around it moves and nothing is cut off.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        lines: float = 1.0,
        *,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """``clock`` is a monotonic time in milliseconds, by default that of the system."""
        super().__init__(parent)
        self._lines = lines
        self._theme = LIGHT
        self._latex = ""
        self._shown = ""
        self._formula: Formula | None = None
        self._since = QElapsedTimer()
        self._since.start()
        self._timer = QTimer(self)  # a child: what is pending does not outlive the widget
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self._wake: Callable[[], None] = self.update
        self._throttle: Throttle[str] = Throttle(
            self._typeset, INTERVAL_MS, clock or self._elapsed_ms, self._call_later
        )
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._reserve()

    def set_latex(self, latex: str) -> None:
        """Show a formula, at once or, if the last one is younger than 250 ms, soon after.

        An empty text shows nothing.

        Raises
        ------
        ValueError
            When ``latex`` is no formula; what was shown before stays.
        """
        if latex == self._latex:
            return
        if latex:
            from guiapp.widgets.formulas.typesetter import parse  # see preload

            parse(latex)  # the mistake is reported to its author, not later to a timer
        self._throttle.submit(latex)
        self._latex = latex
        self.setAccessibleName(latex)

    def latex(self) -> str:
        """The formula set last, which may not be painted yet."""
        return self._latex

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._typeset(self._shown)

    @Slot()
    def copy_latex(self) -> None:
        """Put the formula on the clipboard as LaTeX."""
        QGuiApplication.clipboard().setText(self._latex)

    # -- when ---------------------------------------------------------------------------------

    def _elapsed_ms(self) -> float:
        return float(self._since.elapsed())

    def _call_later(self, delay_ms: int, function: Callable[[], None]) -> None:
        self._wake = function
        self._timer.start(delay_ms)

    @Slot()
    def _on_timeout(self) -> None:
        self._wake()

    def _typeset(self, latex: str) -> None:
        self._formula = formula(latex, self._theme.text) if latex else None
        self._shown = latex
        self.update()

    # -- how large ----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Independent of what is shown, so that nothing moves when a figure grows."""
        return QSize(320, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(80, self.minimumHeight())

    def _reserve(self) -> None:
        self.setFixedHeight(ceil(self._lines * LINE_EM * self._full_em()))

    def _full_em(self) -> float:
        """The font size of formulas in pixels, where there is room."""
        return ENLARGEMENT * QFontInfo(self.font()).pixelSize()

    def _em(self, shown: Formula) -> float:
        """The font size in pixels at which the formula fits."""
        em = self._full_em()
        fit = min(self.width() / (shown.width * em), self.height() / (shown.height * em))
        if fit >= 1:
            return em
        return em * (floor(fit / SHRINK_STEP) * SHRINK_STEP or fit)

    # -- events -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._formula is not None:
            em = self._em(self._formula)
            lowest = self.height() - self._formula.height * em
            top = self.height() / 2 - self._formula.axis * em
            self._formula.paint(painter, 0.0, min(max(top, 0.0), lowest), em)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(QPen(self._theme.color("accent"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy as LaTeX"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(bool(self._latex))
        copy.triggered.connect(self.copy_latex)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_latex()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()
            self.update()
        super().changeEvent(event)
