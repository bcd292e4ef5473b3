# SPDX-License-Identifier: MIT
"""Read and write the versions of the words that are signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.rules import CommitmentText, check_text
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import day_of

if TYPE_CHECKING:
    import sqlite3
    from datetime import date

    from dvcq_desktop.database.actions import Action

_QUERY = (
    "select text.*, (select count(*) from signature where signature.text = text.id"
    " and signature.deleted_at is null) signatures from commitment_text text"
)


def texts(connection: sqlite3.Connection, campaign: str) -> list[CommitmentText]:
    """Return the versions of a campaign's text, the first one first."""
    rows = connection.execute(
        f"{_QUERY} where text.deleted_at is null and text.campaign = ? order by text.position, text.id",
        (campaign,),
    )
    return [_text(row) for row in rows.fetchall()]


def all_texts(connection: sqlite3.Connection) -> list[CommitmentText]:
    """Return every text that ever was, also in the trash: a paper with its words may still come back."""
    rows = connection.execute(f"{_QUERY} order by text.campaign, text.position, text.id")
    return [_text(row) for row in rows.fetchall()]


def text(connection: sqlite3.Connection, text_id: str) -> CommitmentText | None:
    """Return one version, also one that is in the trash."""
    row = connection.execute(f"{_QUERY} where text.id = ?", (text_id,)).fetchone()
    return _text(row) if row else None


def current_text(connection: sqlite3.Connection, campaign: str) -> CommitmentText | None:
    """Return the version that is signed now: the last one."""
    versions = texts(connection, campaign)
    return versions[-1] if versions else None


def save_text(action: Action, changed: CommitmentText) -> str:
    """Write the words of a version and return its id; once it is in use, the next version gets them.

    A version without id is a campaign's next one. Words that stay as they were make no version. Raises
    UserError where the text cannot be signed, or where a later version has taken its place.
    """
    check_text(changed)
    known = text(action.connection, changed.id) if changed.id else None
    last = current_text(action.connection, changed.campaign)
    if known is None:
        return _add(action, changed, last)
    if not known.is_in_use or known.words == changed.words:
        action.update("commitment_text", known.id, _values(replace(changed, version=known.version)))
        return known.id
    if last is not None and last.id != known.id:
        raise UserError(
            f"Bản lần {known.version} đã in hoặc đã có người ký nên không sửa được: hãy sửa bản mới nhất"
            f" (lần {last.version})."
        )
    return _add(action, changed, last)


def mark_printed(action: Action, text_id: str, day: date) -> None:
    """Record that papers with these words went out, so that the words never change again."""
    known = text(action.connection, text_id)
    if known is not None and known.printed_on is None:
        action.update("commitment_text", text_id, {"printed_on": day.isoformat()})


def trash_text(action: Action, text_id: str) -> None:
    """Put a version into the trash; raise UserError where somebody has signed it."""
    known = text(action.connection, text_id)
    if known is not None and known.signatures:
        raise UserError(f"Bản lần {known.version} đã có {known.signatures} người ký nên không bỏ được.")
    action.trash("commitment_text", text_id)


def _add(action: Action, changed: CommitmentText, last: CommitmentText | None) -> str:
    new = replace(changed, version=last.version + 1 if last else 1)
    return action.insert("commitment_text", {"campaign": changed.campaign, **_values(new)})


def _values(changed: CommitmentText) -> dict[str, object]:
    return {
        "position": changed.version,
        "title": changed.title,
        "bases": "\n".join(changed.bases) or None,
        "opening": changed.opening or None,
        "promises": "\n".join(changed.promises),
        "closing": changed.closing or None,
        "note": changed.note or None,
    }


def _text(row: sqlite3.Row) -> CommitmentText:
    return CommitmentText(
        id=row["id"],
        campaign=row["campaign"],
        version=row["position"] or 1,
        title=row["title"],
        promises=tuple(row["promises"].splitlines()),
        bases=tuple((row["bases"] or "").splitlines()),
        opening=row["opening"] or "",
        closing=row["closing"] or "",
        printed_on=day_of(row["printed_on"]),
        signatures=row["signatures"],
        note=row["note"] or "",
    )
