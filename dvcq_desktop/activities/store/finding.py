# SPDX-License-Identifier: MIT
"""What of the diary can be found: activities, documents made known, the people's opinions."""

from __future__ import annotations

from dvcq_desktop.office.finding.rules import Finder

_ROOM = "Nhật ký"
# Days as they are read: 05/03/2026.
_HAPPENED = "coalesce(strftime('%d/%m/%Y', activity.happened_on), cast(activity.year as text))"
_RAISED = "coalesce(strftime('%d/%m/%Y', opinion.raised_on), cast(opinion.year as text))"

FINDERS = (
    Finder(
        "activity",
        "Hoạt động",
        "notebook-pen",
        _ROOM,
        "Hoạt động",
        f"select activity.id, activity.year, activity.title, {_HAPPENED}"
        " || coalesce(' · ' || unit.name, '') || coalesce(' · ' || nullif(activity.place, ''), ''),"
        " activity.search, '' from activity left join unit on unit.id = activity.unit"
        " where activity.deleted_at is null",
        "activity.year desc, activity.happened_on desc",
        frozenset({"unit"}),
    ),
    Finder(
        "briefing",
        "Văn bản quán triệt",
        "file-text",
        _ROOM,
        "Quán triệt",
        "select briefing.id, briefing.year, briefing.title,"
        " coalesce(nullif(briefing.number, '') || ' · ', '') || briefing.year, briefing.search, ''"
        " from briefing where briefing.deleted_at is null",
        "briefing.year desc, briefing.position",
    ),
    Finder(
        "opinion",
        "Ý kiến của dân",
        "users",
        _ROOM,
        "Ý kiến của dân",
        f"select opinion.id, opinion.year, opinion.content, {_RAISED} || coalesce(' · ' || unit.name, ''),"
        " opinion.search, '' from opinion left join unit on unit.id = opinion.unit"
        " where opinion.deleted_at is null",
        "opinion.year desc, opinion.raised_on desc",
        frozenset({"unit"}),
    ),
)
