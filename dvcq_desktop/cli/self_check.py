# SPDX-License-Identifier: MIT
"""`dvcq self-check`: does this program, as it was built or installed, do all that it is for."""

from __future__ import annotations

import io
import tempfile
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    Check = Callable[[Path], None]

_PASSPHRASE = "bốn âm tiết dễ nhớ"  # noqa: S105 - seals nothing but the data of the check
# Only a merge leaves what these are about.
_NEEDS_MORE = {"merge-minutes"}


def self_check(_options: argparse.Namespace) -> None:
    """Do each thing once on made-up data in a folder of its own, and say so."""
    with tempfile.TemporaryDirectory(prefix="dvcq-tu-kiem-tra-") as folder:
        for name in passed(Path(folder)):
            print(f"Đạt: {name}")
    print("Chương trình hoạt động đầy đủ.")


def passed(folder: Path) -> Iterator[str]:
    """Yield the name of each check that passed; raises UserError for the first that did not."""
    for name, check in _CHECKS:
        try:
            check(folder)
        except Exception as error:
            # Whatever it is, whoever builds the program must know which part fails.
            said = error.sentence if isinstance(error, UserError) else f"{type(error).__name__}: {error}"
            raise UserError(f"Tự kiểm tra hỏng ở bước “{name}”: {said}") from error
        yield name


def database_of(folder: Path) -> Path:
    """Return the database that the checks work on."""
    return folder / "Dữ liệu mẫu.dvcq"


def _make_database(folder: Path) -> None:
    _run("demo", "--database", str(database_of(folder)))
    _run("verify", "--database", str(database_of(folder)))


def _migrate(folder: Path) -> None:
    """Open a file of the first version; the program brings it to its own."""
    import gzip  # noqa: PLC0415 - here only

    from dvcq_desktop.opening import open_database  # noqa: PLC0415 - here only
    from dvcq_desktop.resources import resource  # noqa: PLC0415 - here only

    old = folder / "Bản cũ.dvcq"
    old.write_bytes(gzip.decompress(resource("self-check", "version-1.gz").read_bytes()))
    with open_database(old, create=False) as database:
        if findings := database.verify().findings:
            raise UserError(str(findings[0]))


def _print_everything(folder: Path) -> None:
    from dvcq_desktop.kinds import KINDS  # noqa: PLC0415 - here only

    path = folder / "in.dvcq"
    path.write_bytes(database_of(folder).read_bytes())
    _run("draft-next-plan", "--database", str(path))
    for kind in KINDS:
        if kind.name in _NEEDS_MORE:
            continue
        out = folder / f"{kind.name}.pdf"
        _run("print", kind.name, "--database", str(path), "--out", str(out), "--no-register")
        if not out.read_bytes().startswith(b"%PDF"):
            raise UserError(f"{kind.name} không ra tệp PDF.")
    for suffix in ("docx", "xlsx", "csv"):
        out = folder / f"a.{suffix}"
        _run("print", "assignment-table", "--database", str(path), "--out", str(out), "--no-register")


def _print_guide(folder: Path) -> None:
    """Print the help's pages with their pictures."""
    out = folder / "guide.pdf"
    _run("print", "guide", "--out", str(out))
    if not out.read_bytes().startswith(b"%PDF"):
        raise UserError("sách hướng dẫn không ra tệp PDF.")


def _read_codes(folder: Path) -> None:
    from dvcq_desktop.commitments.scans.finding import find_codes  # noqa: PLC0415 - here only
    from dvcq_desktop.commitments.scans.sources import open_source  # noqa: PLC0415 - here only

    with open_source(folder / "commitment-forms.pdf") as source:
        if find_codes(source.page(0).convert("L")).code is None:
            raise UserError("không đọc được mã trên bản cam kết vừa in.")


def _seal(folder: Path) -> None:
    from dvcq_desktop.handover import age  # noqa: PLC0415 - here only

    data = database_of(folder).read_bytes()
    sealed = io.BytesIO()
    age.encrypt(io.BytesIO(data), sealed, _PASSPHRASE)
    sealed.seek(0)
    if b"".join(age.decrypt(sealed, _PASSPHRASE)) != data:
        raise UserError("giải mã ra khác với bản gốc.")


def _run(*arguments: str) -> None:
    from dvcq_desktop.cli.parser import make_parser  # noqa: PLC0415 - it knows this command too

    options = make_parser().parse_args(arguments)
    with redirect_stdout(io.StringIO()):
        options.run(options)


_CHECKS: tuple[tuple[str, Check], ...] = (
    ("lập tệp dữ liệu", _make_database),
    ("nâng cấp tệp của phiên bản đầu", _migrate),
    ("in mọi loại giấy tờ", _print_everything),
    ("in sách hướng dẫn", _print_guide),
    ("đọc mã trên bản cam kết", _read_codes),
    ("mã hóa và giải mã", _seal),
)
