# SPDX-License-Identifier: MIT
"""Two hundred worn pages: how many are filed right, how large they are kept, how long each takes."""

import random
import statistics
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image

from dvcq_desktop.commitments.codes import PageCode
from dvcq_desktop.commitments.scanned import Presence
from dvcq_desktop.commitments.scans.reading import Form, PageRead, read_page
from dvcq_desktop.commitments.scans.righting import Box
from dvcq_desktop.commitments.scans.sources import open_source
from tests.bench.figures import Figure, median_ratio
from tests.commitments.papers import BOX, code_for, form_pdf, photographed, rasterise, scanned_pdf, sign, worn

PAGES = 200
BATCH = 20
TURNS = 5
FORM = Form(Box(*BOX))
QR = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])


def measure() -> Iterator[Figure]:
    """Print, sign, wear, scan and read pages; the same pages are drawn and decoded once beside it."""
    yield _against_the_bare_minimum()
    yield from _worn_pages()
    yield from _other_ways()
    yield from _presence()


def _worn_pages() -> Iterator[Figure]:
    read = _read_all(worn, range(PAGES))
    yield Figure(f"pages of {PAGES} worn ones not filed", _missed(read) / PAGES * 100, 1, "%")
    yield Figure("pages filed wrong", _wrong(read), 0, "pages")
    sizes = [len(page.image) for _, page in read]
    yield Figure("a stored page, mean", statistics.mean(sizes) / 1000, 80, "kB")
    yield Figure("a stored page, largest", max(sizes) / 1000, 80, "kB")


def _other_ways() -> Iterator[Figure]:
    ways = {
        "upside down": lambda page, seed: worn(page.rotate(180), seed),
        "landscape": lambda page, seed: worn(page.rotate(90, expand=True), seed),
        "photographed at an angle": photographed,
        "under heavy noise and blur": partial(worn, noise=40, blur=2.0, contrast=0.6, stains=8),
    }
    for name, way in ways.items():
        read = _read_all(way, range(BATCH))
        yield Figure(f"pages {name} not filed", _missed(read) / BATCH * 100, 1, "%")
        yield Figure(f"pages {name} filed wrong", _wrong(read), 0, "pages")


def _presence() -> Iterator[Figure]:
    """Judge signatures on colour scans with black, blue and faint strokes, and boxes without any."""
    pens = {"black": ((20, 20, 25), 0.5), "blue": ((40, 60, 150), 0.5), "faint": ((110, 125, 190), 0.35)}
    (blank,) = rasterise(form_pdf([(code_for(0), 1, 1)]), grey=False)
    count = BATCH
    for name, (ink, width) in pens.items():
        seen = [
            read_page(worn(sign(blank, seed, ink=ink, width=width), seed), _form).presence
            for seed in range(count)
        ]
        yield Figure(f"{name} signatures not seen", _share(seen, Presence.SIGNED), 2, "%")
        yield Figure(f"{name} signatures called missing", seen.count(Presence.UNSIGNED), 0, "pages")
    for name, page in (("colour", blank), ("grey", blank.convert("L"))):
        seen = [read_page(worn(page, seed), _form).presence for seed in range(count * 2)]
        yield Figure(f"unsigned {name} pages not called so", _share(seen, Presence.UNSIGNED), 5, "%")
        yield Figure(f"unsigned {name} pages called signed", seen.count(Presence.SIGNED), 0, "pages")


def _against_the_bare_minimum() -> Figure:
    pages = [worn(page, number) for number, page in enumerate(_signed(range(BATCH)))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stack.pdf"
        path.write_bytes(scanned_pdf(pages))
        ratio = median_ratio(partial(_ours, path), partial(_theirs, path), TURNS)
    return Figure("a page read, righted, judged and packed / drawn and decoded once", ratio, 2)


def _ours(path: Path) -> None:
    with open_source(path) as source:
        for number in range(source.pages):
            read_page(source.page(number), _form)


def _theirs(path: Path) -> None:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil(), QR)


def _read_all(way: object, numbers: range) -> list[tuple[str, PageRead]]:
    assert callable(way)
    signed = list(_signed(numbers))
    order = list(numbers)
    random.Random(len(order)).shuffle(order)
    return [(code_for(number), read_page(way(signed[number], number), _form)) for number in order]


def _signed(numbers: range) -> Iterator[Image.Image]:
    for number in numbers:
        (page,) = rasterise(form_pdf([(code_for(number), 1, 1)]))
        yield sign(page, number)


def _form(_code: PageCode) -> Form:
    return FORM


def _missed(read: list[tuple[str, PageRead]]) -> int:
    return sum(page.code is None for _, page in read)


def _wrong(read: list[tuple[str, PageRead]]) -> int:
    return sum(page.code is not None and page.code.code != code for code, page in read)


def _share(seen: list[Presence | None], wanted: Presence) -> float:
    return 100 - seen.count(wanted) / len(seen) * 100
