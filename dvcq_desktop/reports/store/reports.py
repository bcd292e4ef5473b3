# SPDX-License-Identifier: MIT
"""Write reports: begun with the words of their period, changed as drafts, frozen for good."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.store.lists import put
from dvcq_desktop.database.filed import held_row, keep_files
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.database.rooms import Frozen
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.store import directory
from dvcq_desktop.reports import rules
from dvcq_desktop.reports.narrative import Line, Section, assembled
from dvcq_desktop.reports.rules import Report, ReportState, in_text
from dvcq_desktop.reports.signers import proposed_signer
from dvcq_desktop.reports.store.content import around, by_today, content, read_basis
from dvcq_desktop.reports.store.reading import (
    APPENDIX,
    RECIPIENTS,
    REPLACES,
    REPORTS,
    ROWS,
    SECTIONS,
    TO,
    added_lines,
    report,
    report_of,
    reports,
    sections_of,
    unsaved,
    years,
)
from dvcq_desktop.reports.store.templates import template
from dvcq_desktop.text.dates import stored_day
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.filed import ReadFiles
    from dvcq_desktop.office.rules import Signer
    from dvcq_desktop.reports.periods import Period

__all__ = [
    "REPORTS",
    "ROWS",
    "SECTIONS",
    "added_lines",
    "around",
    "content",
    "read_basis",
    "report",
    "report_of",
    "reports",
    "sections_of",
    "unsaved",
    "years",
]  # fmt: skip
_LISTS = {"to_text": TO, "recipients": RECIPIENTS}
_GONE = "Báo cáo này không còn: có thể vừa bị xóa; hãy làm mới (F5)."


def begin_report(
    action: Action, period: Period, outline: str | None = None, *, today: date | None = None
) -> str:
    """Draft the report of a period with the words its records give; raises UserError where there is one."""
    by = template(action.connection, outline)
    first, last = period.days(by.cut_day)
    known_ones = reports(action.connection, period.year)
    replaced = {each.replaces for each in known_ones}
    same = [each for each in known_ones if (each.period, each.outline) == (period, outline)]
    held = next((each for each in same if each.id not in replaced), None)
    if held is not None:
        mended = "; cần đính chính thì bấm Đính chính… ở đó" if held.is_frozen else ""
        said = f"Đã có {in_text(held.called)}: hãy mở báo cáo ấy trong danh sách{mended}."
        raise rules.HeldError(said, held.id)
    look = directory(action.connection)
    basis = read_basis(action.connection, look, period, first, by_today(last, today))
    fresh = unsaved(period, by.cut_day, outline)
    key = insert_draft(action, fresh, proposed_signer(look, by_today(last, today)))
    for place, section in enumerate(assembled(basis, by.outline), 1):
        action.insert(SECTIONS, {"report": key, "position": place, **section_row(section)})
    return key


def insert_draft(action: Action, fresh: Report, signer: Signer | None) -> str:
    """Add a report without words yet; return its key."""
    return action.insert(
        REPORTS,
        {
            **(_signer_row(signer) if signer else {}),
            "year": fresh.period.year,
            "period_kind": fresh.period.kind.value,
            "period_number": fresh.period.number,
            "outline": fresh.outline,
            "starts_on": fresh.starts_on.isoformat(),
            "ends_on": fresh.ends_on.isoformat(),
            "state": ReportState.DRAFT.value,
            "title": fresh.title,
            "symbol": fresh.symbol,
        },
    )


def renew_sections(action: Action, key: str, *, today: date | None = None) -> int:
    """Put together anew the sections that she did not edit; return how many changed.

    A section is known by its heading; one that is new comes where the outline has it.
    """
    held = _draft(action, key)
    look = directory(action.connection)
    basis = read_basis(action.connection, look, held.period, held.starts_on, by_today(held.ends_on, today))
    kept = sections_of(action.connection, key)
    left = {(each.level, each.heading): each for each in kept}
    changed = 0
    outline = template(action.connection, held.outline).outline
    for place, fresh in enumerate(assembled(basis, outline), 1):
        old = left.pop((fresh.level, fresh.heading), None)
        if old is None:
            action.insert(SECTIONS, {"report": key, "position": place, **section_row(fresh)})
            changed += 1
        elif not old.edited:
            row = {"position": place, **section_row(fresh)}
            changed += old.text != fresh.text
            action.update(SECTIONS, old.id, row)
        else:
            action.update(SECTIONS, old.id, {"position": place, "label": fresh.label})
    for gone in left.values():
        if not gone.edited:
            action.trash(SECTIONS, gone.id)
    return changed


def save_report(
    action: Action, key: str, values: Mapping[str, Any], *, today: date | None = None, files: ReadFiles = ()
) -> str:
    """Change a draft's number, day, signer, title or note; raises UserError where it is frozen."""
    del today
    held = _draft(action, key)
    row = {
        name: stored_day(value) if name == "issued_on" else (value or None)
        for name, value in values.items()
        if name not in _LISTS and name != "reason"
    }
    action.update(REPORTS, key, row)
    for name in _LISTS.keys() & values.keys():
        put_list(action, key, _LISTS[name], str(values[name] or ""))
    if held.replaces and "reason" in values:
        put_replaced(action, key, replace(held, reason=str(values["reason"] or "")))
    keep_files(action, REPORTS, key, files)
    return key


def save_section(action: Action, key: str, section: str, text: str) -> None:
    """Change the text of a section; what she writes is put together anew no more."""
    _draft(action, key)
    held_row(action, SECTIONS, section)
    action.update(SECTIONS, section, {"text": text.strip() or None, "edited": 1})


def add_line(action: Action, key: str, line: Line) -> str:
    """Add a row to the appendix of tasks; raises UserError where it says nothing."""
    _draft(action, key)
    if not tidy(line.task):
        raise UserError("Chưa có nhiệm vụ: hãy ghi việc đã làm, rồi thêm dòng.")
    (last,) = action.execute(
        f"select coalesce(max(position), 0) from {ROWS} where report = ? and deleted_at is null", (key,)
    ).fetchone()
    return action.insert(
        ROWS, {"report": key, "appendix": APPENDIX, "position": last + 1, "cells": _cells(line)}
    )


def save_line(action: Action, key: str, line: Line) -> None:
    """Change a row that she added."""
    _draft(action, key)
    held_row(action, ROWS, line.id)
    action.update(ROWS, line.id, {"cells": _cells(line)})


def trash_lines(action: Action, key: str, rows: Sequence[str]) -> int:
    """Put rows that she added into the trash."""
    _draft(action, key)
    for row in rows:
        action.trash(ROWS, row)
    return len(rows)


def trash_reports(action: Action, keys: Sequence[str]) -> int:
    """Put drafts into the trash; raises UserError where one is frozen."""
    for key in keys:
        _draft(action, key)
        action.trash(REPORTS, key)
    return len(keys)


def freeze(action: Action, key: str, today: date) -> str:
    """Keep what a report says now for good; return what was done. Raise UserError where it cannot be yet."""
    held = _draft(action, key)
    rules.check_freezable(held, today)
    if not held.signer_name:
        assert held.issued_on is not None
        signer = proposed_signer(directory(action.connection), held.issued_on)
        if signer is not None:
            action.update(REPORTS, key, _signer_row(signer))
            held = _draft(action, key)
    said = content(action.connection, held, today)
    text = rules.frozen_text(said, held)
    action.update(REPORTS, key, {"state": ReportState.FROZEN.value, "frozen_at": action.now, "figures": text})
    return f"Đã chốt {in_text(held.called)}: {len(said.rows)} chỉ tiêu, {len(said.lines)} dòng phụ lục."


def section_row(section: Section) -> dict[str, object]:
    """Return a section as its row, as nobody wrote in it yet."""
    return {
        "level": section.level,
        "label": section.label or None,
        "heading": section.heading or None,
        "text": section.text or None,
        "sources": json.dumps(section.sources, separators=(",", ":")),
        "edited": 0,
    }


def frozen_rows(connection: sqlite3.Connection) -> Iterator[Frozen]:
    """Yield the rows of frozen reports: nothing may change them any more."""
    for row in connection.execute(
        f"select id from {REPORTS} where state = ? and deleted_at is null", (ReportState.FROZEN.value,)
    ).fetchall():
        yield Frozen(REPORTS, row["id"])
        for table in (SECTIONS, ROWS):
            parts = connection.execute(
                f"select id from {table} where report = ? and deleted_at is null", (row["id"],)
            )
            yield from (Frozen(table, part["id"]) for part in parts.fetchall())


def _draft(action: Action, key: str) -> Report:
    held = report(action.connection, key)
    if held is None:
        raise UserError(_GONE)
    rules.refuse_frozen(held)
    return held


def _signer_row(signer: Signer) -> dict[str, str]:
    return {
        "signer_authority": "\n".join(signer.authority),
        "signer_title": signer.title,
        "signer_name": signer.name,
    }


def put_replaced(action: Action, key: str, draft: Report) -> None:
    """Keep which report a draft replaces, and why; raises UserError where no reason is given."""
    reason = tidy(draft.reason)
    if not reason:
        raise UserError(
            "Chưa có lý do đính chính: hãy ghi báo cáo đã chốt sai ở đâu; báo cáo mới nêu lý do này."
        )
    put_list(action, key, REPLACES, f"{draft.replaces}\n{draft.replaced}\n{reason}")


def put_list(action: Action, key: str, appendix: str, text: str) -> None:
    """Keep lines around a report in a row of their own, the same one on every PC."""
    lines = [tidy(each) for each in text.split("\n")]
    cells = json.dumps([each for each in lines if each], ensure_ascii=False, separators=(",", ":"))
    put(action, ROWS, derived_id(ROWS, key, appendix), {"report": key, "appendix": appendix, "cells": cells})


def _cells(line: Line) -> str:
    return json.dumps(list(line[:4]), ensure_ascii=False, separators=(",", ":"))
