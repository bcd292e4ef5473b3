# SPDX-License-Identifier: MIT
"""One kind of paper by its name, for a command: rooms are read one after the other, none after its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dvcq_desktop.office.printing import kind_called

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dvcq_desktop.office.printing import PrintKind

    Kinds = Iterable[PrintKind[Any]]


def find_kind(name: str) -> PrintKind[Any] | None:
    """Return the kind with a command-line name, None where there is none."""
    found = (kind_called(name, read()) for read in _rooms())
    return next((kind for kind in found if kind is not None), None)


# Private


def _rooms() -> Iterator[Callable[[], Kinds]]:
    """Yield what reads the kinds of each room, the quickest first; the last has all of them."""
    yield from (_models, _tasks, _commitments, _office, _all)


def _models() -> Kinds:
    from dvcq_desktop.nominations.prints.kinds import KINDS  # noqa: PLC0415 - that room's papers alone

    return KINDS


def _tasks() -> Kinds:
    from dvcq_desktop.plan.prints.kinds import KINDS  # noqa: PLC0415 - that room's papers alone

    return KINDS


def _commitments() -> Kinds:
    from dvcq_desktop.commitments.prints.kinds import KINDS  # noqa: PLC0415 - that room's papers alone

    return KINDS


def _office() -> Kinds:
    from dvcq_desktop.office.prints import KINDS  # noqa: PLC0415 - that room's papers alone

    return KINDS


def _all() -> Kinds:
    from dvcq_desktop.kinds import KINDS  # noqa: PLC0415 - that room's papers alone

    return KINDS
