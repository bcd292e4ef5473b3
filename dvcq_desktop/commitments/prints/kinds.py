# SPDX-License-Identifier: MIT
"""The kinds of papers of the signing campaigns, in the order in which the room offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dvcq_desktop.office.printing import PrintKind

KINDS: tuple[PrintKind[Any], ...] = ()
