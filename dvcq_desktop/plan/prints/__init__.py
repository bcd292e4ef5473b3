# SPDX-License-Identifier: MIT
"""The plan room's papers: assignment table, progress table, unit sheets, reminders."""

from __future__ import annotations

from dvcq_desktop.plan.prints.kinds import KINDS, PrintKind, kind_named

__all__ = ["KINDS", "PrintKind", "kind_named"]
