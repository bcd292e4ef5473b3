# SPDX-License-Identifier: MIT
"""Two texts of a plan held against each other, clause by clause and word by word."""

from __future__ import annotations

import unicodedata
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.plan.applying import applied
from dvcq_desktop.plan.clauses import in_order
from dvcq_desktop.plan.comparing import ClauseChange, Kind, compare
from dvcq_desktop.plan.rules import Clause

WORDS = ["thôn", "cam kết", "đối thoại", "trước ngày", "15", "30", "tháng 6", "hòa", "hoà", ",", "."]
sentences = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
labels = st.sampled_from(["I", "II", "1", "2", "3", "a", "b", "-", "-", ""])


@st.composite
def trees(draw: st.DrawFn, mark: str) -> list[Clause]:
    """Return a small tree in the order of its text, as reading gives it."""
    found: list[Clause] = []
    chain: list[Clause] = []
    for number in range(draw(st.integers(0, 8))):
        chain = chain[: draw(st.integers(0, len(chain)))]
        parent = chain[-1] if chain else None
        label = draw(labels)
        path = "" if label in {"-", ""} else f"{parent.path}.{label}" if parent else label
        title, text = draw(sentences), draw(sentences)
        clause = Clause(
            f"{mark}{number}", parent.id if parent else None, label, path, title, text, number + 1
        )
        found.append(clause)
        chain = [*chain, clause]
    return found


@st.composite
def pairs(draw: st.DrawFn) -> tuple[list[Clause], list[Clause]]:
    """Return two trees: apart from each other, or the later one made of the earlier."""
    old = draw(trees("old"))
    if draw(st.booleans()):
        return old, draw(trees("new"))
    kept = [clause for clause in old if draw(st.booleans())]
    keys = {clause.id for clause in kept}
    reworded = [
        clause._replace(
            id=f"new{clause.id}",
            parent=f"new{clause.parent}" if clause.parent in keys else None,
            text=draw(st.one_of(st.just(clause.text), sentences)),
        )
        for clause in kept
    ]
    return old, [clause._replace(position=place) for place, clause in enumerate(in_order(reworded), 1)]


def shape(clauses: list[Clause]) -> list[tuple[object, ...]]:
    """Return everything of clauses but their keys, with the place of what each stands under."""
    place = {clause.id: number for number, clause in enumerate(clauses)}
    return [
        (clause.label, clause.title, clause.text, place[clause.parent] if clause.parent else None)
        for clause in clauses
    ]


@given(tree=trees("old"))
def test_a_text_does_not_differ_from_itself(tree: list[Clause]) -> None:
    again = [
        clause._replace(id=f"+{clause.id}", parent=f"+{clause.parent}" if clause.parent else None)
        for clause in tree
    ]
    changes = compare(tree, again)
    assert {change.kind for change in changes} <= {Kind.SAME}
    assert [change.old for change in changes] == tree


@given(both=pairs())
def test_every_clause_of_both_texts_appears_once(both: tuple[list[Clause], list[Clause]]) -> None:
    old, new = both
    changes = compare(old, new)
    assert Counter(change.old.id for change in changes if change.old) == Counter(c.id for c in old)
    assert [change.new for change in changes if change.new] == new


@given(both=pairs())
def test_taking_every_change_gives_the_later_text(both: tuple[list[Clause], list[Clause]]) -> None:
    old, new = both
    found = applied(compare(old, new))
    assert shape(found) == shape(new)
    assert [clause.path for clause in found] == [clause.path for clause in new]


@given(both=pairs())
def test_refusing_every_change_leaves_the_earlier_text(both: tuple[list[Clause], list[Clause]]) -> None:
    old, new = both
    changes = compare(old, new)
    differing = {change.key for change in changes if change.kind is not Kind.SAME}
    assert [clause.id for clause in applied(changes, differing)] == [clause.id for clause in old]


def test_what_goes_below_a_new_clause_has_moved() -> None:
    old = [Clause(f"old{n}", None, "I", "I", "", text, n + 1) for n, text in enumerate(("", "", "thôn"))]
    new = [
        Clause("new0", None, "I", "I", "", "", 1),
        Clause("new1", "new0", "I", "I.I", "", "", 2),
        Clause("new2", "new1", "I", "I.I.I", "", "thôn", 3),
    ]
    changes = compare(old, new)
    assert changes[-1].moved
    assert [clause.id for clause in applied(changes, {change.key for change in changes})] == [
        "old0",
        "old1",
        "old2",
    ]


@given(both=pairs(), data=st.data())
def test_whatever_is_refused_a_tree_stays_with_each_clause_once(
    both: tuple[list[Clause], list[Clause]], data: st.DataObject
) -> None:
    changes = compare(*both)
    refused = {change.key for change in changes if data.draw(st.booleans())}
    found = applied(changes, refused)
    stays = {c.key for c in changes if c.kind not in {Kind.NEW, Kind.DROPPED}}
    stays |= {c.key for c in changes if c.kind is Kind.NEW and c.key not in refused}
    stays |= {c.key for c in changes if c.kind is Kind.DROPPED and c.key in refused}
    assert Counter(clause.id for clause in found) == Counter(stays)
    before: set[str | None] = {None}
    for clause in found:
        assert clause.parent in before
        before.add(clause.id)


@given(tree=trees("old"))
def test_white_space_and_unicode_form_are_no_change(tree: list[Clause]) -> None:
    again = [
        clause._replace(
            id=f"+{clause.id}",
            parent=f"+{clause.parent}" if clause.parent else None,
            title=unicodedata.normalize("NFD", f" {clause.title} ".replace(" ", "  ")),
            text=clause.text.replace(" ,", ",").replace("hoà", "hòa"),
        )
        for clause in tree
    ]
    assert {change.kind for change in compare(tree, again)} <= {Kind.SAME}


def clause(key: str, path: str, title: str, text: str = "", parent: str | None = None) -> Clause:
    return Clause(key, parent, path.rpartition(".")[2], path, title, text, int(key.strip("+")))


OLD = [
    clause("1", "III", "TỔ CHỨC THỰC HIỆN"),
    clause("2", "III.1", "Văn phòng", "Triển khai ký cam kết đến cán bộ, công chức trước ngày 31/3", "1"),
    clause("3", "III.2", "Các thôn", "Tổ chức đối thoại với Nhân dân mỗi quý một lần", "1"),
    clause("4", "III.3", "Công an xã", "Xây dựng mô hình bảo vệ an ninh Tổ quốc ở từng thôn", "1"),
]


def kinds(changes: list[ClauseChange]) -> list[tuple[str, str]]:
    return [
        (change.kind.value, change.new.path if change.new else f"-{change.old.path if change.old else ''}")
        for change in changes
    ]


def test_a_new_clause_moves_those_behind_it() -> None:
    new = [
        clause("+1", "III", "TỔ CHỨC THỰC HIỆN"),
        clause("+2", "III.1", "Văn phòng", OLD[1].text, "+1"),
        clause("+3", "III.2", "Phòng Kinh tế", "Bố trí kinh phí thực hiện các nhiệm vụ năm 2026", "+1"),
        clause("+4", "III.3", "Các thôn", OLD[2].text, "+1"),
        clause("+5", "III.4", "Công an xã", f"{OLD[3].text} trong năm", "+1"),
    ]
    changes = compare(OLD, new)
    assert kinds(changes) == [
        ("same", "III"),
        ("same", "III.1"),
        ("new", "III.2"),
        ("moved", "III.3"),
        ("changed", "III.4"),
    ]
    assert changes[4].moved
    assert [changes[4].new.text[a:b] for a, b in changes[4].text.new if changes[4].new] == ["trong năm"]


def test_what_is_gone_is_listed_where_it_stood() -> None:
    new = [
        clause("+1", "III", "TỔ CHỨC THỰC HIỆN"),
        clause("+2", "III.1", "Văn phòng", OLD[1].text, "+1"),
        clause("+3", "III.2", "Công an xã", OLD[3].text, "+1"),
    ]
    assert kinds(compare(OLD, new)) == [
        ("same", "III"),
        ("same", "III.1"),
        ("dropped", "-III.2"),
        ("moved", "III.2"),
    ]


def test_the_words_that_differ_are_marked_on_both_sides() -> None:
    new = [each._replace(id=f"+{each.id}", parent="+1" if each.parent else None) for each in OLD]
    later = "Triển khai ký cam kết đến cán bộ, công chức, viên chức trước ngày 30/4"
    new[1] = new[1]._replace(text=later)
    change = compare(OLD, new)[1]
    assert change.kind is Kind.CHANGED
    assert [OLD[1].text[a:b] for a, b in change.text.old] == ["31/3"]
    assert [later[a:b] for a, b in change.text.new] == [", viên chức", "30/4"]


def test_a_heading_worded_anew_is_known_by_what_stands_under_it() -> None:
    new = [each._replace(id=f"+{each.id}", parent="+1" if each.parent else None) for each in OLD]
    new[0] = new[0]._replace(label="IV", path="IV", title="TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ")
    change = compare(OLD, new)[0]
    assert (change.kind, change.old, change.moved) == (Kind.CHANGED, OLD[0], True)


def test_a_refused_new_clause_leaves_its_children_to_the_one_above() -> None:
    new = [
        clause("+1", "III", "TỔ CHỨC THỰC HIỆN"),
        clause("+2", "III.4", "Phòng Kinh tế", "Bố trí kinh phí", "+1"),
        clause("+3", "III.4.a", "Dự toán", "Lập dự toán kinh phí năm sau", "+2"),
    ]
    found = applied(compare(OLD[:1], new), {"+2"})
    assert [(each.id, each.parent, each.path) for each in found] == [
        ("1", None, "III"),
        ("+3", "1", "III.a"),
    ]
