# SPDX-License-Identifier: MIT
"""What units send back: typed rows read as their own plans, and files told apart by the units they name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.office.unit_names import telling_key, unit_key, with_plain_names
from dvcq_desktop.plan.grid import ended_sentence, has_ended
from dvcq_desktop.plan.grid_words import read_past_day
from dvcq_desktop.plan.own_plans import has_issued, must_issue
from dvcq_desktop.plan.rules import Line, StateEntry, Task, TaskState
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dvcq_desktop.office.directory import Directory

NUMBER, ISSUED, SIGNER, RECEIVED = "number", "issued", "signer", "received"
_IN_ORDER = (NUMBER, ISSUED, SIGNER, RECEIVED)
# How such a list calls its columns.
_UNIT_TITLES = frozenset({"don vi", "ten don vi", "ten", "co quan, don vi"})
_TITLES = {
    **dict.fromkeys(("so, ky hieu", "so ky hieu", "so", "so van ban", "so ke hoach", "ke hoach so"), NUMBER),
    **dict.fromkeys(("ngay ban hanh", "ngay ky", "ngay van ban", "ngay ke hoach"), ISSUED),
    "nguoi ky": SIGNER,
    **dict.fromkeys(("ngay nhan", "ngay gui", "ngay nop", "ngay den"), RECEIVED),
}
_TODAY_WORDS = frozenset({"x", "v", "✓", "xong", "roi", "da nhan", "co"})
_LEAST_RUN = 6
_LEAST_BARE = 4
_VILLAGE = re.compile(r"(?:thon|to dan pho|tdp|ap|ban|khu pho|khu dan cu|khu) ")


@dataclass(frozen=True)
class Row:
    """One unit of a task with what is typed for it, by the names of the columns; `file` waits to be kept."""

    line: Line
    unit: Unit
    typed: Mapping[str, str]
    file: Path | None = None


@dataclass(frozen=True)
class Returned:
    """What one row says that is new: the part with its plan, the state where it changes, the file to keep."""

    line: Line
    state: StateEntry | None = None
    file: Path | None = None


def rows_of(task: Task, directory: Directory, today: date) -> list[Row]:
    """Return a row for each unit of a task: those that still owe first, those that are no more last."""
    rows = [Row(line, directory.units_by_id[line.unit], _typed(line)) for line in task.lines]
    return sorted(rows, key=lambda row: (has_ended(row.unit, today), _is_there(row.line, today)))


def returned_of(row: Row, directory: Directory, *, year: int, today: date) -> Returned | None:
    """Return what a row says that is new, None where nothing is; raise UserError where it can't be read."""
    if dict(row.typed) == _typed(row.line) and row.file is None:
        return None
    if has_ended(row.unit, today):
        raise UserError(ended_sentence(row.unit, directory))
    issued = _day(row.typed[ISSUED], "Ngày ban hành", year, today)
    received = _received(row.typed[RECEIVED], year, today)
    if issued and received and received < issued:
        raise UserError(
            f"Ngày nhận {received:%d/%m/%Y} ở trước ngày ban hành {issued:%d/%m/%Y}; hãy ghi lại ngày."
        )
    line = row.line._replace(
        own_plan_number=tidy(row.typed[NUMBER]),
        own_plan_on=issued,
        own_plan_signer=tidy(row.typed[SIGNER]),
    )
    state = _state(row.line, received)
    if line == row.line and state is None and row.file is None:
        return None
    return Returned(line, state, row.file)


def wrong_column(row: Row, directory: Directory, *, year: int, today: date) -> str:
    """Return the column of a row that can't be read, "" where all can."""
    try:
        returned_of(row, directory, year=year, today=today)
    except UserError:
        if has_ended(row.unit, today):
            kept = _typed(row.line)
            return next((name for name, text in row.typed.items() if text != kept[name]), NUMBER)
        try:
            _day(row.typed[ISSUED], "", year, today)
        except UserError:
            return ISSUED
        return RECEIVED
    return ""


def count_there(rows: Sequence[Row], directory: Directory, *, year: int, today: date) -> tuple[int, int]:
    """Return how many units have issued their plan, with what is typed by now, and how many are to.

    A unit that was let off, or merged away, before it issued one is in neither.
    """
    there = [_will_be_there(row, directory, year, today) for row in rows]
    owing = [has or must_issue(row.line, today) for row, has in zip(rows, there, strict=True)]
    return sum(there), sum(owing)


def all_returned(rows: Sequence[Row], directory: Directory, *, year: int, today: date) -> list[Returned]:
    """Return what all rows say that is new; raise UserError that names each row that can't be read."""
    found, wrong = [], []
    for number, row in enumerate(rows, 1):
        try:
            returned = returned_of(row, directory, year=year, today=today)
        except UserError as error:
            wrong.append(f"Dòng {number}, {row.unit.called}: {error.sentence}")
            continue
        if returned is not None:
            found.append(returned)
    if wrong:
        raise UserError("\n".join(wrong))
    return found


def texts_by_unit(block: Sequence[Sequence[str]], rows: Sequence[Row]) -> list[tuple[int, str, str]] | None:
    """Return where the cells of a list that names the units belong (row, column's name, text), in any order.

    None where no column names units; raise UserError where a row names one that owes nothing here.
    """
    places = with_plain_names(
        {
            telling_key(name): place
            for place, row in reversed(list(enumerate(rows)))
            for name in (row.unit.short_name, row.unit.name)
            if name
        }
    )
    found = [[places.get(telling_key(cell)) if cell else None for cell in line] for line in block]
    named = [sum(line[at] is not None for line in found) for at in range(len(block[0]))]
    at = named.index(max(named))
    if named[at] * 2 <= sum(bool(line[at]) for line in block[1:]):
        return None
    is_headed = found[0][at] is None and fold(block[0][at]) in _UNIT_TITLES
    # Rows copied out of this sheet have the state behind the name.
    has_state = len(block[0]) - at - 1 > len(_IN_ORDER)
    names: dict[int, str] = dict(enumerate(_IN_ORDER, at + 1 + has_state))
    if is_headed:
        names = {
            across: _TITLES[title] for across, cell in enumerate(block[0]) if (title := fold(cell)) in _TITLES
        }
    texts = []
    for number, (line, units) in enumerate(zip(block, found, strict=True), 1):
        place = units[at]
        if place is not None:
            texts += [
                (place, names[across], text) for across, text in enumerate(line) if text and across in names
            ]
        elif any(line) and not (is_headed and number == 1):
            raise UserError(
                f"Dòng {number} của bảng vừa sao chép: “{line[at]}” không phải đơn vị được giao nhiệm vụ này;"
                " hãy sửa tên hoặc bỏ dòng đó rồi dán lại."
            )
    return texts


def match_files(names: Sequence[str], units: Sequence[Unit]) -> dict[str, str | None]:
    """Return which unit each file is of by its name, None where that cannot be told.

    A whole name in the file's name counts more than a short one, a longer more than one inside it ("Thôn 10"
    than "Thôn 1"); where two units are meant alike, none is.
    """
    return {name: _meant(name, units) for name in names}


def _meant(name: str, units: Sequence[Unit]) -> str | None:
    stem = Path(name).stem
    # As it is written, and with its abbreviations spelled out.
    words = (_words(stem), _words(unit_key(stem)))
    runs = ["".join(_words(run)) for run in re.split(r"[^a-z0-9]+", fold(stem))]
    found = [(score, unit.id) for unit in units if (score := _score(unit, words, runs)) > (0, 0)]
    if not found:
        return None
    best = max(score for score, _unit in found)
    meant = [unit for score, unit in found if score == best]
    return meant[0] if len(meant) == 1 else None


def _score(unit: Unit, words: Sequence[list[str]], runs: list[str]) -> tuple[int, int]:
    """Return how surely a file's words name a unit: whole names before short ones, longer before shorter."""
    whole = [_words(name) for name in {unit.name, unit.short_name, unit_key(unit.name)} if name]
    scores = [(2, len("".join(part))) for part in whole if _holds(words, part) or _runs_hold(runs, part)]
    scores += [(1, len("".join(part))) for part in _short_names(unit) if _holds(words, part)]
    return max(scores, default=(0, 0))


def _short_names(unit: Unit) -> list[list[str]]:
    found = [_words(unit.symbol)] if len(unit.symbol) > 1 else []
    bare = _VILLAGE.sub("", fold(unit.name), count=1) if unit.kind is UnitKind.VILLAGE else ""
    if sum(letter.isalpha() for letter in bare) >= _LEAST_BARE:
        found.append(_words(bare))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+|\d+", fold(text))


def _holds(written: Sequence[list[str]], part: list[str]) -> bool:
    size = len(part)
    return bool(part) and any(
        words[at : at + size] == part for words in written for at in range(len(words) - size + 1)
    )


def _runs_hold(runs: list[str], part: list[str]) -> bool:
    """Tell whether a name is written without spaces at the end of a run of letters ("KHThonDongLinh")."""
    joined = "".join(part)
    return len(joined) >= _LEAST_RUN and any(run.endswith(joined) for run in runs)


def _typed(line: Line) -> dict[str, str]:
    done = line.state.on if line.state.state is TaskState.DONE else None
    return {
        NUMBER: line.own_plan_number,
        ISSUED: f"{line.own_plan_on:%d/%m/%Y}" if line.own_plan_on else "",
        SIGNER: line.own_plan_signer,
        RECEIVED: f"{done:%d/%m/%Y}" if done else "",
    }


def _will_be_there(row: Row, directory: Directory, year: int, today: date) -> bool:
    try:
        found = returned_of(row, directory, year=year, today=today)
    except UserError:
        found = None
    if found is None:
        return has_issued(row.line, today)
    line = found.line._replace(state=found.state) if found.state else found.line
    return found.file is not None or has_issued(line, today)


def _is_there(line: Line, today: date) -> bool:
    return has_issued(line, today) or not line.state.state.is_open


def _day(typed: str, name: str, year: int, today: date) -> date | None:
    if not typed.strip():
        return None
    try:
        return read_past_day(typed, year=year, today=today)
    except UserError as error:
        raise UserError(f"{name}: {error.sentence}") from error


def _received(typed: str, year: int, today: date) -> date | None:
    return today if fold(typed) in _TODAY_WORDS else _day(typed, "Ngày nhận", year, today)


def _state(line: Line, received: date | None) -> StateEntry | None:
    """Return the state that a day of receipt makes: done on that day, or taken back where it was cleared."""
    done = line.state.state is TaskState.DONE
    if received is None:
        return StateEntry() if done else None
    return None if done and line.state.on == received else StateEntry(TaskState.DONE, received)
