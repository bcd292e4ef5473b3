# SPDX-License-Identifier: MIT
"""A paper of the register is a Word file where what it was made of is found again, byte for byte."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.documents.docx import render_docx
from dvcq_desktop.errors import UserError
from dvcq_desktop.kinds import KINDS
from dvcq_desktop.office.printing import Narrowed, PrintOption, PrintOrder, kind_called, ordered, print_paper
from dvcq_desktop.office.register.remaking import document_of
from dvcq_desktop.office.register.store import paper, record_print

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.office.printing import PrintKind
    from dvcq_desktop.office.register.rules import Issued
    from tests.samples import Samples

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, samples: Samples) -> Iterator[Database]:
    path = samples.copy(DAY, tmp_path_factory.mktemp("papers") / "demo.dvcq")
    with Database.open(path) as database:
        yield database


def kind_of(name: str) -> PrintKind[Any]:
    found = kind_called(name, KINDS)
    assert found is not None
    return found


def entered(database: Database, order: PrintOrder, name: str) -> tuple[Issued, Document | None]:
    kind = kind_of(name)
    order = database.read(partial(ordered, order=order))
    read = database.read(partial(kind.load, order=order))
    printed = print_paper(kind, read, order)
    key = database.write("In", partial(record_print, printed=printed))
    held = database.read(lambda connection: paper(connection, key))
    assert held is not None
    return held, printed.document


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("reminder-letter", PrintOrder(2026, DAY, options=frozenset({PrintOption.WITH_SOON}))),
        ("assignment-table", PrintOrder(2026, DAY)),
        ("period-report", PrintOrder(2026, DAY, period="quarter-2")),
        ("figures-appendix", PrintOrder(2026, DAY, period="month-5")),
        ("activity-list", PrintOrder(2026, date(2026, 9, 1))),
        ("activity-list", PrintOrder(2026, DAY, narrowed=Narrowed(("reception", "dialogue"), (5, 6)))),
    ],
)
def test_what_a_paper_was_made_of_is_found_again(demo: Database, name: str, order: PrintOrder) -> None:
    held, document = entered(demo, order, name)
    found = document_of(demo, kind_of(name), held)
    assert document is not None
    assert render_docx(found) == render_docx(document)


def test_what_changed_since_is_told_in_a_sentence(demo: Database) -> None:
    held, _document = entered(demo, PrintOrder(2026, date(2026, 8, 1)), "activity-list")
    demo.write("Sửa", lambda action: action.execute("select 1"))
    activity = demo.read(lambda connection: connection.execute("select id from activity").fetchone()["id"])
    demo.write("Sửa", lambda action: action.update("activity", activity, {"title": "Đã sửa"}))
    with pytest.raises(UserError, match="bản Word sẽ không giống bản đã in"):
        document_of(demo, kind_of("activity-list"), held)


def test_a_paper_of_no_known_kind_has_no_word_file(demo: Database) -> None:
    held, _document = entered(demo, PrintOrder(2026, DAY), "reminders")
    with pytest.raises(UserError, match="chỉ giữ bản đã in"):
        document_of(demo, None, held)


def test_forms_printed_in_mass_are_told_to_be_a_pdf_only(demo: Database) -> None:
    held, document = entered(demo, PrintOrder(0, DAY), "commitment-forms")
    assert document is None
    with pytest.raises(UserError, match="chỉ có bản PDF"):
        document_of(demo, kind_of("commitment-forms"), held)
