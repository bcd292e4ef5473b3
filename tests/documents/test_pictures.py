# SPDX-License-Identifier: MIT
"""One drawing for paper, Word and screen: each value is there, and greys differ."""

from __future__ import annotations

import io
import itertools
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import docx
import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.documents.blocks import Document, Paragraph, Picture
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.documents.fonts import MissingGlyph, faces
from dvcq_desktop.documents.formats import Format, formats_of
from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.documents.pictures.charts import FILLS, draw
from dvcq_desktop.documents.pictures.drawing import Box, Label, Path, flattened, svg
from dvcq_desktop.widgets.pictures import PictureView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PARTS = ("Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Quá hạn")
STACKED = Picture(
    "Tiến độ theo đơn vị",
    "stacked",
    PARTS,
    (("Phòng Văn hóa - Xã hội", (1200, 5, 3, 2)), ("Thôn Hai <b>&", (0, 0, 0, 1)), ("Thôn Ba", (0, 0, 0, 0))),
)
MONTHS = Picture(
    "Lượt tiếp công dân",
    "lines",
    ("Năm nay", "Năm trước"),
    tuple((f"T{n}", (n, 13 - n)) for n in range(1, 13)),
)
WIDTH = 467.0


def labels(picture: Picture) -> list[str]:
    shapes = draw(picture, faces(bundled=True), WIDTH).shapes
    return [shape.text for shape in shapes if isinstance(shape, Label)]


def test_each_value_and_name_is_written() -> None:
    said = labels(STACKED)
    assert {
        *PARTS,
        "Tiến độ theo đơn vị",
        "Phòng Văn hóa - Xã hội",
        "1.210 = 1.200 + 5 + 3 + 2",
        "1",
        "0",
    } <= {*said}
    assert [labels(MONTHS).count(f"T{n}") for n in range(1, 13)] == [1] * 12
    assert labels(MONTHS).count("12") == 2


def test_a_value_of_zero_does_not_stand_on_the_name_of_its_month() -> None:
    lines = tuple((f"T{month}", (month, 0)) for month in range(1, 13))
    picture = Picture("Theo tháng", "lines", ("Hoạt động", "Ý kiến"), lines)
    said = [each for each in draw(picture, faces(bundled=True), WIDTH).shapes if isinstance(each, Label)]
    months = [each for each in said if each.text.startswith("T") and each.text[1:].isdigit()]
    zeros = [each for each in said if each.text == "0" and each.anchor == "middle"]
    assert len(months) == 12
    assert len(zeros) == 12
    assert all(month.base - zero.base >= month.size for month in months for zero in zeros)


def test_bars_of_one_line_differ_in_grey_or_are_hatched() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
        return 0.3 * red + 0.59 * green + 0.11 * blue

    for one, other in itertools.pairwise(FILLS):
        assert abs(grey(one.colour) - grey(other.colour)) > 0.1 or one.hatched != other.hatched
    for fill in FILLS:
        assert abs(grey(fill.colour) - grey(fill.ink)) > 0.5


@given(
    st.lists(
        st.tuples(st.text("abc đ", max_size=60), st.integers(0, 10**9), st.integers(0, 10**6)), max_size=12
    ),
    st.sampled_from(["bars", "stacked", "lines"]),
)
def test_nothing_leaves_the_frame(rows: list[tuple[str, int, int]], chart: str) -> None:
    lines = tuple((label, (first, second)) for label, first, second in rows)
    picture = Picture("Số liệu", chart, ("Một", "Hai"), lines)  # type: ignore[arg-type]  # one of the three
    drawing = draw(picture, faces(bundled=True), WIDTH)
    for shape in flattened(drawing):
        if isinstance(shape, Box):
            assert shape.left >= -0.01
            assert shape.left + shape.width <= WIDTH + 0.01
            assert shape.top + shape.height <= drawing.height + 0.01
        elif isinstance(shape, Path):
            assert all(-0.01 <= x <= WIDTH + 0.01 and 0 <= y <= drawing.height for x, y in shape.points)
        else:
            assert 0 <= shape.base <= drawing.height


def test_the_svg_is_whole_markup_and_says_everything() -> None:
    root = ET.fromstring(svg(draw(STACKED, faces(bundled=True), WIDTH)))
    texts = [each.text for each in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Thôn Hai <b>&" in texts
    title = root.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert "Phòng Văn hóa - Xã hội: Hoàn thành 1200" in (title.text or "")


def test_the_pdf_holds_shapes_and_words_and_no_image() -> None:
    document = Document("x", "y", (Paragraph("Trước"), STACKED, MONTHS))
    pdf = pdfium.PdfDocument(render_pdf(document, bundled_fonts=True))
    page = pdf[0]
    kinds = {each.type for each in page.get_objects()}
    said = page.get_textpage().get_text_bounded()
    pdf.close()
    assert pdfium.raw.FPDF_PAGEOBJ_IMAGE not in kinds
    assert pdfium.raw.FPDF_PAGEOBJ_PATH in kinds
    assert "1.210 = 1.200 + 5 + 3 + 2" in said


def test_the_word_file_holds_the_shapes_with_points_for_older_programs() -> None:
    data = render_docx(Document("x", "y", (STACKED, MONTHS)), bundled_fonts=True)
    assert data == render_docx(Document("x", "y", (STACKED, MONTHS)), bundled_fonts=True)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        media = sorted(name for name in package.namelist() if "media" in name)
        assert [name.rpartition(".")[2] for name in media] == ["png", "svg", "png", "svg"]
        assert package.read("word/media/picture1.png").startswith(b"\x89PNG")
    file = docx.Document(io.BytesIO(data))
    assert len(file.inline_shapes) == 2
    assert abs(file.inline_shapes[0].width.pt - WIDTH) < 1


def test_a_picture_alone_is_no_table_and_a_strange_letter_is_told() -> None:
    assert formats_of(Document("x", "y", (STACKED,))) == (Format.PDF, Format.DOCX)
    with pytest.raises(MissingGlyph):
        render_pdf(Document("x", "y", (Picture("字", "bars", ("a",), (("b", (1,)),)),)), bundled_fonts=True)


def test_the_screen_shows_the_same_drawing(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.set_picture(STACKED)
    view.resize(600, view.heightForWidth(600))
    view.show()
    image = view.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, 600, 2) for y in range(0, image.height(), 2)}
    assert FILLS[0].colour in colours
    assert "Quá hạn 2" in view.accessibleDescription()
