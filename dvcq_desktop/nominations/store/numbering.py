# SPDX-License-Identifier: MIT
"""A draft takes over the number and the day that its printed paper was given in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.nominations.store import appraisals, recognitions
from dvcq_desktop.text.dates import short_date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.recognitions import Recognition
    from dvcq_desktop.office.register.rules import Issued


def take_decision_number(
    action: Action, before: Issued, paper: Issued, title_of: Callable[[Recognition, sqlite3.Connection], str]
) -> str:
    """Write a paper's number, day and signer on the draft that it is the text of; return what was done."""
    called = _called(action.connection, before, title_of)
    if not called or not paper.number:
        return ""
    if len(called) > 1:
        return (
            f"Có {len(called)} quyết định cùng tên năm {paper.year} nên số chưa được ghi vào dự thảo nào:"
            " hãy ghi số, ngày ở thẻ Công nhận."
        )
    found = called[0]
    if found.is_frozen:
        return f"{found.called} đã chốt nên không đổi theo Sổ văn bản."
    values = {
        "number": paper.number,
        "symbol": paper.symbol or found.symbol,
        "issued_on": paper.issued_on or found.issued_on,
        "signer_name": paper.signer_name or found.signer_name,
    }
    recognitions.save_recognition(action, found.id, values)
    day = f" ngày {short_date(paper.issued_on)}" if paper.issued_on else ""
    return f"Dự thảo ở thẻ Công nhận cũng được ghi số {paper.full_number}{day}; còn chốt kết quả ở thẻ ấy."


def take_proposal_number(
    action: Action, before: Issued, paper: Issued, title_of: Callable[[Recognition, sqlite3.Connection], str]
) -> str:
    """Write the number and day of a proposal on the draft that it was made for; return what was done."""
    called = _called(action.connection, before, title_of)
    if len(called) != 1 or called[0].is_frozen or not paper.number:
        return ""
    found = called[0]
    values = {"proposal_number": paper.number, "proposal_on": paper.issued_on or found.proposal_on}
    recognitions.save_recognition(action, found.id, values)
    return f"Căn cứ của dự thảo quyết định cũng được ghi Tờ trình số {paper.full_number}."


def _called(
    connection: sqlite3.Connection, paper: Issued, title_of: Callable[[Recognition, sqlite3.Connection], str]
) -> list[Recognition]:
    """Return the decisions that a paper may be the text of, by its title: drafts, else frozen ones.

    Of drafts with the same title the one whose appraisal the paper says it was made from goes first.
    """
    held = recognitions.recognitions(connection, paper.year)
    called = [each for each in held if title_of(each, connection) == paper.title]
    drafts = [each for each in called if not each.is_frozen]
    if len(drafts) > 1:
        rests = {each.id: appraisals.appraisal(connection, each.appraisal or "") for each in drafts}
        made = [each for each in drafts if (on := rests[each.id]) is not None and on.name in paper.made_from]
        return made or drafts
    return drafts or called
