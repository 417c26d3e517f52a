"""Hands for the tests of the Descend page: keys, mouse and typed numbers."""

import pyqtgraph as pg
from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)

LEFT = Qt.MouseButton.LeftButton


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)


def text(page, name) -> str:
    return page.findChild(QLabel, name).text()


def number(page, name) -> float:
    return float(page.findChild(QLineEdit, name).text())


def enter(page, name, typed, key=Qt.Key.Key_Return):
    """Type a number into a field, as with the keyboard."""
    field = page.findChild(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, key)


def choose(page, name, key):
    """An entry of a menu, with the keyboard."""
    box = page.findChild(QComboBox, name)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    down = box.findData(key) - box.currentIndex()
    for _ in range(abs(down)):
        QTest.keyClick(box, Qt.Key.Key_Down if down > 0 else Qt.Key.Key_Up)
    wait_for_map(page)
    page.setFocus()


def wait_for_map(page):
    """Another surface is surveyed in a thread, which must not outlive the test."""
    while page.isVisible() and not page.view.map.is_surveyed():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 1000)


def click(page, name, kind=QPushButton):
    widget = page.findChild(kind, name)
    if isinstance(widget, QCheckBox):
        QTest.mouseClick(widget, LEFT, pos=QPoint(10, widget.height() // 2))
    else:
        QTest.mouseClick(widget, LEFT)


def rows(page) -> QTreeWidget:
    return page.findChild(QTreeWidget, "racers")


def click_row(page, row, x=90):
    """The name of a racer in the list, or with x = 10 its tick."""
    tree = rows(page)
    place = tree.visualItemRect(tree.topLevelItem(row))
    QTest.mouseClick(tree.viewport(), LEFT, pos=QPoint(x, place.center().y()))


def names(page) -> list[str]:
    tree = rows(page)
    return [tree.topLevelItem(row).text(0) for row in range(tree.topLevelItemCount())]


def map_pixel(page, x, y) -> tuple[QWidget, QPoint]:
    plot = page.findChild(pg.PlotWidget, "map")
    scene = plot.getViewBox().mapViewToScene(QPointF(x, y))
    return plot.viewport(), plot.mapFromScene(scene)


def click_map(page, x, y):
    viewport, at = map_pixel(page, x, y)
    QTest.mouseClick(viewport, LEFT, pos=at)
