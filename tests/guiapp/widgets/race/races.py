"""The race of the book's comparison of optimizers (6.1.3, figure 6-8), for the tests here."""

from engine.race import Entry, Race
from engine.surfaces import SURFACES

BOOK = (
    Entry("sgd", 0.95),
    Entry("momentum", 0.1),
    Entry("adagrad", 1.5),
    Entry("adam", 0.3),
    Entry("nesterov", 0.1),
    Entry("rmsprop", 0.1),
)
VALLEY = SURFACES["valley"]


def book_race(steps=30, entries=BOOK, surface=VALLEY, start=(-7.0, 2.0)):
    """A race computed one step ahead, so that the next step is known."""
    race = Race(surface, entries, start)
    race.run_to(steps + 1)
    return race
