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

MIN_READER = 11
"""The oldest version that knows every word in these tables: earlier ones know no stage of a reward."""

__all__ = ["ALL", "MIGRATIONS", "MIN_READER"]
