# SPDX-License-Identifier: MIT
"""The rows of a page of records: searched, filtered and sorted, with what is said where there are none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.listing import ordered
from dvcq_desktop.widgets.page import Page
from dvcq_desktop.widgets.record_kind import RecordKind
from dvcq_desktop.widgets.table import RecordModel, RecordTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from dvcq_desktop.database.records import Remarks
    from dvcq_desktop.widgets.workbench import Workbench

_ODD = "lưu ý"
"""What finds the records that a remark is about."""


class RecordList(RecordKind):
    """Show records of one kind as rows of a page; `Section` puts the detail beside them."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workbench = workbench
        self._remarks: Remarks = {}
        self._records: dict[str, Any] = {}
        # Widgets
        self.page = Page(
            self.TITLE,
            self,
            search_hint=f"Tìm {self.NOUN}",
            shares=self.SHARES,
            beside_shares=self.BESIDE_SHARES,
        )
        self.page.title.hide()
        self.table = RecordTable(RecordModel(self.COLUMNS, self._fetch, set_value=self.set_cell))
        self._show_empty()

    def connect_rows(self) -> None:
        """Follow search, filters and order, once all of them are made."""
        self.page.search.search_changed.connect(self._on_search_changed)
        self.page.filters.changed.connect(self.show_rows)
        self.table.sort_changed.connect(self._on_sort_changed)
        self.table.paste_requested.connect(self.paste)

    def paste(self) -> None:
        """Take the rows on the clipboard, where the page has any use for rows; else say that it has none."""
        add = f" Muốn thêm thì bấm Thêm {self.NOUN} (Ctrl+N)." if self.ADDS else ""
        self.page.messages.show_info(f"Bảng này không nhận dòng dán vào; chữ thì dán được ở ô đang sửa.{add}")

    def table_side(self) -> QWidget:
        """Return what stands beside the detail: the table, or a widget that holds it."""
        return self.table

    def first_row(self) -> str:
        """Return the record shown when the tab is opened."""
        return self.table.records.ids[0]

    def show_rows(self) -> None:
        """Search, filter and sort the records anew."""
        words = fold(self.page.search.text()).split()
        shown = self.found(list(self._records.values()), words)
        order = self.table.sort_order()
        place = self.table.records.column_of(order[0]) if order else None
        if order and place is not None:
            key = partial(self.sort_value, column=self.table.records.columns[place])
            shown = ordered(shown, key, descending=order[1])
        self._show_empty()
        self.table.set_ids([record.id for record in shown])
        odd = [record for record in shown if record.id in self._remarks]
        how = "" if set(words) >= set(fold(_ODD).split()) else f" (tìm “{_ODD}”)"
        self.page.set_counts([*self.counts(shown), f"{len(odd)} mục cần lưu ý{how}" if odd else ""])

    def found(self, records: list[Any], words: Sequence[str]) -> list[Any]:
        """Return those of the records that the filters let through and that hold every word searched for."""
        return [record for record in records if self.accepts(record) and self.is_found(record, words)]

    def is_found(self, record: Any, words: Sequence[str]) -> bool:
        """Tell whether every word that is searched for, folded, is in a record."""
        if not words:
            return True
        remarks = self._remarks.get(record.id, ())
        hay = fold(" ".join((*self.texts_of(record), *([_ODD, *remarks] if remarks else ()))))
        return all(word in hay for word in words)

    def current(self) -> Any | None:
        """Return the current record."""
        return self._records.get(self.table.current_id() or "")

    def selected(self) -> list[Any]:
        """Return the selected records in the order of the rows."""
        return [self._records[one] for one in self.table.selected_ids() if one in self._records]

    def set_cell(self, record_id: str, name: str, text: str) -> bool:
        """Take what was typed into a cell; tell whether it can be read."""
        raise NotImplementedError

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Any]:
        return {one: self._records[one] for one in ids if one in self._records}

    def _show_empty(self) -> None:
        self.table.set_empty(*self._empty_texts(), "" if self._records else self.EMPTY_OTHER)

    def _empty_texts(self) -> tuple[str, str]:
        if self._records:
            return f"Không có {self.NOUN} nào khớp với tìm kiếm và bộ lọc.", ""
        return self.EMPTY, f"Thêm {self.NOUN}" if self.ADDS else ""

    def _on_search_changed(self, _text: str) -> None:
        self.show_rows()

    def _on_sort_changed(self, _column: str, _descending: bool) -> None:
        self.show_rows()
