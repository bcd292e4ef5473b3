# SPDX-License-Identifier: MIT
"""`dvcq import-staff`: take a staff list out of a spreadsheet into a file, or only say what would change."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    import argparse

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.staff.lists import Choice, StaffList
    from dvcq_desktop.office.staff.proposals import Proposal
    from dvcq_desktop.office.staff.units import ListedUnit
    from dvcq_desktop.sheets.book import Book


def import_staff(options: argparse.Namespace) -> None:
    """Take what a list brings: new and changed people; who is not in it stays, unless a day is given.

    Wrong rows are named and left out, the others are taken; then the exit status is 1.
    """
    from dvcq_desktop.office.staff import report  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.opening import open_database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.sheets.reader import read_file  # noqa: PLC0415 - only this command needs it

    book = read_file(options.file)
    today = date.today()  # noqa: DTZ011 - the day on her wall
    directory = _directory(options)
    listed, units, proposals = _read(book, directory, today, options)
    if options.json:
        print_json(report.as_json(listed, proposals, units))
    else:
        print("\n".join(report.report(listed, proposals, units)))
    taken = tuple(each for each in proposals if each.taken)
    if options.dry_run:
        said = "Chưa ghi gì (--dry-run)."
    elif not taken:
        said = "Không có gì để ghi."
    else:
        from dvcq_desktop.office.staff.applying import Order, apply_list  # noqa: PLC0415 - only this command needs it

        corrections = frozenset(each.key for each in taken if options.correct)
        order = Order(taken, units, options.since, options.end_missing or today, corrections)
        with open_database(options.database, create=True) as database:
            name = f"Nhập danh sách cán bộ: {len(taken)} người"
            applied = database.write(name, partial(apply_list, order=order))
        said = f"Đã ghi vào {options.database}: {applied.sentence}."
    print(said, file=sys.stderr if options.json else sys.stdout)
    _complain_of_wrong(proposals)


def _directory(options: argparse.Namespace) -> Directory:
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.directory import Directory  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - only this command needs it

    if not options.database.exists():
        return Directory()
    with Database.open(options.database, exclusive=False) as database, database.reading() as connection:
        return directory(connection)


def _read(
    book: Book, directory: Directory, today: date, options: argparse.Namespace
) -> tuple[StaffList, tuple[ListedUnit, ...], tuple[Proposal, ...]]:
    from dvcq_desktop.office.staff.kinds import kinds_of  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.staff.proposals import State, propose  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.staff.reading import ListReader  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.staff.units import NEW, units_of  # noqa: PLC0415 - only this command needs it

    listed = ListReader(book, directory, today).read(_choice(book, options.sheet))
    if listed.trouble:
        raise UserError(f"Tệp “{listed.name}”: {in_sentence(listed.trouble)}")
    units = units_of(listed, directory, today, {})
    kinds = kinds_of(listed, directory, {})
    if options.add_kinds:
        kinds = tuple(replace(kind, chosen=NEW) for kind in kinds)
    proposals = propose(listed, directory, today, units, kinds)
    if options.end_missing:
        proposals = tuple(
            replace(each, taken=True) if each.state is State.LEFT else each for each in proposals
        )
    return listed, units, proposals


def _choice(book: Book, sheet: str | None) -> Choice:
    from dvcq_desktop.office.staff.lists import Choice  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.staff.reading import ALL_SHEETS  # noqa: PLC0415 - only this command needs it

    if sheet is None:
        return Choice()
    if sheet == "*":
        return Choice(ALL_SHEETS)
    names = [each.name for each in book.sheets]
    if sheet not in names:
        raise UserError(f"Tệp “{book.name}” không có trang “{sheet}”. Các trang: {'; '.join(names)}.")
    return Choice(names.index(sheet))


def _complain_of_wrong(proposals: tuple[Proposal, ...]) -> None:
    from dvcq_desktop.office.staff.proposals import State  # noqa: PLC0415 - only this command needs it

    wrong = [each for each in proposals if each.state is State.WRONG]
    if wrong:
        raise UserError(
            f"Có {len(wrong)} dòng sai chưa nhận được ({wrong[0].what.removesuffix('.')});"
            " hãy sửa trong bảng tính rồi nhập lại."
        )


def print_json(value: object) -> None:
    """Print JSON so that no letter is lost, whatever the encoding of the console or the pipe."""
    unicode = sys.stdout.encoding.lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))
