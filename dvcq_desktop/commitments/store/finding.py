# SPDX-License-Identifier: MIT
"""What of the signing campaigns can be found: the campaigns, duty inspections and violations."""

from __future__ import annotations

from dvcq_desktop.office.finding.rules import Finder

_ROOM = "Cam kết"

FINDERS = (
    Finder(
        "campaign",
        "Đợt ký cam kết",
        "signature",
        _ROOM,
        "Đợt ký",
        "select campaign.id, campaign.year, campaign.name, campaign.subject || ' · ' || campaign.year, '',"
        " campaign.id from campaign where campaign.deleted_at is null",
        "campaign.year desc, campaign.name",
    ),
    Finder(
        "duty_inspection",
        "Kiểm tra công vụ",
        "list-checks",
        _ROOM,
        "Kiểm tra công vụ",
        "select duty_inspection.id, duty_inspection.year,"
        " coalesce(duty_inspection.content, duty_inspection.conclusion, ''),"
        " coalesce(unit.name, '') || ' · ' || duty_inspection.year, duty_inspection.search, ''"
        " from duty_inspection left join unit on unit.id = duty_inspection.unit"
        " where duty_inspection.deleted_at is null",
        "duty_inspection.year desc, duty_inspection.inspected_on desc",
        frozenset({"unit"}),
    ),
    Finder(
        "violation",
        "Vi phạm cam kết",
        "circle-alert",
        _ROOM,
        "Vi phạm",
        "select violation.id, violation.year, violation.finding,"
        " person.full_name || ' · ' || violation.year, violation.search, ''"
        " from violation join person on person.id = violation.person where violation.deleted_at is null",
        "violation.year desc, violation.found_on desc",
        frozenset({"person"}),
    ),
)
