# SPDX-License-Identifier: MIT
"""What is found, in which order, and that it stays so while one types on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.office.finding.rules import Finder, Found
from dvcq_desktop.search.catalogue import COMMANDS, Catalogue
from dvcq_desktop.search.rules import FEW, MANY, Finding, Shelf
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dvcq_desktop.search.rules import Group

LETTERS = st.sampled_from("anđăt ")
PEOPLE, TASKS = "Người", "Nhiệm vụ"


def shelf(*titles: str, words: str = "") -> Shelf:
    made = Shelf()
    made.put(Found(title, 2026, title, words=words) for title in titles)
    return made


def titles(groups: Iterable[Group]) -> list[list[str]]:
    return [[hit.title for hit in group.hits] for group in groups]


def test_tones_and_the_stroke_of_d_do_not_matter() -> None:
    finding = Finding([(PEOPLE, shelf("Đặng Thị Đào", "Trần Văn Bình"))])
    for typed in ("dang dao", "ĐẶNG", "đào", "Dặng"):
        assert titles(finding.find(typed)) == [["Đặng Thị Đào"]]


def test_what_begins_so_comes_before_a_word_that_does_and_that_before_a_part_of_one() -> None:
    held = shelf("Xây dựng mô hình", "Tăng cường", "Đường tầng", "Báo cáo tăng trưởng", "Bằng tang")
    assert titles(Finding([(TASKS, held)]).find("tang")) == [
        ["Tăng cường", "Đường tầng", "Báo cáo tăng trưởng", "Bằng tang"]
    ]
    held = shelf("Chống ngoài", "Xa ngoai", "ngoai xa", "ở bongoai")
    assert titles(Finding([(TASKS, held)]).find("ngoai")) == [
        ["ngoai xa", "Chống ngoài", "Xa ngoai", "ở bongoai"]
    ]


def test_words_of_a_name_may_be_typed_in_any_order_and_in_part() -> None:
    finding = Finding([(PEOPLE, shelf("Nguyễn Thị Bình An", "Nguyễn An Khang", "Phạm Văn Nam"))])
    assert titles(finding.find("an nguyen")) == [["Nguyễn Thị Bình An", "Nguyễn An Khang"]]
    assert titles(finding.find("nguyen a")) == [["Nguyễn An Khang", "Nguyễn Thị Bình An"]]


def test_a_name_that_is_what_was_typed_comes_before_all_that_begins_so() -> None:
    people, units = Shelf(is_named=True), Shelf(is_named=True)
    people.put([Found("1", None, "Đông Thị Hà"), Found("2", None, "Hoàng Văn Đông")])
    units.put([Found("3", None, "Phòng Kinh tế"), Found("4", None, "Phòng Văn hóa - Xã hội")])
    tasks = shelf("Văn hóa cơ sở và xã hội", "Văn hóa, xã hội", "Hoạt động văn hóa xã hội")
    commands = shelf("Đóng tệp", "Mở rộng hoạt động", "Đóng")
    finding = Finding([(TASKS, tasks), (PEOPLE, people), ("Đơn vị", units), (COMMANDS, commands)])
    assert titles(finding.find("dong"))[:2] == [
        ["Hoàng Văn Đông", "Đông Thị Hà"],
        ["Đóng", "Đóng tệp", "Mở rộng hoạt động"],
    ]
    for typed in ("van hoa xa hoi", "Văn hóa - Xã hội", "văn hóa, xã hội"):
        assert titles(finding.find(typed, "Đơn vị")) == [["Phòng Văn hóa - Xã hội"]]
    # The whole phrase before the same words apart.
    assert titles(finding.find("van hoa xa hoi", TASKS)) == [
        ["Văn hóa, xã hội", "Hoạt động văn hóa xã hội", "Văn hóa cơ sở và xã hội"]
    ]


def test_the_group_of_the_best_record_is_first() -> None:
    finding = Finding([(PEOPLE, shelf("Người dân Thôn 3")), (TASKS, shelf("Thôn 3 họp dân"))])
    assert [group.name for group in finding.find("thon 3")] == [TASKS, PEOPLE]


def test_words_elsewhere_in_a_record_find_it_last() -> None:
    held = Shelf()
    held.put([Found("a", 2026, "Họp", "Thôn Đông", "cam ket"), Found("b", 2026, "Ký cam kết")])
    assert titles(Finding([(TASKS, held)]).find("cam ket")) == [["Ký cam kết", "Họp"]]
    assert titles(Finding([(TASKS, held)]).find("dong")) == [["Họp"]]


def test_of_many_only_few_are_shown_unless_the_group_is_asked_for() -> None:
    finding = Finding([(TASKS, shelf(*(f"Việc {n}" for n in range(300)))), (PEOPLE, shelf("Việt"))])
    tasks = next(group for group in finding.find("vi") if group.name == TASKS)
    assert (len(tasks.hits), tasks.total) == (FEW, 300)
    assert [len(group.hits) for group in finding.find("vi", TASKS)] == [MANY]


def test_nothing_typed_finds_nothing() -> None:
    assert Finding([(TASKS, shelf("Việc"))]).find("  ") == []


@given(
    st.lists(st.text(LETTERS, min_size=1, max_size=12), max_size=8, unique=True),
    st.text(LETTERS, max_size=6),
)
def test_typing_on_finds_the_same_as_typing_at_once(names: list[str], typed: str) -> None:
    lasting = Finding([(TASKS, shelf(*names))])
    for length in range(len(typed) + 1):
        lasting.find(typed[:length])
    assert lasting.find(typed) == Finding([(TASKS, shelf(*names))]).find(typed)
    found = {title for group in lasting.find(typed, TASKS) for title in titles([group])[0]}
    words = fold(typed).split()
    assert found == (
        {name for name in names if all(word in fold(name) for word in words)} if words else set()
    )


def test_a_shelf_is_renewed_row_by_row() -> None:
    held = shelf("Một", "Hai", "Ba")
    finding = Finding([(TASKS, held)])
    assert finding.find("hai")
    held.renew(["Hai", "Ba"], [Found("Ba", 2026, "Bốn")])
    assert titles(finding.find("bon")) == [["Bốn"]]
    assert finding.find("hai") == []
    assert held.get("Hai") is None


@pytest.fixture
def catalogue() -> Catalogue:
    of_task = Finder("task", TASKS, "", "Kế hoạch", "Nhiệm vụ", "", "", frozenset({"unit"}))
    of_person = Finder("person", PEOPLE, "", "Cơ quan", "Cán bộ, công chức", "", "")
    return Catalogue([of_task, of_person], [Found("x", None, "Sao lưu")])


def test_all_is_read_once_and_then_what_changed(catalogue: Catalogue) -> None:
    assert catalogue.begin() == {TASKS: None, PEOPLE: None}
    catalogue.loaded()
    assert catalogue.begin() == {}
    catalogue.hear([("task", "t1"), ("holiday", "h")])
    catalogue.hear([("task", "t2")])
    assert catalogue.begin() == {TASKS: frozenset({"t1", "t2"})}
    catalogue.loaded()
    catalogue.hear([("unit", "u1"), ("task", "t3")])
    assert catalogue.begin() == {TASKS: None}


def test_what_could_not_be_read_is_read_the_next_time(catalogue: Catalogue) -> None:
    catalogue.begin()
    assert catalogue.begin() == {TASKS: None, PEOPLE: None}
    catalogue.loaded()
    catalogue.hear([("person", "p")])
    catalogue.begin()
    catalogue.hear([("person", "q")])
    assert catalogue.begin() == {PEOPLE: frozenset({"p", "q"})}
    catalogue.hear(None)
    assert catalogue.begin() == {TASKS: None, PEOPLE: None}


def test_what_was_opened_lately_and_is_gone_is_not_offered(catalogue: Catalogue) -> None:
    hits = catalogue.recent([(COMMANDS, "x"), (TASKS, "gone"), ("Loại cũ", "y")], None)
    assert [(hit.group, hit.record.title) for hit in hits] == [(COMMANDS, "Sao lưu")]
