# SPDX-License-Identifier: MIT
"""`dvcq print`: a paper of any room, read from a file and entered into its register."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import argparse
    import sqlite3
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from dvcq_desktop.documents.formats import Format
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.printing import PrintKind, PrintOrder
    from dvcq_desktop.office.register.rules import Printed


_GUIDE = "guide"


def print_paper(options: argparse.Namespace) -> None:
    """Write one paper as a file and enter it into the register, or list the kinds of papers."""
    from dvcq_desktop.kind_finding import find_kind  # noqa: PLC0415 - only when printed
    from dvcq_desktop.office.printing import Entry, PrintOption, ordered, print_paper  # noqa: PLC0415 - heavy

    if options.list:
        titles = {**{each.name: each.title for each in _every_kind()}, _GUIDE: "Sách hướng dẫn sử dụng"}
        wide = max(map(len, titles))
        print("\n".join(f"{name:<{wide}}  {title}" for name, title in titles.items()))
        return
    if options.kind == _GUIDE:
        _print_guide(options)
        return
    kind = find_kind(options.kind) if options.kind else None
    if kind is None:
        _complain(options, f"Hãy chọn một loại: {', '.join(each.name for each in _every_kind())}, {_GUIDE}.")
    if options.out is None:
        _complain(options, "Còn thiếu: --out TỆP.")
    wanted = None if options.as_folder else _format(options)
    with _reading(options.database) as connection:
        order = ordered(connection, _order(connection, kind, options))
        if PrintOption.AS_FOLDER in order.options:
            _write_folder(connection, kind, order, options)
            return
        read = kind.load(connection, order)
    printed = print_paper(kind, read, order)
    assert wanted is not None
    _save(printed, options.out, wanted)
    if printed.warning:
        print(f"Lưu ý: {printed.warning}", file=sys.stderr)
    _enter(
        options.database,
        printed,
        register=options.register and kind.entry is Entry.BY_USE and not printed.is_trial,
    )


def _every_kind() -> Sequence[PrintKind[Any]]:
    from dvcq_desktop.kinds import KINDS  # noqa: PLC0415 - brings all rooms

    return KINDS


def _print_guide(options: argparse.Namespace) -> None:
    """Write the guide, which is made of no file's data."""
    from dvcq_desktop.documents.formats import Format, render_as  # noqa: PLC0415 - only when printed
    from dvcq_desktop.documents.saving import save  # noqa: PLC0415 - only when printed
    from dvcq_desktop.guide.pages import Guide  # noqa: PLC0415 - only when printed
    from dvcq_desktop.guide.prints import TITLE, build, printed  # noqa: PLC0415 - only when printed
    from dvcq_desktop.text.file_names import safe_file_name  # noqa: PLC0415 - only when printed

    if options.out is None:
        _complain(options, "Còn thiếu: --out TỆP.")
    wanted = _format(options)
    out = options.out / safe_file_name(TITLE, wanted.suffix) if options.out.is_dir() else options.out
    guide = Guide()
    save(printed(guide) if wanted is Format.PDF else render_as(build(guide), wanted), out)
    print(f"Đã in {TITLE} ra {out}.")


def _format(options: argparse.Namespace) -> Format:
    """Return which kind of file is wanted: the one that was named, else that of the file's suffix."""
    from dvcq_desktop.documents.formats import Format  # noqa: PLC0415 - only this command needs it

    out: Path = options.out
    known = {each.suffix: each for each in Format}
    if out.is_dir():
        return Format(options.format or Format.PDF)
    wanted = Format(options.format) if options.format else known.get(out.suffix.lower())
    if wanted is None:
        raise UserError(f"Không in ra tệp {out.name} được; hãy đặt tên có đuôi .pdf, .docx, .xlsx hoặc .csv.")
    if out.suffix.lower() != wanted.suffix:
        raise UserError(
            f"Tên {out.name} không hợp với --format {wanted}; hãy đặt tên có đuôi {wanted.suffix}."
        )
    return wanted


def _bytes(paper: Printed, wanted: Format) -> bytes:
    from dvcq_desktop.documents.formats import Format, formats_of, render_as  # noqa: PLC0415 - only this command needs it

    if wanted is Format.PDF:
        return paper.data
    if paper.document is None:
        raise UserError(
            f"“{paper.name}” chỉ in ra PDF: mẫu in hàng loạt phải giữ đúng từng vị trí trên giấy."
        )
    if wanted not in formats_of(paper.document):
        raise UserError(f"“{paper.name}” không có bảng nào để đưa ra .{wanted}; hãy chọn docx hoặc pdf.")
    return render_as(paper.document, wanted)


def _save(printed: Printed, out: Path, wanted: Format) -> None:
    """Write a paper to a file, or into a folder; there each unit's own has a file of its own."""
    from dvcq_desktop.documents.saving import save  # noqa: PLC0415 - only when printed
    from dvcq_desktop.text.file_names import safe_file_name  # noqa: PLC0415 - only when printed

    papers = (printed.parts or (printed,)) if out.is_dir() else (printed,)
    for paper in papers:
        path = out / safe_file_name(paper.name, wanted.suffix) if out.is_dir() else out
        save(_bytes(paper, wanted), path)
        print(f"Đã in {paper.name} ra {path}.")


def _write_folder(
    connection: sqlite3.Connection, kind: PrintKind[Any], order: PrintOrder, options: argparse.Namespace
) -> None:
    """Write a paper as a folder of files into the folder that was named."""
    from dvcq_desktop.office.printing import PrintOption  # noqa: PLC0415 - only when printed

    if PrintOption.AS_FOLDER not in kind.options:
        raise UserError(f"“{kind.title}” không xuất thành thư mục được; hãy bỏ --as-folder.")
    if not options.out.is_dir():
        raise UserError(f"Không có thư mục {options.out}; với --as-folder, --out là thư mục có sẵn.")
    _folder, said = kind.write_folder(connection, order, options.out, lambda _done, _total: None)
    print(said)


def _order(connection: sqlite3.Connection, kind: PrintKind[Any], options: argparse.Namespace) -> PrintOrder:
    from dvcq_desktop.office.printing import Narrowed, PrintOption, PrintOrder, Sorting  # noqa: PLC0415 - heavy
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - only this command needs it

    usual = _year(connection, options.as_of) if kind.is_of_year else 0
    office = directory(connection) if options.unit or options.person else None
    unit = _unit(office, options.unit) if office and options.unit else None
    asked = {
        PrintOption.PER_UNIT: options.per_unit,
        PrintOption.FIRST_DEADLINE: options.against == "first",
        PrintOption.WITH_TABLE: options.with_table,
        PrintOption.WITH_SOON: options.with_soon,
        PrintOption.OWN_PLANS: options.own_plans,
        PrintOption.ONLY_UNSIGNED: options.only_unsigned,
        PrintOption.BLANK: options.blank,
        PrintOption.TEXT_ONLY: options.text_only,
        PrintOption.WITH_TITLE: options.with_title,
        PrintOption.WITH_STATE: options.with_state,
        PrintOption.TEST_PAGE: options.test_page,
        PrintOption.AS_FOLDER: options.as_folder,
    }
    chosen = frozenset(option for option, wanted in asked.items() if wanted)
    name = office.unit_name(unit) if office else ""
    return PrintOrder(
        year=options.year or usual,
        as_of=options.as_of,
        unit=unit,
        options=chosen,
        unit_name=name,
        record=None if kind.is_of_year and not kind.takes_record else _record(options),
        model=options.model,
        reply_by=options.reply_by,
        people=_people(office, options.person) if office and options.person else (),
        sorting=Sorting(options.order) if options.order else None,
        copies=options.copies,
        shift=(options.shift_right, options.shift_down),
        period=options.period,
        narrowed=Narrowed(tuple(options.activity_kind or ()), tuple(options.month or ())),
    )


def _record(options: argparse.Namespace) -> str | None:
    """Return the one record that a paper is made of: only one of these options says something to a kind."""
    name: str | None = options.campaign or options.appraisal or options.decision
    return name


def _enter(path: Path, printed: Printed, *, register: bool) -> None:
    """Enter a print, and what changes with it; where the file can't be written, say so and be content."""
    if not register and printed.on_entry is None:
        return
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.register.store import record_papers  # noqa: PLC0415 - only this command needs it

    work = partial(record_papers, printed=printed) if register else printed.on_entry
    name = f"{'Ghi vào Sổ văn bản' if register else 'In'}: {printed.name}"
    assert work is not None
    try:
        with Database.open(path) as database:
            database.write(name, work)
    except UserError as error:
        said = "Chưa ghi được vào Sổ văn bản" if register else "Chưa ghi được là đã in"
        print(f"{said}: {error.sentence}", file=sys.stderr)


def _year(connection: sqlite3.Connection, as_of: date) -> int:
    """Return the year of the day where it has tasks, else the latest that has."""
    from dvcq_desktop.plan.store.tasks import years  # noqa: PLC0415 - only this command needs it

    found = years(connection)
    return as_of.year if as_of.year in found or not found else found[0]


def _unit(directory: Directory, name: str) -> str:
    from dvcq_desktop.plan.addressees import resolve  # noqa: PLC0415 - only this command needs it

    known = directory.unit_called_like(name)
    key = known.id if known else resolve(name, directory).unit
    if key is None:
        names = "; ".join(unit.name for unit in directory.units)
        raise UserError(f"Không có đơn vị nào tên “{name}”. Các đơn vị: {names}.")
    return key


def _people(directory: Directory, names: list[str]) -> tuple[str, ...]:
    """Return the keys of people by name; raise UserError for a name that nobody or several have."""
    from dvcq_desktop.office.checks import birth_text  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.text.folding import fold  # noqa: PLC0415 - only this command needs it

    found = []
    for name in names:
        called = [person for person in directory.people if name == person.id]
        called = called or [person for person in directory.people if fold(person.full_name) == fold(name)]
        if not called:
            raise UserError(f"Không có ai tên “{name}” trong danh sách cán bộ.")
        if len(called) > 1:
            known = "; ".join(f"sinh {birth_text(each.birth) or '(chưa rõ)'}: {each.id}" for each in called)
            raise UserError(f"Có {len(called)} người tên “{name}”; hãy ghi mã thay cho tên ({known}).")
        found.append(called[0].id)
    return tuple(found)


def _complain(options: argparse.Namespace, sentence: str) -> NoReturn:
    parser: argparse.ArgumentParser = options.parser
    parser.error(sentence)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it

    with Database.open(path, exclusive=False) as database, database.reading() as connection:
        yield connection
