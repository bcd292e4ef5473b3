# SPDX-License-Identifier: MIT
"""What a later text changes around the clauses: number, day, abstract, signer, bases, recipients."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from dvcq_desktop.plan.comparing import Kind
from dvcq_desktop.text.dates import decree_date
from dvcq_desktop.text.numbers import document_number
from dvcq_desktop.text.wording import Marks, forms, marks

if TYPE_CHECKING:
    from dvcq_desktop.plan.plantext import PlanText
    from dvcq_desktop.plan.rules import Plan


class HeadField(StrEnum):
    """A part of a plan that is no clause."""

    NUMBER = "number"
    DATE = "date"
    ABSTRACT = "abstract"
    BASES = "bases"
    PREAMBLE = "preamble"
    CLOSING = "closing"
    RECIPIENTS = "recipients"
    SIGNER = "signer"

    @property
    def label(self) -> str:
        """Return what it is called."""
        return {
            "number": "Số, ký hiệu",
            "date": "Ngày ban hành",
            "abstract": "Trích yếu",
            "bases": "Căn cứ",
            "preamble": "Phần mở đầu",
            "closing": "Phần kết",
            "recipients": "Nơi nhận",
            "signer": "Người ký",
        }[self.value]


@dataclass(frozen=True)
class HeadChange:
    """One part of the head or the foot as it was and as the later text has it."""

    field: HeadField
    old: str
    new: str

    @property
    def key(self) -> str:
        """Return what tells this change from the others."""
        return self.field.value

    @property
    def kind(self) -> Kind:
        """Return what became of it."""
        if not self.old:
            return Kind.NEW
        return Kind.CHANGED if self.new else Kind.DROPPED

    @property
    def is_taken_unasked(self) -> bool:
        """Tell whether she wants it unless she says no: where a later text is silent, the reader may be."""
        return self.kind is not Kind.DROPPED

    @cached_property
    def marks(self) -> Marks:
        """Return which words differ."""
        return marks(self.old, self.new)


def compare_heads(plan: Plan, text: PlanText) -> list[HeadChange]:
    """Return what differs, in the order of the paper."""
    before, after = _of_plan(plan), _of_text(text)
    return [
        HeadChange(field, before[field], after[field])
        for field in HeadField
        if forms(before[field]) != forms(after[field])
    ]


def _of_plan(plan: Plan) -> dict[HeadField, str]:
    day = decree_date(plan.issued_on) if plan.issued_on else plan.date_text
    return {
        HeadField.NUMBER: _number(plan.number, plan.symbol),
        HeadField.DATE: day,
        HeadField.ABSTRACT: plan.abstract,
        HeadField.BASES: "\n".join(basis.text for basis in plan.bases),
        HeadField.PREAMBLE: plan.preamble,
        HeadField.CLOSING: plan.closing,
        HeadField.RECIPIENTS: "\n".join(plan.recipients),
        HeadField.SIGNER: _lines(*plan.signer_authority, plan.signer_title, plan.signer_name),
    }


def _of_text(text: PlanText) -> dict[HeadField, str]:
    signer = text.signer
    return {
        HeadField.NUMBER: _number(text.number, text.symbol),
        HeadField.DATE: decree_date(text.date) if text.date else text.date_text,
        HeadField.ABSTRACT: text.abstract,
        HeadField.BASES: "\n".join(basis.text for basis in text.bases),
        HeadField.PREAMBLE: text.preamble,
        HeadField.CLOSING: text.closing,
        HeadField.RECIPIENTS: "\n".join(text.recipients),
        HeadField.SIGNER: _lines(*signer.authority, signer.title, signer.name),
    }


def _number(number: str, symbol: str) -> str:
    return f"{document_number(number)}/{symbol}".strip("/")


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
