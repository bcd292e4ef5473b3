# SPDX-License-Identifier: MIT
"""Personal forms from the file to the paper: whose they are, who confirms them, how many copies."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
import zxingcpp

from dvcq_desktop.commitments.codes import Corner, code_of, read_payload
from dvcq_desktop.commitments.forms import signature_box
from dvcq_desktop.commitments.prints.forms import make
from dvcq_desktop.commitments.prints.kinds import FORMS
from dvcq_desktop.documents.pdf import Cancelled
from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office
from dvcq_desktop.office.printing import PrintOption, PrintOrder, Sorting, print_paper
from dvcq_desktop.office.register import store as register
from dvcq_desktop.office.rules import OfficeProfile, Person, PersonKind, Signer, Tenure, Unit, UnitKind

if TYPE_CHECKING:
    from dvcq_desktop.commitments.prints.request import CampaignRequest
    from dvcq_desktop.database.actions import Action
    from tests.commitments.conftest import Office

TODAY = date(2026, 3, 20)


def ordered(a_office: Office, **values: Any) -> CampaignRequest:
    order = PrintOrder(0, TODAY, **values)
    with closing(a_office.database.connect()) as connection:
        return FORMS.load(connection, order)


def pages(request: CampaignRequest) -> list[str]:
    data = make(request, bundled_fonts=True).data
    with closing(pypdfium2.PdfDocument(data)) as opened:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]


def names(said: list[str]) -> list[str]:
    return [found[1] for page in said if (found := re.search(r"Tôi là: (.+?) Ngày sinh", page))]


def test_everybody_who_must_sign_gets_as_many_copies_as_the_campaign_says(a_office: Office) -> None:
    hue, moi, dat = "Nguyễn Thị Huệ", "Lê Văn Mới", "Đặng Văn Đạt"
    assert names(pages(ordered(a_office))) == [hue, hue, moi, moi, dat, dat]
    assert names(pages(ordered(a_office, copies=1, sorting=Sorting.NAME))) == [dat, hue, moi]


def test_only_who_has_not_signed_only_a_unit_only_chosen_people(a_office: Office) -> None:
    a_office.sign("hue")
    unsigned = frozenset({PrintOption.ONLY_UNSIGNED})
    assert names(pages(ordered(a_office, copies=1, options=unsigned))) == ["Lê Văn Mới", "Đặng Văn Đạt"]
    assert names(pages(ordered(a_office, copies=1, unit=a_office.keys["vhxh"]))) == ["Đặng Văn Đạt"]
    chosen = (a_office.keys["hue"], a_office.keys["dat"])
    assert names(pages(ordered(a_office, copies=1, people=chosen))) == ["Nguyễn Thị Huệ", "Đặng Văn Đạt"]


def test_a_form_says_who_signs_what_and_who_confirms(a_office: Office) -> None:
    hue, moi, dat = pages(ordered(a_office, copies=1))
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "BẢN CAM KẾT Không gây phiền hà, sách nhiễu nhân dân năm 2026",
        "Căn cứ Kế hoạch số 05.",
        "Tôi là: Nguyễn Thị Huệ Ngày sinh: 05/04/1980 Chức vụ: Chánh Văn phòng",
        "Đơn vị công tác: Văn phòng HĐND&UBND",
        "1. Không gây phiền hà. 2. Không sách nhiễu.",
        "lập thành 02 bản",
        "NGƯỜI CAM KẾT",
    ):
        assert said in hue
    assert "Số:" not in hue
    assert "CHỦ TỊCH UBND" in hue
    assert "THỦ TRƯỞNG ĐƠN VỊ" in moi
    assert "Nguyễn Thị Huệ" in moi
    assert "THỦ TRƯỞNG ĐƠN VỊ" in dat
    assert "Ngày sinh: ……" in moi


def test_heads_are_confirmed_by_the_chair_and_the_chair_by_whom_she_names(a_office: Office) -> None:
    def lead(action: Action) -> str:
        office.save_profile(
            action, OfficeProfile("", date(2025, 7, 1), "Ủy ban nhân dân xã Đại Sơn", "Đại Sơn")
        )
        unit = office.save_unit(action, Unit("", "Lãnh đạo UBND xã", UnitKind.LEADERSHIP))
        chair = (Tenure("", "", unit, "Chủ tịch UBND xã", is_head=True),)
        deputy = (Tenure("", "", unit, "Phó Chủ tịch UBND xã"),)
        office.save_person(action, Person("", "Bùi Văn Phó", kind=PersonKind.CADRE, tenures=deputy))
        return office.save_person(action, Person("", "Vũ Đình Khang", kind=PersonKind.CADRE, tenures=chair))

    chair = a_office.database.write("Lãnh đạo", lead)
    request = ordered(a_office, copies=1)
    said = dict(zip(names(pages(request)), pages(request), strict=True))
    assert "Đại Sơn, ngày" in said["Nguyễn Thị Huệ"]
    for name in ("Nguyễn Thị Huệ", "Bùi Văn Phó"):
        assert "CHỦ TỊCH UBND XÃ" in said[name]
        assert "Vũ Đình Khang" in said[name]
    assert "CHỦ TỊCH UBND XÃ" not in said["Vũ Đình Khang"]
    assert "THỦ TRƯỞNG" not in said["Vũ Đình Khang"]
    a_office.change_campaign(top_confirmer="Bí thư Đảng ủy")
    [own] = pages(ordered(a_office, copies=1, people=(chair,)))
    assert "BÍ THƯ ĐẢNG ỦY" in own


def test_the_chair_of_a_staff_list_confirms_whatever_kind_the_unit_is_of(a_office: Office) -> None:
    def lead(action: Action) -> str:
        unit = office.save_unit(action, Unit("", "Ủy ban nhân dân xã", UnitKind.OTHER))
        held = (Tenure("", "", unit, "Chủ tịch UBND xã", is_head=True),)
        return office.save_person(action, Person("", "Nguyễn Văn Bình", kind=PersonKind.CADRE, tenures=held))

    chair = a_office.database.write("Nhập danh sách", lead)
    said = dict(zip(names(pages(request := ordered(a_office, copies=1))), pages(request), strict=True))
    assert "CHỦ TỊCH UBND XÃ" in said["Nguyễn Thị Huệ"]
    assert "Nguyễn Văn Bình" in said["Nguyễn Thị Huệ"]
    [own] = pages(ordered(a_office, copies=1, people=(chair,)))
    assert "CHỦ TỊCH UBND XÃ NGƯỜI" not in own
    assert "CHỦ TỊCH UBND NGƯỜI" not in own


def test_where_no_chair_is_listed_the_one_who_signs_for_the_office_is_named(a_office: Office) -> None:
    signer = Signer("", "Nguyễn Văn Bình", "Chủ tịch")
    a_office.database.write("Người ký", lambda action: office.save_signer(action, signer))
    hue = pages(ordered(a_office, copies=1))[0]
    assert "CHỦ TỊCH UBND" in hue
    assert "Nguyễn Văn Bình" in hue


def test_the_party_secretary_confirms_in_his_own_unit_and_nobody_of_the_committee(a_office: Office) -> None:
    def lead(action: Action) -> None:
        party = office.save_unit(action, Unit("", "Thường trực Đảng ủy, HĐND xã", UnitKind.LEADERSHIP))
        board = office.save_unit(action, Unit("", "Lãnh đạo UBND xã", UnitKind.LEADERSHIP))
        for name, unit, position, is_head in (
            ("Ngô Văn Bí", party, "Bí thư Đảng ủy", True),
            ("Phan Thị Hội", party, "Chủ tịch HĐND xã", False),
            ("Hoàng Văn Viên", party, "Chuyên viên", False),
            ("Đỗ Thị Chủ", board, "Phó Bí thư Đảng ủy, Chủ tịch UBND xã", True),
            ("Lê Văn Phó", board, "Phó Chủ tịch UBND xã", False),
        ):
            tenures = (Tenure("", "", unit, position, is_head=is_head),)
            office.save_person(action, Person("", name, kind=PersonKind.CADRE, tenures=tenures))

    a_office.database.write("Lãnh đạo", lead)
    said = pages(ordered(a_office, copies=1))
    left = dict(zip(names(said), said, strict=True))
    for name in ("Nguyễn Thị Huệ", "Lê Văn Phó"):
        assert "Đỗ Thị Chủ" in left[name]
        assert "BÍ THƯ ĐẢNG ỦY, CHỦ TỊCH UBND XÃ" in left[name]
        assert "Ngô Văn Bí" not in left[name]
    for name in ("Phan Thị Hội", "Hoàng Văn Viên"):
        assert "BÍ THƯ ĐẢNG ỦY Ngô Văn Bí" in left[name].replace("NGƯỜI CAM KẾT ", "")
    for name in ("Ngô Văn Bí", "Đỗ Thị Chủ"):
        assert "NGƯỜI CAM KẾT" in left[name]
        assert not re.search("THỦ TRƯỞNG|CHỦ TỊCH UBND XÃ NGƯỜI|BÍ THƯ ĐẢNG ỦY NGƯỜI", left[name])


def test_both_codes_of_each_page_lead_back_to_the_person(a_office: Office) -> None:
    request = ordered(a_office, copies=1)
    long = replace(request.text, promises=("Không gây phiền hà khi giải quyết công việc của dân.",) * 40)
    request = replace(request, texts=(long,))
    data = make(request, bundled_fonts=True).data
    found = []
    with closing(pypdfium2.PdfDocument(data)) as opened:
        for page in opened:
            picture = page.render(scale=200 / 72, grayscale=True).to_pil()
            codes = [read_payload(code.text) for code in zxingcpp.read_barcodes(picture)]
            assert {code.corner for code in codes if code} == set(Corner)
            found += [(code.code, code.page, code.pages) for code in codes if code][:1]
    people = [member.person.id for member in request.signers()]
    expected = [code_of(request.campaign.id, person, long.hash) for person in people]
    assert found == [(code, page, 2) for code in expected for page in (1, 2)]


def test_nothing_is_printed_where_a_person_signs(a_office: Office) -> None:
    request = ordered(a_office, copies=1)
    box = signature_box(request.campaign, request.text)
    dots = 100 / 25.4
    with closing(pypdfium2.PdfDocument(make(request).data)) as opened:
        for page in opened:
            picture = page.render(scale=100 / 72, grayscale=True).to_pil()
            sides = (box.left, box.top + 1, box.left + box.width, box.top + box.height)
            inside = picture.crop(tuple(round(side * dots) for side in sides))
            assert inside.getextrema() == (255, 255)


def test_the_same_data_give_the_same_bytes_and_cancel_stops(a_office: Office) -> None:
    request = ordered(a_office)
    seen: list[int] = []
    assert make(request, progress=seen.append).data == make(request).data
    assert seen == sorted(seen)
    with pytest.raises(Cancelled):
        make(request, cancelled=lambda: True)


def test_what_cannot_be_printed_is_said(a_office: Office) -> None:
    request = ordered(a_office)
    with pytest.raises(UserError, match="chưa có nội dung cam kết"):
        make(replace(request, texts=()))
    with pytest.raises(UserError, match="chưa có ai phải ký"):
        make(replace(request, members=()))
    with pytest.raises(UserError, match="không thuộc"):
        make(replace(request, people=("somebody",)))
    a_office.sign("hue", "dat", "moi")
    with pytest.raises(UserError, match="không còn ai chưa ký"):
        make(ordered(a_office, options=frozenset({PrintOption.ONLY_UNSIGNED})))
    with pytest.raises(UserError, match=r"Không có đợt ký.*Đợt ký năm 2026"):
        ordered(a_office, record="Đợt khác")
    with closing(a_office.database.connect()) as connection, pytest.raises(UserError, match="Năm 2020"):
        FORMS.load(connection, PrintOrder(2020, TODAY))


def test_a_text_is_held_to_its_words_when_its_forms_leave_the_program(a_office: Office) -> None:
    request = ordered(a_office, record="đợt ký năm 2026")
    printed = print_paper(FORMS, request, PrintOrder(0, TODAY))
    assert (printed.year, printed.made_from, printed.symbol) == (2026, "Đợt ký năm 2026", "")
    assert a_office.texts()[0].printed_on is None
    a_office.database.write("In", lambda action: register.record_print(action, printed))
    assert a_office.texts()[0].printed_on is not None
    with closing(a_office.database.connect()) as connection:
        [paper] = register.papers(connection, 2026)
    assert (paper.kind, paper.pages) == ("commitment-forms", 6)


def test_a_text_of_more_pages_than_a_code_can_count_is_refused(a_office: Office) -> None:
    request = ordered(a_office)
    endless = replace(request.texts[-1], promises=("Không gây phiền hà. " * 9_000,))
    with pytest.raises(UserError, match=r"nhiều nhất \d+ trang"):
        make(replace(request, texts=(endless,)), bundled_fonts=True)
