# SPDX-License-Identifier: MIT
"""What each command does; every one imports what it needs when it runs, so that help comes at once."""

from __future__ import annotations

import json
import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from dvcq_desktop.plan.plantext import PlanText


def make_demo(options: argparse.Namespace) -> None:
    """Make a new file with the demonstration in it."""
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.demo import fill  # noqa: PLC0415 - only this command needs it

    path: Path = options.database
    if path.exists():
        raise UserError(f"Đã có tệp {path}; dữ liệu mẫu chỉ được ghi vào một tệp mới.")
    with Database.open(path, create=True) as database:
        fill(database, options.as_of)
    print(f"Đã tạo dữ liệu mẫu trong {path}.")


def read_plan(options: argparse.Namespace) -> None:
    """Read a plan and show what was understood of it."""
    from dvcq_desktop.plan import reader  # noqa: PLC0415 - only this command needs it

    text = reader.read_plan(options.file)
    if options.json:
        print_json(text.as_json())
    else:
        print("\n".join(_summary(text)))


def draft_next_plan(options: argparse.Namespace) -> None:
    """Draft the plan of the year after from the one of a year, in one action."""
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it
    from dvcq_desktop.plan.store import year_turn  # noqa: PLC0415 - only this command needs it

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


def verify(options: argparse.Namespace) -> None:
    """Examine a file; raise UserError where it is not whole."""
    from dvcq_desktop.database import Database  # noqa: PLC0415 - only this command needs it

    with Database.open(options.database, exclusive=False, unchecked=True) as database:
        report = database.verify()
    if options.json:
        print_json(json.loads(report.as_json()))
    else:
        counts = (f"  {table}: {count}" for table, count in report.counts.items())
        lines = (f"SQLite: {report.integrity}", "Số dòng:", *counts, f"Mã nhật ký: {report.digest}")
        print("\n".join((*lines, *report.findings)))
    if not report.is_sound:
        wrong = max(1, len(report.findings))
        raise UserError(f"Tệp {options.database} có {wrong} chỗ không đúng; hãy mở bản sao lưu gần nhất.")


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


def print_json(value: object) -> None:
    """Print JSON so that no letter is lost, whatever the encoding of the console or the pipe."""
    unicode = sys.stdout.encoding.lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not unicode, indent=2))


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on her wall
