"""What a study is asked with: settings, racers, ranges; and how its table is saved."""

import csv

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from engine.config import PRESETS, TrainConfig
from engine.optimizers import OPTIMIZERS
from engine.search.optimizer_race import BOOK_RACE, RACE_RATES, RACERS
from guiapp.theme import LIGHT
from guiapp.widgets.studies.config_choice import BOOK, TRAIN, ConfigChoice
from guiapp.widgets.studies.racer_choice import RacerChoice
from guiapp.widgets.studies.range_field import RangeField
from guiapp.widgets.studies.save_button import SaveButton, as_csv


@pytest.fixture
def choice(qtbot):
    choice = ConfigChoice(BOOK_RACE)
    qtbot.addWidget(choice)
    choice.apply_theme(LIGHT)
    return choice


def test_settings_come_from_the_train_page_or_a_preset(choice, qtbot):
    own = TrainConfig(hidden_sizes=(7,), iterations=123)
    with qtbot.waitSignal(choice.changed):
        choice.set_train_config(own)
    assert choice.config() == own
    choice.choose("chapter5")
    assert choice.config() == PRESETS["chapter5"]
    with qtbot.assertNotEmitted(choice.changed):
        choice.set_train_config(own.replace(iterations=5))
    assert choice.config() == PRESETS["chapter5"]
    choice.choose(BOOK)
    assert choice.config() == BOOK_RACE
    choice.choose(TRAIN)
    assert choice.config().iterations == 5


def test_the_length_of_a_run_can_be_changed(choice, qtbot):
    choice.choose("article")
    with qtbot.waitSignal(choice.changed):
        choice.iterations.set_value(50)
    assert choice.config() == PRESETS["article"].replace(iterations=50)


def test_by_hand_too(choice, qtbot):
    menu = choice._menu
    with qtbot.waitSignal(choice.changed):
        menu.setCurrentIndex(menu.findData("spirals"))
        menu.activated.emit(menu.currentIndex())
    assert choice.config() == PRESETS["spirals"]
    assert "32-16" in choice._summary.text()
    QApplication.sendEvent(choice, QEvent(QEvent.Type.LanguageChange))
    assert choice.current() == "spirals"


def test_racers_are_ticked_with_a_rate_each(qtbot):
    racers = RacerChoice()
    qtbot.addWidget(racers)
    racers.apply_theme(LIGHT)
    with qtbot.assertNotEmitted(racers.changed):
        racers.set_racers(RACERS, RACE_RATES)
    assert racers.optimizers() == RACERS
    assert racers.rates() == dict(RACE_RATES)
    assert not racers.fields["rmsprop"].isEnabled()
    with qtbot.waitSignal(racers.changed):
        racers.boxes["rmsprop"].click()
    assert racers.fields["rmsprop"].isEnabled()
    assert set(racers.optimizers()) == {*RACERS, "rmsprop"}
    assert list(racers.boxes) == list(OPTIMIZERS)


def test_a_range_tells_both_ends(qtbot):
    field = RangeField("rates", 1e-6, 1e-2, 10.0)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.changed):
        field.high.set_value(0.1)
    assert field.value() == (1e-6, 0.1)


def test_a_table_becomes_csv():
    assert as_csv("a\tb, c\n1\t2") == 'a,"b, c"\n1,2\n'


@pytest.fixture
def button(qtbot):
    picture = QWidget()
    picture.resize(40, 30)
    qtbot.addWidget(picture)
    button = SaveButton(picture, lambda: "rank\tvalue\n1\t0.5", "table")
    qtbot.addWidget(button)
    return button


def test_table_and_picture_are_written(button, tmp_path, monkeypatch):
    for action, name in (("csv", "a"), ("png", "b")):
        place = str(tmp_path / name)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, p=place: (p, ""))
        getattr(button, action).trigger()
    with open(tmp_path / "a.csv", encoding="utf-8") as file:
        assert list(csv.reader(file)) == [["rank", "value"], ["1", "0.5"]]
    assert (tmp_path / "b.png").read_bytes().startswith(b"\x89PNG")


def test_a_place_that_cannot_be_written_is_named(button, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *args: said.append(args[-1]))
    place = str(tmp_path / "nowhere" / "a.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (place, ""))
    button.csv.trigger()
    assert place in said[0]


def test_nothing_is_written_without_a_name(button, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    button.csv.trigger()
    button.png.trigger()
