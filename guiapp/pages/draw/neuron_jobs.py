"""The test accuracy with all hidden units and without some, measured in the background."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

from engine.network import Network
from engine.splits import Dataset, Split
from engine.why.ablation import SplitAccuracy, Unit, accuracy_slices, without_units


@dataclass(frozen=True, eq=False)
class Measured:
    """What was measured, of which network; ``after`` is None where no unit was off."""

    network: Network
    off: frozenset[Unit]
    before: SplitAccuracy
    after: SplitAccuracy | None


class AccuracyJobs:
    """Measures over the test images, which the first job loads and the others keep (7.5 MB)."""

    def __init__(self, load: Callable[[], Dataset]) -> None:
        self._load = load
        self._test: Split | None = None
        self._before: tuple[Network, SplitAccuracy] | None = None

    def measure(self, network: Network, off: frozenset[Unit]) -> Generator[int, None, Measured]:
        """Answer the test images, of the intact network only once.

        Copies answer them: the workspaces of the network itself belong to the window's thread.
        """
        if self._test is None:
            self._test = self._load().test
            yield 0
        if self._before is None or self._before[0] is not network:
            before = yield from accuracy_slices(without_units(network, ()), self._test)
            self._before = network, before
        after = None
        if off:
            after = yield from accuracy_slices(without_units(network, off), self._test)
        return Measured(network, off, self._before[1], after)
