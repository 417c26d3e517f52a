"""Two pictures, square and side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guiapp.widgets.network.picture_pair import GAP_PX, PicturePair
from guiapp.widgets.network.signed_picture import SignedPicture


def test_pictures_are_as_high_as_wide_and_leave_the_rest(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    left, right = SignedPicture(), SignedPicture()
    pair = PicturePair(left, right)
    pair.set_captions("one", "two")
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(pair, 100)
    layout.addStretch(1)
    page.resize(308, 500)
    page.show()
    qtbot.waitExposed(page)
    side = (308 - GAP_PX) // 2
    qtbot.waitUntil(lambda: left.height() == side)
    assert (left.width(), right.width(), right.height()) == (side, side, side)
    page.resize(508, 500)
    qtbot.waitUntil(lambda: right.height() == (508 - GAP_PX) // 2)
    assert pair.captions() == ("one", "two")


def test_where_height_is_scarce_the_pictures_shrink(qtbot: QtBot) -> None:
    left, right = SignedPicture(), SignedPicture()
    pair = PicturePair(left, right)
    qtbot.addWidget(pair)
    least = pair.minimumSizeHint()
    assert left.minimumSizeHint().height() < least.height()
    pair.resize(400, least.height())
    pair.show()
    qtbot.waitExposed(pair)
    assert left.height() == right.height() == left.minimumSizeHint().height()
    assert pair.rect().contains(right.geometry())
