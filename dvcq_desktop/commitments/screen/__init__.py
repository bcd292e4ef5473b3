# SPDX-License-Identifier: MIT
"""The window of the signing campaigns: who signed, the campaigns, their texts, and what followed."""

from __future__ import annotations

from dvcq_desktop.commitments.screen.room import CommitmentsScreen

__all__ = ["CommitmentsScreen"]
