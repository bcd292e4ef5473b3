# SPDX-License-Identifier: MIT
"""Read and write scanned pages: each once by its picture, versions of one form beside each other."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.rules import MemberEntry, MemberState
from dvcq_desktop.commitments.scanned import PageReason, PageState, Presence, ScanPage
from dvcq_desktop.commitments.store import campaigns, signing, texts
from dvcq_desktop.database.attachments import read_blob
from dvcq_desktop.database.journal import utc_now
from dvcq_desktop.database.keys import derived_id
from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date

    from dvcq_desktop.commitments.scans.filing import Forms, NewPage
    from dvcq_desktop.database.actions import Action

PAGES = "scan_page"
_TURN, _WHOLE = 90, 360


@dataclass(frozen=True)
class Kept:
    """Say which row holds a page, whether it is new, and whether it must be looked at."""

    id: str
    is_new: bool
    to_check: bool = False


def page_id(sha256: str) -> str:
    """Return the key of a page: the same picture is the same page on every PC."""
    return derived_id(PAGES, sha256)


def known_forms(connection: sqlite3.Connection, chosen: str = "") -> Forms:
    """Return every form that can have been printed, to hold pages of a stack of one campaign against."""
    from dvcq_desktop.commitments.scans.filing import Forms  # noqa: PLC0415 - brings the readers of pictures

    all_texts = texts.all_texts(connection)
    known = campaigns.campaigns(connection)
    current = {one.id: texts.current_text(connection, one.id) for one in known}
    people = connection.execute("select id from person where deleted_at is null").fetchall()
    return Forms(
        by_code=signing.forms_by_code(connection),
        campaigns={one.id: one for one in known},
        texts={text.id: text for text in all_texts},
        current={campaign: text.id for campaign, text in current.items() if text},
        people=frozenset(row["id"] for row in people),
        chosen=chosen,
        read_at=utc_now(),
    )


def keep_page(action: Action, page: NewPage) -> Kept:
    """Keep one page with its picture; one that is there already stays as it is, with what was decided."""
    key = page_id(hashlib.sha256(page.image).hexdigest())
    row = action.execute(f"select deleted_at from {PAGES} where id = ?", (key,)).fetchone()
    if row is not None and row["deleted_at"] is None:
        return Kept(key, is_new=False)
    page = _as_of_now(action, page)
    action.insert(
        PAGES,
        {
            "id": key,
            "image": action.attach(page.image),
            "campaign": page.campaign,
            "person": page.person,
            "text": page.text,
            "code": page.code or None,
            "page": page.page,
            "pages": page.pages,
            "state": page.state.value,
            "reason": page.reason.value if page.reason else None,
            "presence": page.presence.value if page.presence else None,
            "decided": None,
            "source_name": page.source_name,
            "source_page": page.source_page,
            "scanned_at": page.taken_at or action.now,
            "note": page.note or None,
        },
    )
    return Kept(key, is_new=True, to_check=page.state is PageState.CHECK)


def pages(connection: sqlite3.Connection, campaign: str) -> list[ScanPage]:
    """Return the pages of a campaign, and of all campaigns those that must be looked at, the latest first."""
    rows = connection.execute(
        f"select * from {PAGES} where deleted_at is null and (campaign = ? or campaign is null or state = ?)"
        " order by scanned_at desc, source_name, source_page, id",
        (campaign, PageState.CHECK.value),
    )
    return [_page(row) for row in rows.fetchall()]


def pages_needing_her(connection: sqlite3.Connection) -> list[ScanPage]:
    """Return the pages of all campaigns that must be looked at or confirmed, the latest first."""
    rows = connection.execute(
        f"select * from {PAGES} where deleted_at is null and (state = ? or (state = ? and decided is null"
        " and (presence is not null or coalesce(code, '') = '')))"
        " order by scanned_at desc, source_name, source_page, id",
        (PageState.CHECK.value, PageState.FILED.value),
    )
    return [_page(row) for row in rows.fetchall()]


def page(connection: sqlite3.Connection, key: str) -> ScanPage | None:
    """Return one page."""
    row = connection.execute(f"select * from {PAGES} where id = ? and deleted_at is null", (key,)).fetchone()
    return _page(row) if row else None


def picture(connection: sqlite3.Connection, sha256: str) -> bytes:
    """Return a page's picture; raises UserError where it is gone or damaged."""
    return read_blob(connection, sha256)


def decide(action: Action, ids: Iterable[str], decided: Presence, day: date) -> int:
    """Record whether pages bear a signature; return how many people are marked as signed by it.

    A page that must be looked at is filed where it was proposed; one of another campaign is signed by the
    last day of that one. Who is marked as signed already keeps the day; who was marked by these pages alone
    is not signed any more when they bear no signature.
    """
    signed = 0
    for key in ids:
        known = _known(action, key)
        if not (known.campaign and known.person):
            raise UserError("Trang này chưa biết của ai: hãy gán cho người ký trước.")
        if _is_gone(action, known.campaign, known.person):
            raise UserError(PageReason.GONE.advice)
        if known.state is not PageState.FILED:
            action.update(PAGES, key, {"state": PageState.FILED.value, "reason": None})
        action.update(PAGES, key, {"decided": decided.value})
        if decided is Presence.SIGNED:
            signed += _mark_signed(action, known, day)
        elif known.decided is Presence.SIGNED:
            _take_back(action, known)
    return signed


def assign(action: Action, key: str, campaign: str, person: str) -> None:
    """Give a page to a person by hand, under the campaign's current text unless the page's own is known."""
    known = _known(action, key)
    current = texts.current_text(action.connection, campaign)
    if current is None:
        raise UserError("Đợt ký chưa có nội dung cam kết: hãy soạn nội dung trước khi xếp bản quét.")
    text = known.text if known.campaign == campaign and known.text else current.id
    if known.decided is Presence.SIGNED and known.person != person:
        _take_back(action, known)
        action.update(PAGES, key, {"decided": None})
    action.update(
        PAGES,
        key,
        {
            "campaign": campaign,
            "person": person,
            "text": text,
            "state": PageState.FILED.value,
            "reason": None,
        },
    )


def dismiss(action: Action, ids: Iterable[str]) -> None:
    """Put pages aside: they stay in the file and count for nobody."""
    for key in ids:
        known = _known(action, key)
        if known.decided is Presence.SIGNED:
            _take_back(action, known)
        action.update(PAGES, key, {"state": PageState.DISMISSED.value, "decided": None})


def look_again(action: Action, ids: Iterable[str]) -> None:
    """Let pages that were put aside be looked at again."""
    for key in ids:
        action.update(PAGES, key, {"state": PageState.CHECK.value})


def turn(action: Action, ids: Iterable[str], quarters: int) -> None:
    """Turn the pictures by quarters of a circle, clockwise."""
    for key in ids:
        known = _known(action, key)
        action.update(PAGES, key, {"turned": (known.turned + quarters * _TURN) % _WHOLE})


def trash_pages(action: Action, ids: Iterable[str]) -> None:
    """Put pages into the trash."""
    for key in ids:
        action.trash(PAGES, key)


def _known(action: Action, key: str) -> ScanPage:
    found = page(action.connection, key)
    if found is None:
        raise UserError("Trang quét này không còn nữa.")
    return found


def _as_of_now(action: Action, page: NewPage) -> NewPage:
    """Let a page be looked at where its person, campaign or text changed since its stack was begun."""
    if page.state is not PageState.FILED or not (page.campaign and page.person):
        return page
    current = texts.current_text(action.connection, page.campaign)
    if _is_gone(action, page.campaign, page.person):
        reason = PageReason.GONE
    elif current is None or current.id != page.text:
        reason = PageReason.OLD_TEXT
    else:
        return page
    return replace(page, state=PageState.CHECK, reason=reason)


def _is_gone(action: Action, campaign: str, person: str) -> bool:
    found = action.execute(
        "select (select count(*) from campaign where id = ? and deleted_at is null)"
        " + (select count(*) from person where id = ? and deleted_at is null)",
        (campaign, person),
    ).fetchone()[0]
    return int(found) < len((campaign, person))


def _mark_signed(action: Action, known: ScanPage, day: date) -> int:
    assert known.campaign
    assert known.person
    entry = signing.entries(action.connection, known.campaign).get(known.person)
    if entry and entry.state is MemberState.SIGNED and entry.signed_on and entry.text == known.text:
        return 0
    other = campaigns.campaign(action.connection, known.campaign)
    if known.reason is PageReason.OTHER_CAMPAIGN and other is not None:
        day = other.last_day(day)
    return signing.mark_signed(action, known.campaign, (known.person,), day, known.text or "")


def _take_back(action: Action, known: ScanPage) -> None:
    """Let a person be unsigned again who was marked by a page, unless another page bears the signature."""
    others = action.execute(
        f"select count(*) from {PAGES} where deleted_at is null and id <> ? and campaign = ? and person = ?"
        " and decided = ?",
        (known.id, known.campaign, known.person, Presence.SIGNED.value),
    ).fetchone()[0]
    if not others and known.campaign and known.person and _is_marked_by_page(action, known):
        signing.set_state(action, known.campaign, (known.person,), MemberEntry())


def _is_marked_by_page(action: Action, known: ScanPage) -> bool:
    """Tell whether the action that gave the person the state decided about a page too: not one of her own."""
    assert known.campaign
    assert known.person
    if signing.entries(action.connection, known.campaign)[known.person].state is not MemberState.SIGNED:
        return False
    row = action.execute(
        "select exists (select 1 from entry p where p.action = e.action and p.tbl = ?)"
        " from head h join entry e on e.seq = h.entry"
        " where h.row = ? and h.field in ('', 'campaign_member.state') order by h.field desc limit 1",
        (PAGES, signing.member_id(known.campaign, known.person)),
    ).fetchone()
    return bool(row and row[0])


def _page(row: sqlite3.Row) -> ScanPage:
    return ScanPage(
        id=row["id"],
        image=row["image"],
        state=PageState(row["state"]),
        reason=PageReason(row["reason"]) if row["reason"] else None,
        campaign=row["campaign"],
        person=row["person"],
        text=row["text"],
        code=row["code"] or "",
        page=row["page"],
        pages=row["pages"],
        presence=Presence(row["presence"]) if row["presence"] else None,
        decided=Presence(row["decided"]) if row["decided"] else None,
        turned=row["turned"] or 0,
        source_name=row["source_name"] or "",
        source_page=row["source_page"],
        scanned_at=row["scanned_at"] or "",
        note=row["note"] or "",
    )
