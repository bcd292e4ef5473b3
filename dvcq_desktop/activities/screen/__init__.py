# SPDX-License-Identifier: MIT
"""The window of the diary: activities, documents made known to units, the people's opinions."""

from __future__ import annotations

from dvcq_desktop.activities.screen.room import ActivitiesScreen

__all__ = ["ActivitiesScreen"]
