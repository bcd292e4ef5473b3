# SPDX-License-Identifier: MIT
"""The clauses that a plan has after a later text was read over it, changes that were refused left out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dvcq_desktop.plan.clauses import in_order, paths
from dvcq_desktop.plan.comparing import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dvcq_desktop.plan.comparing import ClauseChange
    from dvcq_desktop.plan.rules import Clause


def applied(changes: Sequence[ClauseChange], refused: Collection[str] = ()) -> list[Clause]:
    """Return the clauses in order; a matched one keeps its earlier key, a new one has the later text's.

    `refused` are keys of changes. What stands below a clause that is not taken goes to the one above it.
    """
    stays = [
        change
        for change in changes
        if (change.kind is not Kind.DROPPED or change.key in refused)
        and (change.kind is not Kind.NEW or change.key not in refused)
    ]
    tree = _Tree(changes, stays, refused)
    placed = [tree.clause(change)._replace(position=place) for change, place in tree.placed()]
    found = in_order(placed)
    if not any(_is_structural(change) for change in changes if change.key in refused):
        return [clause._replace(position=place) for place, clause in enumerate(found, 1)]
    cited = paths(found)
    return [clause._replace(position=place, path=cited[clause.id]) for place, clause in enumerate(found, 1)]


def _is_structural(change: ClauseChange) -> bool:
    return change.moved or change.kind in {Kind.NEW, Kind.DROPPED}


class _Tree:
    """Say where each clause stands that stays."""

    def __init__(
        self, changes: Sequence[ClauseChange], stays: Sequence[ClauseChange], refused: Collection[str]
    ) -> None:
        self._refused = refused
        self._stays = {change.key: change for change in stays}
        # Where a clause of either text is now, and what it stood under there.
        self._key_of = {change.new.id: change.key for change in changes if change.new}
        self._old = {change.old.id: change.old for change in changes if change.old}
        self._new = {change.new.id: change.new for change in changes if change.new}
        self._beside: dict[str | None, list[str]] = defaultdict(list)
        for clause in sorted(self._old.values(), key=lambda clause: clause.position):
            self._beside[clause.parent].append(clause.id)
        self._parents = {change.key: self._parent(change) for change in stays}
        for change in stays:
            self._break_circle(change)

    def placed(self) -> list[tuple[ClauseChange, int]]:
        """Return what stays with places in the order of the text."""
        behind: dict[str | None, list[ClauseChange]] = defaultdict(list)
        for change in self._stays.values():
            if self._stays_put(change):
                behind[self._before(change)].append(change)
        waiting = [change for change in reversed(self._stays.values()) if not self._stays_put(change)]
        waiting += reversed(behind.pop(None, []))
        listed: list[ClauseChange] = []
        while waiting:
            change = waiting.pop()
            listed.append(change)
            waiting.extend(reversed(behind.pop(change.key, [])))
        return [(change, place) for place, change in enumerate(listed, 1)]

    def clause(self, change: ClauseChange) -> Clause:
        """Return a clause as it is to be kept."""
        old, new = change.old, change.new
        if new is None:
            assert old is not None
            return old._replace(parent=self._parents[change.key])
        if old is None:
            return new._replace(parent=self._parents[change.key])
        words, place = (old, old if change.moved else new) if change.key in self._refused else (new, new)
        return old._replace(
            parent=self._parents[change.key],
            label=place.label,
            path=new.path,
            title=words.title,
            text=words.text,
        )

    def _stays_put(self, change: ClauseChange) -> bool:
        """Tell whether a clause keeps its earlier place against the later text."""
        return change.key in self._refused and (change.moved or change.kind is Kind.DROPPED)

    def _before(self, change: ClauseChange) -> str | None:
        """Return what a clause stands behind that keeps its earlier place: a sibling, or the parent."""
        assert change.old is not None
        parent = self._parents[change.key]
        beside = self._beside[change.old.parent]
        for key in reversed(beside[: beside.index(change.key)]):
            if key in self._stays and self._parents[key] == parent:
                return key
        return parent

    def _parent(self, change: ClauseChange) -> str | None:
        return self._old_parent(change) if self._stays_put(change) else self._new_parent(change)

    def _old_parent(self, change: ClauseChange) -> str | None:
        above = change.old.parent if change.old else None
        while above is not None and above not in self._stays:
            above = self._old[above].parent if above in self._old else None
        return above

    def _new_parent(self, change: ClauseChange) -> str | None:
        above = change.new.parent if change.new else None
        while above is not None and self._key_of[above] not in self._stays:
            above = self._new[above].parent
        return self._key_of[above] if above is not None else None

    def _break_circle(self, change: ClauseChange) -> None:
        """Let a clause stand where the later text has it where its earlier place is below itself now."""
        seen = {change.key}
        above = self._parents[change.key]
        while above is not None and above not in seen:
            seen.add(above)
            above = self._parents[above]
        if above == change.key:
            self._parents[change.key] = self._new_parent(change) if change.new else None
