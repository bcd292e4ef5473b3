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
    from collections.abc import Iterator

    from dvcq_desktop.commitments.prints.request import CampaignRequest

FORMS_MADE = 1000
TURNS = 5
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
        taken, memory = ours(path, folder / "ours.pdf")
        size = (folder / "ours.pdf").stat().st_size / 1_000_000
        if memory:
            yield Figure("1,000 forms, peak memory of dvcq print", memory, MOST_MB, "MB")
        yield Figure("1,000 forms, size of the file", size, MOST_FILE_MB, "MB")
        again = [taken, *(ours(path, folder / "ours.pdf")[0] for _ in range(2))]
        yield from against_typst(request, folder, median(again))
        yield from against_office(request, folder, median(again))


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


def against_typst(request: CampaignRequest, folder: Path, taken: float) -> Iterator[Figure]:
    if not peers.has_typst():
        print("typst is not installed: left out")
        return
    text = form_text(request.campaign, request.text, "Đại Sơn")
    constant: dict[str, object] = {"about": text.abstract, "bases": text.bases, "body": text.body}
    source = peers.typst_source(folder, people(request), constant)
    theirs = median(peers.typst(source, folder / "typst.pdf") for _ in range(3))
    same_pages(folder / "typst.pdf")
    same_pages(folder / "ours.pdf")
    yield Figure(f"1,000 forms / typst ({taken:.2f} s against {theirs:.2f} s)", taken / theirs, 1 / 3)


def against_office(request: CampaignRequest, folder: Path, taken: float) -> Iterator[Figure]:
    if not peers.office():
        print("LibreOffice is not installed: left out")
        return
    source = folder / "office.fodt"
    source.write_text(peers.fodt("".join(odt_pages(request))), encoding="utf-8")
    theirs = peers.LibreOffice(folder).convert(source)
    same_pages(folder / "office.pdf")
    yield Figure(f"1,000 forms / LibreOffice ({taken:.2f} s against {theirs:.2f} s)", taken / theirs, 1 / 15)


def odt_pages(request: CampaignRequest) -> Iterator[str]:
    text = form_text(request.campaign, request.text, "Đại Sơn")
    centred = (text.title.upper(), text.abstract, text.place_and_day)
    for number, said in enumerate(people(request)):
        style = "N" if number else "C"
        yield f'<text:p text:style-name="{style}">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</text:p>'
        yield "".join(f'<text:p text:style-name="C">{escape(line)}</text:p>' for line in centred)
        lines = (*text.bases, *(f"{label}: {said[field]}" for label, field in LABELS), *text.body)
        yield "".join(f'<text:p text:style-name="J">{escape(line)}</text:p>' for line in lines)
        signed = f"THỦ TRƯỞNG ĐƠN VỊ {said['head']} NGƯỜI CAM KẾT {said['name']}"
        yield f'<text:p text:style-name="C">{escape(signed)}</text:p>'


def same_pages(path: Path) -> None:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(path)) as opened:
        if len(opened) != FORMS_MADE:
            raise RuntimeError(f"{path.name} has {len(opened)} pages instead of {FORMS_MADE}")
