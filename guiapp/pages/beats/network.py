"""The network in training as a subject of the Beats page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from engine.activations import ACTIVATIONS, softmax
from engine.beats.step import Beats, LayerPart
from engine.beats.terms import Cell
from engine.layers import ActivationLayer, Affine
from engine.losses import LOSSES
from guiapp.pages.beats.latex import general, with_numbers
from guiapp.pages.beats.panels import (
    Slot,
    grid_of,
    honest,
    main_array,
    shape_text,
    slots_of,
    strongest_index,
)
from guiapp.pages.beats.timeline import BACKWARD, FORWARD, LOSS, UPDATE, Moment, Timeline
from guiapp.pages.beats.view import Focus, GraphTexts, Picture, Place, Reading
from guiapp.pages.beats.words import ACTIVATION_NAMES, BeatWords
from guiapp.widgets.network.array_row import Panel
from guiapp.widgets.network.layer_graph import Box, Edge
from guiapp.widgets.numerals import figure

INPUT, RESULT = "input", "result"


class NetworkSubject(QObject):
    """Texts and arrays of one training step.

    Attributes
    ----------
    beats : the step
    image : the sample that is looked at, or None for the whole batch
    """

    def __init__(self, parent: QObject, words: BeatWords) -> None:
        super().__init__(parent)
        self._words = words
        self.beats: Beats | None = None
        self.image: int | None = 0

    @property
    def parts(self) -> dict[str, LayerPart]:
        assert self.beats is not None
        return {part.key: part for part in self.beats.layers}

    def timeline(self) -> Timeline:
        """Forward through the layers, the loss, back, and each Affine layer's update."""
        if self.beats is None:
            return Timeline()
        keys = [part.key for part in self.beats.layers]
        moments = [Moment(FORWARD, key) for key in keys[:-1]]
        moments.append(Moment(LOSS, keys[-1]))
        moments += [Moment(BACKWARD, key) for key in reversed(keys)]
        moments += [Moment(UPDATE, part.key) for part in self.beats.layers if part.params]
        return Timeline(moments)

    def beside(self, step: int) -> int:
        """The sample before or behind the one that is looked at; of the batch the first."""
        assert self.beats is not None
        place = 0 if self.image is None else self.image + step
        return min(max(place, 0), self.beats.batch_size - 1)

    def graph(self, timeline: Timeline, position: int) -> GraphTexts:
        """The layers in a row; what is not computed yet has no number."""
        beats = self.beats
        if beats is None:
            return GraphTexts((), ())
        boxes = [Box(INPUT, "x", (self._whole_shape("x"),), 0, is_layer=False)]
        edges: list[Edge] = []
        source = INPUT
        for column, part in enumerate(beats.layers, start=1):
            boxes.append(Box(part.key, self.title(part), self._lines(part), column))
            forward, backward = self._texts(part.input) if source != INPUT else ((), ())
            edges.append(Edge(source, part.key, forward, backward))
            source = part.key
        done = timeline.has_happened(LOSS, "loss", position)
        boxes.append(
            Box(
                RESULT,
                "L",
                (figure(beats.loss) if done else "?",),
                len(beats.layers) + 1,
                is_layer=False,
                meaning="loss",
            )
        )
        edges.append(Edge(source, RESULT, (), ("1",)))
        return GraphTexts(tuple(boxes), tuple(edges))

    def title(self, part: LayerPart) -> str:
        """A layer as its class is called, with its number where there are several."""
        if part.key == "loss":
            return part.layer.__name__
        name = "Affine" if part.kind == "affine" else ACTIVATION_NAMES[part.kind]
        return f"{name} {part.number}"

    def sentence(self, timeline: Timeline, position: int) -> str:
        """What just happened."""
        assert self.beats is not None
        if position == 0:
            return self._words.before(self.beats)
        moment = timeline.moments[position - 1]
        return self._words.moment(self.beats, self.parts[moment.box], moment.beat, self.image)

    def first_place(self, focus: Focus) -> Place:
        """The cell that is looked at until one points at another."""
        assert self.beats is not None
        part = self.parts[focus.box]
        name = main_array(part, focus.phase)
        if part.key == "loss" and self.image is not None:
            return name, (int(self.beats.labels[self.image]),)
        return name, strongest_index(self.beats, name, self.image)

    def picture(self, focus: Focus, timeline: Timeline) -> Picture:
        """Everything about the layer in focus."""
        beats = self.beats
        assert beats is not None
        part = self.parts[focus.box]
        is_first = part is beats.layers[0]
        slots = slots_of(part, focus.phase, is_first)
        if self.image is None:
            slots = honest(slots, part, focus.phase)
        panels = tuple(
            self._panel(slot.array, slot.sign, self._is_known(slot, focus, timeline))
            for slot in slots
        )
        return Picture(
            panels,
            general(beats, part, focus.phase, is_first),
            self._functions(part, focus.phase),
            self.reading(focus, timeline),
        )

    def reading(self, focus: Focus, timeline: Timeline) -> Reading:
        """Where the number in the cell that is looked at comes from; half a millisecond."""
        beats = self.beats
        assert beats is not None
        part = self.parts[focus.box]
        place = focus.place or self.first_place(focus)
        slots = slots_of(part, focus.phase, part is beats.layers[0])
        slot = next((slot for slot in slots if slot.array == place[0]), None)
        if slot is None or not self._is_known(slot, focus, timeline):
            return Reading("")
        image = self.image if beats.is_per_image(place[0]) else None
        found = beats.explain(Cell(*place, image))
        return Reading(with_numbers(found, beats), found, self._note(place))

    def _is_known(self, slot: Slot, focus: Focus, timeline: Timeline) -> bool:
        return not slot.beat or timeline.has_happened(slot.beat, focus.box, focus.position)

    # -- inside -------------------------------------------------------------------------------

    def _panel(self, name: str, sign: str, known: bool) -> Panel:
        beats = self.beats
        assert beats is not None
        shape = beats.step.dataset.image_shape if name == "x" else None
        grid = grid_of(beats, name, self.image, known=known, shape=shape)
        square = shape is not None or (grid.values.ndim == 1 and grid.wide > 1)
        return Panel(name, self._title_of(name), shape_text(beats, name), grid, square, sign)

    def _title_of(self, name: str) -> str:
        """As the engine calls it; of a batch also what was done to its samples."""
        assert self.beats is not None
        if name.endswith("_after"):
            return self.tr("{name} after").format(name=name.removesuffix("_after"))
        if name.endswith("_change"):
            return self.tr("change of {name}").format(name=name.removesuffix("_change"))
        if name == "L":
            return self.tr("L of each sample")
        title = name
        if name.startswith("d"):
            title = f"\N{PARTIAL DIFFERENTIAL}L/\N{PARTIAL DIFFERENTIAL}{name[1:]}"
        elif name.startswith("s"):
            title = f"h\N{PRIME}(a{name[1:]})"
        if self.image is None and self.beats.is_per_image(name):
            form = self.tr("{name}, sum") if name.startswith("d") else self.tr("{name}, mean")
            return form.format(name=title)
        return title

    def _note(self, place: Place) -> str:
        """What one may want to know of a cell besides its index."""
        beats = self.beats
        assert beats is not None
        shape = beats.step.dataset.image_shape
        if shape is not None and place[0] in ("x", "W1", "dW1", "W1_after", "W1_change"):
            row, column = divmod(place[1][0], shape[1])
            return self.tr("pixel in row {row}, column {column}").format(row=row, column=column)
        if place[0] == "L":
            label = int(beats.labels[place[1][0]])
            return self.tr("the right answer is {label}").format(label=label)
        if place[0] in ("y", "t") and self.image is not None:
            label = int(beats.labels[self.image])
            return self.tr("the right answer is {label}").format(label=label)
        return ""

    def _whole_shape(self, name: str) -> str:
        assert self.beats is not None
        sizes = self.beats.arrays[name].shape
        return "({})".format(", ".join(map(str, sizes)))

    def _texts(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What stands above and below the arrow that an array flows along."""
        shape = self._whole_shape(name)
        gradient = f"\N{PARTIAL DIFFERENTIAL}L/\N{PARTIAL DIFFERENTIAL}{name}"
        return (name, shape), (gradient, shape)

    def _lines(self, part: LayerPart) -> tuple[str, ...]:
        assert self.beats is not None
        return tuple(f"{name} {shape_text(self.beats, name)}" for name in part.params)

    def _functions(self, part: LayerPart, phase: str) -> tuple[Callable[..., Any], ...]:
        """The methods that ran, and what they rest on."""
        assert self.beats is not None
        config = self.beats.step.snapshot.config
        if phase == UPDATE:
            return (type(self.beats.optimizer)._move,)
        if part.key == "loss":
            if phase == BACKWARD:
                return (part.layer.backward,)
            return (part.layer.forward, softmax, LOSSES[config.loss].function)
        if part.kind == "affine":
            return (Affine.backward,) if phase == BACKWARD else (Affine.forward,)
        activation = ACTIVATIONS[part.kind]
        if phase == BACKWARD:
            return ActivationLayer.backward, activation.derivative
        return ActivationLayer.forward, activation.function
