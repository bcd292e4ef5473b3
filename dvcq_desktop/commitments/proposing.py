# SPDX-License-Identifier: MIT
"""What a new campaign begins with: last year's scope and words, or a suggested text."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dvcq_desktop.commitments.rules import Campaign, CommitmentText
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS_TO_SIGN = 30
_MARK = re.compile(r"^\s*(?:\d+\s*[.)/]|[-–+•*])\s+")
_TEMPLATES = ("can-bo-cong-chuc", "nguoi-hoat-dong-o-thon")


@dataclass(frozen=True)
class Template:
    """A suggested text, by the name under which it is offered."""

    name: str
    text: CommitmentText


def proposed_campaign(known: Sequence[Campaign], today: date, year: int = 0) -> Campaign:
    """Return what a new campaign begins with; `known` are the campaigns that there are, the newest first.

    Its year is this one unless another is given. The scope and rules are those of the newest campaign, its
    days a year after those of the year before where they still lie ahead, else from today on, in its year.
    """
    year = year or today.year
    newest = known[0] if known else Campaign("", year, "")
    before = next((campaign for campaign in known if campaign.year == year - 1), None)
    in_year = sum(campaign.year == year for campaign in known)
    name = f"Đợt ký cam kết năm {year}"
    starts_on = _years_later(today, year - today.year)
    ends_on = starts_on + timedelta(days=_DAYS_TO_SIGN)
    if before is not None and before.starts_on and before.ends_on:
        first, last = _years_later(before.starts_on, 1), _years_later(before.ends_on, 1)
        if last >= today or year != today.year:
            starts_on, ends_on = first, last
    return replace(
        newest,
        id="",
        year=year,
        name=f"{name} (lần {in_year + 1})" if in_year else name,
        starts_on=starts_on,
        ends_on=ends_on,
        note="",
    )


def templates() -> list[Template]:
    """Return the suggested texts that come with the program."""
    found = []
    for name in _TEMPLATES:
        given = tomllib.loads(resource("commitments", f"{name}.toml").read_text(encoding="utf-8"))
        text = CommitmentText(
            "",
            "",
            1,
            given["title"],
            tuple(given["promises"]),
            tuple(given["bases"]),
            given["opening"],
            given["closing"],
        )
        found.append(Template(given["name"], text))
    return found


def lines_of(typed: str) -> tuple[str, ...]:
    """Return the lines of a typed or pasted list, without the numbers and dashes that they begin with."""
    lines = (_MARK.sub("", line).strip() for line in typed.splitlines())
    return tuple(line for line in lines if line)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
