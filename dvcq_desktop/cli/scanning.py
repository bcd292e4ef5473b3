# SPDX-License-Identifier: MIT
"""`dvcq scan`: file the signed papers of a campaign from what a scanner or a telephone made of them."""

from __future__ import annotations

import json
import sys
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import argparse
    import sqlite3
    from collections.abc import Iterator
    from datetime import date

    from dvcq_desktop.commitments.rules import Campaign
    from dvcq_desktop.commitments.scans.filing import Forms, NewPage
    from dvcq_desktop.commitments.store.scanning import Kept
    from dvcq_desktop.database import Action, Database
    from dvcq_desktop.office.directory import Directory


class _Told(NamedTuple):
    page: NewPage
    kept: Kept
    signed: bool


def scan(options: argparse.Namespace) -> None:
    """Read every page of every file; one that is bad hinders no other."""
    from dvcq_desktop.commitments.rules import check_signing_day  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it

    if options.signed_on:
        check_signing_day(options.signed_on, options.today)
    with Database.open(options.database) as database:
        with database.reading() as connection:
            campaign, forms, office = _read(connection, options.campaign)
        day = options.signed_on or campaign.last_day(options.today)
        told: list[_Told] = []
        refused: list[str] = []
        for path in options.files:
            try:
                for page in _pages(path, forms):
                    told.append(_keep(database, page, day, confirm=options.confirm))
                    if not options.json:
                        print(_line(told[-1], forms, office))
            except UserError as error:
                refused.append(error.sentence)
    if options.json:
        print_json(_as_json(told, refused, campaign, forms, office))
    else:
        print(_sum(told))
    if refused:
        for sentence in refused[:-1]:
            print(sentence, file=sys.stderr)
        raise UserError(refused[-1])


def _read(connection: sqlite3.Connection, wanted: str | None) -> tuple[Campaign, Forms, Directory]:
    from dvcq_desktop.commitments.store import scanning  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.commitments.store.campaigns import campaigns  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.text.folding import fold  # noqa: PLC0415 - only this command needs it

    known = campaigns(connection)
    if not known:
        raise UserError("Tệp này chưa có đợt ký cam kết nào; hãy lập đợt ký trong cửa sổ Cam kết.")
    found = [one for one in known if wanted is None or one.id == wanted or fold(one.name) == fold(wanted)]
    if not found:
        names = "; ".join(f"{one.name} ({one.year})" for one in known)
        raise UserError(f"Không có đợt ký nào tên “{wanted}”. Các đợt: {names}.")
    return found[0], scanning.known_forms(connection, found[0].id), directory(connection)


def _pages(path: Any, forms: Forms) -> Iterator[NewPage]:
    from dvcq_desktop.commitments.scans import filing  # noqa: PLC0415 - brings the readers of pictures

    with filing.open_file(path) as source:
        yield from filing.read_source(source, forms, _say_nothing)


def _say_nothing(_number: int) -> None:
    """Report no progress: the lines of the pages are it."""


def _keep(database: Database, page: NewPage, day: date, *, confirm: bool) -> _Told:
    """Keep a page and, where she gave it for all, her confirmation, in one action."""
    name = "Nhận bản quét, xác nhận chữ ký: 1 trang" if confirm else "Nhận bản quét: 1 trang"
    return database.write(name, partial(_take, page=page, day=day, confirm=confirm))


def _take(action: Action, page: NewPage, day: date, *, confirm: bool) -> _Told:
    """Keep a page; one that was there is confirmed too, unless it was decided about or put aside."""
    from dvcq_desktop.commitments.scanned import PageState, Presence  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.commitments.store import scanning  # noqa: PLC0415 - only this command needs it

    kept = scanning.keep_page(action, page)
    held = scanning.page(action.connection, kept.id)
    if not confirm or held is None or held.decided is not None:
        return _Told(page, kept, signed=False)
    if {page.state, held.state} != {PageState.FILED} or held.presence not in (
        Presence.SIGNED,
        Presence.UNSIGNED,
    ):
        return _Told(page, kept, signed=False)
    return _Told(page, kept, signed=bool(scanning.decide(action, (kept.id,), held.presence, day)))


def _line(told: _Told, forms: Forms, office: Directory) -> str:
    page = told.page
    where = f"{page.source_name}, trang {page.source_page}"
    return f"{where}: {_said(told, forms, office)}"


def _said(told: _Told, forms: Forms, office: Directory) -> str:
    page = told.page
    who = office.person_name(page.person) if page.person else ""
    if page.reason:
        campaign = forms.campaigns.get(page.campaign or "")
        other = f" “{campaign.name}”" if campaign and page.reason.value == "other-campaign" else ""
        why = f" ({page.note})" if page.note else ""
        said = f"cần kiểm tra: {page.reason.label.lower()}{why}{other}{f' ({who})' if who else ''}"
    else:
        presence = f", {page.presence.label.lower()}" if page.presence else ""
        said = f"đã xếp cho {who}, trang {page.page}/{page.pages}{presence}"
    if told.signed:
        said += ", đã ghi đã ký"
    return said if told.kept.is_new else f"{said} (đã có từ trước)"


def _sum(told: list[_Told]) -> str:
    from dvcq_desktop.commitments.scanned import PageState  # noqa: PLC0415 - only this command needs it

    new = [one for one in told if one.kept.is_new]
    filed = sum(one.page.state is PageState.FILED for one in new)
    parts = [
        f"{len(told)} trang: {filed} đã xếp",
        f"{len(new) - filed} cần kiểm tra",
        f"{len(told) - len(new)} đã có từ trước" if len(new) < len(told) else "",
        f"{sum(one.signed for one in told)} người được ghi đã ký" if any(one.signed for one in told) else "",
    ]
    return ", ".join(part for part in parts if part) + "."


def _as_json(
    told: list[_Told], refused: list[str], campaign: Campaign, forms: Forms, office: Directory
) -> dict[str, Any]:
    return {
        "campaign": {"id": campaign.id, "name": campaign.name, "year": campaign.year},
        "pages": [
            {
                "file": one.page.source_name,
                "page": one.page.source_page,
                "state": one.page.state.value,
                "reason": one.page.reason.value if one.page.reason else None,
                "code": one.page.code or None,
                "person": office.person_name(one.page.person) if one.page.person else None,
                "person_id": one.page.person,
                "form_page": one.page.page,
                "form_pages": one.page.pages,
                "presence": one.page.presence.value if one.page.presence else None,
                "signed": one.signed,
                "new": one.kept.is_new,
                "said": _said(one, forms, office),
            }
            for one in told
        ],
        "refused": refused,
    }


def print_json(value: object) -> None:
    """Print JSON so that no letter is lost, whatever the encoding of the console or the pipe."""
    unicode = sys.stdout.encoding.lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))
