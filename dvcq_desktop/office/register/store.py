# SPDX-License-Identifier: MIT
"""Rows of the register to papers and back.

Readers take a read-only connection, writers the action in whose transaction they write.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.register.rules import (
    NUMBERED_BEFORE,
    Issued,
    Printed,
    check_scan,
    issue_values,
    parse_number,
)
from dvcq_desktop.text.dates import day_of
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.printing import PrintKind

TABLE = "issued_document"


def years(connection: sqlite3.Connection) -> list[int]:
    """Return the years that something was printed for, the latest first."""
    rows = connection.execute(
        f"select distinct year from {TABLE} where deleted_at is null and year is not null order by year desc"
    )
    return [row["year"] for row in rows.fetchall()]


def papers(connection: sqlite3.Connection, year: int) -> list[Issued]:
    """Return the papers of a year, the one printed last first; those of one moment as the units stand."""
    rows = connection.execute(
        f"select paper.* from {TABLE} paper left join unit on unit.id = paper.unit"
        " where paper.year = ? and paper.deleted_at is null"
        " order by paper.made_at desc, unit.position, unit.name_order, paper.id",
        (year,),
    )
    return [_paper(row) for row in rows.fetchall()]


def awaited(connection: sqlite3.Connection, since: int) -> list[Issued]:
    """Return the papers of the years since that wait for their number, the one printed last first."""
    rows = connection.execute(
        f"select * from {TABLE} where year >= ? and deleted_at is null and coalesce(number, '') = ''"
        " and coalesce(symbol, '') <> '' order by made_at desc, id",
        (since,),
    )
    return [_paper(row) for row in rows.fetchall()]


def paper(connection: sqlite3.Connection, key: str) -> Issued | None:
    """Return one paper, None where it is in the trash or was never there."""
    row = connection.execute(f"select * from {TABLE} where id = ? and deleted_at is null", (key,)).fetchone()
    return _paper(row) if row else None


def record_print(action: Action, printed: Printed, made_at: str | None = None) -> str:
    """Enter a print and return its key; the same bytes for the same unit are entered once.

    The key follows from them, so that two copies that print the same paper record the same row. One that
    was thrown away comes back with the number that it had. One that has its number printed on it is entered
    with it, and nobody is asked again; where the register holds that document with that number already, its
    row shows the new print. `made_at` is in UTC, now where it is not given.
    """
    if printed.on_entry is not None:
        printed.on_entry(action)
    sha256 = action.attach(printed.data)
    key = derived_id(TABLE, printed.kind, sha256, printed.unit or "")
    known = paper(action.connection, key)
    if known is not None:
        if printed.number and not known.number:
            action.update(TABLE, key, _issue_of(printed))
        return key
    made_from = (printed.made_from, NUMBERED_BEFORE if printed.number else "")
    made = {
        "id": key,
        "year": printed.year,
        "kind": printed.kind,
        "title": printed.title,
        "made_at": made_at or action.now,
        "made_from": "; ".join(part for part in made_from if part) or None,
        "as_of": printed.as_of.isoformat(),
        "unit": printed.unit,
        "file": sha256,
        "file_name": f"{printed.name}.pdf",
        "pages": printed.pages,
    }
    if _is_kept(action.connection, key):
        action.restore(TABLE, key)
        return key
    if (row := _numbered_row(action.connection, printed)) is not None:
        renewed = {name: value for name, value in made.items() if name not in {"id", "year", "kind", "unit"}}
        action.update(TABLE, row, {**renewed, **_issue_of(printed)})
        return row
    return action.insert(TABLE, {**made, **_issue_of(printed)})


def enter_unprinted(action: Action, kind: str, title: str, day: date, made_from: str) -> str:
    """Enter a paper that only what follows can fill in, and return its key; its print is kept nowhere."""
    return action.insert(
        TABLE,
        {
            "year": day.year,
            "kind": kind,
            "title": title,
            "made_at": action.now,
            "made_from": made_from or None,
        },
    )


def record_papers(action: Action, printed: Printed, made_at: str | None = None) -> list[str]:
    """Enter a print as `record_print` does, or each paper that it binds together; return their keys."""
    return [record_print(action, each, made_at) for each in printed.parts or (printed,)]


def mark_issued(action: Action, key: str, edited: Mapping[str, object]) -> None:
    """Write what came back with the paper: any of `number`, `symbol`, `issued_on`, `signer_name`.

    A number may be typed with its symbol. Raise UserError for what can't be read.
    """
    values = issue_values(_known(action.connection, key), edited)
    day = values["issued_on"]
    written = {name: value or None for name, value in values.items()}
    action.update(TABLE, key, {**written, "issued_on": day.isoformat() if isinstance(day, date) else None})


def number_paper(
    action: Action, kind: PrintKind[Any] | None, key: str, edited: Mapping[str, object]
) -> tuple[Issued, str]:
    """Write what came back with a paper, let what it was made of have it, and say so in a sentence."""
    before = _known(action.connection, key)
    mark_issued(action, key, edited)
    now = _known(action.connection, key)
    return now, kind.take_number(action, before, now) if kind else ""


def attach_scan(action: Action, key: str, name: str, data: bytes) -> None:
    """Keep the signed paper's scan; raise UserError where the file is none."""
    check_scan(name, data)
    _known(action.connection, key)
    action.update(TABLE, key, {"scan": action.attach(data), "scan_name": name})


def remove_scan(action: Action, key: str) -> None:
    """Take the scan off a paper, as when it was another paper's."""
    action.update(TABLE, key, {"scan": None, "scan_name": None})


def write_note(action: Action, key: str, note: str) -> None:
    """Write a note on a paper."""
    _known(action.connection, key)
    action.update(TABLE, key, {"note": note or None})


def trash_papers(action: Action, keys: Sequence[str]) -> int:
    """Put papers into the trash and return how many."""
    for key in keys:
        action.trash(TABLE, key)
    return len(keys)


def _issue_of(printed: Printed) -> dict[str, object]:
    """Return number, symbol, day and signer as a print bears them; without a number none but the symbol."""
    if not printed.number:
        return {"symbol": printed.symbol or None}
    number, symbol = printed.number, printed.symbol
    with suppress(UserError):  # However it is written in its record, it is what stands on the paper.
        number, symbol = parse_number(number, symbol)
    day = printed.issued_on.isoformat() if printed.issued_on else None
    signer = tidy(printed.signer_name) or None
    return {"number": number, "symbol": symbol or None, "issued_on": day, "signer_name": signer}


def _numbered_row(connection: sqlite3.Connection, printed: Printed) -> str | None:
    """Return the row of a document that was printed again with the number that the register has of it."""
    issue = _issue_of(printed)
    if not printed.number:
        return None
    rows = connection.execute(
        f"select id from {TABLE} where kind = ? and title = ? and unit is ? and year = ? and number = ?"
        " and symbol is ? and deleted_at is null order by made_at desc",
        (printed.kind, printed.title, printed.unit, printed.year, issue["number"], issue["symbol"]),
    )
    found = rows.fetchone()
    return found["id"] if found else None


def _known(connection: sqlite3.Connection, key: str) -> Issued:
    found = paper(connection, key)
    if found is None:
        raise UserError("Văn bản này vừa bị bỏ vào thùng rác nên không ghi được: hãy khôi phục từ Thùng rác.")
    return found


def _is_kept(connection: sqlite3.Connection, key: str) -> bool:
    return connection.execute(f"select 1 from {TABLE} where id = ?", (key,)).fetchone() is not None


def _paper(row: sqlite3.Row) -> Issued:
    return Issued(
        id=row["id"],
        year=row["year"] or 0,
        kind=row["kind"],
        title=row["title"] or "",
        made_at=row["made_at"] or "",
        made_on=_local_day(row["made_at"]),
        made_from=row["made_from"] or "",
        as_of=day_of(row["as_of"]),
        unit=row["unit"],
        number=row["number"] or "",
        symbol=row["symbol"] or "",
        issued_on=day_of(row["issued_on"]),
        signer_name=row["signer_name"] or "",
        note=row["note"] or "",
        file=row["file"],
        file_name=row["file_name"] or "",
        pages=row["pages"],
        scan=row["scan"],
        scan_name=row["scan_name"] or "",
    )


def _local_day(moment: str | None) -> date | None:
    """Return the day on her wall at a moment kept in UTC."""
    return datetime.fromisoformat(moment).astimezone().date() if moment else None
