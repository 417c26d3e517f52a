"""The keys of a page, and who gets one that is also a key of the focused control."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class KeepKeys(QObject):
    """Lets a control that was reached with Tab keep the keys it lives on.

    On a page where Space plays and Right steps, a button that has the focus should still be
    pressed by Space, and a slider still be moved by Right. The mouse gives such a control no
    focus, so after a click the keys go on meaning what they mean on the page.
    """

    def __init__(self, widget: QWidget, keys: Iterable[Qt.Key]) -> None:
        super().__init__(widget)
        self._keys = frozenset(int(key) for key in keys)
        widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Claim the keys before any shortcut does; see ``QEvent.ShortcutOverride``."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if plain and event.key() in self._keys:
                event.accept()
                return True
        return super().eventFilter(watched, event)


BUTTON_KEYS = (Qt.Key.Key_Space,)
SLIDER_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


def bind_keys(
    page: QWidget,
    actions: Mapping[str, Callable[[], object]],
    repeating: Container[str] | None = None,
) -> dict[str, QShortcut]:
    """Bind each key, as "Ctrl+Up", to what it does while the focus is anywhere on ``page``.

    A key that is held repeats what it does; with ``repeating`` only those do that are in it.
    The shortcuts are returned for pages that switch some of them off.
    """
    shortcuts: dict[str, QShortcut] = {}
    for key, action in actions.items():
        shortcut = shortcuts[key] = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(repeating is None or key in repeating)
        shortcut.activated.connect(action)
    return shortcuts


def key_name(key: str) -> str:
    """A key as the system writes it, to be listed under F1."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
