"""The table of differences and final figures, with bars behind the figures."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from guiapp.theme import LIGHT, Theme
from guiapp.widgets.plots.plot_axes import axis_font
from guiapp.widgets.runs.facts import Cell, Facts
from guiapp.widgets.runs.run_looks import CHIP_PX, RunLook, chip
from guiapp.widgets.runs.table_style import table_style

Index = QModelIndex | QPersistentModelIndex
CELL_PADDING_PX = 16
ROW_PADDING_PX = 8
BADGE_PX, NAME_PX, WIDEST_NAME_PX = 30, 80, 240
WIDEST_VALUE_PX = 112  # where there is room to spare
SHARE_ROLE = Qt.ItemDataRole.UserRole
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FactsModel(QAbstractTableModel):
    """``Facts`` as Qt sees them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts = Facts()
        self.theme: Theme = LIGHT
        self._font, self._bold = QFont(), QFont()

    def show(self, facts: Facts) -> None:
        self.beginResetModel()
        self.facts = facts
        self.endResetModel()

    def set_font(self, font: QFont) -> None:
        self.beginResetModel()
        self._font, self._bold = font, QFont(font)
        self._bold.setBold(True)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's)
        return 0 if parent.isValid() else len(self.facts.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's)
        return 0 if parent.isValid() else len(self.facts.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell: Cell = self.facts.rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return cell.exact or cell.text
            case Qt.ItemDataRole.FontRole:
                return self._bold if cell.is_strong else self._font
            case Qt.ItemDataRole.TextAlignmentRole if index.column() in self.facts.figures:
                return _RIGHT
            case Qt.ItemDataRole.DecorationRole if cell.look is not None:
                return chip(cell.look, self.theme)
            case _ if role == SHARE_ROLE:
                return cell.share
        return None

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "" if self._head_look(section) else self.facts.heads[section]
            case Qt.ItemDataRole.ToolTipRole:
                return self.facts.tips[section]
            case Qt.ItemDataRole.FontRole:
                return self._font
            case Qt.ItemDataRole.DecorationRole if (look := self._head_look(section)) is not None:
                return chip(look, self.theme)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if section in self.facts.figures else _LEFT
        return None

    def _head_look(self, section: int) -> RunLook | None:
        """A run's column has its letter for a name."""
        return self.facts.looks[section] if self.facts.looks else None


class _Bars(QStyledItemDelegate):
    """Draws the bar of a share below the text of its cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        share = index.data(SHARE_ROLE)
        model = index.model()
        if share is not None and isinstance(model, FactsModel):
            box: QRect = option.rect
            room = box.adjusted(4, 0, -4, 0)
            room.setTop(box.bottom() - 3)
            room.setHeight(3)
            painter.fillRect(room, model.theme.color("grid"))
            room.setWidth(max(1, round(room.width() * share)))
            painter.fillRect(room, model.theme.color("accent"))
        super().paint(painter, option, index)


class FactsTable(QTableView):
    """Ctrl+C copies the whole table with all digits, ready for a spreadsheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = FactsModel(self)
        self.setModel(self.table)
        self.setItemDelegate(_Bars(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        self._copy = QAction(self)
        self._copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._fit_font()
        self.retranslate()

    def show_facts(self, facts: Facts) -> None:
        self.table.show(facts)
        self._fit_columns()

    @Slot()
    def copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table.facts.as_text())

    def apply_theme(self, theme: Theme) -> None:
        self.table.theme = theme
        self.setStyleSheet(table_style(theme))
        self.viewport().update()

    def retranslate(self) -> None:
        self._copy.setText(self.tr("Copy the table"))
        self.setAccessibleName(self.tr("What differs, and what came of it"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(200, 3 * self.verticalHeader().defaultSectionSize())

    def _fit_font(self) -> None:
        font = axis_font()
        self.table.set_font(font)
        self.horizontalHeader().setFont(font)
        height = max(QFontMetrics(font).height(), CHIP_PX) + ROW_PADDING_PX
        self.verticalHeader().setDefaultSectionSize(height)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """As wide as needed; the first gives way when there is not enough room."""
        facts = self.table.facts
        if not facts.heads:
            return
        bold = axis_font()
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        widths = []
        for column in range(len(facts.heads)):
            head = str(self.table.headerData(column, Qt.Orientation.Horizontal))
            texts = [head, *(row[column].text for row in facts.rows)]
            widths.append(max(map(metrics.horizontalAdvance, texts)) + CELL_PADDING_PX)
        if any(row[0].look is not None for row in facts.rows):
            widths[0] = min(widths[0] + CHIP_PX, WIDEST_NAME_PX)
        spare = self.viewport().width() - sum(widths)
        if spare < 0:
            widths[0] += spare
            if widths[0] < NAME_PX:  # of a name that short nothing could be read
                widths[0] = BADGE_PX if facts.rows[0][0].look is not None else NAME_PX
        elif facts.looks:
            share = spare // len(widths)
            widths = [max(width, min(width + share, WIDEST_VALUE_PX)) for width in widths]
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._fit_font()
        super().changeEvent(event)
