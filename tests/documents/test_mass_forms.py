# SPDX-License-Identifier: MIT
"""Forms by the thousand: what stands where, whatever is filled in, and codes that read back."""

from __future__ import annotations

import io
from contextlib import closing

import pypdfium2 as pdfium
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.fonts import MissingGlyph, faces, vietnamese_letters
from dvcq_desktop.documents.mass.forms import Field, Filling, MassForms
from dvcq_desktop.documents.mass.layout import HEIGHT, TOP, Blank, FormText, lay_out
from dvcq_desktop.documents.mass.qr import Mark, operators
from dvcq_desktop.errors import UserError

FACES = faces(bundled=True)
NAME = "Nguyễn Thị Hồng Hạnh"
PROMISE = "Không gây phiền hà, sách nhiễu nhân dân khi giải quyết công việc của tổ chức, công dân."
SIDE = 18.0


def text(promises: tuple[str, ...] = (PROMISE,) * 4) -> FormText:
    body = ("Tôi xin cam kết:", *promises, "Bản cam kết được lập thành 02 bản.")
    bases = ("Căn cứ Luật Cán bộ, công chức", "Căn cứ Kế hoạch số 05/KH-UBND")
    return FormText("Bản cam kết", "Không sách nhiễu", "Đại Sơn, ngày", bases, body, "NGƯỜI CAM KẾT")


def filling(pages: int, name: str = NAME, position: str = "Công chức", unit: str = "Văn phòng") -> Filling:
    fields = (
        Field("Tôi là", name, bold=True),
        Field("Ngày sinh", "12/3/1985"),
        Field("Chức vụ", position),
        Field("Đơn vị công tác", unit),
    )
    marks = tuple(
        (
            Mark(f"0123456789ABC{page}1A", 7, 7, SIDE, f"0123 {page}/{pages}"),
            Mark(f"0123456789ABC{page}1B", 185, 273, SIDE, f"0123 {page}/{pages}"),
        )
        for page in range(1, pages + 1)
    )
    return Filling(fields, name, "THỦ TRƯỞNG ĐƠN VỊ", "Phạm Quang Lẫm", marks)


def written(blank: Blank, *fillings: Filling, copies: int = 1) -> bytes:
    forms = MassForms(blank, "NGƯỜI CAM KẾT", FACES)
    for each in fillings:
        forms.add(each, copies)
    return forms.finish("Bản cam kết", "UBND xã Đại Sơn")


def words(data: bytes) -> list[str]:
    with closing(pdfium.PdfDocument(data)) as opened:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]


def test_the_same_people_give_the_same_bytes_and_every_word_can_be_read() -> None:
    blank = lay_out(text(), FACES)
    data = written(blank, filling(1), filling(1, name="Đỗ Văn A"))
    assert data == written(blank, filling(1), filling(1, name="Đỗ Văn A"))
    first, second = words(data)
    for said in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BẢN CAM KẾT", PROMISE[:40], "NGƯỜI CAM KẾT"):
        assert said in first
        assert said in second
    assert f"Tôi là: {NAME} Ngày sinh: 12/3/1985 Chức vụ: Công chức" in first
    assert first.count(NAME) == 2
    assert second.count("Đỗ Văn A") == 2


def test_copies_follow_each_other_person_by_person() -> None:
    blank = lay_out(text((PROMISE,) * 24), FACES)
    assert len(blank.pages) == 2
    pages = words(written(blank, filling(2), filling(2, name="Đỗ Văn A"), copies=2))
    assert [page.rsplit(maxsplit=1)[-1] for page in pages] == ["1/2", "2/2"] * 4
    assert [NAME in page for page in pages] == [True] * 4 + [False] * 4


def test_codes_lie_where_they_should_and_read_back() -> None:
    blank = lay_out(text(), FACES)
    with closing(pdfium.PdfDocument(written(blank, filling(1)))) as opened:
        picture = opened[0].render(scale=200 / 72, grayscale=True).to_pil()
    found = {code.text: code for code in zxingcpp.read_barcodes(picture)}
    assert set(found) == {"0123456789ABC11A", "0123456789ABC11B"}
    for said, left, top in (("0123456789ABC11A", 7, 7), ("0123456789ABC11B", 185, 273)):
        code = found[said]
        assert code.ec_level == "Q"
        corners = code.position
        for corner, x, y in (
            (corners.top_left, left, top),
            (corners.bottom_right, left + SIDE, top + SIDE),
        ):
            assert corner.x / 200 * 25.4 == pytest.approx(x, abs=0.5)
            assert corner.y / 200 * 25.4 == pytest.approx(y, abs=0.5)


def test_what_does_not_fit_a_small_code_is_no_code() -> None:
    with pytest.raises(ValueError, match="version 1"):
        operators(Mark("X" * 30, 7, 7, SIDE, ""))


def test_a_text_for_one_page_keeps_to_one_page_by_the_decrees_smaller_type() -> None:
    sizes = []
    for count in range(4, 30):
        blank = lay_out(text((PROMISE,) * count), FACES)
        if len(blank.pages) == 1:
            sizes.append(blank.size)
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) == {decree30.BODY.size, decree30.BODY.smallest}


@settings(deadline=None, max_examples=30)
@given(st.lists(st.text("abc đế\n.", min_size=1, max_size=600), min_size=1, max_size=40))
def test_signatures_never_stand_alone_and_never_leave_the_page(promises: list[str]) -> None:
    blank = lay_out(text(tuple(promises)), FACES)
    place = blank.signature
    assert place.page == len(blank.pages) - 1
    assert place.top + place.height <= TOP + HEIGHT + 0.1
    assert blank.pages[place.page]
    assert blank.name_top + decree30.SIGNER.leading <= TOP + HEIGHT + 0.1


@settings(deadline=None, max_examples=60)
@given(
    st.text(vietnamese_letters() + " -", min_size=1, max_size=90),
    st.text(vietnamese_letters() + " ,()\\", max_size=150),
)
def test_odd_names_and_positions_stay_in_their_places(name: str, position: str) -> None:
    blank = lay_out(text(), FACES)
    data = written(blank, filling(1, name=name, position=position))
    with closing(pdfium.PdfDocument(data)) as opened:
        page = opened[0].get_textpage()
        boxes = [page.get_charbox(index) for index in range(page.count_chars())]
    width = decree30.PAGE_SHORT.value
    high = decree30.PAGE_LONG.value
    for left, bottom, right, _top in boxes:
        if right > left and bottom > high - TOP:
            continue
        assert left >= decree30.MARGIN_LEFT.value - 1 or bottom > high - 80
        assert right <= width - decree30.MARGIN_RIGHT.value + 1


def test_a_long_name_is_wrapped_below_the_signature() -> None:
    name = "Nguyễn Phúc Công Tằng Tôn Nữ Thị Hoàng Anh Thư"
    blank = lay_out(text(), FACES)
    with closing(pdfium.PdfDocument(written(blank, filling(1, name=name)))) as opened:
        said = opened[0].get_textpage().get_text_range()
    assert "Nguyễn Phúc Công Tằng" in said
    assert said.count("Anh Thư") == 2


def test_what_finds_no_room_is_said_by_name() -> None:
    blank = lay_out(text(), FACES)
    with pytest.raises(UserError, match=r"Nguyễn Thị Hồng Hạnh.*quá dài"):
        written(blank, filling(1, position="Công chức " * 400))


def test_a_letter_that_no_face_has_is_an_error() -> None:
    blank = lay_out(text(), FACES)
    with pytest.raises(MissingGlyph):
        written(blank, filling(1, name="Nguyễn 王"))


def test_more_letters_than_a_font_of_one_byte_codes_holds() -> None:
    letters = [letter for letter in FACES.regular.widths if letter.isalpha() and "\u0100" < letter < "\u0500"]
    blank = lay_out(text(), FACES)
    chunks = ["".join(letters[start : start + 40]) for start in range(0, 440, 40)]
    data = written(blank, *(filling(1, unit=chunk) for chunk in chunks))
    for chunk, page in zip(chunks, words(data), strict=True):
        assert chunk in page
    assert len(data) < 300_000


def test_a_thousand_forms_make_a_small_file() -> None:
    blank = lay_out(text(), FACES)
    data = written(blank, *(filling(1, name=f"Nguyễn Văn {n}") for n in range(1000)))
    assert len(data) < 2_000_000
    with closing(pdfium.PdfDocument(io.BytesIO(data))) as opened:
        assert len(opened) == 1000
