# SPDX-License-Identifier: MIT
"""Mend a frozen report: a new one of the same period and recipient, which says what it replaces, and why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office.store import directory
from dvcq_desktop.reports import rules
from dvcq_desktop.reports.rules import in_text
from dvcq_desktop.reports.signers import proposed_signer
from dvcq_desktop.reports.store.content import by_today
from dvcq_desktop.reports.store.reading import RECIPIENTS, SECTIONS, TO, added_lines, report, reports
from dvcq_desktop.reports.store.reports import (
    add_line,
    insert_draft,
    put_list,
    put_replaced,
    renew_sections,
    section_row,
)

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.database.actions import Action


def begin_correction(action: Action, key: str, reason: str, *, today: date) -> str:
    """Draft the report that replaces a frozen one: her own words stay, all else is of the records now.

    Raise UserError where it is no frozen one, no reason is given, or it is being replaced already.
    """
    old = report(action.connection, key)
    if old is None:
        raise UserError("Báo cáo này không còn: có thể vừa bị xóa; hãy làm mới (F5).")
    if not old.is_frozen:
        raise UserError(f"{old.called} còn là dự thảo: hãy sửa thẳng ở báo cáo ấy.")
    held = next((each for each in reports(action.connection, old.period.year) if each.replaces == key), None)
    if held is not None:
        begun = in_text(held.called) if held.number else "dự thảo đính chính"
        raise rules.HeldError(f"{old.called} đã có {begun} thay thế: hãy mở báo cáo ấy.", held.id)
    signer = proposed_signer(directory(action.connection), by_today(old.ends_on, today))
    new = insert_draft(action, old, signer)
    put_replaced(action, new, replace(old, replaces=key, replaced=old.cited, reason=reason))
    for appendix, text in ((TO, old.to_text), (RECIPIENTS, old.recipients)):
        if text is not None:
            put_list(action, new, appendix, text)
    for place, section in enumerate(rules.content_from(old.figures).sections, 1):
        edited = {"edited": int(section.edited)}
        action.insert(SECTIONS, {"report": new, "position": place, **section_row(section), **edited})
    for line in added_lines(action.connection, key):
        add_line(action, new, line)
    renew_sections(action, new, today=today)
    return new
