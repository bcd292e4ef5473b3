# SPDX-License-Identifier: MIT
"""`dvcq import-models`: take registrations of models out of a spreadsheet into a file."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.text.normal import capital, in_sentence

if TYPE_CHECKING:
    import argparse
    import sqlite3

    from dvcq_desktop.nominations.importing.proposals import Known, Proposal


def import_models(options: argparse.Namespace) -> None:
    """Take what is new and what completes; what is nearly the same as another is listed and left out."""
    from dvcq_desktop.nominations.importing.applying import apply_models  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.nominations.importing.proposals import propose  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.nominations.importing.reading import (  # noqa: PLC0415 - only this command
        Choice,
        left_out_words,
        nameless_words,
        read_models,
        unit_words,
    )
    from dvcq_desktop.nominations.importing.stating import other_year, other_year_words  # noqa: PLC0415 - heavy
    from dvcq_desktop.opening import open_database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.sheets.reader import read_file  # noqa: PLC0415 - only this command needs it

    today = date.today()  # noqa: DTZ011 - the day on her wall
    book = read_file(options.file)
    listed = read_models(book, Choice(), today)
    if listed.trouble:
        raise UserError(f"Tệp “{book.name}”: {in_sentence(listed.trouble)}")
    with open_database(options.database, create=True) as database:
        year = options.year or listed.stated.year or today.year
        known = database.read(partial(_known, year, listed.stated.day, today))
        proposals = propose(listed, known)
        for each in proposals:
            print(_line(each))
        other = other_year(listed, year)
        warned = other_year_words(listed, year, other).rstrip("?") if other else ""
        for words in filter(
            None, (nameless_words(listed), unit_words(listed), left_out_words(listed), warned)
        ):
            print(f"{capital(words)}.")
        taken = [each for each in proposals if each.is_usual]
        if options.dry_run or not taken:
            print("Chưa ghi gì (--dry-run)." if options.dry_run else "Không có gì để ghi.")
            return
        name = f"Nhập đăng ký mô hình: {len(taken)} mô hình"
        applied = database.write(name, partial(apply_models, taken=taken, year=known.year, today=today))
    print(f"Đã ghi vào {options.database}: {applied.sentence}.")


def _known(year: int, day: date | None, today: date, connection: sqlite3.Connection) -> Known:
    from dvcq_desktop.nominations.importing.proposals import Known  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.nominations.store.fields import model_fields  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.nominations.store.models import models  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.office.store import directory  # noqa: PLC0415 - only this command needs it

    fields = [field for field in model_fields(connection) if field.enabled]
    return Known(year, models(connection), fields, directory(connection), today, day=day)


def _line(proposal: Proposal) -> str:
    remarks = f" ({'; '.join(proposal.remarks)})" if proposal.remarks else ""
    listed = proposal.listed
    said = " · ".join(filter(None, (proposal.state.label, listed.values["name"], listed.money_words)))
    return f"Dòng {listed.row + 1}: {said}{remarks}"
