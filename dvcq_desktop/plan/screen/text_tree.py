# SPDX-License-Identifier: MIT
"""The tree of a plan's clauses, its head and foot as the first row; the room's own tree model."""
# ruff: noqa: N802 - the names of a model's and a view's methods are Qt's

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView, QWidget

from dvcq_desktop.plan.clauses import printed_label
from dvcq_desktop.text.listing import matches
from dvcq_desktop.text.normal import shortened, tidy
from dvcq_desktop.widgets.cell_typing import choose_cell
from dvcq_desktop.widgets.plain import plain_tooltip
from dvcq_desktop.widgets.row_height import RowDelegate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.plan.rules import Clause, Plan

Index = QModelIndex | QPersistentModelIndex
HEAD = "head"
HEAD_TEXT = "Thể thức, căn cứ, nơi nhận"
_HEADERS = ("Mục", "Nhiệm vụ")
_SHORT = 200
_LISTED = 12
_COUNT_LETTERS = 11


@dataclass(eq=False)
class _Node:
    """One row; `place` is its number in the order of the text, by which its cells find it."""

    id: str
    parent: _Node | None
    row: int
    text: str
    place: int = 0
    tooltip: str = ""
    count: int = 0
    bold: bool = False
    children: list[_Node] = field(default_factory=list)


class ClauseModel(QAbstractItemModel):
    """Show clauses by their ids; while only words change, rows stay and so does the selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[_Node] = []
        self._nodes: list[_Node] = []
        self._by_id: dict[str, _Node] = {}

    def show_plan(self, plan: Plan | None, cited: Mapping[str, Sequence[str]], search: str = "") -> None:
        """Show a plan's clauses, or those that a search finds with what stands above them."""
        roots = _nodes(plan, cited, search)
        nodes = _walked(roots)
        if _shape(nodes) == _shape(self._nodes):
            for held, fresh in zip(self._nodes, nodes, strict=True):
                self._renew(held, fresh)
            return
        self.beginResetModel()
        self._roots, self._nodes = roots, nodes
        self._by_id = {node.id: node for node in nodes}
        self.endResetModel()

    @property
    def ids(self) -> list[str]:
        """Return the ids of all rows in the order of the text."""
        return [node.id for node in self._nodes]

    def id_at(self, index: Index) -> str | None:
        """Return the id of a row."""
        return self._node(index).id if index.isValid() else None

    def index_of(self, clause: str) -> QModelIndex:
        """Return the first cell of a clause's row, an invalid index where it is not shown."""
        node = self._by_id.get(clause)
        return self.createIndex(node.row, 0, node.place) if node else QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        """Return a cell."""
        siblings = self._node(parent).children if parent.isValid() else self._roots
        if parent.column() > 0 or not (0 <= row < len(siblings) and 0 <= column < len(_HEADERS)):
            return QModelIndex()
        return self.createIndex(row, column, siblings[row].place)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's own default
        """Return the row above a row's own level."""
        above = self._node(index).parent if index.isValid() else None
        return self.createIndex(above.row, 0, above.place) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rows under one."""
        if parent.column() > 0:
            return 0
        return len(self._node(parent).children if parent.isValid() else self._roots)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008 - Qt's own signature
        """Return the number of columns."""
        return len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return _HEADERS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        node = self._node(index)
        if index.column() == 1:
            return self._count_data(node, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return node.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(node.text)
            case Qt.ItemDataRole.FontRole if node.bold:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def _count_data(self, node: _Node, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(node.count) if node.count else ""
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(node.tooltip) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _node(self, index: Index) -> _Node:
        return self._nodes[index.internalId()]

    def _renew(self, held: _Node, fresh: _Node) -> None:
        now = (fresh.text, fresh.tooltip, fresh.count, fresh.bold)
        if (held.text, held.tooltip, held.count, held.bold) != now:
            held.text, held.tooltip, held.count, held.bold = now
            index = self.index_of(held.id)
            self.dataChanged.emit(index, index.siblingAtColumn(len(_HEADERS) - 1))


class ClauseTree(QTreeView):
    """Let a clause be chosen, by keys and mouse; its structure is changed by the page's actions."""

    current_changed = Signal(object)  # id of the current row, or None
    open_requested = Signal()  # Enter or double click: to the form
    menu_opening = Signal(object)  # QMenu to add actions to

    def __init__(self, model: ClauseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folded: set[str] = set()
        self._restoring = False
        self._delegate = RowDelegate(self)
        model.setParent(self)
        # Assemble
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName("Các mục của kế hoạch")
        self.setIndentation(self.fontMetrics().averageCharWidth() * 2)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self._fit()
        # Signals
        self.collapsed.connect(self._on_collapsed)
        self.expanded.connect(self._on_expanded)
        self.doubleClicked.connect(self._on_double_clicked)
        self.customContextMenuRequested.connect(self._on_context_menu_requested)

    def current_id(self) -> str | None:
        """Return the id of the current row."""
        return self._model.id_at(self.currentIndex())

    def show_plan(
        self, plan: Plan | None, cited: Mapping[str, Sequence[str]], search: str, wanted: str | None
    ) -> None:
        """Show a plan; go to the row wanted, else stay where it is, else go to the first one."""
        before, ids = self.current_id(), self._model.ids
        self._restoring = True
        self._model.show_plan(plan, cited, search)
        for node in self._model.ids:
            self.setExpanded(self._model.index_of(node), bool(search) or node not in self._folded)
        target = next((one for one in (wanted, before) if one and self._model.index_of(one).isValid()), None)
        if target is None:
            target = _neighbour(before, ids, self._model.ids)
        self._restoring = False
        if target is not None:
            self.select(target)

    def select(self, clause: str) -> None:
        """Go to a clause."""
        index = self._model.index_of(clause)
        if index.isValid():
            choose_cell(self, index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which clause is current now."""
        super().currentChanged(current, previous)
        if not self._restoring and self._model.id_at(current) != self._model.id_at(previous):
            self.current_changed.emit(self._model.id_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the form with Enter and F2."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2} and self.current_id():
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Let the column of counts follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.header().resizeSection(1, self.fontMetrics().averageCharWidth() * _COUNT_LETTERS)

    def _on_collapsed(self, index: QModelIndex) -> None:
        if not self._restoring and (clause := self._model.id_at(index)):
            self._folded.add(clause)

    def _on_expanded(self, index: QModelIndex) -> None:
        if not self._restoring:
            self._folded.discard(self._model.id_at(index) or "")

    def _on_double_clicked(self, _index: QModelIndex) -> None:
        self.open_requested.emit()

    def _on_context_menu_requested(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu)
        menu.popup(self.viewport().mapToGlobal(at))


def clause_text(clause: Clause, parent: Clause | None) -> str:
    """Return a clause in one line: its label and what it is called, or how it begins."""
    words = tidy(clause.title) or tidy(clause.text[: 2 * _SHORT]) or "(chưa có nội dung)"
    return shortened(f"{printed_label(clause, parent)} {words}".strip(), _SHORT)


def _nodes(plan: Plan | None, cited: Mapping[str, Sequence[str]], search: str) -> list[_Node]:
    if plan is None:
        return []
    by_id = {clause.id: clause for clause in plan.clauses}
    shown = _found(plan, by_id, search)
    roots: list[_Node] = []
    if not search.strip():
        roots.append(_Node(HEAD, None, 0, HEAD_TEXT, bold=True))
    known: dict[str, _Node] = {}
    for clause in plan.clauses:
        if clause.id not in shown:
            continue
        above = known.get(clause.parent or "")
        siblings = above.children if above else roots
        titles = cited.get(clause.id, ())
        known[clause.id] = _Node(
            clause.id,
            above,
            len(siblings),
            clause_text(clause, by_id.get(clause.parent or "")),
            tooltip=_listed(titles),
            count=len(titles),
            bold=above is None,
        )
        siblings.append(known[clause.id])
    return roots


def _found(plan: Plan, by_id: Mapping[str, Clause], search: str) -> set[str]:
    """Return the clauses that a search finds, and all that stand above them."""
    if not search.strip():
        return set(by_id)
    shown: set[str] = set()
    for clause in plan.clauses:
        if not matches(search, clause.path, clause.title, clause.text):
            continue
        above: Clause | None = clause
        while above is not None and above.id not in shown:
            shown.add(above.id)
            above = by_id.get(above.parent or "")
    return shown


def _listed(titles: Sequence[str]) -> str:
    more = f"\nvà {len(titles) - _LISTED} nhiệm vụ khác" if len(titles) > _LISTED else ""
    return "\n".join(f"- {title}" for title in titles[:_LISTED]) + more


def _walked(roots: Sequence[_Node]) -> list[_Node]:
    found: list[_Node] = []
    waiting = list(reversed(roots))
    while waiting:
        node = waiting.pop()
        node.place = len(found)
        found.append(node)
        waiting.extend(reversed(node.children))
    return found


def _shape(nodes: Sequence[_Node]) -> list[tuple[str, str]]:
    return [(node.id, node.parent.id if node.parent else "") for node in nodes]


def _neighbour(gone: str | None, before: Sequence[str], now: Sequence[str]) -> str | None:
    """Return the row that stands where one was that is gone: the one before it."""
    if gone is not None and gone in before:
        place = list(before).index(gone)
        kept = [one for one in before[:place] if one in now]
        if kept:
            return kept[-1]
    return now[0] if now else None
