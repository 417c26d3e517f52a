"""Which runs are seen, and in what order."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from guiapp.widgets.runs.run_model import SEARCH_ROLE, SORT_ROLE

Index = QModelIndex | QPersistentModelIndex


class RunFilter(QSortFilterProxyModel):
    """Shows the runs that have all of several words; runs without a figure come last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self.setDynamicSortFilter(True)

    def set_words(self, text: str) -> None:
        """Words by spaces, in any order; "adam 0.001"."""
        words = tuple(text.lower().split())
        if words != self._words:
            self._words = words
            self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 (Qt's name)
        if not self._words:
            return True
        text = str(self.sourceModel().index(row, 0, parent).data(SEARCH_ROLE))
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 (Qt's name)
        a, b = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if a is None or b is None:
            if a is None and b is None:
                return False
            rising = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (b is None) == rising
        if a == b:  # the newer stays above, whichever way is sorted
            rising = self.sortOrder() == Qt.SortOrder.AscendingOrder
            return (left.row() < right.row()) == rising
        return bool(a < b)
