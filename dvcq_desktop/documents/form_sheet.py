# SPDX-License-Identifier: MIT
"""A blank Excel form that others fill in and send back: a row for each record, lists to choose from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from io import BytesIO
from typing import TYPE_CHECKING, Any

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.packing import LONG_AGO, packed_alike
from dvcq_desktop.documents.setting import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_FONT = "Times New Roman"
_LISTS = "Danh mục"
_CORE = "docProps/core.xml"
_MARK_ROW, _HEAD_ROW = 3, 4
_LONGEST_PROMPT = 255
_ROW_HEIGHT = 45.0
_HEAD_HEIGHT = 48.0
_DATES = "dd/mm/yyyy"
_NUMBERS = "#,##0"
_LARGEST = 10**15


class Fill(Enum):
    """Say what is written into the cells of a column."""

    TEXT = auto()
    NUMBER = auto()  # a whole number
    DATE = auto()


@dataclass(frozen=True)
class FormColumn:
    """A column to be filled in: `width` counts letters; `choices` are offered, where `strict` only these."""

    title: str
    width: float = 16
    fill: Fill = Fill.TEXT
    choices: tuple[str, ...] = ()
    strict: bool = False
    hint: str = ""
    needed: bool = False


@dataclass(frozen=True)
class FormSheet:
    """A form: its name as a sheet, what stands above it, its columns, and rows for so many records.

    The first column counts the records; `kept` columns stay in sight when the others are scrolled. `given`
    is what the first cells of the rows say already; the count stays. `mark` stands above the columns.
    """

    name: str
    title: str
    hint: str
    columns: tuple[FormColumn, ...]
    rows: int = 30
    kept: int = 2
    author: str = ""
    given: tuple[tuple[str, ...], ...] = ()
    mark: str = ""


def render_form(form: FormSheet) -> bytes:
    """Return the form as an .xlsx file: the same form gives the same bytes. Any thread may call it."""
    from openpyxl import Workbook  # noqa: PLC0415 - start-up time
    from openpyxl.xml.functions import tostring  # noqa: PLC0415 - start-up time

    book = Workbook()
    page = book.active
    page.title = form.name
    lists = book.create_sheet(_LISTS)
    lists.sheet_state = "hidden"
    _Form(form, page, lists).fill()
    said = book.properties
    said.title, said.creator = clean(form.title)[:255], clean(form.author)[:255]
    said.created = said.modified = datetime(*LONG_AGO)  # noqa: DTZ001 - no clock is in it
    target = BytesIO()
    book.save(target)
    # Saving notes the time once more.
    said.modified = datetime(*LONG_AGO)  # noqa: DTZ001 - a file says no zone
    return packed_alike(target.getvalue(), {_CORE: tostring(said.to_tree())})


class _Form:
    """Fills the sheet of the form and the sheet of its lists."""

    def __init__(self, form: FormSheet, page: Any, lists: Any) -> None:  # openpyxl has no types
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415 - start-up time
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - start-up time

        self._form, self._page, self._lists = form, page, lists
        self._letter = get_column_letter
        thin = Side("thin")
        self._border = Border(thin, thin, thin, thin)
        size = decree30.TABLE_TEXT.size
        self._font, self._bold = Font(_FONT, size), Font(_FONT, size, bold=True)
        self._title = Font(_FONT, decree30.KIND.size, bold=True)
        self._muted = Font(_FONT, size, italic=True)
        self._fills = {needed: PatternFill("solid", "DDEBE9" if needed else "E7E6E6") for needed in (0, 1)}
        self._centred = Alignment("center", "center", wrap_text=True)
        self._cells = Alignment("left", "top", wrap_text=True)
        self._left = Alignment("left", "center")

    def fill(self) -> None:
        """Write what stands above, the header, the rows, and what may be written into them."""
        form = self._form
        for row, text, font in (
            (1, form.title, self._title),
            (2, form.hint, self._muted),
            (_MARK_ROW, form.mark, self._bold),
        ):
            cell = self._page.cell(row, 1, text or None)
            cell.font, cell.alignment = font, self._left
        for place, column in enumerate(self._form.columns, 1):
            self._column(place, column)
        last = _HEAD_ROW + self._form.rows
        for row in range(_HEAD_ROW + 1, last + 1):
            self._page.cell(row, 1, row - _HEAD_ROW).alignment = self._centred
            self._page.row_dimensions[row].height = _ROW_HEIGHT
        for row, texts in enumerate(self._form.given, _HEAD_ROW + 1):
            for place, text in enumerate(texts[1:], 2):
                cell = self._page.cell(row, place)
                cell.value, cell.data_type = clean(text), "s"
        self._page.row_dimensions[_HEAD_ROW].height = _HEAD_HEIGHT
        self._set_up(last)

    def _column(self, place: int, column: FormColumn) -> None:
        head = self._page.cell(_HEAD_ROW, place, column.title)
        head.font, head.alignment, head.border = self._bold, self._centred, self._border
        head.fill = self._fills[column.needed]
        letter = self._letter(place)
        self._page.column_dimensions[letter].width = column.width
        pattern = {Fill.NUMBER: _NUMBERS, Fill.DATE: _DATES}.get(column.fill, "@" if place > 1 else "0")
        for row in range(_HEAD_ROW + 1, _HEAD_ROW + self._form.rows + 1):
            cell = self._page.cell(row, place)
            cell.font, cell.alignment, cell.border = self._font, self._cells, self._border
            cell.number_format = pattern
        rule = self._rule(place, column)
        if rule is not None:
            rule.add(f"{letter}{_HEAD_ROW + 1}:{letter}{_HEAD_ROW + self._form.rows}")
            self._page.add_data_validation(rule)

    def _rule(self, place: int, column: FormColumn) -> Any:
        """Return what Excel lets be written into a column, and what it says when the cell is entered."""
        from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - start-up time

        rule: Any = None
        if column.choices:
            rule = DataValidation(type="list", formula1=self._listed(place, column.choices), allow_blank=True)
            rule.showErrorMessage = column.strict
            rule.error = "Hãy chọn một mục trong danh sách của ô này."
        elif column.fill is Fill.NUMBER:
            rule = DataValidation(
                type="whole", operator="between", formula1="0", formula2=str(_LARGEST), allow_blank=True
            )
            rule.showErrorMessage = True
            rule.error = "Hãy ghi một số nguyên, không ghi chữ và đơn vị tính."
        elif column.hint:
            rule = DataValidation(allow_blank=True)
        if rule is not None:
            rule.errorTitle, rule.promptTitle = "Chưa đúng", column.title[:32]
            rule.prompt = column.hint[:_LONGEST_PROMPT]
            rule.showInputMessage = bool(column.hint)
        return rule

    def _listed(self, place: int, choices: Sequence[str]) -> str:
        """Write choices into the sheet of the lists and return where they stand there."""
        letter = self._letter(place)
        self._lists.cell(1, place, self._form.columns[place - 1].title)
        for row, choice in enumerate(choices, 2):
            cell = self._lists.cell(row, place)
            cell.value, cell.data_type = choice, "s"
        return f"'{_LISTS}'!${letter}$2:${letter}${len(choices) + 1}"

    def _set_up(self, last: int) -> None:
        page = self._page
        page.freeze_panes = page.cell(_HEAD_ROW + 1, self._form.kept + 1)
        page.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
        page.print_area = f"A1:{self._letter(len(self._form.columns))}{last}"
        page.page_setup.paperSize = page.PAPERSIZE_A3
        page.page_setup.orientation = "landscape"
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
