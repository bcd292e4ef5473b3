# SPDX-License-Identifier: MIT
"""`dvcq backup` and `dvcq restore`; what they need is imported when they run, so that help comes at once."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from dvcq_desktop.database.restoring import RestorePreview


def back_up(options: argparse.Namespace) -> None:
    """Make a backup where something changed since the newest one."""
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.backing_up import own_folder  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.backups import BackupFolder  # noqa: PLC0415 - only this command needs it

    path: Path = options.database
    folder = BackupFolder(options.to, path.stem) if options.to else own_folder(path)
    with Database.open(path, exclusive=False) as database:
        if made := folder.make(database, _now()):
            print(f"Đã sao lưu vào {made.path}.")
            if options.to:
                print("Bản sao lưu không đặt mật khẩu: ai có thư mục này cũng đọc được.")
        elif newest := folder.holding(database, _now()):
            print(f"Không có gì thay đổi từ bản sao lưu {newest.path}.")


def restore(options: argparse.Namespace) -> None:
    """Bring a file back to what a copy holds, after a backup of what is there."""
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.database.restoring import BEYOND_OPENING, prepare_restore, restore_over  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.errors import UserError  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.going_back import go_back  # noqa: PLC0415 - only this command needs it

    path: Path = options.database
    copy: Path = options.file
    if copy.exists() and path.exists() and copy.samefile(path):
        raise UserError(f"{copy} chính là tệp dữ liệu: hãy chọn một bản sao lưu.")
    with opened_copy(path, copy) as (place, content):
        try:
            database = Database.open(path)
        except BEYOND_OPENING:
            aside = restore_over(path, place, _now(), content)
            print(f"Đã khôi phục {path} từ {copy}.")
            if aside:
                print(f"Tệp cũ không mở được, nay nằm ở {aside}.")
            return
        with database, prepare_restore(database, place, content) as prepared:
            if not prepared.preview.changes_anything:
                print("Hai bản giống nhau: không có gì để khôi phục.")
                return
            kept = go_back(database, prepared, _now())
    print(_told(path, copy, prepared.preview, kept.path))


@contextmanager
def opened_copy(path: Path, copy: Path) -> Iterator[tuple[Path, Callable[[str], bytes]]]:
    """Give the database that a chosen copy holds, and what finds the attached files that it only names.

    One that was handed over, sealed or in parts, is unsealed beside `path` for as long as that takes.
    """
    from dvcq_desktop.cli.handing import say_nothing, secret_for  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.backups import BackupFolder  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.receiving import offer_of, unseal  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.sending import temporary_folder  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.handover.taking import named  # noqa: PLC0415 - only this command needs it

    content = BackupFolder(copy.absolute().parent, path.stem).content
    offer = offer_of(copy) if copy.is_file() else None
    if offer is None or (offer.manifest is None and not offer.is_sealed and len(offer.paths) == 1):
        yield copy, content
        return
    secret = secret_for(offer)
    with temporary_folder(path.absolute().parent) as folder:
        plain = folder / offer.name
        unseal(offer, secret, plain, say_nothing)
        with named(plain, offer):
            yield plain, content


def _told(path: Path, copy: Path, preview: RestorePreview, kept: Path) -> str:
    lost = preview.comparison.here.actions
    said = f"Đã khôi phục {path} từ {copy}: "
    said += f"bỏ {lost} thay đổi làm sau đó" if lost else "không bỏ thay đổi nào"
    from dvcq_desktop.handover.backups import KEPT_APART  # noqa: PLC0415 - only this command needs it

    return f"{said}. Dữ liệu trước khi khôi phục ở {kept}, giữ {KEPT_APART.days} ngày."


def _now() -> datetime:
    return datetime.now().astimezone()
