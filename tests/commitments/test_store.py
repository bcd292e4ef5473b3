# SPDX-License-Identifier: MIT
"""Campaigns, texts and signatures in the file: what was signed never changes, and all of it can be undone."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.commitments.codes import code_of
from dvcq_desktop.commitments.rules import Campaign, MemberEntry, MemberState
from dvcq_desktop.commitments.store import campaigns, signing, texts
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.rules import PersonKind

if TYPE_CHECKING:
    from tests.commitments.conftest import Office

DAY = date(2026, 3, 5)


def test_a_campaign_reads_back_as_it_was_written(a_office: Office) -> None:
    a_office.change_campaign(
        units=(a_office.keys["vp"],), top_confirmer="CHỦ TỊCH HĐND", copies=1, note="Ghi"
    )
    found = a_office.campaign
    assert (found.units, found.kinds) == (
        (a_office.keys["vp"],),
        (PersonKind.CADRE, PersonKind.CIVIL_SERVANT),
    )
    assert (found.top_confirmer, found.copies, found.note) == ("CHỦ TỊCH HĐND", 1, "Ghi")


def test_the_newest_campaign_comes_first(a_office: Office) -> None:
    for year in (2025, 2027):
        campaign = Campaign("", year, f"Đợt {year}")
        a_office.database.write("Thêm", partial(campaigns.save_campaign, campaign=campaign))
    with closing(a_office.database.connect()) as connection:
        assert [found.year for found in campaigns.campaigns(connection)] == [2027, 2026, 2025]
        assert [found.year for found in campaigns.campaigns(connection, 2025)] == [2025]
        assert campaigns.campaign_years(connection) == [2027, 2026, 2025]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": " "}, "chưa có tên"),
        ({"subject": ""}, "chưa có nội dung"),
        ({"ends_on": date(2026, 1, 1)}, "trước ngày bắt đầu"),
        ({"copies": 0}, "Số bản"),
    ],
)
def test_a_campaign_that_contradicts_itself_is_refused(
    a_office: Office, values: dict[str, object], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        a_office.change_campaign(**values)


def test_words_that_nobody_has_yet_are_changed_in_place(a_office: Office) -> None:
    (draft,) = a_office.texts()
    changed = replace(draft, promises=("Chỉ một điều.",))
    a_office.database.write("Sửa", lambda action: texts.save_text(action, changed))
    assert [(t.version, t.promises) for t in a_office.texts()] == [(1, ("Chỉ một điều.",))]


@pytest.mark.parametrize("how", ["signed", "printed"])
def test_words_that_went_out_are_never_changed(a_office: Office, how: str) -> None:
    if how == "signed":
        a_office.sign("hue")
    else:
        a_office.database.write("In", lambda action: texts.mark_printed(action, a_office.keys["text"], DAY))
    (first,) = a_office.texts()
    new = a_office.database.write(
        "Sửa", lambda action: texts.save_text(action, replace(first, promises=("Điều khác.",)))
    )
    assert [(t.version, t.promises) for t in a_office.texts()] == [
        (1, ("Không gây phiền hà.", "Không sách nhiễu.")),
        (2, ("Điều khác.",)),
    ]
    assert new != first.id
    with pytest.raises(UserError, match="bản mới nhất"):
        a_office.database.write("Sửa", lambda a: texts.save_text(a, replace(first, title="Khác")))


def test_a_note_does_not_make_a_new_version(a_office: Office) -> None:
    a_office.sign("hue")
    (first,) = a_office.texts()
    a_office.database.write("Ghi chú", lambda action: texts.save_text(action, replace(first, note="Đã ký")))
    assert [t.note for t in a_office.texts()] == ["Đã ký"]


def test_a_signature_belongs_to_the_words_that_were_signed(a_office: Office) -> None:
    a_office.sign("hue")
    (first,) = a_office.texts()
    a_office.database.write("Sửa", lambda a: texts.save_text(a, replace(first, title="CAM KẾT MỚI")))
    a_office.sign("dat")
    assert [(t.version, t.signatures) for t in a_office.texts()] == [(1, 1), (2, 1)]
    assert a_office.members()["Nguyễn Thị Huệ"].entry.text == first.id


def test_the_same_signature_recorded_twice_is_one_row(a_office: Office) -> None:
    a_office.sign("hue")
    a_office.sign("hue", day=date(2026, 3, 9))
    (first,) = a_office.texts()
    assert first.signatures == 1
    assert a_office.members()["Nguyễn Thị Huệ"].entry.signed_on == date(2026, 3, 9)
    key = signing.signature_id(a_office.keys["campaign"], a_office.keys["hue"], first.hash)
    with closing(a_office.database.connect()) as connection:
        rows = connection.execute("select id, signed_on from signature").fetchall()
    assert [tuple(row) for row in rows] == [(key, "2026-03-09")]


def test_taking_a_signature_back_and_signing_again_revives_it(a_office: Office) -> None:
    a_office.sign("hue")
    people = [a_office.keys["hue"]]
    campaign = a_office.keys["campaign"]
    a_office.database.write("Bỏ ký", lambda a: signing.set_state(a, campaign, people, MemberEntry()))
    assert a_office.texts()[0].signatures == 0
    assert a_office.members()["Nguyễn Thị Huệ"].state is MemberState.UNSIGNED
    a_office.sign("hue")
    assert a_office.texts()[0].signatures == 1


def test_undo_takes_state_and_signature_back_together(a_office: Office) -> None:
    a_office.sign("hue", "dat")
    a_office.database.undo()
    assert a_office.texts()[0].signatures == 0
    assert not any(found.is_signed for found in a_office.members().values())


def test_an_excuse_needs_its_reason(a_office: Office) -> None:
    people, campaign = [a_office.keys["hue"]], a_office.keys["campaign"]
    with pytest.raises(UserError, match="lý do"):
        a_office.database.write(
            "Ghi", lambda a: signing.set_state(a, campaign, people, MemberEntry(MemberState.EXCUSED))
        )


def test_nothing_can_be_signed_without_words(a_office: Office) -> None:
    bare = a_office.database.write("Thêm", lambda a: campaigns.save_campaign(a, Campaign("", 2027, "Đợt")))
    with pytest.raises(UserError, match="soạn nội dung"):
        a_office.database.write("Ký", lambda a: signing.mark_signed(a, bare, [a_office.keys["hue"]], DAY))


def test_a_code_leads_back_to_its_form_even_from_the_trash(a_office: Office) -> None:
    (first,) = a_office.texts()
    keys = a_office.keys
    code = code_of(keys["campaign"], keys["hue"], first.hash)
    a_office.database.write("Xóa", lambda action: campaigns.trash_campaigns(action, [keys["campaign"]]))
    with closing(a_office.database.connect()) as connection:
        forms = signing.forms_by_code(connection)
    assert forms[code] == (keys["campaign"], keys["hue"], first.id)


def test_the_list_keeps_an_order_of_its_own(a_office: Office) -> None:
    keys = a_office.keys
    order = [keys["dat"], keys["hue"]]
    a_office.database.write("Xếp", lambda action: signing.set_order(action, keys["campaign"], order))
    found = a_office.members()
    assert [found[name].entry.position for name in ("Đặng Văn Đạt", "Nguyễn Thị Huệ")] == [1, 2]


def test_two_files_that_record_the_same_signature_have_the_same_row(a_office: Office) -> None:
    assert signing.signature_id("c", "p", "h") == signing.signature_id("c", "p", "h")
    assert signing.signature_id("c", "p", "h") != signing.signature_id("c", "p", "g")


@pytest.mark.parametrize(
    ("values", "named"),
    [({"subject": "khác"}, "nội dung cam kết"), ({"year": 2027}, "năm"), ({"copies": 1}, "số bản mỗi người")],
)
def test_what_stands_on_papers_that_went_out_never_changes(
    a_office: Office, values: dict[str, object], named: str
) -> None:
    a_office.change_campaign(**values)
    a_office.database.undo()
    a_office.sign("hue")
    with pytest.raises(UserError, match=f"ghi rõ {named}"):
        a_office.change_campaign(**values)
    a_office.change_campaign(note="Ghi chú thì được", ends_on=date(2026, 4, 30))
