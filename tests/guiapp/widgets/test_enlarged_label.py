"""A label larger than the text around it, whatever happens to that."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guiapp.theme import DARK, LIGHT, style_sheet
from guiapp.widgets.enlarged_label import EnlargedLabel


@pytest.fixture
def around(qtbot, qapp):
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    qapp.setStyleSheet("")


def size(widget) -> float:
    return widget.font().pointSizeF()


def test_the_ratio_is_kept_through_text_sizes_and_style_sheets(around, qapp):
    qapp.setStyleSheet(style_sheet(LIGHT))
    label = EnlargedLabel(1.5, around, QFont.Weight.DemiBold)
    around.show()
    font = qapp.font()
    for theme in (LIGHT, DARK):
        for scale in (1.2, 1.44, 0.9, 1.0):
            scaled = QFont(font)
            scaled.setPointSizeF(font.pointSizeF() * scale)
            qapp.setFont(scaled)
            qapp.setStyleSheet(style_sheet(theme))
            assert size(label) == pytest.approx(1.5 * scale * font.pointSizeF())
            assert label.font().weight() == QFont.Weight.DemiBold


def test_another_ratio_and_another_parent(around):
    label = EnlargedLabel(2.0)
    font = around.font()
    font.setPointSizeF(3 * size(around))
    around.setFont(font)
    QVBoxLayout(around).addWidget(label)
    assert size(label) == pytest.approx(2 * size(around))
    label.set_ratio(1.25)
    assert size(label) == pytest.approx(1.25 * size(around))
