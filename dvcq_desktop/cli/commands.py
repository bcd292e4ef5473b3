# SPDX-License-Identifier: MIT
"""What each command does; every one imports what it needs when it runs, so that help comes at once."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import argparse
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import PrintOrder
    from dvcq_desktop.office.register.rules import Printed
    from dvcq_desktop.plan.plantext import PlanText


def make_demo(options: argparse.Namespace) -> None:
    """Make a new file with the demonstration in it."""
    from dvcq_desktop.database import Database  # noqa: PLC0415
    from dvcq_desktop.demo import fill  # noqa: PLC0415

    path: Path = options.database
    if path.exists():
        raise UserError(f"Đã có tệp {path}; dữ liệu mẫu chỉ được ghi vào một tệp mới.")
    with Database.open(path, create=True) as database:
        fill(database, options.as_of)
    print(f"Đã tạo dữ liệu mẫu trong {path}.")


def read_plan(options: argparse.Namespace) -> None:
    """Read a plan and show what was understood of it."""
    from dvcq_desktop.plan import reader  # noqa: PLC0415

    text = reader.read_plan(options.file)
    if options.json:
        _print_json(text.as_json())
    else:
        print("\n".join(_summary(text)))


def draft_next_plan(options: argparse.Namespace) -> None:
    """Draft the plan of the year after from the one of a year, in one action."""
    from dvcq_desktop.database import Database  # noqa: PLC0415
    from dvcq_desktop.plan.store import year_turn  # noqa: PLC0415

    with Database.open(options.database) as database:
        with database.reading() as connection:
            plan = year_turn.plan_to_turn(connection, options.year)
            year = year_turn.year_after(connection, plan)
        work = partial(
            year_turn.draft_usual,
            plan_id=plan,
            year=year,
            as_of=options.as_of,
            carry=options.carry_unfinished,
        )
        made = database.write(f"Lập kế hoạch năm {year}", work)
    print(
        f"Đã lập dự thảo kế hoạch năm {made.year} trong {options.database}: {made.clauses} mục,"
        f" {made.tasks} nhiệm vụ, trong đó {made.carried} chuyển tiếp."
    )
    if made.remarks:
        print(f"Có {made.remarks} chỗ cần kiểm tra; xem ở trang Văn bản kế hoạch.")


def print_paper(options: argparse.Namespace) -> None:
    """Write one paper as a PDF file and enter it into the register, or list the kinds of papers."""
    from dvcq_desktop.kinds import KINDS  # noqa: PLC0415
    from dvcq_desktop.office.printing import kind_called, print_paper  # noqa: PLC0415

    if options.list:
        print("\n".join(f"{each.name:<18}{each.title}" for each in KINDS))
        return
    kind = kind_called(options.kind or "", KINDS)
    if kind is None:
        _complain(options, f"Hãy chọn một loại: {', '.join(each.name for each in KINDS)}.")
    if options.out is None:
        _complain(options, "Còn thiếu: --out TỆP_PDF.")
    if not options.out.is_dir() and options.out.suffix.lower() != ".pdf":
        raise UserError(f"Hiện chỉ in ra PDF; hãy đổi {options.out.name} thành tên có đuôi .pdf.")
    with _reading(options.database) as connection:
        order = _order(connection, options)
        read = kind.load(connection, order)
    printed = print_paper(kind, read, order)
    _save(printed, options.out)
    if options.register:
        _enter(options.database, printed)


def _save(printed: Printed, out: Path) -> None:
    """Write a paper to a file, or into a folder; there each unit's own has a file of its own."""
    from dvcq_desktop.documents.saving import save  # noqa: PLC0415
    from dvcq_desktop.text.file_names import safe_file_name  # noqa: PLC0415

    papers = (printed.parts or (printed,)) if out.is_dir() else (printed,)
    for paper in papers:
        path = out / safe_file_name(paper.name) if out.is_dir() else out
        save(paper.data, path)
        print(f"Đã in {paper.name} ra {path}.")


def verify(options: argparse.Namespace) -> None:
    """Examine a file; raise UserError where it is not whole."""
    from dvcq_desktop.database import Database  # noqa: PLC0415

    with Database.open(options.database, exclusive=False, unchecked=True) as database:
        report = database.verify()
    if options.json:
        _print_json(json.loads(report.as_json()))
    else:
        counts = (f"  {table}: {count}" for table, count in report.counts.items())
        lines = (f"SQLite: {report.integrity}", "Số dòng:", *counts, f"Mã nhật ký: {report.digest}")
        print("\n".join((*lines, *report.findings)))
    if not report.is_sound:
        wrong = max(1, len(report.findings))
        raise UserError(f"Tệp {options.database} có {wrong} chỗ không đúng; hãy mở bản sao lưu gần nhất.")


def _complain(options: argparse.Namespace, sentence: str) -> NoReturn:
    parser: argparse.ArgumentParser = options.parser
    parser.error(sentence)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    from dvcq_desktop.database import Database  # noqa: PLC0415

    with Database.open(path, exclusive=False) as database, database.reading() as connection:
        yield connection


def _order(connection: sqlite3.Connection, options: argparse.Namespace) -> PrintOrder:
    from dvcq_desktop.office.printing import PrintOption, PrintOrder  # noqa: PLC0415
    from dvcq_desktop.office.store import directory  # noqa: PLC0415

    year = options.year or _year(connection, options.as_of)
    office = directory(connection) if options.unit else None
    unit = _unit(office, options.unit) if office else None
    asked = {
        PrintOption.PER_UNIT: options.per_unit,
        PrintOption.FIRST_DEADLINE: options.against == "first",
        PrintOption.WITH_TABLE: options.with_table,
        PrintOption.WITH_SOON: options.with_soon,
        PrintOption.OWN_PLANS: options.own_plans,
    }
    chosen = frozenset(option for option, wanted in asked.items() if wanted)
    name = office.unit_name(unit) if office else ""
    return PrintOrder(year, options.as_of, unit, chosen, name, reply_by=options.reply_by)


def _enter(path: Path, printed: Printed) -> None:
    """Enter a print into the register; where the file can't be written, say so and be content."""
    from dvcq_desktop.database import Database  # noqa: PLC0415
    from dvcq_desktop.office.register.store import record_papers  # noqa: PLC0415

    try:
        with Database.open(path) as database:
            database.write(f"Ghi vào Sổ văn bản: {printed.name}", partial(record_papers, printed=printed))
    except UserError as error:
        print(f"Chưa ghi được vào Sổ văn bản: {error.sentence}", file=sys.stderr)


def _year(connection: sqlite3.Connection, as_of: date) -> int:
    """Return the year of the day where it has tasks, else the latest that has."""
    from dvcq_desktop.plan.store.tasks import years  # noqa: PLC0415

    found = years(connection)
    return as_of.year if as_of.year in found or not found else found[0]


def _unit(directory: Directory, name: str) -> str:
    from dvcq_desktop.plan.addressees import resolve  # noqa: PLC0415

    known = directory.unit_called_like(name)
    key = known.id if known else resolve(name, directory).unit
    if key is None:
        names = "; ".join(unit.name for unit in directory.units)
        raise UserError(f"Không có đơn vị nào tên “{name}”. Các đơn vị: {names}.")
    return key


def _summary(text: PlanText) -> Iterator[str]:
    yield f"{text.kind} số {text.number or '...'}/{text.symbol or '...'}, {text.place}, {text.date_text}"
    yield text.abstract
    yield f"Căn cứ: {len(text.bases)}; nơi nhận: {len(text.recipients)}"
    yield f"Người ký: {' / '.join((*text.signer.authority, text.signer.title, text.signer.name))}"
    for number, task in enumerate(text.tasks, 1):
        yield f"{number:>3}. [{', '.join(task.clauses)}] {task.title}" + (
            f" - {task.lead}" if task.lead else ""
        )
    yield from (f"Cần kiểm tra ({remark.place}): {remark.sentence}" for remark in text.remarks)
    yield from (f"Chưa xếp được: {line}" for line in text.unplaced)


def _print_json(value: object) -> None:
    """Print JSON so that no letter is lost, whatever the encoding of the console or the pipe."""
    unicode = sys.stdout.encoding.lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on her wall
