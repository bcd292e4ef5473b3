# SPDX-License-Identifier: MIT
"""The page of today."""

from __future__ import annotations

from dvcq_desktop.today.screen.room import TodayScreen

__all__ = ["TodayScreen"]
