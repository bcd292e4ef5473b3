# SPDX-License-Identifier: MIT
"""The papers of the models' room as they stand on paper, and on the command line."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from PIL import Image
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from dvcq_desktop.cli import main
from dvcq_desktop.documents.decree30 import MM
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.errors import UserError
from dvcq_desktop.nominations.prints import (
    certificates,
    decision,
    lists,
    minutes,
    registration,
    report,
    scorecards,
    scores,
    submission,
    summary,
)
from dvcq_desktop.nominations.prints.kinds import (
    CERTIFICATES,
    KINDS,
    MINUTES,
    MODEL_LIST,
    REGISTRATION,
    REPORT,
    SCORE_SUMMARY,
    SCORECARDS,
)
from dvcq_desktop.nominations.store import models, recognitions
from dvcq_desktop.nominations.terms import Body, End, Level, ModelKind, Movement
from dvcq_desktop.office.printing import PrintOption, PrintOrder
from tests.nominations import decided as tests
from tests.plan.prints.on_paper import Page, pages_of

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.nominations.prints.request import AppraisalRequest, DecisionRequest, ModelRequest
    from tests.nominations.conftest import Season

A4, A4_WIDE = (210, 297), (297, 210)


@pytest.fixture
def settled(a_season: Season) -> Season:
    tests.settle(a_season)
    return a_season


def of_models(season: Season, **values: Any) -> ModelRequest:
    request: ModelRequest = season.ask(MODEL_LIST.load, PrintOrder(2026, tests.TODAY, **values))
    return request


def of_appraisal(season: Season, **values: Any) -> AppraisalRequest:
    request: AppraisalRequest = season.ask(SCORECARDS.load, PrintOrder(2026, tests.TODAY, **values))
    return request


def of_decision(season: Season, **values: Any) -> DecisionRequest:
    request: DecisionRequest = season.ask(CERTIFICATES.load, PrintOrder(2026, tests.TODAY, **values))
    return request


def texts(document: Document) -> list[str]:
    return [page.text for page in pages_of(document)]


def within_margins(page: Page) -> bool:
    width, height = page.size
    return page.left >= 29.5 and page.right <= width - 14.5 and page.top >= 9 and page.bottom <= height - 19.5


def test_a_filled_form_has_the_ten_points_and_two_signatures(settled: Season) -> None:
    [document] = [registration.build(of_models(settled, people=(settled.keys["a"],)))]
    pages = pages_of(document)
    said = " ".join(page.text for page in pages)
    for point in (
        "UBND XÃ ĐẠI SƠN",
        "THÔN ĐOÀI",
        "PHIẾU ĐĂNG KÝ Xây dựng mô hình “Dân vận khéo” năm 2026",
        "Kính gửi: Ủy ban nhân dân xã Đại Sơn",
        "1. Tên mô hình: “Đường hoa nông thôn mới”",
        "2. Tình hình, lý do chọn mô hình: ....",
        "5. Địa điểm, đối tượng:",
        "7. Nguồn lực: kinh phí 1.000.000 đồng 8. Thời gian:",
        "10. Khả năng duy trì, nhân rộng:",
        "XÁC NHẬN (Ký, ghi rõ họ tên) ĐẠI DIỆN ĐƠN VỊ ĐĂNG KÝ",
        "Nguyễn Thị Huệ",
    ):
        assert point in said
    assert all(page.size == A4 and within_margins(page) for page in pages)


def test_a_short_registration_takes_one_page_and_no_land_is_told_as_such(settled: Season) -> None:
    [model] = of_models(settled, people=(settled.keys["a"],)).models
    told: dict[str, Any] = dict.fromkeys(
        ("situation", "aims", "content", "products", "sustainability"), "Đã bàn với dân."
    )
    short = replace(model, land=0, labour_days=120, place="Thôn Đoài", people=60, **told)
    request = replace(of_models(settled), models=(short,))
    [page] = pages_of(registration.build(request))
    assert "kinh phí 1.000.000 đồng; 120 ngày công; đất hiến 0 m²" in page.text


def test_a_blank_form_is_dotted_to_the_margin_and_needs_no_model(settled: Season) -> None:
    blank = frozenset({PrintOption.BLANK})
    request = replace(of_models(settled, options=blank), models=())
    pages = pages_of(registration.build(request))
    assert len(pages) == 2
    assert all(within_margins(page) for page in pages)
    assert pages[0].right > 210 - 17
    said = " ".join(page.text for page in pages)
    assert "1. Tên mô hình: ...." in said
    assert "Tập thể" in said
    assert "Đường hoa" not in said
    with pytest.raises(UserError, match="hãy in mẫu trống"):
        registration.build(replace(request, blank=False))


def test_the_list_is_landscape_and_movements_stand_apart(settled: Season) -> None:
    def change(action: Any) -> None:
        models.save_model(action, settled.keys["b"], {"movement": Movement.SECURITY}, today=tests.TODAY)
        ended = {"ended": End.WITHDRAWN, "end_reason": "Thiếu đất"}
        models.save_model(action, settled.keys["c"], ended, today=tests.TODAY)

    settled.write(change)
    [page] = pages_of(lists.build(of_models(settled)))
    assert page.size == A4_WIDE
    assert within_margins(page)
    assert "I. DÂN VẬN KHÉO (2 MÔ HÌNH)" in page.text
    assert "II. TOÀN DÂN BẢO VỆ AN NINH TỔ QUỐC (1 MÔ HÌNH)" in page.text
    assert "Rút đăng ký: Thiếu đất" in page.text
    assert "Danh sách có 3 mô hình: 3 tập thể, 0 cá nhân; trong đó 1 mô hình đã rút" in page.text
    assert "NGƯỜI LẬP TRƯỞNG PHÒNG" in page.text
    with pytest.raises(UserError, match="Năm 2026 chưa có mô hình nào"):
        lists.build(replace(of_models(settled), models=()))


def test_sheets_to_fill_and_filled_ones(settled: Season) -> None:
    tests.add_reviewers(settled)
    blank = texts(scorecards.build(of_appraisal(settled, options=frozenset({PrintOption.BLANK}))))
    assert len(blank) == 8
    assert "Người chấm: Nguyễn Văn Hòa" in blank[0]
    assert "(*: không được 0 điểm)" in blank[0]
    assert "2 Dân bàn * 30" in blank[0]
    filled = texts(scorecards.build(of_appraisal(settled, people=(settled.keys["b"],))))
    assert len(filled) == 3
    assert "“Camera an ninh”" in filled[0]
    assert "2 Dân bàn * 30 25" in filled[0]
    assert "Tổng cộng 100 89" in filled[0]
    assert "P Chậm (điểm trừ) -5" in filled[0]


def test_the_summary_ranks_shows_every_reviewer_and_says_why(settled: Season) -> None:
    tests.add_reviewers(settled)
    pages = pages_of(scores.build(of_appraisal(settled)))
    said = " ".join(page.text for page in pages)
    assert all(page.size == A4_WIDE and within_margins(page) for page in pages)
    assert "1 Đường hoa nông thôn mới Thôn Đoài 60 40 100 Xuất sắc" in said
    assert "1 Đường hoa nông thôn mới 100 100 không chấm 100 0" in said
    assert "“Đường hoa nông thôn mới” hơn “Camera an ninh” 11 điểm (100 so với 89)." in said
    assert "Ghi chú các cột điểm: I: Cách làm (60 điểm)" in said
    assert "Bằng điểm thì đồng hạng" in said


def test_papers_tell_how_far_reviewers_were_apart_without_the_advice_of_the_screen(settled: Season) -> None:
    keys = tests.add_reviewers(settled)
    settled.score("b", {"1": 1800}, keys[0])
    read = of_appraisal(settled)
    card = replace(read.appraised.scorecard, spread_limit=500)
    request = replace(read, appraised=replace(read.appraised, scorecard=card))
    assert "hãy thảo luận lại" in " ".join(request.appraised.why(settled.keys["b"])), "the screen advises"
    for paper in (scores, minutes):
        said = " ".join(texts(paper.build(request)))
        assert "Các thành viên chấm chênh nhau 10 điểm, quá mức 5." in said
        assert "hãy" not in said


def test_the_minutes_conclude_by_the_classes_where_nothing_was_proposed(settled: Season) -> None:
    said = " ".join(texts(minutes.build(of_appraisal(settled))))
    assert "Mức “Tiêu biểu” (1 mô hình): “Đường hoa nông thôn mới”." in said
    assert "Mức “Công nhận” (1 mô hình): “Camera an ninh”." in said
    settled.score("c", {"3": None})
    assert "Mức “" not in " ".join(texts(minutes.build(of_appraisal(settled)))), "they are not through yet"


def test_a_model_that_is_not_scored_to_the_end_has_no_rank_on_paper_yet(settled: Season) -> None:
    settled.score("b", {"3": None})
    request = of_appraisal(settled)
    [table, *_others] = texts(scores.build(request))
    assert "(3) Camera an ninh Thôn Đoài" in table
    assert "Hạng trong ngoặc đơn là tạm tính: mô hình chưa được chấm đủ." in " ".join([table, *_others])
    said = " ".join(texts(minutes.build(request)))
    assert "“Camera an ninh” (Thôn Đoài): 53 điểm, tạm tính vì chưa chấm đủ." in said
    assert "“Đường hoa nông thôn mới” (Thôn Đoài): 100 điểm, hạng 1." in said
    for kind in (SCORE_SUMMARY, MINUTES):
        assert "“Camera an ninh” còn 1 tiêu chí chưa có điểm." in kind.warning(request)
    assert SCORECARDS.warning(request) == "", "a sheet is there to be filled"
    settled.score("b", {"3": 900})
    assert "tạm tính" not in " ".join(texts(scores.build(of_appraisal(settled))))
    assert MINUTES.warning(of_appraisal(settled)) == ""


def test_the_minutes_name_who_was_there_and_who_recused(settled: Season) -> None:
    tests.add_reviewers(settled)
    tests.propose(settled, a=Level.OUTSTANDING)
    said = " ".join(texts(minutes.build(of_appraisal(settled))))
    for part in (
        "BIÊN BẢN Thẩm định, chấm điểm mô hình “Dân vận khéo” năm 2026",
        "Hôm nay, ngày 08 tháng 10 năm 2026, tại trụ sở UBND xã",
        "1. Chủ trì: Nguyễn Văn Hòa",
        "- Lê Quang Đạo không chấm “Đường hoa nông thôn mới”: cùng chi bộ.",
        "2. “Camera an ninh” (Thôn Đoài): 89 điểm, hạng 2.",
        "Mức “Tiêu biểu” (1 mô hình): “Đường hoa nông thôn mới”.",
        "BẢNG TỔNG HỢP ĐIỂM (Kèm theo Biên bản thẩm định ngày 08 tháng 10 năm 2026)",
    ):
        assert part in said
    settled.change(held_on=None)
    assert "ngày ……… tháng ……… năm 2026" in " ".join(texts(minutes.build(of_appraisal(settled))))


def test_the_proposal_is_the_divisions_or_the_committees_own_to_the_party(settled: Season) -> None:
    tests.propose(settled, a=Level.PROPOSED, b=Level.RECOGNISED)
    key = tests.draft(settled)
    said = texts(submission.build(of_decision(settled)))
    assert "UBND XÃ ĐẠI SƠN PHÒNG VĂN HÓA - XÃ HỘI" in said[0].replace(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM ", ""
    ).replace(" Độc lập - Tự do - Hạnh phúc", "")
    assert "/TTr-VHXH" in said[0]
    assert "Kính gửi: Ủy ban nhân dân xã Đại Sơn" in said[0]
    assert "TRƯỞNG PHÒNG" in said[0]
    assert "- Công nhận: 1 mô hình;" in said[0]
    assert "DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN" in said[1]
    tests.change(settled, key, body=Body.PARTY, symbol="QĐ/ĐU")
    party = texts(submission.build(of_decision(settled)))
    assert "/TTr-UBND" in party[0]
    assert "Kính gửi: Ban Thường vụ Đảng ủy xã Đại Sơn" in party[0]
    assert "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" in party[0]
    for build in (decision.build, certificates.make):
        with pytest.raises(UserError, match="Đảng ủy"):
            build(of_decision(settled))


def test_the_decision_has_its_articles_and_a_landscape_list(settled: Season) -> None:
    tests.propose(settled, a=Level.REWARDED, b=Level.RECOGNISED)
    key = tests.decided(settled)
    first, second = pages_of(decision.build(of_decision(settled)))
    assert (first.size, second.size) == (A4, A4_WIDE)
    assert within_margins(first)
    assert within_margins(second)
    for part in (
        "Số: 45/QĐ-UBND",
        "Đại Sơn, ngày 14 tháng 10 năm 2026",
        "QUYẾT ĐỊNH Về việc công nhận mô hình “Dân vận khéo” năm 2026",
        "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN Căn cứ Luật",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số …………/TTr-VHXH",
        "QUYẾT ĐỊNH: Điều 1. Công nhận 2 mô hình",
        "Điều 2. Tặng Giấy khen cho 1 tập thể",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
        "thi hành Quyết định này./.",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "- Như Điều 4;",
    ):
        assert part in first.text
    assert "(Kèm theo Quyết định số 45/QĐ-UBND ngày 14 tháng 10 năm 2026 của UBND xã Đại Sơn)" in second.text
    new = settled.write(lambda action: recognitions.draft_replacing(action, key))
    tests.change(settled, new, replace_reason="Chấm lại", body=Body.CHAIR)
    later = texts(decision.build(of_decision(settled, record=new)))[0]
    assert "(thay thế Quyết định số 45/QĐ-UBND)" in later
    assert "thay thế Quyết định số 45/QĐ-UBND ngày 14 tháng 10 năm 2026 của UBND xã Đại Sơn" in later
    assert "(lý do: Chấm lại)" in later
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN" in later
    assert "TM." not in later


def test_an_old_decision_prints_as_it_was(settled: Season) -> None:
    tests.decided(settled)
    before = texts(decision.build(of_decision(settled)))
    values = {"name": "Tên khác", "head": "Ai đó"}
    settled.write(lambda action: models.save_model(action, settled.keys["a"], values, today=tests.TODAY))
    assert texts(decision.build(of_decision(settled))) == before


def certificate_pages(data: bytes) -> list[tuple[str, float, float]]:
    """Return the words of each page, and how far its first letter stands from the left and the top, in mm."""
    found = []
    with closing(pypdfium2.PdfDocument(data)) as opened:
        for page in opened:
            text = page.get_textpage()
            left, _bottom, _right, top = text.get_charbox(0)
            words = " ".join(text.get_text_bounded().split())
            assert [round(side / MM) for side in page.get_size()] == list(A4_WIDE)
            found.append((words, left / MM, (page.get_size()[1] - top) / MM))
    return found


def test_certificates_with_a_frame_and_as_words_alone(settled: Season) -> None:
    tests.propose(settled, a=Level.RECOGNISED, b=Level.RECOGNISED, c=Level.RECOGNISED)
    tests.decided(settled)
    made = certificates.make(of_decision(settled), bundled_fonts=True)
    pages = certificate_pages(made.data)
    assert made.pages == len(pages) == 3
    assert pages[0][0] == (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN"
        " GIẤY CHỨNG NHẬN Chứng nhận mô hình “Đường hoa nông thôn mới” của thôn Đoài"
        " Đạt danh hiệu Mô hình “Dân vận khéo” năm 2026"
        " (Quyết định số 45/QĐ-UBND ngày 14 tháng 10 năm 2026 của Ủy ban nhân dân xã Đại Sơn)"
        " Đại Sơn, ngày 14 tháng 10 năm 2026 TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH"
        " Số: 45.01/2026 Vũ Đình Khang"
    )
    words = frozenset({PrintOption.TEXT_ONLY})
    plain = certificate_pages(certificates.make(of_decision(settled, options=words)).data)
    moved = certificate_pages(certificates.make(of_decision(settled, options=words, shift=(3, -1.5))).data)
    assert plain[0][0].startswith("ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN Chứng nhận mô hình")
    with_all = frozenset({*words, PrintOption.WITH_TITLE, PrintOption.WITH_STATE})
    bare = certificate_pages(certificates.make(of_decision(settled, options=with_all)).data)
    assert bare[0][0] == pages[0][0]
    framed = certificate_pages(certificates.make(of_decision(settled, shift=(3, -1.5))).data)
    assert framed == pages, "a frame of our own is not moved, nor what stands in it"
    assert moved[0][1] - plain[0][1] == pytest.approx(3, abs=0.05)
    assert moved[0][2] - plain[0][2] == pytest.approx(-1.5, abs=0.05)
    with pytest.raises(UserError, match="từ -50 đến 50 mm"):
        certificates.make(of_decision(settled, options=words, shift=(60, 0)))
    one = certificates.make(of_decision(settled, people=(settled.keys["c"],)))
    assert one.pages == 1
    assert "Số: 45.03/2026" in certificate_pages(one.data)[0][0]


def test_a_long_name_stays_between_title_and_signature(settled: Season) -> None:
    tests.decided(settled)
    request = of_decision(settled)
    item = request.decision.items[0]
    long = item._replace(said=item.said._replace(name="Vận động nhân dân hiến đất, góp công " * 8))
    changed = replace(request, decision=replace(request.decision, items=(long,)))
    with closing(pypdfium2.PdfDocument(certificates.make(changed).data)) as opened:
        text = opened[0].get_textpage()
        said = text.get_text_range()
        last, day = said.index("(Quyết định"), said.index("Đại Sơn, ngày")
        assert text.get_charbox(last)[1] > text.get_charbox(day)[3]


def test_a_test_page_needs_no_decision_and_crosses_in_the_middle(settled: Season) -> None:
    request = of_decision(settled, options=frozenset({PrintOption.TEST_PAGE}))
    [(said, _left, _top)] = certificate_pages(certificates.make(request).data)
    assert "Hai thước cắt nhau phải ở đúng giữa tờ giấy A4 ngang" in said
    with closing(pypdfium2.PdfDocument(certificates.make(request).data)) as opened:
        picture = opened[0].render(scale=4, grayscale=True).to_pil()
    width, height = picture.size
    assert picture.crop((0, height // 2 - 3, width, height // 2 + 3)).getextrema()[0] < 100
    assert picture.getpixel((width // 2, height // 8)) < 160


def test_certificates_wait_for_the_day_of_the_decision(settled: Season) -> None:
    tests.draft(settled)
    with pytest.raises(UserError, match="chưa có ngày ban hành nên chưa in được giấy chứng nhận"):
        certificates.make(of_decision(settled))


def test_the_report_of_one_model_says_how_far_it_came(settled: Season) -> None:
    tests.decided(settled)
    told = {"situation": "Đường làng\ncòn rác"}
    settled.write(lambda action: models.save_model(action, settled.keys["a"], told, today=tests.TODAY))
    said = " ".join(texts(report.build(of_models(settled, record="duong hoa nong thon moi"))))
    assert "BÁO CÁO Kết quả thực hiện mô hình “Dân vận khéo” “Đường hoa nông thôn mới” năm 2026" in said
    assert "1 Kinh phí huy động 1.000.000 đồng" in said
    assert "; công nhận, tiêu biểu ngày 14/10/2026 (" in said, "one sentence has one capital"
    assert "Tình hình, lý do chọn: Đường làng còn rác. " in said
    with pytest.raises(UserError, match="Không có mô hình nào tên “Không có”"):
        of_models(settled, record="Không có")


def test_the_report_shows_photos_small_and_names_the_other_files(settled: Season) -> None:
    held = BytesIO()
    Image.new("RGB", (1600, 1200), "green").save(held, "JPEG")
    files = (
        ("truoc.jpg", held.getvalue(), "image/jpeg"),
        ("hong.jpg", b"khong phai anh", "image/jpeg"),
        ("bien-ban.pdf", b"%PDF-1.4", "application/pdf"),
    )
    a = settled.keys["a"]
    settled.write(lambda action: models.save_model(action, a, {}, today=tests.TODAY, files=files))
    request: ModelRequest = settled.ask(REPORT.load, PrintOrder(2026, tests.TODAY, record=a))
    [picture] = request.photos[a]
    assert (picture.width, picture.height, picture.caption) == (640, 480, "truoc")
    document = report.build(request)
    said = " ".join(texts(document))
    assert "Tài liệu, hình ảnh kèm theo (3): " in said
    assert all(name in said for name, _data, _media in files)
    with closing(pypdfium2.PdfDocument(render_pdf(document))) as opened:
        shapes = [shape for page in opened for shape in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,))]
        [(left, bottom, right, top)] = [shape.get_bounds() for shape in shapes]
        assert 29 < left / MM < 31
        assert (right - left) / (top - bottom) == pytest.approx(4 / 3, abs=0.01)
        assert (right - left) / MM < 56
    assert render_docx(document).startswith(b"PK")


def test_the_figures_count_a_stage_for_all_that_came_past_it(settled: Season) -> None:
    tests.propose(settled, a=Level.PROPOSED, b=Level.RECOGNISED)
    tests.decided(settled)
    settled.write(
        lambda action: models.save_model(
            action, settled.keys["c"], {"kind": ModelKind.INDIVIDUAL, "field": None}, today=tests.TODAY
        )
    )
    said = " ".join(texts(summary.build(of_models(settled))))
    assert "Đăng ký 3 mô hình (2 tập thể, 1 cá nhân)." in said
    assert "1 Kinh tế 2 2 0 0 2 2 1 1 0 0" in said
    assert "2 Chưa rõ lĩnh vực 1 0 1 0 1 0 0 0 0 0" in said
    assert "Tổng cộng 3 2 1 0 3 2 1 1 0 0" in said


def test_the_command_line_prints_every_kind(settled: Season, tmp_path: Path) -> None:
    tests.decided(settled)
    settled.database.close()
    for kind in KINDS:
        out = tmp_path / f"{kind.name}.pdf"
        command = ["print", kind.name, "--database", str(settled.database.path), "--out", str(out)]
        assert main([*command, "--as-of", "25/11/2026", "--year", "2026"]) == 0
        assert out.read_bytes().startswith(b"%PDF")
    words = ["--text-only", "--shift-right", "2,5", "--shift-down=-1", "--decision", "45"]
    out = tmp_path / "phoi.pdf"
    command = ["print", "certificates", "--database", str(settled.database.path), "--out", str(out)]
    assert main([*command, "--as-of", "25/11/2026", *words]) == 0
    assert "CỘNG HÒA" not in certificate_pages(out.read_bytes())[0][0]


@pytest.mark.parametrize("office", ["UBND xã Bình Sơn", "Ủy ban nhân dân xã Bình Sơn", "ubnd xã Bình Sơn"])
def test_the_party_is_addressed_by_the_place_however_the_office_is_called(office: str) -> None:
    assert submission.standing_committee(office) == "Ban Thường vụ Đảng ủy xã Bình Sơn"


def test_one_letter_that_no_face_draws_keeps_no_other_model_from_the_list(settled: Season) -> None:
    request = of_models(settled)
    odd, *others = request.models
    mixed = replace(request, models=(replace(odd, name="Hũ gạo 😀"), *others))
    for kind in (MODEL_LIST, REGISTRATION):
        made = kind.make(mixed)
        said = " ".join(page.text for page in pages_of(kind.build(mixed)))
        assert made.pages
        assert "Hũ gạo □" in said
        assert others[0].name in said
    with pytest.raises(UserError, match="😀"):
        REGISTRATION.make(replace(request, models=(mixed.models[0],)))


def test_the_sheets_of_one_model_are_found_by_its_name(settled: Season) -> None:
    request = of_appraisal(settled, model="camera an ninh")
    assert (request.models, request.appraised.appraisal.name) == ([settled.keys["b"]], "Thẩm định năm 2026")
    assert of_appraisal(settled, record="Thẩm định năm 2026", model="Camera an ninh").models == request.models
    with pytest.raises(UserError, match="mô hình nào tên “Hũ gạo” trong đợt thẩm định nào"):
        of_appraisal(settled, model="Hũ gạo")
    with pytest.raises(UserError, match="“Hũ gạo” trong đợt thẩm định “Thẩm định năm 2026”"):
        of_appraisal(settled, record="Thẩm định năm 2026", model="Hũ gạo")


def test_the_certificate_of_one_model_is_found_by_its_name(settled: Season) -> None:
    tests.propose(settled, a=Level.REWARDED, b=Level.RECOGNISED)
    tests.decided(settled)
    assert of_decision(settled, model="Camera an ninh").only == (settled.keys["b"],)
    with pytest.raises(UserError, match="mô hình nào tên “Hũ gạo” trong quyết định công nhận nào"):
        of_decision(settled, model="Hũ gạo")


def test_the_command_prints_the_papers_of_the_model_that_is_named(settled: Season, tmp_path: Path) -> None:
    from dvcq_desktop.cli import main

    out = tmp_path / "a.pdf"
    asked = ["print", "--database", str(tmp_path / "mo-hinh.dvcq"), "--as-of", "24/11/2026", "--no-register"]
    for kind in ("scorecards", "model-registration"):
        assert main([*asked, kind, "--model", "Camera an ninh", "--out", str(out)]) == 0
        with closing(pypdfium2.PdfDocument(out)) as opened:
            said = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in opened)
        assert "Camera an ninh" in said
        assert "Đường hoa nông thôn mới" not in said


@pytest.mark.parametrize("by_reviewers", [False, True])
def test_papers_of_the_offices_own_score_speak_of_no_models(settled: Season, by_reviewers: bool) -> None:
    key = tests.own_score(settled, by_reviewers=by_reviewers)
    blank = of_appraisal(settled, record=key, options=frozenset({PrintOption.BLANK}))
    filled = of_appraisal(settled, record=key)
    made = {
        kind: " ".join(texts(kind.build(request)))
        for kind in (SCORECARDS, SCORE_SUMMARY, MINUTES)
        for request in (blank, filled)
    }
    for kind, said in made.items():
        assert "mô hình" not in said.lower().replace("nhân rộng mô hình", ""), kind.name
        assert "thẩm định" not in said.lower(), kind.name
        assert "xếp hạng" not in said.lower(), kind.name
        name = kind.name_of(filled, PrintOrder(2026, tests.TODAY))
        assert name == f"{kind.own_title} 2026"
    assert "PHIẾU TỰ CHẤM ĐIỂM" in made[SCORECARDS]
    assert "Nội dung tự chấm" in made[SCORE_SUMMARY]
    assert "Kèm theo Biên bản tự chấm điểm" in made[MINUTES]
