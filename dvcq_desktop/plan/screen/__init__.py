# SPDX-License-Identifier: MIT
"""The window of the plan room: the year's tasks beside the detail of the current one."""

from __future__ import annotations

from dvcq_desktop.plan.screen.room import PlanScreen

__all__ = ["PlanScreen"]
