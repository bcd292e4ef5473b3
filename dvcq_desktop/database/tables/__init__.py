# SPDX-License-Identifier: MIT
"""The tables of all rooms, in the order in which they refer to each other."""

from __future__ import annotations

from dvcq_desktop.database.tables import activities, commitments, common, nominations, office, plan, reports
from dvcq_desktop.database.tables.versions import MIGRATIONS

ALL = (
    *common.TABLES,
    *office.TABLES,
    *plan.TABLES,
    *commitments.TABLES,
    *nominations.TABLES,
    *activities.TABLES,
    *reports.TABLES,
)

__all__ = ["ALL", "MIGRATIONS"]
