# SPDX-License-Identifier: MIT
"""The earlier texts of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dvcq_desktop.plan.rules import PlanState


@dataclass(frozen=True)
class PlanVersion:
    """What a plan said before a later text was read over it on the day `replaced_on`."""

    id: str
    plan: str
    state: PlanState = PlanState.DRAFT
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    date_text: str = ""
    abstract: str = ""
    full_text: str = ""
    file: str | None = None
    file_name: str = ""
    replaced_on: date | None = None

    @property
    def title(self) -> str:
        """Return what tells it from the plan's other texts ("Dự thảo", "Đã ký, số 12/KH-UBND ngày ...")."""
        number = f"số {self.number}/{self.symbol}" if self.number else ""
        day = f"ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        cited = " ".join(part for part in (number, day) if part)
        return f"{self.state.label}, {cited}" if cited else self.state.label
