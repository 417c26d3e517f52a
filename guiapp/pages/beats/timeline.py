"""A step as a row of moments: in each of them one box does one thing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from guiapp.widgets.network.beat_bar import BEAT_MEANINGS
from guiapp.widgets.network.layer_graph import Edge, Lights

FORWARD, LOSS, BACKWARD, UPDATE = "forward", "loss", "backward", "update"
BEATS = (FORWARD, LOSS, BACKWARD, UPDATE)


@dataclass(frozen=True)
class Moment:
    """A box within a beat."""

    beat: str
    box: str


class Timeline:
    """Moments in their order. A position k means that the first k of them have happened."""

    def __init__(self, moments: Iterable[Moment] = ()) -> None:
        self.moments = tuple(moments)
        self._index = {moment: place for place, moment in enumerate(self.moments)}

    @property
    def end(self) -> int:
        return len(self.moments)

    @property
    def beats(self) -> tuple[str, ...]:
        """The beats that there are, in their order."""
        return tuple(dict.fromkeys(moment.beat for moment in self.moments))

    def end_of(self, beat: str) -> int:
        """The position at which a beat is complete; 0 for one that there is not."""
        return max((p + 1 for p, m in enumerate(self.moments) if m.beat == beat), default=0)

    def next_end(self, position: int) -> int:
        """The end of the beat that comes, or is under way."""
        ends = [self.end_of(beat) for beat in self.beats]
        return min((end for end in ends if end > position), default=self.end)

    def previous_end(self, position: int) -> int:
        """The end of the beat before the one that ends, or is under way, at the position."""
        ends = [self.end_of(beat) for beat in self.beats]
        return max((end for end in ends if end < position), default=0)

    def has_happened(self, beat: str, box: str, position: int) -> bool:
        place = self._index.get(Moment(beat, box))
        return place is not None and place < position

    def boxes_done(self, beats: Collection[str], position: int) -> frozenset[str]:
        """The boxes that have done their part in these beats."""
        return frozenset(m.box for m in self.moments[:position] if m.beat in beats)

    def phase_of(self, box: str, position: int) -> str:
        """What the box did last up to a position; before everything its first part."""
        own = [m.beat for m in self.moments[:position] if m.box == box]
        return own[-1] if own else next((m.beat for m in self.moments if m.box == box), FORWARD)


def lights_at(
    timeline: Timeline, edges: Iterable[Edge], position: int, way: float, focus: str
) -> Lights:
    """What has flowed at a position, and what flows in the moment that is ``way`` under way."""
    edges = tuple(edges)
    layers = frozenset(moment.box for moment in timeline.moments)
    there = timeline.boxes_done((FORWARD, LOSS), position)
    back = timeline.boxes_done((BACKWARD,), position)
    going = timeline.moments[position] if way > 0 and position < timeline.end else None
    begun = bool(back) or (going is not None and going.beat == BACKWARD)
    forward, backward = set(), set()
    pulses = []
    for edge in edges:
        key = (edge.source, edge.target)
        if edge.source not in layers or edge.source in there:
            forward.add(key)
        if edge.backward and (edge.target in back or (edge.target not in layers and begun)):
            backward.add(key)
        if going is None:
            continue
        if going.beat in (FORWARD, LOSS) and edge.target == going.box:
            pulses.append((key, False, way))
        elif going.beat == BACKWARD and edge.source == going.box:
            pulses.append((key, True, way))
    return Lights(
        frozenset(forward),
        frozenset(backward),
        timeline.boxes_done((UPDATE,), position),
        focus,
        tuple(pulses),
        BEAT_MEANINGS[timeline.phase_of(focus, position + (way > 0))],
    )
