"""Where one looks: a box that was chosen or the one at work, and a cell pointed at or picked."""

from __future__ import annotations

from guiapp.pages.beats.course import BeatCourse
from guiapp.pages.beats.view import Focus, Place


class Look:
    """The attention of the page; it follows the course unless the user has turned it.

    Attributes
    ----------
    box : the box the user chose, or None
    picked, pointed : a cell that was clicked, and the one under the mouse, which goes before
    """

    def __init__(self, course: BeatCourse) -> None:
        self._course = course
        self.box: str | None = None
        self.picked: Place | None = None
        self.pointed: Place | None = None

    def forget(self) -> None:
        """Follow the course again."""
        self.box = None
        self.forget_cell()

    def forget_cell(self) -> None:
        self.picked = self.pointed = None

    def boxes(self) -> list[str]:
        """All boxes in the order of the forward pass."""
        return list(dict.fromkeys(moment.box for moment in self._course.timeline.moments))

    def focus_box(self) -> str:
        """The box that was chosen, else the one where something happens or happened last."""
        if self.box is not None:
            return self.box
        course, moments = self._course, self._course.timeline.moments
        if course.way > 0:
            return moments[course.position].box
        return moments[max(course.position - 1, 0)].box

    def beside(self, step: int) -> str:
        """The box before or behind the one that is looked at."""
        boxes = self.boxes()
        place = boxes.index(self.focus_box()) + step
        return boxes[min(max(place, 0), len(boxes) - 1)]

    def focus(self) -> Focus:
        """What is looked at now."""
        course, box = self._course, self.focus_box()
        reached = course.position + (course.way > 0 and self.box is None)
        phase = course.timeline.phase_of(box, reached)
        return Focus(box, phase, course.position, self.pointed or self.picked)
