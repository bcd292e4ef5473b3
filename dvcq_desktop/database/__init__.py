# SPDX-License-Identifier: MIT
"""The one file: opening, schema, journal, undo, attachments, settings, and proof that it is whole."""

from __future__ import annotations

from dvcq_desktop.database.actions import Action
from dvcq_desktop.database.database import Database

__all__ = ["Action", "Database"]
