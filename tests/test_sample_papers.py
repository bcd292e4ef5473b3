# SPDX-License-Identifier: MIT
"""Papers made from a file of made-up data say so on every page; those of real data stay as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.documents.blocks import SAMPLE
from dvcq_desktop.documents.checking.check import check_document
from dvcq_desktop.documents.formats import Format, render_as
from dvcq_desktop.kinds import KINDS
from dvcq_desktop.office.printing import PrintOrder, build_document, kind_called, ordered, print_paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.office.register.rules import Printed
    from tests.samples import Samples

DAY = date(2026, 11, 24)
ORDERS = {
    "reminders": PrintOrder(2026, DAY),
    "assignment-table": PrintOrder(2026, DAY),
    "commitment-forms": PrintOrder(0, DAY),
    "certificates": PrintOrder(2026, DAY),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, samples: Samples) -> Iterator[Database]:
    path = samples.copy(DAY, tmp_path_factory.mktemp("sample") / "demo.dvcq")
    with Database.open(path) as database:
        yield database


def printed(database: Database, name: str, *, is_sample: bool = True) -> Printed:
    kind: Any = kind_called(name, KINDS)
    order = replace(database.read(partial(ordered, order=ORDERS[name])), is_sample=is_sample)
    return print_paper(kind, database.read(partial(kind.load, order=order)), order)


def texts(data: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(data)
    return [file[number].get_textpage().get_text_bounded() for number in range(len(file))]


def table(sample: Database, *, is_sample: bool = True) -> Document:
    kind: Any = kind_called("assignment-table", KINDS)
    order = replace(ORDERS["assignment-table"], is_sample=is_sample)
    return build_document(kind, sample.read(partial(kind.load, order=order)), order)


def test_only_a_file_of_made_up_data_makes_marked_orders(sample: Database, tmp_path: Path) -> None:
    assert sample.read(partial(ordered, order=ORDERS["reminders"])).is_sample
    with Database.open(tmp_path / "real.dvcq", create=True) as real:
        assert not real.read(partial(ordered, order=ORDERS["reminders"])).is_sample


@pytest.mark.parametrize("name", ORDERS)
def test_every_page_bears_the_mark_twice_and_keeps_its_words(sample: Database, name: str) -> None:
    paper, plain = printed(sample, name), printed(sample, name, is_sample=False)
    marked, bare = texts(paper.data), texts(plain.data)
    assert len(marked) == len(bare) == paper.pages
    assert all(page.count(SAMPLE) == 2 for page in marked)
    assert not any("MẪU –" in page for page in bare)
    for page, words in zip(marked, bare, strict=True):
        assert sorted(page.replace(SAMPLE, "").split()) == sorted(words.split())


@pytest.mark.parametrize("name", ORDERS)
def test_paper_is_the_same_bytes_each_time(sample: Database, name: str) -> None:
    assert printed(sample, name).data == printed(sample, name).data


@pytest.mark.parametrize("name", ["reminders", "certificates"])
def test_paper_of_real_data_is_what_its_kind_makes(sample: Database, name: str) -> None:
    kind: Any = kind_called(name, KINDS)
    read = sample.read(partial(kind.load, order=ORDERS[name]))
    paper = printed(sample, name, is_sample=False)
    assert paper.data == kind.make(read).data
    assert paper.document is None or not paper.document.mark


def test_word_file_bears_the_mark_below_the_first_page_and_the_others(sample: Database) -> None:
    with ZipFile(BytesIO(render_as(table(sample), Format.DOCX))) as file:
        feet = [name for name in file.namelist() if "footer" in name]
        assert len(feet) == 2
        assert all(SAMPLE in file.read(name).decode() for name in feet)
        body = file.read("word/document.xml").decode()
    sections = body.count("<w:sectPr>")
    assert body.count('<w:footerReference w:type="first"') == sections
    assert body.count('<w:footerReference w:type="default"') == sections
    with ZipFile(BytesIO(render_as(table(sample, is_sample=False), Format.DOCX))) as file:
        assert not [name for name in file.namelist() if "footer" in name]


def test_sheets_begin_with_the_mark(sample: Database) -> None:
    book = openpyxl.load_workbook(BytesIO(render_as(table(sample), Format.XLSX)))
    assert all(sheet["A1"].value == SAMPLE for sheet in book)
    lines = render_as(table(sample), Format.CSV).decode("utf-8-sig").splitlines()
    assert lines[0] == SAMPLE
    bare = render_as(table(sample, is_sample=False), Format.CSV).decode("utf-8-sig")
    assert SAMPLE not in bare


def test_the_mark_is_no_finding_of_the_check_by_the_decree(sample: Database) -> None:
    marked, bare = printed(sample, "reminders"), printed(sample, "reminders", is_sample=False)
    assert check_document(marked.data, "a.pdf") == check_document(bare.data, "a.pdf")
