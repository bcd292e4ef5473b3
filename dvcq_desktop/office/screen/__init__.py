# SPDX-License-Identifier: MIT
"""The window of the office room: a tab for each kind of record, each a table beside its detail."""

from __future__ import annotations

from dvcq_desktop.office.screen.room import OfficeScreen

__all__ = ["OfficeScreen"]
