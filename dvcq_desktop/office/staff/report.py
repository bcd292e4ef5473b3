# SPDX-License-Identifier: MIT
"""A staff list held against the office, in lines to read and as JSON."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.office.staff.proposals import State
from dvcq_desktop.office.staff.units import NEW
from dvcq_desktop.sheets.book import column_name
from dvcq_desktop.text.legacy import Encoding
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dvcq_desktop.office.staff.lists import StaffList
    from dvcq_desktop.office.staff.proposals import Proposal
    from dvcq_desktop.office.staff.units import ListedUnit

ENCODING_NAMES = {Encoding.UNICODE: "Unicode", Encoding.TCVN3: "TCVN3 (ABC)", Encoding.VNI: "VNI"}


def counted(proposals: Sequence[Proposal]) -> str:
    """Return how many rows are of each state: "Thêm mới 12, Thay đổi 3"."""
    counts = Counter(proposal.state for proposal in proposals)
    return ", ".join(f"{state.label.lower()} {counts[state]}" for state in State if counts[state])


def report(listed: StaffList, proposals: Sequence[Proposal], units: Sequence[ListedUnit]) -> Iterator[str]:
    """Yield what was read and what would change, row by row."""
    read = [seen.name for seen in listed.sheets if listed.sheet in {seen.index, -1} and seen.name]
    first, last = (row + 1 for row in listed.header)
    rows = f"dòng {first}" if first == last else f"dòng {first} đến {last}"
    yield f"Tệp {listed.name}" + (f", trang {', '.join(read)}" if read else "") + f"; tiêu đề ở {rows}."
    for column in listed.columns:
        if column.part is not None:
            name = ENCODING_NAMES[column.encoding]
            is_old = column.before != column.after
            how = f", bảng mã {name} ({column.before} → {column.after})" if is_old else ""
            heading = f"Cột {column_name(column.index)} “{column.heading}”"
            yield f"{heading}: {column.part.label}{how}"
    if listed.personal:
        yield f"Không lấy thông tin cá nhân: {', '.join(listed.personal)}."
    for unit in units:
        if unit.chosen == NEW:
            yield f"Đơn vị mới: {unit.new_name} ({unit.unit.kind.label}), {unit.people} người."
    for proposal in proposals:
        if proposal.state is not State.SAME:
            yield _line(proposal)
    counts = counted(proposals) or "không có ai"
    yield f"Cộng: {counts}; bỏ qua {len(listed.skipped)} dòng không phải là người."


def as_json(listed: StaffList, proposals: Sequence[Proposal], units: Sequence[ListedUnit]) -> dict[str, Any]:
    """Return the same in full, for scripts."""
    return {
        "file": listed.name,
        "sheets": [
            {"name": seen.name, "people": seen.people, "hidden": seen.hidden} for seen in listed.sheets
        ],
        "header_rows": [row + 1 for row in listed.header],
        "columns": [
            {
                "column": column_name(column.index),
                "heading": column.heading,
                "part": column.part.value if column.part else None,
                "encoding": column.encoding.value,
                "before": column.before if column.part else None,
                "after": column.after if column.part else None,
                "personal": column.personal,
            }
            for column in listed.columns
        ],
        "units": [
            {
                "text": unit.text,
                "unit": None if unit.chosen in {NEW, ""} else unit.chosen,
                "new_name": unit.new_name if unit.chosen == NEW else None,
                "people": unit.people,
            }
            for unit in units
        ],
        "rows": [_row_as_json(proposal) for proposal in proposals],
        "skipped": [
            {"sheet": row.sheet, "row": row.row + 1, "text": row.text, "why": row.why}
            for row in listed.skipped
        ],
    }


def _row_as_json(proposal: Proposal) -> dict[str, Any]:
    listed = proposal.listed
    return {
        "state": proposal.state.value,
        "taken": proposal.taken,
        "sheet": listed.sheet if listed else None,
        "row": listed.row + 1 if listed else None,
        "name": proposal.name,
        "birth": listed.birth if listed else None,
        "kind": listed.kind.id if listed and listed.kind else None,
        "unit": listed.unit if listed else None,
        "position": listed.position if listed else None,
        "person": proposal.person.id if proposal.person else None,
        "changes": [{"what": each.what, "old": each.old, "new": each.new} for each in proposal.changes],
        "problems": list(listed.problems) if listed else [],
        "remarks": list(proposal.remarks),
    }


def _line(proposal: Proposal) -> str:
    if proposal.state is State.WRONG:
        return f"{proposal.state.label}: {proposal.what}"
    listed = proposal.listed
    where = f" ({in_sentence(listed.where)})" if listed else ""
    told = [proposal.what]
    if listed and proposal.state is State.NEW:
        told = [birth_text(listed.birth), listed.position, listed.unit, proposal.what]
    left_out = "" if proposal.taken or proposal.state is State.LEFT else " [chưa nhận]"
    return f"{proposal.state.label}: {proposal.name}{where}: {'; '.join(filter(None, told))}{left_out}"
