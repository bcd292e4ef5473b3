# SPDX-License-Identifier: MIT
"""The history of a record of this room in words: its actions, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.commitments.merging import LABELS as OWN
from dvcq_desktop.office import record_lines as shared
from dvcq_desktop.office.merging import LABELS as OFFICE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.labels import HistoryLine
    from dvcq_desktop.database.records import HistoryEntry

# Said by where the history stands, or set by the program.
_SILENT = frozenset(
    {
        "campaign_member.campaign",
        "campaign_member.person",
        "campaign_unit.campaign",
        "commitment_text.campaign",
        "commitment_text.position",
        "duty_inspection.year",
        "signature.campaign",
        "signature.person",
        "signature.text",
        "signature.text_hash",
        "violation.year",
    }
)
_TOLD = shared.Told(OFFICE | OWN, _SILENT)


def record_lines(entries: Sequence[HistoryEntry], name_of: Callable[[str], str]) -> list[HistoryLine]:
    """Write out what happened to the rows of one record; `name_of` turns a key into a name, or ""."""
    return shared.record_lines(entries, name_of, _TOLD)
