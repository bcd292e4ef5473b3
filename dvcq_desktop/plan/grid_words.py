# SPDX-License-Identifier: MIT
"""How a cell of the grid reads, and what is typed or pasted into one means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.rules import StateEntry, TaskState
from dvcq_desktop.plan.standings import Timing
from dvcq_desktop.text.dates import parse_date
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import in_sentence, tidy

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.plan.grid import Cell

HOW = "hãy ghi ngày hoàn thành (12/3), x là hoàn thành hôm nay, “đang” hoặc “chưa”."
_DONE_WORDS = frozenset({"x", "v", "✓", "✔", "☑", "√", "co", "xong", "da xong", "roi", "hoan thanh", "ht"})
_BEGUN_WORDS = ("dang", "dang thuc hien", "dang lam")
_OPEN_WORDS = ("chua", "chua thuc hien", "chua co", "chua lam")
_DROPPED_WORD = "khong"
# What the grid itself says of a part; pasted back it changes nothing.
_SAID = re.compile(r"qua han \d+ ngay|con \d+ ngay|hom nay het han|xong chung|\d+/\d+ ky")
_SAID_BEGUN = re.compile(r"dang, (?:qua \d+ ngay|con \d+ ngay|han hom nay)")
_DAY_AND_MONTH = re.compile(r"\d{1,2} ?[/.-] ?\d{1,2}")
_BEFORE_THE_DAY = re.compile(r"^(?:x|✓|ht|xong|hoàn thành|đã xong)[:, ]+(?=\d)", re.IGNORECASE)


def cell_text(cell: Cell, year: int, *, whole_day: bool = False) -> str:
    """Return what stands in a cell ("12/03", "quá hạn 3 ngày", "đang, quá 3 ngày").

    `whole_day` also writes the year.
    """
    if cell.state is TaskState.DROPPED:
        return "không"
    if cell.state is TaskState.DONE and cell.on is not None:
        short = cell.on.year == year and not whole_day
        return f"{cell.on:%d/%m}" if short else f"{cell.on:%d/%m/%Y}"
    if cell.closed:
        return "xong chung"
    days = cell.standing.days
    if _is_begun(cell):
        match cell.standing.timing:
            case Timing.OVERDUE:
                return f"đang, quá {days} ngày"
            case Timing.SOON:
                return f"đang, còn {days} ngày" if days else "đang, hạn hôm nay"
    match cell.standing.timing:
        case Timing.OVERDUE:
            return f"quá hạn {days} ngày"
        case Timing.SOON:
            return f"còn {days} ngày" if days else "hôm nay hết hạn"
    if cell.periods is not None:
        return f"{cell.periods[0]}/{cell.periods[1]} kỳ"
    return "đang" if cell.state is TaskState.IN_PROGRESS else "chưa"


def cell_sentence(cell: Cell) -> str:
    """Return everything that a cell says, in the words of the other tables."""
    parts = [cell.state.label if cell.standing.timing in _PLAIN else cell.standing.label]
    if _is_begun(cell) and cell.standing.timing in {Timing.OVERDUE, Timing.SOON}:
        parts = [cell.state.label, in_sentence(parts[0])]
    if cell.on is not None:
        parts.append(f"ngày {cell.on:%d/%m/%Y}")
    elif cell.is_owed and cell.due is not None:
        parts.append(f"thời hạn {cell.due:%d/%m/%Y}")
    if cell.periods is not None:
        parts.append(f"đã xong {cell.periods[0]}/{cell.periods[1]} kỳ")
    return ", ".join(parts)


def _is_begun(cell: Cell) -> bool:
    """Tell whether a part that does not come back was begun, which its deadline alone would not show."""
    return cell.state is TaskState.IN_PROGRESS and cell.periods is None


def read_mark(typed: str, cell: Cell, *, year: int, today: date) -> StateEntry | None:
    """Return the state that typed words mean in a cell, None where they change nothing.

    A day without a year is one of the plan's year. Raise UserError for words that mean nothing here.
    """
    words = tidy(typed)
    folded = fold(words).rstrip(".")
    if not folded or _SAID.fullmatch(folded):
        return None
    if folded.startswith(_DROPPED_WORD):
        if cell.state is TaskState.DROPPED:
            return None
        raise UserError("Không thực hiện phải có lý do; hãy bấm Enter ở ô đó rồi ghi lý do.")
    if _SAID_BEGUN.fullmatch(folded):
        fresh = cell.state is TaskState.NOT_STARTED and cell.periods is None
        return StateEntry(TaskState.IN_PROGRESS) if fresh else None
    if folded in _DONE_WORDS:
        return StateEntry(TaskState.DONE, today)
    if folded in _BEGUN_WORDS:
        return StateEntry(TaskState.IN_PROGRESS)
    if folded in _OPEN_WORDS or folded in {"-", "0"}:
        return StateEntry()
    day = _BEFORE_THE_DAY.sub("", words)
    if not any(letter.isdigit() for letter in day) and folded not in {"hom nay", "hom qua", "hom kia", "nay"}:
        raise UserError(f"Không hiểu “{words}”; {HOW}")
    return StateEntry(TaskState.DONE, read_past_day(day, year=year, today=today))


def read_past_day(typed: str, *, year: int, today: date) -> date:
    """Return the day that typed words mean, one of the plan's year where they name none.

    Raise UserError for what is no day, or has not come yet.
    """
    words = tidy(typed)
    if _DAY_AND_MONTH.fullmatch(fold(words)):
        words = f"{re.sub('[ ./-]+', '/', words)}/{year}"
    found = parse_date(words, today=today)
    if found > today:
        raise UserError(f"Ngày {found:%d/%m/%Y} chưa tới; hãy ghi ngày đã qua.")
    return found


_PLAIN = frozenset({Timing.ON_TRACK, Timing.NO_DEADLINE, Timing.CONTINUOUS})
