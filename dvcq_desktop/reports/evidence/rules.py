# SPDX-License-Identifier: MIT
"""What proves that a plan was carried out: files by clause and task, each with one number for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date


class Proof(NamedTuple):
    """A file that proves something of a task: where it comes from and the day it speaks of.

    Without a SHA-256 it is only words that say where to look.
    """

    sha256: str
    name: str
    source: str
    day: date | None = None


@dataclass(frozen=True)
class ProvedTask:
    """A task with the clauses that ask for it, and what proves it; or what was scored by a criterion.

    `alone` is what it is called where no clause stands over it.
    """

    id: str
    title: str
    clauses: tuple[str, ...]
    proofs: tuple[Proof, ...] = ()
    alone: str = ""


class Clause(NamedTuple):
    """A clause of the plan or a criterion: its label in full, as "II.1", and what it says first.

    `key` is what tasks name it by, where that is not the label.
    """

    path: str
    title: str
    key: str = ""

    @property
    def named(self) -> str:
        """Return what tasks name it by."""
        return self.key or self.path


class Numbered(NamedTuple):
    """A file with its number, as "MC01"."""

    number: str
    proof: Proof


def numbered(tasks: Iterable[ProvedTask]) -> list[Numbered]:
    """Number the files in the order of the tasks; the same file has one number, wherever it is used."""
    found: dict[str, Proof] = {}
    for task in tasks:
        for proof in (each for each in task.proofs if each.sha256):
            found.setdefault(proof.sha256, proof)
    width = max(2, len(str(len(found))))
    return [Numbered(f"MC{place:0{width}d}", proof) for place, proof in enumerate(found.values(), 1)]


def by_clause(
    clauses: Sequence[Clause], tasks: Sequence[ProvedTask]
) -> Iterator[tuple[Clause, list[ProvedTask]]]:
    """Yield the clauses that have tasks, in the plan's order; tasks of no clause come last."""
    for clause in clauses:
        own = [task for task in tasks if clause.named in task.clauses]
        if own:
            yield clause, own
    known = {clause.named for clause in clauses}
    rest = [task for task in tasks if not known & set(task.clauses)]
    if rest:
        yield Clause("", "Nhiệm vụ khác"), rest
