# SPDX-License-Identifier: MIT
"""1,000 personal forms, database to PDF, against typst, LibreOffice and a bare canvas with one form XObject.

The peers get the words of the same people as a list, and draw no codes.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.forms import form_text
from dvcq_desktop.commitments.prints.kinds import FORMS
from dvcq_desktop.database.database import Database
from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.fonts import faces
from dvcq_desktop.documents.mass.layout import LEFT, TOP, lay_out
from dvcq_desktop.documents.pen import Pen
from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.office.printing import PrintOrder
from tests.bench import peers, signers
from tests.bench.figures import Figure, median_ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dvcq_desktop.commitments.prints.request import CampaignRequest

FORMS_MADE = 1000
TURNS = 5
PEER_TURNS = 3
MOST_MB = 150
MOST_FILE_MB = 2


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "forms.dvcq"
        signers.make_office(path, FORMS_MADE)
        request = read(path)
        print(f"a form has {words(request)} words")
        yield Figure(
            "1,000 forms / bare canvas", median_ratio(partial(make, path), partial(bare, request), TURNS), 2
        )
        _taken, memory = ours(path, folder / "ours.pdf")
        size = (folder / "ours.pdf").stat().st_size / 1_000_000
        if memory:
            yield Figure("1,000 forms, peak memory of dvcq print", memory, MOST_MB, "MB")
        yield Figure("1,000 forms, size of the file", size, MOST_FILE_MB, "MB")
        yield from against_typst(request, folder, path)
        yield from against_office(request, folder, path)


def read(path: Path) -> CampaignRequest:
    with Database.open(path, exclusive=False) as database, database.reading() as connection:
        return FORMS.load(connection, PrintOrder(0, signers.TODAY))


def make(path: Path) -> bytes:
    return FORMS.make(read(path)).data


def ours(path: Path, out: Path) -> tuple[float, float]:
    command = ("print", "commitment-forms", "--database", str(path), "--out", str(out), "--no-register")
    return peers.run(sys.executable, "-m", "dvcq_desktop.cli", *command, "--as-of", "20/3/2026", peak=True)


def bare(request: CampaignRequest) -> bytes:
    """Draw the same words with ReportLab alone: the constant ones once, seven texts a page."""
    from reportlab.pdfgen.canvas import Canvas

    chosen = faces()
    blank = lay_out(form_text(request.campaign, request.text, "Đại Sơn"), chosen)
    target = BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1)
    canvas.beginForm("form")
    for placed in blank.pages[0]:
        placed.strip.draw(Pen(canvas, decree30.PAGE_LONG.value), LEFT, TOP + placed.top)
    canvas.endForm()
    for said in people(request):
        canvas.doForm("form")
        canvas.setFont(chosen.regular.name, 13)
        for line, (label, field) in enumerate(LABELS):
            canvas.drawString(LEFT, 500 - 20 * line, f"{label}: {said[field]}")
        canvas.setFont(chosen.bold.name, 14)
        canvas.drawString(LEFT, 200, "THỦ TRƯỞNG ĐƠN VỊ")
        canvas.drawString(LEFT, 100, said["head"])
        canvas.drawString(LEFT + 230, 100, said["name"])
        canvas.showPage()
    canvas.save()
    return target.getvalue()


LABELS = (("Tôi là", "name"), ("Ngày sinh", "birth"), ("Chức vụ", "position"), ("Đơn vị công tác", "unit"))


def people(request: CampaignRequest) -> list[dict[str, str]]:
    return [
        {
            "name": member.person.full_name,
            "birth": birth_text(member.person.birth),
            "position": member.position,
            "unit": request.unit_name(member),
            "head": signers.name_of(0),
        }
        for member in request.signers()
    ]


def words(request: CampaignRequest) -> int:
    text = form_text(request.campaign, request.text, "Đại Sơn")
    own = people(request)[0].values()
    fixed = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc THỦ TRƯỞNG ĐƠN VỊ NGƯỜI CAM KẾT"
    said = (fixed, text.title, text.abstract, text.place_and_day, *text.bases, *text.body, *own)
    return sum(len(part.split()) for part in said)


def against_typst(request: CampaignRequest, folder: Path, path: Path) -> Iterator[Figure]:
    if not peers.has_typst():
        print("typst is not installed: left out")
        return
    text = form_text(request.campaign, request.text, "Đại Sơn")
    constant: dict[str, object] = {"about": text.abstract, "bases": text.bases, "body": text.body}
    source = peers.typst_source(folder, people(request), constant)
    yield against(path, folder, "typst", 3, lambda: peers.typst(source, folder / "typst.pdf"))
    same_pages(folder / "typst.pdf")
    same_pages(folder / "ours.pdf")


def against_office(request: CampaignRequest, folder: Path, path: Path) -> Iterator[Figure]:
    if not peers.office():
        print("LibreOffice is not installed: left out")
        return
    source = folder / "office.fodt"
    source.write_text(peers.fodt("".join(odt_pages(request))), encoding="utf-8")
    program = peers.LibreOffice(folder)
    yield against(path, folder, "LibreOffice", 15, lambda: program.convert(source))
    same_pages(folder / "office.pdf")


def against(path: Path, folder: Path, who: str, times: int, theirs: Callable[[], float]) -> Figure:
    """Compare in turn, so that whatever else the machine does slows both."""
    pairs = [(ours(path, folder / "ours.pdf")[0], theirs()) for _ in range(PEER_TURNS)]
    one, other = (median(side) for side in zip(*pairs, strict=True))
    named = f"1,000 forms / {who} ({one:.2f} s against {other:.2f} s)"
    return Figure(named, median(mine / their for mine, their in pairs), 1 / times)


def odt_pages(request: CampaignRequest) -> Iterator[str]:
    text = form_text(request.campaign, request.text, "Đại Sơn")
    for number, said in enumerate(people(request)):
        yield odt("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "N" if number else "C", "R")
        yield odt("Độc lập - Tự do - Hạnh phúc", "C", "R")
        yield odt(text.place_and_day, "C", "I")
        yield from (odt(line, "C", "R") for line in (text.title.upper(), text.abstract))
        yield from (odt(line, "J", "I") for line in text.bases)
        lines = (*(f"{label}: {said[field]}" for label, field in LABELS), *text.body)
        yield from (odt(line, "J") for line in lines)
        left = odt("THỦ TRƯỞNG ĐƠN VỊ", "C", "R") + odt(said["head"], "S", "R")
        right = odt("NGƯỜI CAM KẾT", "C", "R") + odt(said["name"], "S", "R")
        cells = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in (left, right))
        yield (
            '<table:table table:style-name="U"><table:table-column table:number-columns-repeated="2"/>'
            f"<table:table-row>{cells}</table:table-row></table:table>"
        )


def odt(said: str, style: str, letters: str = "") -> str:
    """Return a paragraph of a style, its letters of another where one is named."""
    inside = f'<text:span text:style-name="{letters}">{escape(said)}</text:span>' if letters else escape(said)
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def same_pages(path: Path) -> None:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(path)) as opened:
        if len(opened) != FORMS_MADE:
            raise RuntimeError(f"{path.name} has {len(opened)} pages instead of {FORMS_MADE}")
