# SPDX-License-Identifier: MIT
"""The lists, the figures and the sheets of a campaign, as they stand on paper."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as pdfium_c
import pytest

from dvcq_desktop.cli import main
from dvcq_desktop.commitments.prints import lists, summary
from dvcq_desktop.commitments.prints.kinds import KINDS, PERSON_SHEET, SIGNED_LIST
from dvcq_desktop.commitments.rules import MemberEntry, MemberState
from dvcq_desktop.commitments.store import campaigns, followups, signing
from dvcq_desktop.documents.blocks import Document, Row, Table
from dvcq_desktop.documents.decree30 import MM
from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.errors import UserError
from dvcq_desktop.office.printing import PrintOrder, Sorting
from tests.plan.prints.on_paper import pages_of

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.commitments.prints.request import CampaignRequest
    from tests.commitments.conftest import Office

TODAY = date(2026, 3, 20)


def ordered(a_office: Office, **values: Any) -> CampaignRequest:
    with closing(a_office.database.connect()) as connection:
        return SIGNED_LIST.load(connection, PrintOrder(0, values.pop("as_of", TODAY), **values))


def rows(document: Document) -> list[Row]:
    return [row for block in document.blocks if isinstance(block, Table) for row in block.rows]


def first_cells(document: Document) -> list[object]:
    return [row.cells[1] if row.kind == "normal" else row.cells[0] for row in rows(document)]


def said(name: str) -> str:
    return name.replace(" ", "\N{NO-BREAK SPACE}")


def test_a_list_to_sign_has_rows_high_enough_for_a_pen(a_office: Office) -> None:
    document = lists.build_signing(ordered(a_office))
    assert document.landscape
    [page] = pages_of(document)
    assert page.size == (297, 210)
    assert "DANH SÁCH Cán bộ, công chức ký cam kết không gây phiền hà, sách nhiễu" in page.text
    assert "TT Họ và tên Ngày sinh Chức vụ Đơn vị Đối tượng Ký tên Ghi chú" in page.text
    assert "NGƯỜI LẬP" in page.text
    assert first_cells(document) == [said("Nguyễn Thị Huệ"), said("Lê Văn Mới"), said("Đặng Văn Đạt")]
    flat = lists.build_signing(ordered(a_office, sorting=Sorting.NAME))
    heights = row_heights(flat)
    assert len(heights) == 4
    assert min(heights[1:]) >= 9 * MM


def row_heights(document: Document) -> list[float]:
    """Return how high the rows of the table are, its header first."""
    with closing(pypdfium2.PdfDocument(render_pdf(document))) as opened:
        bounds = [shape.get_bounds() for shape in opened[0].get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH])]
    return [
        top - bottom
        for _left, bottom, _right, top in sorted(bounds, key=lambda box: -box[3])
        if top - bottom > 9
    ]


def test_units_have_rows_of_their_own_where_several_people_stand_below_them(a_office: Office) -> None:
    request = ordered(a_office)
    twice = tuple(
        replace(member, person=member.person._replace(id=f"{member.person.id}{n}"))
        for member in request.members
        for n in range(2)
    )
    kinds = [row.kind for row in rows(lists.build_signing(replace(request, members=twice)))]
    assert kinds.count("group") == 2


def test_the_signed_list_counts_and_dates_and_is_as_of_a_day(a_office: Office) -> None:
    a_office.sign("hue", day=date(2026, 3, 5))
    a_office.sign("dat", day=date(2026, 3, 19))
    document = lists.build_signed(ordered(a_office))
    [page] = pages_of(document)
    assert "Danh sách có 2/3 người đã ký tính đến ngày 20 tháng 3 năm 2026." in page.text
    assert "05/03/2026" in page.text
    assert "19/03/2026" in page.text
    assert document.title.startswith("Danh sách cán bộ, công chức ký cam kết")
    earlier = lists.build_signed(ordered(a_office, as_of=date(2026, 3, 10)))
    assert first_cells(earlier) == [said("Nguyễn Thị Huệ")]
    with pytest.raises(UserError, match="chưa có ai ký"):
        lists.build_signed(ordered(a_office, as_of=date(2026, 3, 4)))


def test_the_list_of_those_who_have_not_signed_gives_reasons(a_office: Office) -> None:
    campaign = a_office.keys["campaign"]
    a_office.sign("hue")
    excused = MemberEntry(MemberState.EXCUSED, reason="Nghỉ thai sản")
    a_office.database.write(
        "Lý do", lambda action: signing.set_state(action, campaign, [a_office.keys["moi"]], excused)
    )
    document = lists.build_not_signed(ordered(a_office))
    [page] = pages_of(document)
    assert "chưa ký cam kết" in page.text
    assert "Chưa ký có lý do" in page.text
    assert "Nghỉ thai sản" in page.text
    assert "Danh sách có 2/3 người chưa ký" in page.text
    assert first_cells(document) == [
        "Văn phòng HĐND&UBND (1 người)",
        said("Lê Văn Mới"),
        "Phòng Văn hóa - Xã hội (1 người)",
        said("Đặng Văn Đạt"),
    ]
    a_office.sign("moi", "dat")
    with pytest.raises(UserError, match="cả 3 người đều đã ký"):
        lists.build_not_signed(ordered(a_office))


def test_one_units_list_names_the_unit(a_office: Office) -> None:
    a_office.sign("hue", "dat")
    document = lists.build_signed(ordered(a_office, unit=a_office.keys["vhxh"]))
    assert "Phòng Văn hóa - Xã hội ký cam kết" in document.title
    assert first_cells(document) == [said("Đặng Văn Đạt")]
    assert "1/1 người" in pages_of(document)[0].text


def test_a_list_of_many_pages_repeats_its_header_and_signs_once(a_office: Office) -> None:
    request = ordered(a_office)
    many = tuple(
        replace(request.members[0], person=request.members[0].person._replace(id=str(n))) for n in range(60)
    )
    found = pages_of(lists.build_signing(replace(request, members=many)))
    assert len(found) > 3
    assert all("Họ và tên" in page.text for page in found)
    assert ["NGƯỜI LẬP" in page.text for page in found] == [False] * (len(found) - 1) + [True]


def test_the_figures_add_up_by_unit_and_by_kind(a_office: Office) -> None:
    campaign = a_office.keys["campaign"]
    a_office.sign("hue")
    refused = MemberEntry(MemberState.REFUSED)
    a_office.database.write(
        "Từ chối", lambda action: signing.set_state(action, campaign, [a_office.keys["dat"]], refused)
    )
    document = summary.build(ordered(a_office))
    for table in (block for block in document.blocks if isinstance(block, Table)):
        *parts, total = table.rows
        for place in range(2, len(table.columns) - 1):
            assert sum(int(str(row.cells[place])) for row in parts) == int(str(total.cells[place]))
        for row in table.rows:
            must, *states = (int(str(cell)) for cell in row.cells[2:-1])
            assert must == sum(states)
        assert total.cells[2:] == ("3", "1", "0", "1", "1", "33,3%")
    text = pages_of(document)[0].text
    assert "Đã ký 1/3 người phải ký, đạt 33,3%; còn 2 người chưa ký." in text
    assert "(Tính đến ngày 20 tháng 3 năm 2026)" in text
    with pytest.raises(UserError, match="chưa có ai phải ký"):
        summary.build(replace(ordered(a_office), members=()))


def test_a_persons_sheet_holds_all_years_and_what_was_found(a_office: Office) -> None:
    a_office.sign("hue")
    found = {
        "year": 2026,
        "person": a_office.keys["hue"],
        "text": a_office.keys["text"],
        "promise": 2,
        "found_on": date(2026, 3, 10),
        "finding": "Bắt công dân đi lại nhiều lần",
        "measure": "Phê bình",
        "document": "Văn bản số 45/UBND-VP",
    }
    a_office.database.write(
        "Vi phạm", lambda action: followups.save_violation(action, "", found, today=TODAY)
    )
    order = PrintOrder(0, TODAY, people=(a_office.keys["hue"],))
    with closing(a_office.database.connect()) as connection:
        sheet = PERSON_SHEET.load(connection, order)
        before = PERSON_SHEET.load(connection, replace(order, as_of=date(2026, 3, 6)))
    [page] = pages_of(PERSON_SHEET.build(sheet))
    for said_there in (
        "Họ và tên: Nguyễn Thị Huệ",
        "Đợt ký năm 2026",
        "05/03/2026",
        "Bắt công dân đi lại nhiều lần",
        "2. Không sách nhiễu.",
        "Phê bình; Văn bản số 45/UBND-VP",
    ):
        assert said_there in page.text
    assert "Không có vi phạm" in pages_of(PERSON_SHEET.build(before))[0].text
    with closing(a_office.database.connect()) as connection:
        everybody = PERSON_SHEET.load(connection, PrintOrder(0, TODAY))
    assert len(pages_of(PERSON_SHEET.build(everybody))) == 3


def test_a_persons_sheet_leaves_out_a_campaign_that_has_not_begun(a_office: Office) -> None:
    ahead = replace(
        a_office.campaign,
        id="",
        year=2027,
        name="Đợt ký năm 2027",
        starts_on=date(2027, 3, 1),
        ends_on=date(2027, 3, 31),
    )
    a_office.database.write("Lập đợt ký", lambda action: campaigns.save_campaign(action, ahead))
    order = PrintOrder(0, TODAY, people=(a_office.keys["hue"],))
    with closing(a_office.database.connect()) as connection:
        [now] = pages_of(PERSON_SHEET.build(PERSON_SHEET.load(connection, order)))
        late = replace(order, as_of=date(2027, 3, 1))
        [then] = pages_of(PERSON_SHEET.build(PERSON_SHEET.load(connection, late)))
    assert "Đợt ký năm 2026" in now.text
    assert "Đợt ký năm 2027" not in now.text
    assert "Đợt ký năm 2027" in then.text


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_is_printed_from_the_command_line(kind: str, a_office: Office, tmp_path: Path) -> None:
    a_office.sign("hue")
    path, out = a_office.database.path, tmp_path / "a.pdf"
    a_office.database.close()
    command = ["print", kind, "--database", str(path), "--out", str(out), "--as-of", "20/3/2026"]
    assert main([*command, "--order", "name", "--campaign", "Đợt ký năm 2026"]) == 0
    first = out.read_bytes()
    assert main([*command, "--order", "name", "--no-register"]) == 0
    assert out.read_bytes() == first


def test_people_are_chosen_by_name_on_the_command_line(
    a_office: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = a_office.database.path, tmp_path / "a.pdf"
    a_office.database.close()
    command = [
        "print",
        "commitment-forms",
        "--database",
        str(path),
        "--out",
        str(out),
        "--as-of",
        "20/3/2026",
    ]
    assert main([*command, "--person", "nguyen thi hue", "--copies", "1"]) == 0
    with closing(pypdfium2.PdfDocument(out)) as opened:
        assert len(opened) == 1
    assert main([*command, "--person", "Ai Đó"]) == 1
    assert "Không có ai tên “Ai Đó”" in capsys.readouterr().err
    assert main([*command, "--copies", "9"]) == 2
    assert "không phải số bản" in capsys.readouterr().err
