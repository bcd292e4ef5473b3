# SPDX-License-Identifier: MIT
"""What a kind of paper is, in whichever room it is made, and the way from an order to its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    import sqlite3

    # Only names of types here: the blocks alone would cost the first window 9 ms.
    from collections.abc import Callable, Iterable  # noqa: TC004 - see above
    from pathlib import Path

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.documents.blocks import Block, Document  # noqa: TC004 - see above
    from dvcq_desktop.office.calendar import Calendar
    from dvcq_desktop.office.register.rules import Issued, Printed

R = TypeVar("R")

DAYS_TO_ANSWER = 7
"""How long units have to answer a letter that names no day of its own."""

MOST_COPIES = 5
"""How many copies of a paper each person may be given."""


def answer_day(calendar: Calendar, as_of: date, chosen: date | None = None) -> date:
    """Return the working day by which a letter asks for an answer, by the day chosen for it or its own."""
    return calendar.due_day(chosen or as_of + timedelta(days=DAYS_TO_ANSWER))


class PrintOption(StrEnum):
    """What can be chosen about some papers; the value is the option of the command line."""

    PER_UNIT = "per-unit"
    FIRST_DEADLINE = "first-deadline"
    WITH_TABLE = "with-table"
    WITH_SOON = "with-soon"
    OWN_PLANS = "own-plans"
    ONLY_UNSIGNED = "only-unsigned"
    BLANK = "blank"
    TEXT_ONLY = "text-only"
    WITH_TITLE = "with-title"
    WITH_STATE = "with-state"
    TEST_PAGE = "test-page"
    AS_FOLDER = "as-folder"

    @property
    def label(self) -> str:
        """Return what is chosen, as the window asks it."""
        return {
            "per-unit": "Nhiệm vụ của nhóm: in riêng từng đơn vị",
            "first-deadline": "Tính quá hạn so với thời hạn đầu",
            "with-table": "Kèm Bảng phân công nhiệm vụ (phụ lục)",
            "with-soon": "Cả nhiệm vụ đến hạn trong 7 ngày tới",
            "own-plans": "Chỉ đôn đốc đơn vị chưa ban hành kế hoạch của mình",
            "only-unsigned": "Chỉ người chưa ký",
            "blank": "Mẫu trống để điền tay",
            "text-only": "Chỉ in chữ, lên phôi mua sẵn",
            "with-title": "Phôi chưa có tên giấy: in cả dòng GIẤY CHỨNG NHẬN",
            "with-state": "Phôi chưa có Quốc hiệu: in cả Quốc hiệu, Tiêu ngữ",
            "test-page": "Trang thử có thước, để canh phôi",
            "as-folder": "Xuất thành thư mục: mỗi minh chứng một tệp, theo mục, kèm mục lục",
        }[self.value]

    @property
    def needs(self) -> PrintOption | None:
        """Return the choice without which this one says nothing, None where it stands for itself."""
        bought = {PrintOption.WITH_TITLE, PrintOption.WITH_STATE}
        return PrintOption.TEXT_ONLY if self in bought else None


BOUGHT_BLANK = (PrintOption.TEXT_ONLY, PrintOption.WITH_TITLE, PrintOption.WITH_STATE)
"""What is printed on the blanks that an office bought: each PC remembers it."""


class Sorting(StrEnum):
    """In which order the people of a paper stand; the value is that of the command line."""

    UNIT = "unit"
    NAME = "name"
    LIST = "list"

    @property
    def label(self) -> str:
        """Return the order as the window offers it."""
        return {"unit": "Theo đơn vị", "name": "Theo tên", "list": "Theo thứ tự riêng"}[self.value]


class Narrowed(NamedTuple):
    """What of a year is shown: of which sorts, in which months; none of them for all."""

    sorts: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    words: str = ""


EVERYTHING = Narrowed()


@dataclass(frozen=True)
class PrintOrder:
    """What a print is asked to show: which year, as of which day, of which unit, and how.

    `record` is the key of the one record that a paper is made of, where it was chosen, `model` the name of
    the one model that is wanted of it; `reply_by` the day by which a letter asks for an answer; `people` are
    the keys of those chosen, none for all; `copies` 0 leaves their number to what the paper is made of;
    `shift` moves what is printed on bought blanks, in mm; `period` names the part of the year that a report
    is of ("half-1"); `narrowed` says what of the year a list shows; `is_sample` says that the file's data is
    made up, which every page must show.
    """

    year: int
    as_of: date
    unit: str | None = None
    options: frozenset[PrintOption] = field(default_factory=frozenset)
    unit_name: str = ""
    record: str | None = None
    model: str | None = None
    reply_by: date | None = None
    people: tuple[str, ...] = ()
    sorting: Sorting | None = None
    copies: int = 0
    shift: tuple[float, float] = (0.0, 0.0)
    period: str = ""
    narrowed: Narrowed = EVERYTHING
    is_sample: bool = False


@dataclass(frozen=True)
class Made:
    """A finished paper: its title, its bytes, how many pages, the symbol that its number stands before.

    `document` is what it was made of, None for one that is not made of blocks.
    """

    title: str
    data: bytes
    pages: int
    symbol: str = ""
    document: Document | None = None


class Entry(StrEnum):
    """When a paper enters the register: once it leaves the program, when she wishes it, not by printing."""

    BY_USE = "by-use"
    BY_WISH = "by-wish"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class PrintKind(Generic[R]):
    """One kind of paper; `needs_unit` where it may be made for one unit alone, `needs_day` where it counts.

    `asks_answer` where it is a letter that sets a day for the answer; `asks_people` where single people may
    be chosen for it, in one of the `sortings`, `of_whom` where they are no people; `asks_shift` where it goes
    on bought blanks; `asks_keeper` where the unit in charge speaks in it, which is asked for where none is
    recorded; `is_of_year` where the year is asked for, not found, and `takes_record` where a record may be
    named beside it; `entry` says when it enters the register, and `entry_words` what she is told where that
    is by her wish.
    `build` does not touch the file and may run on any thread; it raises UserError where there is nothing
    to print. Each room's kinds say in `load` what their papers are made from.
    """

    name: str
    title: str
    needs_unit: bool
    build: Callable[[R], Document]
    options: tuple[PrintOption, ...] = ()
    asks_answer: bool = False
    needs_day: bool = True
    sortings: tuple[Sorting, ...] = ()
    asks_copies: bool = False
    asks_people: bool = False
    of_whom: str = "người"
    asks_shift: bool = False
    asks_keeper: bool = False
    is_of_year: bool = True
    takes_record: bool = False
    entry: Entry = Entry.BY_USE
    entry_words: str = ""

    def load(self, connection: sqlite3.Connection, order: PrintOrder) -> R:
        """Read everything that the paper shows."""
        raise NotImplementedError

    def source(self, read: R) -> str:  # noqa: ARG002 - some rooms' papers rest on nothing but the day
        """Return the document that the paper is made from, as it is cited."""
        return ""

    def parts(self, read: R, order: PrintOrder) -> list[tuple[R, PrintOrder]]:  # noqa: ARG002 - most are one
        """Return what each unit's own paper is made of, where this one binds several together."""
        return []

    def make(
        self,
        read: R,
        *,
        cancelled: Callable[[], bool] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> Made:
        """Make the paper; raise UserError where there is nothing to print, and what `render` raises."""
        from dvcq_desktop.documents.fitting import fitted  # noqa: PLC0415 - start-up time
        from dvcq_desktop.documents.pdf import Cancelled, render  # noqa: PLC0415 - start-up time

        def checked() -> None:
            if cancelled is not None and cancelled():
                raise Cancelled

        document = fitted(self.build(read), checked)
        rendered = render(document, cancelled=cancelled, progress=progress)
        return Made(document.title, rendered.data, rendered.pages, symbol_of(document.blocks), document)

    def write_folder(
        self,
        connection: sqlite3.Connection,
        order: PrintOrder,
        parent: Path,
        report: Callable[[int, int], object],
    ) -> tuple[Path, str]:
        """Write the paper as a new folder of files; return it and what was done, in a sentence.

        What `report` raises ends it, and nothing is left. Only for kinds with the option `AS_FOLDER`.
        """
        raise NotImplementedError

    def orders_like(self, connection: sqlite3.Connection, paper: Issued) -> Iterable[PrintOrder]:
        """Return the orders that may have made a paper of the register, the likeliest first."""
        from dvcq_desktop.office.store import directory  # noqa: PLC0415 - start-up time

        chosen = paper.made_from.split("; ")
        options = frozenset(option for option in self.options if option.label in chosen)
        name = directory(connection).unit_name(paper.unit) if paper.unit else ""
        day = paper.as_of or paper.made_on
        return [PrintOrder(paper.year, day, paper.unit, options, name)] if day else []

    def warning(self, read: R) -> str:  # noqa: ARG002 - most rest on what is settled
        """Say what she should know before the paper goes out, "" for nothing; it is made all the same."""
        return ""

    def on_entry(self, read: R) -> Callable[[Action], object] | None:  # noqa: ARG002 - most change nothing else
        """Return what else is written when the paper has left the program, None for nothing."""
        return None

    def take_number(self, action: Action, before: Issued, paper: Issued) -> str:  # noqa: ARG002 - most have none
        """Give what the paper was made of its number, in the action that wrote it down.

        `before` is the paper as it was. Return what was done, in a sentence to show, "" for nothing.
        """
        return ""

    def year_of(self, read: R, order: PrintOrder) -> int:  # noqa: ARG002 - most papers are of the year asked for
        """Return the year that the paper is of."""
        return order.year

    def name_of(self, read: R, order: PrintOrder) -> str:
        """Return what the paper is called, as its file and the register name it."""
        return " ".join(
            part for part in (self.title, order.unit_name, str(self.year_of(read, order))) if part
        )


def kind_called(name: str, kinds: Iterable[PrintKind[R]]) -> PrintKind[R] | None:
    """Return the kind with a command-line name, None where there is none."""
    return next((kind for kind in kinds if kind.name == name), None)


def ordered(connection: sqlite3.Connection, order: PrintOrder) -> PrintOrder:
    """Return an order that knows whether the file's data is made up."""
    from dvcq_desktop.database.settings import is_sample  # noqa: PLC0415 - start-up time

    return replace(order, is_sample=is_sample(connection))


def load_ordered(
    kind: PrintKind[R], connection: sqlite3.Connection, order: PrintOrder
) -> tuple[R, PrintOrder]:
    """Return what a paper is made of, and its order as the file lets it be, both of one reading."""
    meant = ordered(connection, order)
    return kind.load(connection, meant), meant


def make_paper(
    kind: PrintKind[R],
    read: R,
    order: PrintOrder,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Made:
    """Make a paper; one of made-up data says so on every page. Raises what `make` raises."""
    made = kind.make(read, cancelled=cancelled, progress=progress)
    if not order.is_sample:
        return made
    from dvcq_desktop.documents.blocks import SAMPLE  # noqa: PLC0415 - start-up time
    from dvcq_desktop.documents.stamping import stamped  # noqa: PLC0415 - start-up time

    document = made.document and replace(made.document, mark=SAMPLE)
    return replace(made, data=stamped(made.data, SAMPLE, cancelled), document=document)


def mark_of(connection: sqlite3.Connection) -> str:
    """Return what stands on everything that is made of made-up data, "" where the file's is not."""
    from dvcq_desktop.database.settings import is_sample  # noqa: PLC0415 - start-up time
    from dvcq_desktop.documents.blocks import SAMPLE  # noqa: PLC0415 - start-up time

    return SAMPLE if is_sample(connection) else ""


def build_document(kind: PrintKind[R], read: R, order: PrintOrder) -> Document:
    """Build a paper's blocks; those of made-up data bear the mark."""
    from dvcq_desktop.documents.blocks import SAMPLE  # noqa: PLC0415 - start-up time

    document = kind.build(read)
    return replace(document, mark=SAMPLE) if order.is_sample else document


def print_paper(
    kind: PrintKind[R],
    read: R,
    order: PrintOrder,
    *,
    cancelled: Callable[[], bool] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Printed:
    """Turn what was read for an order into a finished paper; raises what `make` raises.

    Where it binds papers of several units together, each of them is made as well.
    """
    from dvcq_desktop.office.register.rules import Printed  # noqa: PLC0415 - start-up time

    apart = kind.parts(read, order)
    parts = []
    for place, (part, part_order) in enumerate(apart):
        own = replace(part_order, is_sample=order.is_sample)
        parts.append(print_paper(kind, part, own, cancelled=cancelled))
        if progress:
            progress(100 * (place + 1) // (len(apart) + 1))
    made = make_paper(kind, read, order, cancelled=cancelled, progress=None if apart else progress)
    year = kind.year_of(read, order)
    return Printed(
        kind=kind.name,
        title=made.title,
        name=kind.name_of(read, order),
        year=year,
        as_of=order.as_of,
        unit=order.unit,
        made_from=_made_from(kind, read, order),
        symbol=made.symbol,
        **issue_of(made.document.blocks if made.document is not None else ()),
        is_trial=PrintOption.TEST_PAGE in order.options,
        data=made.data,
        pages=made.pages,
        on_entry=kind.on_entry(read),
        warning=kind.warning(read),
        parts=tuple(parts),
        document=made.document,
    )


def symbol_of(blocks: Iterable[Block]) -> str:
    """Return the symbol that the paper's own number will stand before, "" where it gets no number."""
    from dvcq_desktop.documents.blocks import Letterhead  # noqa: PLC0415 - start-up time

    return next((block.symbol or "" for block in blocks if isinstance(block, Letterhead)), "")


def issue_of(blocks: Iterable[Block]) -> dict[str, Any]:
    """Return `number`, `issued_on` and `signer_name` as they stand on a paper that has its number."""
    from dvcq_desktop.documents.blocks import Letterhead, Signature  # noqa: PLC0415 - start-up time

    held = tuple(blocks)
    head = next((block for block in held if isinstance(block, Letterhead)), None)
    if head is None or not head.number:
        return {}
    signer = next((block.name for block in held if isinstance(block, Signature)), "")
    return {"number": head.number, "issued_on": head.issued_on, "signer_name": signer}


def _made_from(kind: PrintKind[R], read: R, order: PrintOrder) -> str:
    chosen = [option.label for option in kind.options if option in order.options]
    return "; ".join(part for part in (kind.source(read), *chosen) if part)
