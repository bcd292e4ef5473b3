# SPDX-License-Identifier: MIT
"""What was read of a text besides its tasks, as HTML: its facts, and its doubtful places."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dvcq_desktop.plan.office_draft import OfficeDraft
    from dvcq_desktop.plan.plantext import PlanText, Remark


def facts(text: PlanText) -> str:
    """Return number, day, abstract, bases, recipients and signer."""
    number = f"{text.number or '(để trống)'}/{text.symbol}" if text.symbol else text.number or "(để trống)"
    day = f"{text.date:%d/%m/%Y}" if text.date else text.date_text or "(để trống)"
    bases = "".join(f"<li>{escape(basis.text)}</li>" for basis in text.bases)
    recipients = "".join(f"<li>{escape(recipient)}</li>" for recipient in text.recipients)
    signer = escape(", ".join((*text.signer.authority, text.signer.title, text.signer.name)).strip(", "))
    return (
        f"<p><b>Số, ký hiệu:</b> {escape(number)}</p><p><b>Địa danh, ngày:</b> {escape(text.place)}, "
        f"{escape(day)}</p><p><b>Trích yếu:</b> {escape(text.abstract)}</p>"
        f"<p><b>Căn cứ ({len(text.bases)}):</b></p><ul>{bases}</ul>"
        f"<p><b>Nơi nhận ({len(text.recipients)}):</b></p><ul>{recipients}</ul>"
        f"<p><b>Người ký:</b> {signer or '(để trống)'}</p>"
    )


def remarks_of(text: PlanText) -> str:
    """Return the doubtful places, as links into the text, and the lines that found no place."""
    remarks = "".join(
        f"<li><b>{_place(remark)}</b>: {escape(remark.sentence)}"
        + (f"<br><i>“{escape(remark.quote)}”</i>" if remark.quote else "")
        + "</li>"
        for remark in text.remarks
    )
    unplaced = "".join(f"<li>{escape(str(line))}</li>" for line in text.unplaced)
    parts = []
    if remarks:
        parts.append(f"<p><b>Những chỗ cần xem lại</b> (chương trình không tự sửa):</p><ul>{remarks}</ul>")
    if unplaced:
        parts.append(f"<p><b>Những dòng chưa xếp được vào đâu:</b></p><ul>{unplaced}</ul>")
    return "".join(parts) or "<p>Không có chỗ nào cần kiểm tra.</p>"


def _place(remark: Remark) -> str:
    """Return where a remark belongs, as a link into the text where its line is known."""
    place = escape(remark.place)
    return f'<a href="line:{remark.line}">{place}</a>' if remark.line else place


def office_told(draft: OfficeDraft) -> str:
    """Return what a plan would fill in of the office, a line for each."""
    profile, signer = draft.profile, draft.signer
    lines = []
    if profile is not None:
        lines += [
            f"Tên cơ quan: {profile.name}",
            f"Địa danh: {profile.place}; {profile.city}",
            f"Nơi lưu: {profile.filing}",
        ]
    if signer is not None:
        lines.append(f"Người ký: {', '.join((*signer.authority, signer.title, signer.name))}")
    return "\n".join(lines)
