# SPDX-License-Identifier: MIT
"""`dvcq handover`, `compare` and `merge`: what the stick is for, without a window."""

from __future__ import annotations

import getpass
import os
import sys
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.handover.receiving import Offer

PASSPHRASE = "DVCQ_PASSPHRASE"  # noqa: S105 - the name of a variable
T = TypeVar("T")


def hand_over(options: argparse.Namespace) -> None:
    """Write a verified copy into a folder, sealed by a passphrase unless it is to be plain."""
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.drives import drive_of  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.handing import Terms, hand_over_now  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.naming import kept_words  # noqa: PLC0415 - only this command needs it

    drive = drive_of(options.to) if options.to.is_dir() else None
    if drive is None:
        raise UserError(f"Không có thư mục {options.to}; hãy cắm USB hoặc chọn thư mục có sẵn.")
    passphrase = "" if options.plain else _new_passphrase()
    with Database.open(options.database) as database:
        terms = Terms(view_only=options.view_only)
        done = hand_over_now(database, drive, passphrase, terms, say_nothing)
    names = ", ".join(part.name for part in done.manifest.parts)
    print(f"Đã bàn giao vào {options.to}: {names}; đã đọc lại và đúng với bản gốc.{kept_words(done.kept)}")
    if done.remark:
        print(done.remark, file=sys.stderr)
    if not passphrase:
        print("Bản này không có mật khẩu: ai có tệp cũng mở được.")


def compare(options: argparse.Namespace) -> None:
    """Tell how a copy stands to the file: first in two words, then by room."""
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover import taking  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.sides import by_kind  # noqa: PLC0415 - only this command needs it

    with Database.open(options.database, exclusive=False) as database:
        comparison = _with_passphrase(
            options.file, lambda offer, secret: taking.compare_offer(database, offer, secret, say_nothing)
        )
        print(comparison.word)
        print(comparison.sentence)
        for kind in by_kind(comparison, _naming(database)):
            print(f"  {kind.room} · {kind.name}: máy này {kind.here}; bản kia {kind.there}")


def merge(options: argparse.Namespace) -> None:
    """Bring in what a copy has more; where both sides differ, list it and leave it to her."""
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover import store, taking  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.backups import KEPT_APART  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.naming import local_time  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.rooms import ROOMS  # noqa: PLC0415 - only this command needs it

    rooms = tuple(ROOMS.values())
    with Database.open(options.database) as database:
        naming = _naming(database)
        prepared = _with_passphrase(
            options.file, lambda offer, secret: taking.prepare(database, offer, secret, rooms, say_nothing)
        )
        with prepared:
            print(prepared.comparison.word)
            print(prepared.sentence)
            if prepared.preview is None:
                print("Bản kia không có gì mới; tệp của máy này giữ nguyên.")
                return
            note = store.note_of(database, prepared, naming, {}, options.file.name)
            now, digest = datetime.now().astimezone(), store.digest_of_copy(prepared)
            result, kept = taking.apply(database, prepared, rooms, {}, say_nothing, now)
        store.keep_merged(database, note)
        store.keep_taken(database, digest)
        print(
            f"Đã nhận {result.actions} thay đổi: thêm {result.added} dòng, sửa {result.fields} mục,"
            f" {result.conflicts} chỗ cần chọn."
        )
        with database.reading() as connection:
            for conflict in database.conflicts():
                print(f"Cần chọn: {naming.place(connection, conflict)}")
                for value in conflict.values:
                    said = naming.said(connection, conflict, value)
                    print(f"  {said}   ({value.pc}, {local_time(value.at)}, {value.action})")
        for remark in note.remarks:
            print(f"Lưu ý: {remark}")
        if kept is not None:
            print(f"Dữ liệu trước khi nhận ở {kept.path}, giữ {KEPT_APART.days} ngày.")


def _with_passphrase(path: Path, work: Callable[[Offer, str], T]) -> T:
    """Do something with a copy; where it is sealed, by the passphrase from the variable or the keyboard."""
    from dvcq_desktop.handover.receiving import offer_of  # noqa: PLC0415 - only this command needs it

    if not path.exists():
        raise UserError(f"Không có tệp {path}.")
    offer = offer_of(path)
    return work(offer, secret_for(offer))


def secret_for(offer: Offer) -> str:
    """Return the passphrase of a copy from the variable or the keyboard, "" where it needs none."""
    return (os.environ.get(PASSPHRASE) or _ask("Mật khẩu của bản bàn giao: ")) if offer.is_sealed else ""


def _new_passphrase() -> str:
    """Return the passphrase from the variable, or typed twice."""
    given = os.environ.get(PASSPHRASE)
    if given is None:
        given = _ask("Đặt mật khẩu cho bản bàn giao: ")
        if given != _ask("Gõ lại mật khẩu: "):
            raise UserError("Hai lần gõ mật khẩu không giống nhau; chưa bàn giao gì.")
    from dvcq_desktop.handover.passphrases import LEAST  # noqa: PLC0415 - only this command needs it

    if len(given) < LEAST:
        raise UserError(f"Mật khẩu cần ít nhất {LEAST} ký tự; muốn bàn giao không mật khẩu thì thêm --plain.")
    return given


def _ask(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise UserError(f"Cần mật khẩu: hãy đặt biến môi trường {PASSPHRASE}.")
    return getpass.getpass(prompt)


def _naming(database: Database) -> Naming:
    from dvcq_desktop.handover.naming import Naming  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.rooms import EVERY_NAME, ROOMS  # noqa: PLC0415 - only this command needs it

    return Naming(database.fields, ROOMS, EVERY_NAME)


def say_nothing(_done: int, _total: int, _sentence: str) -> None:
    """Report no progress."""
