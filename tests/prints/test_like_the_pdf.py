# SPDX-License-Identifier: MIT
"""Each kind of paper as a Word file, laid out by LibreOffice, says and shows what our PDF does."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.blocks import Appendix, Picture
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.pdf import render_pdf
from dvcq_desktop.documents.pictures.charts import draw
from tests.prints.conftest import NAMES
from tests.prints.suite import SOFFICE, WITHOUT, to_pdf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dvcq_desktop.documents.blocks import Block, Document

# On one worker: LibreOffice lays all papers out at once.
pytestmark = [pytest.mark.skipif(SOFFICE is None, reason=WITHOUT), pytest.mark.xdist_group("LibreOffice")]

NEAR = 5.0
LANDMARKS = ("CỘNG HÒA", "Độc lập", "Số:", "KẾ HOẠCH", "Phụ lục", "BẢNG", "DANH SÁCH")
_BOXES = re.compile("[☐☑✓]")


@dataclass(frozen=True)
class Laid:
    """A PDF file as it was laid out: the size and the text of each page, landmarks of the first."""

    sizes: list[tuple[int, int]]
    texts: list[str]
    places: dict[str, tuple[float, float]]
    edges: list[tuple[float, float, float, float]]
    pictures: list[tuple[int, int, int]]  # page, width, height


@pytest.fixture(scope="session")
def pairs(
    papers: dict[str, Document], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Laid, Laid]]:
    """Return our PDF and LibreOffice's of each kind; all are converted by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("word")
    files = []
    for name, document in papers.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(render_docx(document, bundled_fonts=True))
    made = to_pdf(files, folder)
    return {
        name: (_laid(render_pdf(document, bundled_fonts=True)), _laid(path))
        for (name, document), path in zip(papers.items(), made, strict=True)
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_same_words_stand_in_both(
    name: str, pairs: dict[str, tuple[Laid, Laid]], papers: dict[str, Document]
) -> None:
    # What a picture says is text in our PDF only: Word has it drawn.
    drawn = _drawn(papers[name].blocks)
    ours, theirs = (Counter(word for word in _words(laid) if word not in drawn) for laid in pairs[name])
    # Headers of tables are repeated on as many pages as there are; a word may be cut by another line.
    differing = sum(((ours - theirs) + (theirs - ours)).values())
    assert differing <= max(4, 0.1 * sum(ours.values()))
    lost = set(ours) - set(theirs)
    assert len(lost) <= 0.03 * len(ours), lost


@pytest.mark.parametrize("name", NAMES)
def test_pages_are_as_many_and_as_large(name: str, pairs: dict[str, tuple[Laid, Laid]]) -> None:
    ours, theirs = pairs[name]
    assert abs(len(ours.sizes) - len(theirs.sizes)) <= max(1, round(0.1 * len(ours.sizes)))
    assert ours.sizes[0] == theirs.sizes[0]
    assert ours.sizes[-1] == theirs.sizes[-1]


@pytest.mark.parametrize("name", NAMES)
def test_what_heads_a_paper_stands_where_it_does_in_print(
    name: str, pairs: dict[str, tuple[Laid, Laid]]
) -> None:
    ours, theirs = pairs[name]
    assert ours.places
    for said, (left, top) in ours.places.items():
        assert said in theirs.places
        assert abs(theirs.places[said][0] - left) <= NEAR, said
        assert abs(theirs.places[said][1] - top) <= NEAR + 3, said


@pytest.mark.parametrize("name", NAMES)
def test_margins_are_the_decrees(name: str, pairs: dict[str, tuple[Laid, Laid]]) -> None:
    _ours, theirs = pairs[name]
    for (width, height), (left, top, right, bottom) in zip(theirs.sizes, theirs.edges, strict=True):
        assert left >= decree30.MARGIN_LEFT.value - 5
        assert right <= width - decree30.MARGIN_RIGHT.value + 5
        assert bottom <= height - decree30.MARGIN_BOTTOM.value + 3
        assert top >= decree30.PAGE_NUMBER_DROP.value - 20


def test_the_report_shows_each_picture_as_large_and_as_far_in(
    pairs: dict[str, tuple[Laid, Laid]], papers: dict[str, Document]
) -> None:
    ours, theirs = pairs["period-report"]
    drawn = _pictures(papers["period-report"].blocks)
    assert len(drawn) >= 4
    width = decree30.PAGE_SHORT.value - decree30.MARGIN_LEFT.value - decree30.MARGIN_RIGHT.value
    sizes = [draw(picture, faces(bundled=True), width) for picture in drawn]
    assert len(theirs.pictures) == len(drawn)
    for picture, made, (page, wide, high) in zip(drawn, sizes, theirs.pictures, strict=True):
        assert abs(wide - made.width) <= 1
        assert abs(high - made.height) <= 1
        title = " ".join(picture.title.split()[:3])
        at = [number for number, text in enumerate(ours.texts) if title in " ".join(text.split())]
        assert page - len(theirs.sizes) in {number - len(ours.sizes) for number in at}


def _laid(source: bytes | Path) -> Laid:
    pdf = pdfium.PdfDocument(source)
    sizes, texts, edges, places, pictures = [], [], [], {}, []
    for number, page in enumerate(pdf):
        width, height = page.get_size()
        text = page.get_textpage()
        sizes.append((round(width), round(height)))
        texts.append(text.get_text_bounded())
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
        seen = [box for box in boxes if box[2] - box[0] > 0.5]
        if seen:
            lefts, bottoms, rights, tops = zip(*seen, strict=True)
            edges.append((min(lefts), height - max(tops), max(rights), height - min(bottoms)))
        else:
            edges.append((width / 2, height / 2, width / 2, height / 2))
        for each in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE]):
            left, low, right, high = each.get_bounds()
            pictures.append((number, round(right - left), round(high - low)))
        if not number:
            places = _places(text, height)
    pdf.close()
    return Laid(sizes, texts, places, edges, pictures)


def _places(text: pdfium.PdfTextPage, height: float) -> dict[str, tuple[float, float]]:
    found = {}
    for said in LANDMARKS:
        hit = text.search(said, match_case=True).get_next()
        if hit:
            left, _bottom, _right, top = text.get_charbox(hit[0])
            found[said] = (left, height - top)
    return found


def _words(laid: Laid) -> list[str]:
    words = []
    for number, page in enumerate(laid.texts, 1):
        said = _BOXES.sub("", page.replace("\xa0", " ").replace("\ufffe", "-")).split()
        words += said[1:] if number > 1 and said and said[0].isdigit() else said
    return words


def _drawn(blocks: Iterable[Block]) -> set[str]:
    found: set[str] = set()
    for picture in _pictures(blocks):
        texts = [picture.title, *picture.parts]
        for name, values in picture.lines:
            texts += [name, *map(str, values)]
        found |= set(" ".join(texts).split())
    return found


def _pictures(blocks: Iterable[Block]) -> list[Picture]:
    found: list[Picture] = []
    for block in blocks:
        if isinstance(block, Appendix):
            found += _pictures(block.blocks)
        elif isinstance(block, Picture):
            found.append(block)
    return found
