# SPDX-License-Identifier: MIT
"""A draft takes over the number and the day that its printed paper was given in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.nominations.store import recognitions
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
    found = _draft_of(action.connection, before, title_of)
    if found is None or not paper.number:
        return ""
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
    found = _draft_of(action.connection, before, title_of)
    if found is None or found.is_frozen or not paper.number:
        return ""
    values = {"proposal_number": paper.number, "proposal_on": paper.issued_on or found.proposal_on}
    recognitions.save_recognition(action, found.id, values)
    return f"Căn cứ của dự thảo quyết định cũng được ghi Tờ trình số {paper.full_number}."


def _draft_of(
    connection: sqlite3.Connection, paper: Issued, title_of: Callable[[Recognition, sqlite3.Connection], str]
) -> Recognition | None:
    """Return the decision that a paper is the text of, by its title; drafts go first."""
    held = recognitions.recognitions(connection, paper.year)
    called = [each for each in held if title_of(each, connection) == paper.title]
    for found in ([each for each in called if not each.is_frozen], called):
        if len(found) == 1:
            return found[0]
    return None
