# SPDX-License-Identifier: MIT
"""What units report of a period: who owes it, on time or late; the blank sheet they fill in, read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.activities.quick import read_amount
from dvcq_desktop.database.filed import KeptFile
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.documents.form_sheet import Fill, FormColumn, FormSheet
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.rules import UnitKind
from dvcq_desktop.reports.indicators import Source
from dvcq_desktop.reports.periods import Period, periods_of
from dvcq_desktop.sheets.book import cell_name, text_of
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.listing import few
from dvcq_desktop.text.normal import shortened, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.office.rules import Unit
    from dvcq_desktop.reports.indicators import Indicator
    from dvcq_desktop.sheets.book import Book, Sheet

TABLE = "unit_return"
STATES = ("Chưa thực hiện", "Đang thực hiện", "Hoàn thành")
_UNIT, _FIGURE, _TASK = "Đơn vị", "Chỉ tiêu", "Nhiệm vụ"
_CODE, _KIND, _WHAT, _COUNTED_IN, _AMOUNT, _RESULT, _STATE = (
    "Mã", "Loại", "Nội dung", "Đơn vị tính", "Số liệu", "Kết quả, ghi chú", "Tình trạng",
)  # fmt: skip
_LONGEST_SAID = 20  # letters of a cell in a remark
_HINT = (
    "Ghi số vào cột Số liệu của chỉ tiêu; kết quả, tình trạng của nhiệm vụ. Không đổi cột Mã, không thêm cột."
    " Không ghi tên, nội dung đơn của người khiếu nại, tố cáo."
)
_WIDTHS = {_CODE: 10, _KIND: 11, _WHAT: 60, _COUNTED_IN: 12, _AMOUNT: 14, _RESULT: 44, _STATE: 18}


class Standing(StrEnum):
    """Where what a unit owes of a period stands."""

    ON_TIME = "on-time"
    LATE = "late"
    INCOMPLETE = "incomplete"
    OVERDUE = "overdue"
    WAITING = "waiting"
    NOT_ASKED = "not-asked"

    @property
    def label(self) -> str:
        """Return the standing as a filter names it."""
        return {
            "on-time": "Nộp đúng hạn",
            "late": "Nộp muộn",
            "incomplete": "Nộp thiếu",
            "overdue": "Quá hạn chưa nộp",
            "waiting": "Chưa đến hạn",
            "not-asked": "Chưa yêu cầu nộp",
        }[self.value]


class Told(NamedTuple):
    """What a unit says of one of its tasks."""

    result: str = ""
    state: str = ""


@dataclass(frozen=True)
class UnitReturn:
    """What a unit returned of a period; the key follows from year, period and unit, on every PC the same.

    `lacking` are the figures that it was asked for and that are not there, by name; of a period that nobody
    was asked for, nothing is owed.
    """

    period: Period
    unit: str
    due_on: date
    received_on: date | None = None
    note: str = ""
    amounts: Mapping[str, int] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    tasks: Mapping[str, Told] = field(default_factory=dict)
    files: tuple[KeptFile, ...] = ()
    lacking: tuple[str, ...] = ()
    is_asked: bool = True

    @property
    def id(self) -> str:
        """Return the key."""
        return return_key(self.period, self.unit)

    def standing(self, as_of: date) -> Standing:
        """Return where it stands on a day: what came without all of its figures is not returned yet."""
        if self.received_on is not None and self.received_on <= as_of:
            if self.lacking:
                return Standing.INCOMPLETE
            return Standing.LATE if self.received_on > self.due_on else Standing.ON_TIME
        if not self.is_asked:
            return Standing.NOT_ASKED
        return Standing.OVERDUE if self.due_on < as_of else Standing.WAITING

    def standing_words(self, as_of: date) -> str:
        """Return the standing with its days."""
        found = self.standing(as_of)
        if found is Standing.LATE and self.received_on:
            return f"Nộp muộn {(self.received_on - self.due_on).days} ngày"
        if found is Standing.INCOMPLETE and self.received_on:
            late = (self.received_on - self.due_on).days
            return f"Thiếu {len(self.lacking)} chỉ tiêu{f', muộn {late} ngày' if late > 0 else ''}"
        days = (self.due_on - as_of).days
        if found is Standing.OVERDUE:
            return f"Quá hạn {-days} ngày"
        if found is Standing.WAITING:
            return f"Còn {days} ngày" if days else "Hạn hôm nay"
        return found.label

    @property
    def lacking_words(self) -> str:
        """Return what lacks in a few words: "thiếu Tin, bài; Lượt tiếp công dân"."""
        if not self.lacking:
            return ""
        return f"thiếu {few(self.lacking, 'chỉ tiêu', between='; ')}"


class Asked(NamedTuple):
    """What a unit is asked for: indicators that it returns, its tasks (key, title)."""

    unit: str
    name: str
    indicators: tuple[Indicator, ...]
    tasks: tuple[tuple[str, str], ...]


class Line(NamedTuple):
    """A line that was read back: its cell, what it is about, what is new, what is odd about it."""

    cell: str
    what: str
    value: str
    problem: str = ""


@dataclass(frozen=True)
class ReadReturn:
    """A sheet that a unit sent back, as it was read; `trouble` says why it cannot be taken at all."""

    file: str
    unit: str = ""
    unit_name: str = ""
    amounts: Mapping[str, int] = field(default_factory=dict)
    tasks: Mapping[str, Told] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    trouble: str = ""

    @property
    def problems(self) -> list[Line]:
        """Return the lines with something odd."""
        return [line for line in self.lines if line.problem]


def sent_twice(read: Sequence[ReadReturn]) -> dict[str, list[int]]:
    """Return the places of the sheets of each unit that sent several: she chooses which one is taken."""
    places: dict[str, list[int]] = {}
    for place, each in enumerate(read):
        if not each.trouble:
            places.setdefault(each.unit, []).append(place)
    return {unit: own for unit, own in places.items() if len(own) > 1}


def return_key(period: Period, unit: str) -> str:
    """Return the key of what a unit returns of a period."""
    return derived_id(TABLE, str(period.year), period.code, unit)


def source_of(indicator: Indicator, unit: str | None, stated: Mapping[tuple[str, str], Source]) -> Source:
    """Return where a unit's share of an indicator comes from: one source, never two."""
    return stated.get((indicator.id, unit or ""), indicator.source)


def is_asked_for(indicator: Indicator, unit: Unit, stated: Mapping[tuple[str, str], Source]) -> bool:
    """Tell whether a unit returns an indicator; the leaders of the office do where that is stated of them."""
    if unit.kind is UnitKind.LEADERSHIP and (indicator.id, unit.id) not in stated:
        return False
    return source_of(indicator, unit.id, stated) is Source.RETURNED


def blank_sheet(asked: Asked, period: Period, office: str) -> FormSheet:
    """Return the sheet that a unit fills in: its indicators, then its tasks."""
    rows: list[tuple[str, ...]] = [("", f"{period.year}/{period.code}/{asked.unit}", _UNIT, asked.name)]
    rows += [("", each.id, _FIGURE, each.name, each.unit_name) for each in asked.indicators]
    rows += [("", key, _TASK, title) for key, title in asked.tasks]
    columns = [FormColumn("TT", 5)]
    for title, width in _WIDTHS.items():
        fill = Fill.NUMBER if title == _AMOUNT else Fill.TEXT
        columns.append(FormColumn(title, width, fill, STATES if title == _STATE else ()))
    title = f"SỐ LIỆU, KẾT QUẢ {period.label.upper()} CỦA {asked.name.upper()} GỬI {office.upper()}"
    return FormSheet("Báo cáo", title, _HINT, tuple(columns), len(rows), 4, office, tuple(rows))


def read_return(book: Book, period: Period, asked: Mapping[str, Asked]) -> ReadReturn:
    """Read a sheet back; each odd cell is told, and nothing of it is taken."""
    found = next((head for sheet in book.sheets if (head := _head(sheet)) is not None), None)
    if found is None:
        return ReadReturn(book.name, trouble=f"Không phải mẫu báo cáo đã gửi đơn vị: {_lacking(book)}.")
    sheet, top, columns = found
    unit = ""
    figures: list[tuple[int, str]] = []
    tasks: list[tuple[int, str]] = []
    for row in range(top + 1, len(sheet.rows)):
        code, kind = _cell(sheet, row, columns, _CODE), fold(_cell(sheet, row, columns, _KIND))
        if kind == fold(_UNIT):
            year, _slash, rest = code.partition("/")
            named, _slash, unit = rest.partition("/")
            if (year, named) != (str(period.year), period.code):
                return ReadReturn(book.name, trouble=_of_other_period(year, named, period))
        elif kind == fold(_FIGURE):
            figures.append((row, code))
        elif kind == fold(_TASK):
            tasks.append((row, code))
    wanted = asked.get(unit)
    if wanted is None:
        return ReadReturn(
            book.name, trouble="Không rõ của đơn vị nào: dòng Đơn vị của mẫu đã bị xóa hoặc sửa."
        )
    amounts, lines = _figures(sheet, columns, figures, wanted)
    told, more = _tasks(sheet, columns, tasks, wanted)
    return ReadReturn(book.name, unit, wanted.name, amounts, told, (*lines, *more))


# Private


def _short(text: str) -> str:
    return shortened(text, _LONGEST_SAID)


def _head(sheet: Sheet) -> tuple[Sheet, int, dict[str, int]] | None:
    titles = {fold(title): title for title in _WIDTHS}
    for row, cells in enumerate(sheet.rows[:20]):
        found = {
            titles[word]: column
            for column, cell in enumerate(cells)
            if (word := fold(tidy(text_of(cell)))) in titles
        }
        if {_CODE, _KIND, _AMOUNT} <= found.keys():
            return sheet, row, found
    return None


def _lacking(book: Book) -> str:
    """Return which columns a sheet that has some of ours lacks: their heads were changed."""
    wanted = {fold(title): title for title in (_CODE, _KIND, _AMOUNT)}
    rows = [{fold(tidy(text_of(cell))) for cell in row} for sheet in book.sheets for row in sheet.rows[:20]]
    nearest = max((row & wanted.keys() for row in rows), key=len, default=set())
    return f"không thấy cột {', '.join(title for word, title in wanted.items() if word not in nearest)}"


def _of_other_period(year: str, code: str, period: Period) -> str:
    """Return why a sheet cannot be taken that was made for another period than the one that is shown."""
    years = [int(year)] if year.isdecimal() else []
    named = next((each.label for one in years for each in periods_of(one) if each.code == code), "kỳ khác")
    return f"Là mẫu của {named}, không phải {period.label}: hãy chọn đúng kỳ rồi nhận."


def _no_amount(typed: str) -> str:
    digits = typed[1:].strip()
    return "Số âm" if typed[0] in "-−–" and digits[:1].isdecimal() else "Không phải số nguyên"


def _cell(sheet: Sheet, row: int, columns: Mapping[str, int], title: str) -> str:
    return tidy(text_of(sheet.cell(row, columns[title]))) if title in columns else ""


def _figures(
    sheet: Sheet, columns: Mapping[str, int], rows: Sequence[tuple[int, str]], asked: Asked
) -> tuple[dict[str, int], list[Line]]:
    known = {each.id: each for each in asked.indicators}
    amounts: dict[str, int] = {}
    lines = []
    for row, code in rows:
        typed = _cell(sheet, row, columns, _AMOUNT)
        place = cell_name(row, columns[_AMOUNT])
        named = _cell(sheet, row, columns, _WHAT)
        indicator = known.get(code)
        if indicator is None:
            if typed:
                lines.append(Line(place, named, typed, "Đơn vị này không phải nộp chỉ tiêu ấy: không nhận."))
            continue
        if not typed:
            lines.append(Line(place, indicator.name, "", "Chưa ghi số liệu."))
            continue
        try:
            amount = read_amount(typed)
        except UserError:
            amount = None
        if amount is None or code in amounts:
            why = "Chỉ tiêu ghi hai lần" if amount is not None else _no_amount(typed)
            lines.append(Line(place, indicator.name, typed, f"{why}: không nhận."))
            continue
        amounts[code] = amount
        noted = " ".join(filter(None, (_cell(sheet, row, columns, each) for each in (_RESULT, _STATE))))
        odd = f"Chữ ghi cạnh chỉ tiêu “{_short(noted)}”: không nhận, còn trong tệp." if noted else ""
        lines.append(Line(place, indicator.name, typed, odd))
    return amounts, lines


def _tasks(
    sheet: Sheet, columns: Mapping[str, int], rows: Sequence[tuple[int, str]], asked: Asked
) -> tuple[dict[str, Told], list[Line]]:
    known = dict(asked.tasks)
    states = {fold(state): state for state in STATES}
    told: dict[str, Told] = {}
    lines = []
    for row, code in rows:
        result = _cell(sheet, row, columns, _RESULT)
        typed = _cell(sheet, row, columns, _STATE)
        amount = _cell(sheet, row, columns, _AMOUNT)
        place = cell_name(row, columns.get(_RESULT, columns[_AMOUNT]))
        if code not in known:
            if result or typed or amount:
                named = _cell(sheet, row, columns, _WHAT)
                said = result or typed or amount
                lines.append(Line(place, named, said, "Không phải nhiệm vụ của đơn vị: không nhận."))
            continue
        if amount:
            why = "Số ghi cạnh nhiệm vụ: không nhận; hãy ghi ở cột Kết quả."
            lines.append(Line(cell_name(row, columns[_AMOUNT]), known[code], amount, why))
        if not result and not typed:
            lines.append(Line(place, known[code], "", "Chưa ghi kết quả."))
            continue
        state = states.get(fold(typed), "")
        odd = f"Tình trạng “{_short(typed)}” không có trong danh sách: bỏ qua." if typed and not state else ""
        if odd:
            place = cell_name(row, columns[_STATE])
        told[code] = Told(result, state)
        lines.append(Line(place, known[code], "; ".join(part for part in (result, state) if part), odd))
    return told, lines
