# SPDX-License-Identifier: MIT
"""Which scan of the register belongs to which decision."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.nominations.prints.kinds import DECISION, SUBMISSION
from dvcq_desktop.nominations.store import recognitions
from dvcq_desktop.nominations.store.scans import scans_of
from dvcq_desktop.nominations.terms import Level
from dvcq_desktop.office.printing import PrintOrder, print_paper
from dvcq_desktop.office.register import store as register
from tests.nominations import decided as tests

if TYPE_CHECKING:
    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.prints.kinds import DecisionKind
    from tests.nominations.conftest import Season


@pytest.fixture
def settled(a_season: Season) -> Season:
    tests.settle(a_season)
    return a_season


def scan(season: Season, kind: DecisionKind, decision: str, number: str, name: str) -> None:
    order = PrintOrder(2026, tests.TODAY, record=decision)
    printed = print_paper(kind, season.ask(kind.load, order), order)

    def work(action: Action) -> None:
        paper = register.record_print(action, printed)
        if number:
            register.mark_issued(action, paper, {"number": number, "issued_on": tests.ISSUED})
        register.attach_scan(action, paper, name, b"%PDF-1.4 " + name.encode())

    season.write(work)


def names(season: Season) -> dict[str, list[str]]:
    held = season.ask(recognitions.recognitions, 2026)
    return {key: [file.name for file in files] for key, files in season.ask(scans_of, 2026, held).items()}


def test_a_scan_is_the_decisions_of_its_number_or_the_only_one_called_so(settled: Season) -> None:
    tests.propose(settled, a=Level.RECOGNISED)
    one, two = tests.draft(settled), tests.draft(settled)
    tests.change(settled, one, number="7", issued_on=tests.ISSUED, proposal_number="3")
    tests.change(settled, two, number="8", issued_on=date(2026, 11, 2))
    scan(settled, DECISION, one, "07", "qd-7.pdf")
    scan(settled, SUBMISSION, one, "3", "ttr-3.pdf")
    assert {key: sorted(files) for key, files in names(settled).items()} == {one: ["qd-7.pdf", "ttr-3.pdf"]}
    scan(settled, DECISION, two, "", "qd-8.pdf")
    assert names(settled)[two] == ["qd-8.pdf"], "it was printed of the one of that number"
    three = tests.draft(settled)
    scan(settled, DECISION, three, "", "chua-so.pdf")
    assert three not in names(settled), "nobody can tell which of the three this is"


def test_a_scan_without_number_is_the_only_drafts(settled: Season) -> None:
    one = tests.draft(settled)
    scan(settled, DECISION, one, "", "qd.pdf")
    assert names(settled) == {one: ["qd.pdf"]}
