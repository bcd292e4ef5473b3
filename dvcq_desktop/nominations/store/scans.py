# SPDX-License-Identifier: MIT
"""The scans that the register keeps of a decision and its proposal, to be seen at the decision too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.filed import KeptFile
from dvcq_desktop.office.register.store import papers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence

    from dvcq_desktop.nominations.recognitions import Recognition
    from dvcq_desktop.office.register.rules import Issued

    TitleOf = Callable[[Recognition, sqlite3.Connection], str]

DECISION, PROPOSAL = "recognition-decision", "model-submission"
"""The kinds of paper that a decision and its proposal are in the register."""


def scans_of(
    connection: sqlite3.Connection, year: int, decisions: Sequence[Recognition]
) -> dict[str, tuple[KeptFile, ...]]:
    """Return the scans of a year's papers by the keys of the decisions that they are the text of.

    A paper that has its number is that decision's; one without is the one that it was printed of, else the
    only one that is called so.
    """
    scanned = [each for each in papers(connection, year) if each.scan and each.kind in {DECISION, PROPOSAL}]
    found: dict[str, tuple[KeptFile, ...]] = {}
    titles = _titles(connection, decisions) if scanned else {}
    for paper in scanned:
        for decision in _named_by(paper, decisions, titles):
            found[decision.id] = (*found.get(decision.id, ()), _file(connection, paper))
    return found


# Private


def _named_by(
    paper: Issued, decisions: Sequence[Recognition], titles: dict[tuple[str, str], str]
) -> Iterator[Recognition]:
    called = [each for each in decisions if titles[paper.kind, each.id] == paper.title]
    if paper.number:
        numbered = [each for each in decisions if _number_of(paper, each) == _bare(paper.number)]
        found = [each for each in numbered if each in called] or numbered
    else:
        # What was printed with a number says so, though the register waits for it still.
        found = [each for each in called if each.number and each.cited in paper.made_from] or called
    if len(found) == 1:
        yield found[0]


def _number_of(paper: Issued, decision: Recognition) -> str:
    return _bare(decision.proposal_number if paper.kind == PROPOSAL else decision.number)


def _bare(number: str) -> str:
    return number.strip().lstrip("0")


def _titles(connection: sqlite3.Connection, decisions: Sequence[Recognition]) -> dict[tuple[str, str], str]:
    # They build papers, which the page needs only where something was scanned.
    from dvcq_desktop.nominations.prints import decision, submission  # noqa: PLC0415 - only when asked
    from dvcq_desktop.nominations.store.printing import title_request  # noqa: PLC0415 - only when asked

    found = {}
    for each in decisions:
        request = title_request(connection, each)
        found[DECISION, each.id] = decision.title_of(request)
        found[PROPOSAL, each.id] = submission.title_of(request)
    return found


def _file(connection: sqlite3.Connection, paper: Issued) -> KeptFile:
    row = connection.execute("select length(data) size from blob where sha256 = ?", (paper.scan,)).fetchone()
    return KeptFile(paper.id, paper.scan_name or "bản quét", paper.scan or "", row["size"] if row else 0)
