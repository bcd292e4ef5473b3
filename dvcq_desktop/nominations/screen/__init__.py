# SPDX-License-Identifier: MIT
"""The window of the models: registration and stages, scores, decisions, and the lists behind them."""

from __future__ import annotations

from dvcq_desktop.nominations.screen.room import NominationsScreen

__all__ = ["NominationsScreen"]
