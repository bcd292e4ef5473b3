# SPDX-License-Identifier: MIT
"""A plan as plain text, line by line as it would be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.plan.clauses import printed_label
from dvcq_desktop.text.dates import decree_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.plan.rules import Plan


def plain_text(plan: Plan) -> str:
    """Return a plan's whole text as it stands now, in a form that can be read again."""
    return "\n".join(_lines(plan))


def _lines(plan: Plan) -> Iterator[str]:
    day = decree_date(plan.issued_on) if plan.issued_on else plan.date_text
    yield f"Số: {plan.number}/{plan.symbol}"
    yield ", ".join(part for part in (plan.place, day) if part)
    yield from ("", plan.kind, plan.abstract, "")
    yield from (basis.text for basis in plan.bases)
    yield from ("", plan.preamble, "")
    by_id = {clause.id: clause for clause in plan.clauses}
    for clause in plan.clauses:
        label = printed_label(clause, by_id.get(clause.parent or ""))
        first, *rest = [part for part in (clause.title, *clause.text.split("\n")) if part] or [""]
        yield f"{label} {first}".strip()
        yield from rest
        yield ""
    yield from (plan.closing, "", "Nơi nhận:")
    yield from (f"- {recipient};" for recipient in plan.recipients)
    yield from ("", *plan.signer_authority, plan.signer_title, plan.signer_name)
