# SPDX-License-Identifier: MIT
"""`dvcq check-document`: a finished Word file or PDF held against the decree, also after she edited it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def check_document(options: argparse.Namespace) -> None:
    """Print each finding with its place and its rule; raise UserError where there is any."""
    from dvcq_desktop.documents.checking.check import check_file  # noqa: PLC0415 - only this command needs it

    path: Path = options.file
    found = check_file(path)
    if options.json:
        from dvcq_desktop.cli.commands import print_json  # noqa: PLC0415 - only this command needs it

        print_json([{"place": each.place, "rule": each.clause, "sentence": each.sentence} for each in found])
    else:
        for each in found:
            print(f"{each.place}: {each.sentence} ({each.clause})")
    if found:
        raise UserError(f"“{path.name}” có {len(found)} chỗ chưa đúng thể thức Nghị định 30/2020/NĐ-CP.")
    if not options.json:
        print(f"“{path.name}” đúng thể thức Nghị định 30/2020/NĐ-CP ở những điểm kiểm tra được.")
