# SPDX-License-Identifier: MIT
"""The kinds of papers of all rooms, as the command line and the register of the office know them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.prints.kinds import KINDS as ACTIVITY_KINDS
from dvcq_desktop.commitments.prints.kinds import KINDS as COMMITMENT_KINDS
from dvcq_desktop.handover.prints.kinds import minutes_kinds
from dvcq_desktop.nominations.prints.kinds import KINDS as MODEL_KINDS
from dvcq_desktop.office.prints import KINDS as OFFICE_KINDS
from dvcq_desktop.plan.prints.kinds import KINDS as PLAN_KINDS
from dvcq_desktop.reports.evidence.prints import KIND as EVIDENCE
from dvcq_desktop.reports.prints.kinds import KINDS as REPORT_KINDS
from dvcq_desktop.rooms import named_tables, open_tasks

if TYPE_CHECKING:
    from dvcq_desktop.office.printing import PrintKind

HANDOVER_KINDS = minutes_kinds(open_tasks, named_tables())
KINDS: tuple[PrintKind[Any], ...] = (
    *PLAN_KINDS,
    *COMMITMENT_KINDS,
    *MODEL_KINDS,
    *ACTIVITY_KINDS,
    EVIDENCE,
    *REPORT_KINDS,
    *OFFICE_KINDS,
    *HANDOVER_KINDS,
)
