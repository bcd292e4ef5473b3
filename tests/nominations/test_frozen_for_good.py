# SPDX-License-Identifier: MIT
"""A decision that two PCs froze apart says what one of them froze, never something of both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.kept import ABOUT, about, text_of
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover.conflict_items import together
from dvcq_desktop.handover.taking import Choice, choose
from dvcq_desktop.nominations.prints import decision as paper
from dvcq_desktop.nominations.prints.kinds import DECISION
from dvcq_desktop.nominations.recognitions import as_frozen
from dvcq_desktop.nominations.store import appraisals, candidates, guarded, recognitions
from dvcq_desktop.nominations.store.finding import FINDERS
from dvcq_desktop.nominations.terms import Body, Level, Movement, Stage
from dvcq_desktop.office.printing import PrintOrder
from tests.nominations import decided as tests
from tests.nominations.conftest import Season
from tests.plan.prints.on_paper import pages_of
from tests.two_pcs import B, copied, merge, waiting

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.nominations.recognitions import Recognition

OTHER_DAY = date(2026, 10, 20)


@pytest.fixture
def settled(a_season: Season) -> Season:
    tests.settle(a_season)
    return a_season


def said(decision: Recognition) -> Recognition:
    """Return all that a decision says, whatever rows of its list were left by the other PC."""
    items = tuple(item._replace(id="", snapshot="") for item in decision.items)
    return replace(decision, frozen_at="", snapshot="", items=items)


def printed(season: Season, key: str) -> str:
    request = season.ask(DECISION.load, PrintOrder(2026, tests.TODAY, record=key))
    return " ".join(page.text for page in pages_of(paper.build(request)))


@pytest.mark.parametrize("takes_own", [False, True])
def test_what_only_one_of_two_pcs_changed_before_both_froze_moves_with_its_decision(
    settled: Season, tmp_path: Path, takes_own: bool
) -> None:
    key = tests.draft(settled)
    tests.change(settled, key, number="45", issued_on=tests.ISSUED)
    with copied(settled.database, tmp_path) as database:
        there = Season(database, settled.keys)
        tests.change(there, key, number="99", issued_on=OTHER_DAY, bases="Căn cứ khác", body_name="UBND khác")
        a = settled.keys["a"]
        change = {"level": Level.REWARDED}
        there.write(lambda action: recognitions.change_items(action, key, [a], change))
        there.write(lambda action: recognitions.remove_items(action, key, [settled.keys["b"]]))
        tests.change(settled, key, proposal_number="7")
        for season in (settled, there):
            tests.freeze(season, key)
        here_said, there_said = printed(settled, key), printed(there, key)
        before = tests.read(settled, key), tests.read(there, key)
        merge(settled, there)
        merge(there, settled)
        assert (printed(settled, key), printed(there, key)) == (here_said, there_said)
        [item] = [each for each in waiting(there, B) if each.conflict.field == "recognition.state"]
        told = sorted(side.words for side in item.sides)
        assert ["số 45/QĐ-UBND ngày 14/10/2026, 2 mô hình" in told[0], "số 99" in told[1]] == [True, True]
        [side] = [each for each in item.sides if each.is_here is takes_own]
        chosen = together(waiting(there, B), item, side)
        choices = [Choice(each.conflict, other.value) for each, other in chosen]
        there.write(lambda action: choose(action, choices, there.database.fields))
        merge(settled, there)
        wanted = before[1] if takes_own else before[0]
        for season in (settled, there):
            held = tests.read(season, key)
            assert said(held) == said(wanted)
            assert printed(season, key) == (there_said if takes_own else here_said)
            assert season.database.verify().is_sound
            sentence = season.ask(appraisals.frozen_sentence, settled.keys["appraisal"])
            assert wanted.full_number in sentence
            (found,) = season.ask(FINDERS[2].read, [key])
            assert wanted.full_number in found.title
            told = season.ask(recognitions.left_over, season.ask(recognitions.recognitions))
            stage, name = ("Công nhận", "Camera an ninh") if takes_own else ("Được khen thưởng", "Đường hoa")
            assert len(told) == 1
            assert f"“{stage}”" in told[0]
            assert name in told[0]
            named = season.ask(candidates.candidates, 2026, Movement.SKILFUL)
            decided = {each.id for each in named if wanted.full_number in each.note}
            assert decided == {each.model for each in wanted.items}
        # Such a stage may be taken back, one that the decision gives may not.
        model, stage = (settled.keys["b"], Stage.RECOGNISED) if takes_own else (a, Stage.REWARDED)
        there.write(lambda action: guarded.take_back(action, [model], stage))
        assert there.ask(recognitions.left_over, there.ask(recognitions.recognitions)) == []
        with pytest.raises(UserError, match="đã chốt theo"):
            there.write(lambda action: guarded.take_back(action, [a], Stage.OUTSTANDING))


def test_a_decision_frozen_before_that_was_kept_is_read_as_it_is(settled: Season) -> None:
    found = tests.read(settled, tests.decided(settled))
    old = replace(found, number="46", body=Body.PARTY, snapshot='{"number":"45/QĐ-UBND"}')
    assert as_frozen(old) == old
    assert as_frozen(replace(found, number="46")).number == "45"


def test_the_same_values_give_the_same_text_and_what_it_is_called_comes_first() -> None:
    one = text_of({"rows": [1], "about": {"number": "ế", "body": "x"}, "a": 2} | {})
    assert one == text_of({"about": {"body": "x", "number": "ế"}, "rows": [1], "a": 2})
    kept = text_of({"figures": [], "about": {"number": "4"}})
    assert kept.startswith(ABOUT)
    assert about(kept) == {"number": "4"}
    assert about('{"figures":[]}') == {}
