# SPDX-License-Identifier: MIT
"""A made-up but believable year of a commune, to try the program on and to take its pictures of.

The plan of 2026 is a real, published one; the people and what they did are invented (`resources/demo/`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.database.settings import mark_sample
from dvcq_desktop.demo import office
from dvcq_desktop.demo.activities import keep_diary
from dvcq_desktop.demo.commitments import commit
from dvcq_desktop.demo.days import Days
from dvcq_desktop.demo.decisions import decide
from dvcq_desktop.demo.duties import Duty, read_duties
from dvcq_desktop.demo.followed import follow
from dvcq_desktop.demo.followups import follow_up
from dvcq_desktop.demo.models import register
from dvcq_desktop.office import defaults
from dvcq_desktop.office.store import directory
from dvcq_desktop.plan.office_draft import draft_office
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.store.importing import SourceFile, import_plan
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.database.database import Database
    from dvcq_desktop.demo.office import Keys

_YEARS = (2025, 2026)


@dataclass(frozen=True)
class _Year:
    """The duties of a year with the tasks made of them, those of the signed text last."""

    year: int
    plan: str | None
    duties: tuple[Duty, ...]
    tasks: tuple[str, ...]


def fill(database: Database, today: date) -> None:
    """Write the whole demonstration into an empty database, in a few named actions.

    What was done when follows from `today` alone; a day outside 2026 is taken as the nearest one of the
    working year (March to December 2026).
    """
    database.maintain(mark_sample)
    keys = database.write("Lập danh mục cơ quan, đơn vị, cán bộ", _make_office)
    for year in _YEARS:
        days = Days(today, year)
        made = database.write(f"Nhận kế hoạch năm {year}", partial(_take_plan, year, keys, days))
        if any(duty.since_signed for duty in made.duties):
            work = partial(_read_signed, made, keys, days)
            made = database.write(f"Đọc bản mới của kế hoạch năm {year}", work)
        database.write(
            f"Ghi tiến độ năm {year}: {len(made.tasks)} nhiệm vụ",
            partial(follow, duties=made.duties, tasks=made.tasks, keys=keys, days=days),
        )
    database.write(
        f"Ghi kiểm tra, vướng mắc năm {_YEARS[-1]}",
        partial(follow_up, year=_YEARS[-1], duties=made.duties, tasks=made.tasks, keys=keys, days=days),
    )
    signing = partial(commit, keys=keys, days=days, year=_YEARS[-1])
    database.write(f"Ký cam kết năm {_YEARS[-1]}, theo dõi thực hiện", signing)
    diary = partial(keep_diary, year=_YEARS[-1], duties=made.duties, tasks=made.tasks, keys=keys, days=days)
    database.write(f"Ghi nhật ký hoạt động năm {_YEARS[-1]}", diary)
    database.write("Đăng ký, xét mô hình “Dân vận khéo”", partial(register, keys=keys, today=days.today))
    database.write("Thẩm định, công nhận mô hình", partial(decide, today=days.today))
    database.write("Lập báo cáo 6 tháng, nhận số liệu đơn vị nộp", partial(_report, days))
    database.write("In văn bản, ghi số và ngày ban hành", partial(_print_papers, days))


def _report(days: Days, action: Action) -> None:
    from dvcq_desktop.demo.reporting import report  # noqa: PLC0415 - the reports read all rooms

    report(action, days, _YEARS)


def _print_papers(days: Days, action: Action) -> int:
    from dvcq_desktop.demo.papers import make_papers  # noqa: PLC0415 - makes documents, slow to import

    return make_papers(action, days, _YEARS[-1])


def _make_office(action: Action) -> Keys:
    defaults.seed(action, years=_YEARS)
    return office.make(action)


def _take_plan(year: int, keys: Keys, days: Days, action: Action) -> _Year:
    from dvcq_desktop.plan.reader import read_plan  # noqa: PLC0415 - reads documents, slow to import

    path = resource("demo", f"ke-hoach-{year}.txt")
    text = read_plan(path)
    duties = read_duties(year)
    planned = [duty for duty in duties if duty.clauses and not duty.since_signed]
    draft = draft_office(text, directory(action.connection), year)
    made = import_plan(
        action,
        text,
        [duty.as_proposal(keys, days) for duty in planned],
        year=year,
        source=SourceFile(path.name, path.read_bytes()),
        office=draft,
    )
    unplanned = [duty for duty in duties if not duty.clauses]
    added = [changes.add_task(action, duty.as_task(year, keys, days)) for duty in unplanned]
    later = [duty for duty in duties if duty.since_signed]
    return _Year(year, made.plan, (*planned, *unplanned, *later), (*made.tasks, *added))


def _read_signed(made: _Year, keys: Keys, days: Days, action: Action) -> _Year:
    from dvcq_desktop.demo.signing import read_signed  # noqa: PLC0415 - reads documents, slow to import

    assert made.plan is not None
    fresh = [duty.as_proposal(keys, days) for duty in made.duties if duty.since_signed]
    added = read_signed(action, made.plan, fresh)
    return replace(made, tasks=(*made.tasks, *added))
