# SPDX-License-Identifier: MIT
"""The window of the reports: drafts with figures that can be traced, frozen reports, indicators."""

from __future__ import annotations

from dvcq_desktop.reports.screen.room import ReportsScreen

__all__ = ["ReportsScreen"]
