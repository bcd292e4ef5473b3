# SPDX-License-Identifier: MIT
"""Models: what may be kept, the stages they reach, what is missing, and how copies of them merge."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.trash import NamedRow, named_trash
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.rules import (
    ASKED,
    Model,
    Step,
    continued,
    examined,
    missing,
    odd_days,
)
from dvcq_desktop.nominations.store import fields, guarded, models, parts, steps
from dvcq_desktop.nominations.terms import End, Movement, Stage
from dvcq_desktop.rooms import NAMES, ROOMS
from tests.nominations.register import REGISTERED, TODAY, Register, make_register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.database.actions import Action

WHOLE = Model(
    "m",
    2026,
    "Đường hoa",
    field="kinh-te",
    unit="u",
    head="Lê Thị Hoa",
    place="Thôn Đoài",
    concerned="Hội viên",
    situation="Đường bẩn",
    aims="1 km hoa",
    content="Vận động",
    lead="Chi hội",
    starts_on=date(2026, 4, 1),
    products="1 km",
    sustainability="Giao tổ tự quản",
    steps=(Step(Stage.REGISTERED, date(2026, 3, 2)),),
)


@pytest.fixture
def a_register(tmp_path: Path) -> Iterator[Register]:
    with Database.open(tmp_path / "so.dvcq", create=True) as database:
        yield make_register(database)


def reach(register: Register, step: Step, *names: str) -> int:
    keys = [register.keys[name] for name in names]
    count: int = register.write(lambda action: steps.reach(action, keys, step, today=TODAY))
    return count


def test_a_whole_registration_lacks_nothing() -> None:
    assert missing(WHOLE) == []


def test_what_a_stage_lacks_is_named() -> None:
    model = replace(WHOLE, head="", steps=(*WHOLE.steps, Step(Stage.SURVEYED, date(2026, 8, 1), "Đoàn")))
    assert missing(model) == [
        "Đăng ký: chưa có người đứng đầu, đại diện.",
        "Kiểm tra, khảo sát: chưa có văn bản.",
    ]


def test_a_stage_without_what_it_rests_on_is_pointed_out() -> None:
    model = replace(WHOLE, steps=(*WHOLE.steps, Step(Stage.REPLICATED, date(2026, 8, 1))))
    assert missing(model) == [
        "Nhân rộng: chưa có nơi nhân rộng.",
        "Đã ghi bước Nhân rộng nhưng chưa ghi bước Công nhận.",
    ]


def test_a_withdrawn_model_lacks_nothing_any_more() -> None:
    assert missing(replace(WHOLE, head="", ended=End.WITHDRAWN)) == []


def test_days_in_the_wrong_order_are_pointed_out() -> None:
    model = replace(WHOLE, steps=(*WHOLE.steps, Step(Stage.STARTED, date(2026, 2, 1))))
    assert odd_days(model) == ["Triển khai ngày 01/02/2026 trước đăng ký ngày 02/03/2026."]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": " "}, "Chưa có tên mô hình"),
        ({"money": -1}, "Kinh phí không thể là số âm"),
        ({"people": 10**20}, "Số người không thể quá 15 chữ số"),
        ({"ends_on": date(2026, 1, 1)}, "trước ngày bắt đầu"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(values: dict[str, object], said: str) -> None:
    with pytest.raises(UserError, match=said):
        examined(replace(WHOLE, **values))  # type: ignore[arg-type]  # the values fit by their names


@given(st.lists(st.sampled_from(Stage), unique=True))
def test_where_a_model_stands_is_the_furthest_stage_it_reached(reached: list[Stage]) -> None:
    ordered = sorted(reached, key=lambda stage: stage.rank)
    model = replace(WHOLE, steps=tuple(Step(stage) for stage in ordered))
    assert model.stage is (ordered[-1] if ordered else Stage.REGISTERED)
    assert all(model.has(stage) == (stage in reached) for stage in Stage)
    assert all(line.endswith(".") for line in missing(model))


def test_every_stage_says_what_it_asks_for() -> None:
    assert set(ASKED) == set(Stage)


def test_a_continued_model_keeps_what_it_is_and_not_what_it_came_to() -> None:
    new = continued(WHOLE, 2027)
    assert (new.name, new.year, new.previous, new.content) == ("Đường hoa", 2027, "m", "Vận động")
    assert (new.steps, new.starts_on, new.id) == ((), None, "")


def test_a_model_is_kept_and_read_back(a_register: Register) -> None:
    a_register.change("hoa", money=3_000_000_000_000, land=1450, movement=Movement.SECURITY, people=12)
    model = a_register.model("hoa")
    assert (model.money, model.land, model.movement) == (3_000_000_000_000, 1450, Movement.SECURITY)
    assert (model.registered_on, model.stage, model.position) == (REGISTERED, Stage.REGISTERED, 1)


def test_a_step_is_counted_wherever_the_model_stands_now(a_register: Register) -> None:
    assert reach(a_register, Step(Stage.RECOGNISED, TODAY, document="QĐ 45"), "hoa", "cam") == 2
    reach(a_register, Step(Stage.REPLICATED, TODAY), "hoa")
    assert [model.has(Stage.RECOGNISED) for model in a_register.models()] == [True, True]
    assert a_register.model("hoa").stage is Stage.REPLICATED


def test_reaching_a_stage_again_keeps_what_is_said_already(a_register: Register) -> None:
    reach(a_register, Step(Stage.SURVEYED, TODAY, "Đoàn", "BB 02"), "hoa")
    reach(a_register, Step(Stage.SURVEYED, document="BB 03"), "hoa")
    assert a_register.model("hoa").step(Stage.SURVEYED) == Step(Stage.SURVEYED, TODAY, "Đoàn", "BB 03")


def test_a_step_taken_back_and_reached_again_is_a_fresh_one(a_register: Register) -> None:
    reach(a_register, Step(Stage.SURVEYED, TODAY, "Đoàn"), "hoa")
    keys = [a_register.keys["hoa"]]
    assert a_register.write(lambda action: steps.take_back(action, keys, Stage.SURVEYED)) == 1
    assert a_register.write(lambda action: steps.take_back(action, keys, Stage.SURVEYED)) == 0
    assert a_register.model("hoa").stage is Stage.REGISTERED
    reach(a_register, Step(Stage.SURVEYED, TODAY), "hoa")
    assert a_register.model("hoa").stage is Stage.SURVEYED


def test_the_registration_cannot_be_taken_back(a_register: Register) -> None:
    keys = [a_register.keys["hoa"]]
    with pytest.raises(UserError, match="không bỏ được"):
        a_register.write(lambda action: steps.take_back(action, keys, Stage.REGISTERED))


def test_a_refused_model_moves_no_further_and_nothing_is_half_done(a_register: Register) -> None:
    keys = [a_register.keys["cam"]]
    a_register.write(lambda action: models.end_models(action, keys, End.REFUSED, TODAY, "Trùng", today=TODAY))
    with pytest.raises(UserError, match="cho tiếp tục trước"):
        reach(a_register, Step(Stage.STARTED, TODAY), "hoa", "cam")
    assert not a_register.model("hoa").has(Stage.STARTED)


def test_what_a_frozen_decision_names_stays(a_register: Register) -> None:
    keys = [a_register.keys["hoa"]]
    reach(a_register, Step(Stage.RECOGNISED, TODAY), "hoa")
    a_register.write(lambda action: decide(action, keys[0]))
    said = "“Đường hoa”: Kết quả này đã chốt theo Quyết định số 45/QĐ-UBND"
    with pytest.raises(UserError, match=said):
        a_register.write(lambda action: guarded.trash_models(action, keys))
    with pytest.raises(UserError, match=said):
        a_register.write(lambda action: guarded.take_back(action, keys, Stage.RECOGNISED))
    with pytest.raises(UserError, match=said):
        a_register.write(
            lambda action: guarded.end_models(action, keys, End.WITHDRAWN, TODAY, "Xin rút", today=TODAY)
        )
    reach(a_register, Step(Stage.REPLICATED, TODAY), "hoa")
    assert a_register.write(lambda action: guarded.take_back(action, keys, Stage.REPLICATED)) == 1
    assert a_register.write(lambda action: guarded.trash_models(action, [a_register.keys["cam"]])) == 1


def decide(action: Action, model: str) -> None:
    said = {"year": 2026, "movement": "dan-van-kheo", "body": "ubnd", "state": "frozen"}
    decided = {**said, "number": "45", "symbol": "QĐ-UBND"}
    recognition = action.insert("recognition", decided)
    action.insert(
        "recognition_item",
        {"recognition": recognition, "model": model, "level": "recognised", "snapshot": "{}"},
    )


def test_an_ending_needs_its_reason(a_register: Register) -> None:
    with pytest.raises(UserError, match="Chưa có lý do rút đăng ký"):
        a_register.change("hoa", ended=End.WITHDRAWN)


def test_a_model_is_replicated_in_a_unit_once(a_register: Register) -> None:
    model, unit = a_register.keys["hoa"], a_register.keys["dong"]
    for _twice in range(2):
        a_register.write(lambda action: parts.replicate(action, model, [unit], TODAY, today=TODAY))
    assert [place.unit for place in a_register.model("hoa").replications] == [unit]


def test_what_is_in_the_trash_has_a_name(a_register: Register) -> None:
    reach(a_register, Step(Stage.SURVEYED, TODAY), "hoa")
    model, unit = a_register.keys["hoa"], a_register.keys["dong"]
    a_register.write(lambda action: parts.replicate(action, model, [unit], TODAY, today=TODAY))
    place = a_register.model("hoa").replications[0].id
    a_register.write(lambda action: steps.take_back(action, [model], Stage.SURVEYED))
    a_register.write(lambda action: parts.trash_parts(action, parts.REPLICATIONS, [place]))
    names = {row.name for row in named(a_register)}
    assert names == {"Đường hoa: Kiểm tra, khảo sát", "Đường hoa: Thôn Đông"}


def named(register: Register) -> list[NamedRow]:
    with closing(register.database.connect()) as connection:
        return named_trash(connection, register.database.fields, NAMES)


def test_a_field_in_use_is_switched_off_and_not_deleted(a_register: Register) -> None:
    added = a_register.write(lambda action: fields.save_field(action, "", {"label": "Cải cách hành chính"}))
    a_register.change("hoa", field=added)
    with pytest.raises(UserError, match="đang được dùng ở 1 mô hình"):
        a_register.write(lambda action: fields.trash_fields(action, [added]))
    with pytest.raises(UserError, match="có sẵn trong chương trình"):
        a_register.write(lambda action: fields.trash_fields(action, ["kinh-te"]))
    with pytest.raises(UserError, match="Đã có lĩnh vực"):
        a_register.write(lambda action: fields.save_field(action, "", {"label": "kinh te"}))
    a_register.write(lambda action: fields.switch_fields(action, [added], enabled=False))
    with closing(a_register.database.connect()) as connection:
        assert [field.enabled for field in fields.model_fields(connection)] == [True] * 4 + [False]


def test_two_copies_that_move_a_model_agree(a_register: Register, tmp_path: Path) -> None:
    other = tmp_path / "usb.dvcq"
    a_register.database.copy_to(other)
    reach(a_register, Step(Stage.SURVEYED, TODAY, "Đoàn"), "hoa")
    with Database.open(other) as database:
        Register(database, a_register.keys).write(
            lambda action: steps.reach(
                action, [a_register.keys["hoa"]], Step(Stage.RECOGNISED, TODAY), today=TODAY
            )
        )
    with prepare_merge(a_register.database, other, tuple(ROOMS.values())) as prepared:
        prepared.apply()
    model = a_register.model("hoa")
    assert (model.stage, model.has(Stage.SURVEYED)) == (Stage.RECOGNISED, True)
    assert a_register.database.conflicts() == []
    assert a_register.database.verify().is_sound
