# SPDX-License-Identifier: MIT
from __future__ import annotations

from datetime import date

from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Unit, UnitGroup, UnitKind
from dvcq_desktop.plan.groups import addressed
from dvcq_desktop.plan.rules import Line, Task

VILLAGES = tuple(Unit(f"t{n}", f"Thôn {n}", UnitKind.VILLAGE) for n in range(1, 4))
UNIONS = tuple(Unit(f"h{n}", f"Hội {n}", UnitKind.UNION) for n in range(1, 3))
POLICE = Unit("ca", "Công an xã", UnitKind.POLICE)
ENDED = Unit("t9", "Thôn 9", UnitKind.VILLAGE, valid_to=date(2026, 6, 30))
OFFICE = Directory(
    units=(*VILLAGES, *UNIONS, POLICE, ENDED),
    groups=(
        UnitGroup("villages", "Các thôn", ("t1", "t2", "t3", "t9")),
        UnitGroup("two", "Hai thôn", ("t1", "t2")),
        UnitGroup("unions", "Các đoàn thể", ("h1", "h2")),
        UnitGroup("nobody", "Các tổ chức khác"),
    ),
)


def names(*units: str, group: str | None = None) -> list[str]:
    lines = tuple(Line(unit, "task", unit) for unit in units)
    return [each.label for each in addressed(Task("task", 2026, "Việc", group=group, lines=lines), OFFICE)]


def test_a_group_is_named_once_with_how_many_of_its_units_owe() -> None:
    assert names("t1", "t2", "t3", group="villages") == ["Các thôn (3 đơn vị)"]


def test_units_added_to_a_group_are_named_beside_it() -> None:
    found = names("t1", "t2", "t3", "h1", "h2", "ca", group="villages")
    assert found == ["Các thôn (3 đơn vị)", "Các đoàn thể (2 đơn vị)", "Công an xã"]


def test_lines_without_a_group_are_named_by_the_largest_groups_that_they_fill() -> None:
    assert names("t1", "t2", "t3", "h1", "h2") == ["Các thôn (3 đơn vị)", "Các đoàn thể (2 đơn vị)"]
    assert names("t1", "t2", "h1") == ["Hai thôn (2 đơn vị)", "Hội 1"]


def test_an_ended_member_need_not_owe_for_the_group_to_be_whole() -> None:
    assert names("t1", "t2", "t3") == ["Các thôn (3 đơn vị)"]


def test_a_group_without_members_is_named_all_the_same() -> None:
    assert names(group="nobody") == ["Các tổ chức khác"]
    assert names("ca", group="nobody") == ["Các tổ chức khác (1 đơn vị)"]


def test_a_task_without_lines_is_given_to_nobody() -> None:
    assert names() == []
