# SPDX-License-Identifier: MIT
"""Read and write the outlines of reports with their sections."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.store.lists import put
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.reports.periods import CUT_DAY, PeriodKind
from dvcq_desktop.reports.templates import (
    DUE_DAY,
    NEW_SECTION,
    USUAL,
    OutlineSection,
    Part,
    Template,
    examined_template,
)
from dvcq_desktop.text.numbers import parse_roman, roman

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.actions import Action

TEMPLATES, SECTIONS = "report_template", "report_template_section"
_RECIPIENTS = "recipients"  # the source of the row that holds who gets the report
_FIRST = "I."
_GONE = "Đề cương này không còn: có thể vừa bị xóa; hãy làm mới (F5)."


def templates(connection: sqlite3.Connection) -> list[Template]:
    """Return all outlines in their order."""
    sections: dict[str, list[OutlineSection]] = defaultdict(list)
    recipients: dict[str, str] = {}
    known = set(Part)
    for row in connection.execute(
        f"select * from {SECTIONS} where deleted_at is null order by position, id"
    ).fetchall():
        if row["source"] == _RECIPIENTS:
            recipients[row["template"]] = row["text"] or ""
            continue
        part = Part(row["source"]) if row["source"] in known else Part.TEXT
        sections[row["template"]].append(
            OutlineSection(row["label"] or "", row["heading"] or "", part, row["text"] or "", row["id"])
        )
    rows = connection.execute(f"select * from {TEMPLATES} where deleted_at is null order by position, id")
    return [
        Template(
            row["id"],
            row["name"],
            PeriodKind(row["period_kind"]),
            row["recipient"] or "",
            row["to_text"] or "",
            row["due_day"] or DUE_DAY,
            row["cut_day"] or CUT_DAY,
            row["enabled"] != 0,
            row["note"] or "",
            row["position"] or 0,
            tuple(sections.get(row["id"], ())),
            recipients.get(row["id"], ""),
        )
        for row in rows.fetchall()
    ]


def template(connection: sqlite3.Connection, key: str | None) -> Template:
    """Return an outline, the usual one where it is gone or none is named."""
    return next((each for each in templates(connection) if each.id == key), Template())


def save_template(action: Action, key: str, values: Mapping[str, Any]) -> str:
    """Add (empty key) or change an outline; raises UserError where a part lacks."""
    held = templates(action.connection)
    known = next((each for each in held if each.id == key), Template(position=len(held) + 1))
    made = examined_template(known._replace(**values), held)
    row = {
        "position": made.position,
        "name": made.name.strip(),
        "period_kind": made.kind.value,
        "recipient": made.recipient.strip() or None,
        "to_text": made.to_text.strip() or None,
        "due_day": made.due_day,
        "cut_day": made.cut_day,
        "enabled": int(made.enabled),
        "note": made.note or None,
    }
    if key:
        action.update(TEMPLATES, key, row)
    wanted = key or action.insert(TEMPLATES, row)
    if made.recipients != known.recipients:
        text = {"template": wanted, "source": _RECIPIENTS, "text": made.recipients.strip() or None}
        put(action, SECTIONS, recipients_row(wanted), text)
    return wanted


def recipients_row(key: str) -> str:
    """Return the row that holds who gets the reports of an outline, the same on every PC."""
    return derived_id(SECTIONS, key, _RECIPIENTS)


def trash_templates(action: Action, keys: Sequence[str]) -> int:
    """Put outlines into the trash; reports that were made by them stay as they are."""
    for key in keys:
        action.trash(TEMPLATES, key)
    return len(keys)


def save_section(action: Action, key: str, place: int, values: Mapping[str, Any]) -> None:
    """Change a section of an outline; the usual one becomes its own first."""
    sections = _own(action, key)
    changed = sections[place]._replace(**values)
    action.update(SECTIONS, changed.id, _row(changed))


def add_section(action: Action, key: str, after: int | None = None) -> int:
    """Add a section of words below another one, else to the end of an outline; return its place."""
    sections = _own(action, key)
    place = len(sections) if after is None else min(after + 1, len(sections))
    fresh = OutlineSection(_FIRST if any(map(_is_numbered, sections)) else "", NEW_SECTION, Part.TEXT)
    made = action.insert(SECTIONS, {"template": key, "position": place + 1, **_row(fresh)})
    sections.insert(place, fresh._replace(id=made))
    _put_in_order(action, sections)
    return place


def trash_section(action: Action, key: str, place: int) -> None:
    """Put a section of an outline into the trash; raises UserError where it is the last one."""
    sections = _own(action, key)
    if len(sections) == 1:
        raise UserError("Đề cương phải còn ít nhất một mục; muốn bỏ cả đề cương thì xóa đề cương.")
    action.trash(SECTIONS, sections[place].id)
    del sections[place]
    _put_in_order(action, sections)


def move_section(action: Action, key: str, place: int, step: int) -> None:
    """Move a section up or down by one place."""
    sections = _own(action, key)
    if not 0 <= place + step < len(sections):
        return
    sections.insert(place + step, sections.pop(place))
    _put_in_order(action, sections)


def _put_in_order(action: Action, sections: Sequence[OutlineSection]) -> None:
    """Keep the order of sections; those with Roman numbers are numbered as they follow each other."""
    number = 0
    for position, each in enumerate(sections, 1):
        row: dict[str, object] = {"position": position}
        if _is_numbered(each):
            number += 1
            row["label"] = f"{roman(number)}."
        action.update(SECTIONS, each.id, row)


def _is_numbered(section: OutlineSection) -> bool:
    label = section.label.strip()
    return label.endswith(".") and label.isupper() and parse_roman(label[:-1]) is not None


def _own(action: Action, key: str) -> list[OutlineSection]:
    """Return the sections of an outline, written down where they were those of the usual one."""
    found = template(action.connection, key)
    if not found.id:
        raise UserError(_GONE)
    if not found.sections:
        for position, each in enumerate(USUAL, 1):
            action.insert(SECTIONS, {"template": key, "position": position, **_row(each)})
        found = template(action.connection, key)
    return list(found.sections)


def _row(section: OutlineSection) -> dict[str, object]:
    return {
        "label": section.label or None,
        "heading": section.heading or None,
        "source": section.part.value,
        "text": section.text or None,
    }
