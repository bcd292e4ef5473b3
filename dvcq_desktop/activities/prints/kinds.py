# SPDX-License-Identifier: MIT
"""The diary's kinds of papers, as the command line, the window and the register know them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.activities.prints.request import DiaryKind, DiaryRequest

if TYPE_CHECKING:
    from dvcq_desktop.documents.blocks import Document
    from dvcq_desktop.office.printing import PrintKind


def _activity_list(request: DiaryRequest) -> Document:
    # The blocks are imported when a paper is made.
    from dvcq_desktop.activities.prints import activity_list  # noqa: PLC0415 - when it is printed

    return activity_list.build(request)


def _opinions_list(request: DiaryRequest) -> Document:
    from dvcq_desktop.activities.prints import opinions_list  # noqa: PLC0415 - see above

    return opinions_list.build(request)


def _briefing_table(request: DiaryRequest) -> Document:
    from dvcq_desktop.activities.prints import briefings  # noqa: PLC0415 - see above

    return briefings.build_table(request)


def _briefing_owed(request: DiaryRequest) -> Document:
    from dvcq_desktop.activities.prints import briefings  # noqa: PLC0415 - see above

    return briefings.build_owed(request)


KINDS: tuple[PrintKind[DiaryRequest], ...] = (
    DiaryKind("activity-list", "Danh sách hoạt động", needs_unit=True, build=_activity_list),
    DiaryKind("opinions-list", "Tổng hợp ý kiến của nhân dân", needs_unit=True, build=_opinions_list),
    DiaryKind("briefing-table", "Bảng theo dõi quán triệt", needs_unit=True, build=_briefing_table),
    DiaryKind("briefing-owed", "Danh sách đơn vị chưa quán triệt", needs_unit=True, build=_briefing_owed),
)


def kind_named(name: str) -> PrintKind[DiaryRequest]:
    """Return the kind with a command-line name; raise KeyError where there is none."""
    return {kind.name: kind for kind in KINDS}[name]
