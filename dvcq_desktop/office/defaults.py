# SPDX-License-Identifier: MIT
"""What a new file begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.office import store
from dvcq_desktop.office.holidays import fill_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.database.actions import Action


def seed(action: Action, years: Iterable[int]) -> int:
    """Give the office the public holidays of these years, leaving days already listed; return how many."""
    present = store.calendar(action.connection).holidays
    days = [day for year in years for day in fill_for(year, present).days]
    store.save_holidays(action, days)
    return len(days)
