# SPDX-License-Identifier: MIT
"""What a page of records says of its kind of record: names, columns, fields, works and words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from dvcq_desktop.widgets.table import Chip, Column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QAction

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry
    from dvcq_desktop.widgets.record_form import RecordForm


class RecordKind(QWidget):
    """Name one kind of record and say what its page shows; the methods that raise are each page's own.

    `KEY` is under what the widths of its columns are remembered, `NOUN` what one record is called.
    """

    KEY: ClassVar[str]
    TITLE: ClassVar[str]
    NOUN: ClassVar[str]
    THROWN: ClassVar[str] = ""  # what is thrown away where it is not the record that is called so
    TABLE: ClassVar[str]
    EMPTY: ClassVar[str]
    EMPTY_OTHER: ClassVar[str] = ""  # a second way to the first record: `table.empty_other_requested`
    COLUMNS: ClassVar[tuple[Column, ...]]
    ENDS: ClassVar[str] = ""  # what "kết thúc" is called here, empty where nothing ends
    MOVES: ClassVar[bool] = False
    SHARES: ClassVar[tuple[int, int] | None] = None  # of the room for table and detail, where not the usual
    BESIDE_SHARES: ClassVar[tuple[int, int] | None] = None  # those beside each other, where they are others
    ONE_COLUMN: ClassVar[bool] = False  # True where the fields hold long texts
    ADDS: ClassVar[bool] = True  # False where records come into being elsewhere

    form: RecordForm

    @property
    def thrown(self) -> str:
        """Return what is thrown away with a row."""
        return self.THROWN or self.NOUN

    def build(self) -> None:
        """Add the fields to `form`, and choosers and secondary actions to `page`."""
        raise NotImplementedError

    def build_below(self) -> None:
        """Add what stands below the form."""

    def tab_chain(self) -> list[QWidget]:
        """Return the fields of the detail in the order that Tab goes through them."""
        return self.form.tab_chain()

    def save_work(self, record_id: str, values: Mapping[str, Any]) -> Callable[[Action], str]:
        """Return the work that adds (empty id) or changes a record by the values of its attributes."""
        raise NotImplementedError

    def name_of_edit(self, name: str) -> str:  # noqa: ARG002 - some pages name the attribute
        """Return what the action is called that changes an attribute of a record."""
        return f"Sửa {self.NOUN}"

    def trash_work(self, ids: Sequence[str]) -> Callable[[Action], int]:
        """Return the work that puts records into the trash and says how many."""
        raise NotImplementedError

    def lines_of(self, entries: Sequence[HistoryEntry]) -> Sequence[HistoryLine]:
        """Return a history in words."""
        raise NotImplementedError

    def texts_of(self, record: Any) -> tuple[str, ...]:
        """Return what the search looks in."""
        raise NotImplementedError

    def accepts(self, record: Any) -> bool:  # noqa: ARG002 - a tab with filters asks the record
        """Tell whether a record passes the filters."""
        return True

    def values_of(self, record: Any) -> dict[str, Any]:
        """Return what the fields show of a record."""
        return {name: getattr(record, name) for name in self.form.names}

    def blank(self) -> dict[str, Any]:
        """Return what the fields of a new record begin with."""
        return {}

    def parsed(self, name: str, value: Any) -> Any:  # noqa: ARG002 - most fields have their value already
        """Return a field's or cell's value as the record holds it; raises UserError."""
        return value

    def heading_of(self, record: Any) -> str:
        """Return what the detail is headed with."""
        return str(record.name)

    def sort_value(self, record: Any, column: Column) -> object:
        """Return what rows are sorted by in a column."""
        value = column.value_of(record)
        return value.text if isinstance(value, Chip) else value

    def counts(self, shown: Sequence[Any]) -> list[str]:
        """Return the parts of the line of counts."""
        return [f"{len(shown)} {self.NOUN}"]

    def actions_of_section(self) -> list[QAction]:
        """Return what the room's menu offers only while this page is shown."""
        return []

    def history_rows(self, record: Any) -> list[tuple[str, str]]:
        """Return table and id of every row whose history is the record's."""
        return [(self.TABLE, record.id)]

    def end_selected(self) -> None:
        """Ask for the last day of the selected records."""

    def move_selected(self, step: int) -> None:
        """Move the selected records by one place."""
