# SPDX-License-Identifier: MIT
"""The tree of a plan's clauses: its order, counting it anew, citing it; rules that hold for every tree."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.plan import clauses as tree
from dvcq_desktop.plan.clauses import Style
from dvcq_desktop.plan.reader import read_plan
from dvcq_desktop.plan.rules import Clause

if TYPE_CHECKING:
    from dvcq_desktop.plan.plantext import PlanText, Section

PLANS = sorted((Path(__file__).parent.parent / "data" / "plans").glob("*.txt"))


def flat(text: PlanText) -> list[Clause]:
    """Return the clauses as the import keeps them."""
    found: list[Clause] = []

    def keep(section: Section, parent: str | None) -> None:
        key = f"{len(found):05d}"
        place = len(found) + 1
        found.append(Clause(key, parent, section.label, section.path, section.title, section.text, place))
        for child in section.children:
            keep(child, key)

    for section in text.sections:
        keep(section, None)
    return found


def small() -> list[Clause]:
    return [
        Clause("one", None, "I", "I", "MỤC ĐÍCH", position=1),
        Clause("a", "one", "1", "I.1", "", "Một.", position=2),
        Clause("b", "one", "1", "I.1 (2)", "", "Hai.", position=3),
        Clause("deep", "b", "3", "I.1 (2).3", "", "Ba.", position=4),
        Clause("two", None, "IV", "IV", "NHIỆM VỤ", position=5),
        Clause("dash", "two", "-", "", "", "Gạch đầu dòng.", position=6),
    ]


@st.composite
def trees(draw: st.DrawFn) -> list[Clause]:
    """Return clauses with any parents, labels and places, also such as only a merge can make."""
    count = draw(st.integers(0, 12))
    keys = [f"k{number}" for number in range(count)]
    labels = st.sampled_from(["", "-", "+", "I", "IV", "1", "7", "1.2", "a", "đ", "A", "Phần thứ nhất", "?"])
    return [
        Clause(
            key,
            draw(st.none() | st.sampled_from([*keys, "gone"])),
            draw(labels),
            title=draw(st.sampled_from(["", "Tên"])),
            path="",
            position=draw(st.integers(0, 5)),
        )
        for key in keys
    ]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_real_plans_are_in_order_and_cited_as_the_reader_cites_them(path: Path) -> None:
    clauses = flat(read_plan(path))
    assert tree.in_order(reversed(clauses)) == clauses
    assert tree.paths(clauses) == {clause.id: clause.path for clause in clauses}


def test_the_real_plan_is_numbered_already() -> None:
    path = next(path for path in PLANS if "dai-son-2026" in path.name)
    clauses = flat(read_plan(path))
    assert tree.renumbered(clauses) == {clause.id: clause.label for clause in clauses}


def test_counting_anew_fills_gaps_and_goes_by_depth() -> None:
    labels = tree.renumbered(small())
    assert labels == {"one": "I", "a": "1", "b": "2", "deep": "a", "two": "II", "dash": "-"}


def test_letters_are_in_the_vietnamese_order() -> None:
    over = [Clause("top", None, "I", "", ""), Clause("n", "top", "1", "", "")]
    letters = [Clause(f"{place:02d}", "n", "x", "", "", position=place) for place in range(10)]
    labels = tree.renumbered([*over, *letters])
    assert [labels[clause.id] for clause in letters] == list("abcdđeghik")


def test_parts_and_decimals_stay_what_they_are() -> None:
    clauses = [
        Clause("p", None, "Phần thứ nhất", "", "CHUNG", position=1),
        Clause("r", "p", "III", "", "Tên", position=2),
        Clause("n", "r", "2", "", "Tên", position=3),
        Clause("d1", "n", "2.4", "", "", "Chữ", position=4),
        Clause("d2", "n", "2.4", "", "", "Chữ", position=5),
    ]
    labels = tree.renumbered(clauses)
    assert list(labels.values()) == ["Phần thứ nhất", "I", "1", "1.1", "1.2"]


@pytest.mark.parametrize(
    ("label", "style"),
    [
        ("II", Style.ROMAN),
        ("D", Style.CAPITAL),
        ("12", Style.NUMBER),
        ("1.2", Style.DECIMAL),
        ("đ", Style.LETTER),
        ("-", Style.BULLET),
        ("Điều 3", Style.PART),
        ("PHỤ LỤC I", Style.OTHER),
        ("", Style.NONE),
    ],
)
def test_a_label_tells_its_series(label: str, style: Style) -> None:
    assert tree.style_of(label) is style


@pytest.mark.parametrize(
    ("typed", "kept"), [("1.", "1"), (" a) ", "a"), ("(2)", "2"), ("II.", "II"), ("-", "-"), ("1.2.", "1.2")]
)
def test_the_sign_behind_a_typed_label_is_not_kept(typed: str, kept: str) -> None:
    assert tree.typed_label(typed) == kept


def test_labels_are_printed_with_their_signs() -> None:
    letter = Clause("l", "n", "a", "", "")
    assert tree.printed_label(Clause("r", None, "II", "", ""), None) == "II."
    assert tree.printed_label(letter, None) == "a)"
    assert tree.printed_label(Clause("x", "l", "1", "", ""), letter) == "(1)"
    assert tree.printed_label(Clause("b", None, "-", "", ""), None) == "-"
    assert tree.printed_label(Clause("u", None, "", "", ""), None) == ""


@pytest.mark.parametrize(
    ("parent", "after", "label"),
    [
        (None, "two", "V"),
        ("one", "b", "2"),
        ("two", "dash", "-"),
        ("a", None, "a"),
        ("deep", None, "a"),
        (None, None, "I"),
    ],
)
def test_a_new_clause_goes_on_with_the_series(parent: str | None, after: str | None, label: str) -> None:
    assert tree.next_label(small(), parent, after) == label


@given(trees())
def test_no_clause_is_lost_or_doubled(clauses: list[Clause]) -> None:
    ordered = tree.in_order(clauses)
    assert sorted(clause.id for clause in ordered) == sorted(clause.id for clause in clauses)
    assert tree.depths(clauses).keys() == {clause.id for clause in clauses}
    assert tree.paths(clauses).keys() == {clause.id for clause in clauses}


@given(trees())
def test_parents_come_before_what_is_under_them(clauses: list[Clause]) -> None:
    place = {clause.id: number for number, clause in enumerate(tree.in_order(clauses))}
    depth = tree.depths(clauses)
    for clause in clauses:
        if depth[clause.id]:
            assert place[clause.parent or ""] < place[clause.id]


@given(trees())
def test_counting_anew_twice_changes_nothing_more(clauses: list[Clause]) -> None:
    labels = tree.renumbered(clauses)
    again = [clause._replace(label=labels[clause.id]) for clause in clauses]
    assert tree.renumbered(again) == labels


@given(trees())
def test_counting_anew_leaves_bullets_and_what_has_no_label(clauses: list[Clause]) -> None:
    labels = tree.renumbered(clauses)
    for clause in clauses:
        if not tree.style_of(clause.label).counts:
            assert labels[clause.id] == clause.label


@given(trees())
def test_no_two_clauses_are_cited_alike(clauses: list[Clause]) -> None:
    cited = [path for path in tree.paths(clauses).values() if path]
    assert len(cited) == len(set(cited))
