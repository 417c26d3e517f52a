"""Who answers to a drawing: the network that comes with the program, the one in training, or one
that was taught the user's hand.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from engine.model_files import ModelFileError, load_figures, load_model
from engine.network import Network, from_snapshot
from engine.records import ParamSnapshot
from guiapp import resources
from guiapp.session import Session

BUILT_IN, TRAINING, TUNED = "built_in", "training", "tuned"
KINDS = (BUILT_IN, TRAINING, TUNED)
INPUTS, CLASSES = 28 * 28, 10


class Answerers(QObject):
    """Keeps the latest weights of each, and which of them answers.

    The built-in network answers until a network trained on 28 x 28 pictures of ten classes has
    made its first step, or one was tuned; then that one does, unless the user chooses.

    Signals
    -------
    changed() : somebody else answers, or with other weights
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._snapshots: dict[str, ParamSnapshot] = {}
        self._networks: dict[str, tuple[ParamSnapshot, Network]] = {}
        self._current = BUILT_IN
        self._before_tuned = BUILT_IN
        self._is_built_in_read = False
        self.built_in_accuracy: float | None = None  # over MNIST's test images, 0 to 1
        self.problem = ""  # why there is no built-in network
        session.snapshot_ready.connect(self._on_snapshot)
        if session.latest_snapshot is not None:
            self._on_snapshot(session.latest_snapshot)

    @property
    def current(self) -> str:
        """One of KINDS."""
        return self._current

    def snapshot(self, kind: str | None = None) -> ParamSnapshot | None:
        """The weights of the one that answers, or of another; None where there are none."""
        kind = kind or self._current
        if kind == BUILT_IN and not self._is_built_in_read:
            self._read_built_in()
        return self._snapshots.get(kind)

    def network(self) -> Network | None:
        """The one that answers, built once for its weights."""
        snapshot = self.snapshot()
        if snapshot is None:
            return None
        built = self._networks.get(self._current)
        if built is None or built[0] is not snapshot:
            built = self._networks[self._current] = (snapshot, from_snapshot(snapshot))
        return built[1]

    @Slot(str)
    def choose(self, kind: str) -> None:
        """Let another one answer."""
        if kind != self._current and self.snapshot(kind) is not None:
            self._current = kind
            self.changed.emit()

    @Slot(object)
    def take_tuned(self, snapshot: ParamSnapshot) -> None:
        """A network was taught the user's hand: it answers from now on."""
        self._snapshots[TUNED] = snapshot
        if self._current != TUNED:
            self._before_tuned, self._current = self._current, TUNED
        self.changed.emit()

    @Slot()
    def drop_tuned(self) -> None:
        """The fine-tuning was undone: who answered before answers again."""
        if self._snapshots.pop(TUNED, None) is not None:
            if self._current == TUNED:
                self._current = self._before_tuned
            self.changed.emit()

    @Slot(object)
    def _on_snapshot(self, snapshot: ParamSnapshot) -> None:
        """Weights of the network in training; those of a run that has not begun are random, and
        a run on something else than handwriting has nothing to say to a drawing.
        """
        if self._session.recorded_end == 0 or self._session.dataset_shape is None:
            return
        is_first = TRAINING not in self._snapshots
        self._snapshots[TRAINING] = snapshot
        if is_first and self._current == BUILT_IN:
            self._current = TRAINING
        if is_first or self._current == TRAINING:
            self.changed.emit()

    def _read_built_in(self) -> None:
        self._is_built_in_read = True
        try:
            self._snapshots[BUILT_IN] = load_model(resources.model("default"))
            self.built_in_accuracy = load_figures(resources.model("default")).get("test_accuracy")
        except ModelFileError as error:
            self.problem = str(error)
