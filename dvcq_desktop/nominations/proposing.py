# SPDX-License-Identifier: MIT
"""What a new appraisal begins with, and who of typed lines of reviewers is who."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dvcq_desktop.nominations.appraisals import Appraisal, Reviewer
from dvcq_desktop.nominations.scorecard_checks import problems
from dvcq_desktop.nominations.terms import Movement, Purpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.nominations.scorecards import Scorecard

_PARTED = re.compile(r"\s*[,;]\s*|\s+[-–—]\s+")


def proposed_appraisal(
    year: int,
    purpose: Purpose,
    movement: Movement,
    known: Sequence[Appraisal],
    cards: Sequence[Scorecard],
) -> Appraisal:
    """Return what a new appraisal begins with; `known` are those of this year and of years before.

    Place, chair and secretary are those of the last one like it; the scorecard is its own where that has no
    newer version, else the newest that can be used.
    """
    alike = [each for each in known if each.purpose is purpose and each.movement is movement]
    last = max(alike, key=lambda each: (each.year, each.id), default=None)
    if purpose is Purpose.OFFICE:
        name = f"Tự chấm công tác dân vận năm {year}"
    else:
        name = f"Thẩm định mô hình “{movement.label}” năm {year}"
    in_year = sum(each.year == year for each in alike)
    return Appraisal(
        id="",
        year=year,
        name=f"{name} (đợt {in_year + 1})" if in_year else name,
        purpose=purpose,
        movement=movement,
        scorecard=_scorecard(purpose, last, cards),
        place=last.place if last else "",
        chair=last.chair if last else "",
        secretary=last.secretary if last else "",
    )


def _scorecard(purpose: Purpose, last: Appraisal | None, cards: Sequence[Scorecard]) -> str | None:
    usable = [each for each in cards if each.purpose is purpose and not problems(each)]
    wanted = last.scorecard if last else None
    while newer := next((each.id for each in usable if wanted and each.replaces == wanted), None):
        wanted = newer
    if wanted in {each.id for each in usable}:
        return wanted
    return max((each.id for each in usable), default=None)


def reviewer_line(reviewer: Reviewer) -> str:
    """Return a reviewer as one line: name, then position."""
    return f"{reviewer.name}, {reviewer.title}" if reviewer.title else reviewer.name


def reviewers_of_lines(lines: Sequence[str], known: Sequence[Reviewer]) -> list[Reviewer]:
    """Return the reviewers that lines name, each with the key that it had.

    A line that names nobody known is the one whose line stands there no more, in their order, where as many
    lines are new as are gone: she mended a name. Else it is somebody new.
    """
    typed = [_read(line) for line in lines]
    left = list(known)
    found: list[Reviewer | None] = []
    for one in typed:
        same = next((each for each in left if each.name == one.name), None)
        if same is not None:
            left.remove(same)
        found.append(one._replace(id=same.id) if same is not None else None)
    mended = iter(left) if found.count(None) == len(left) else iter(())
    result = []
    for one, kept in zip(typed, found, strict=True):
        if kept is not None:
            result.append(kept)
        else:
            other = next(mended, None)
            result.append(one._replace(id=other.id) if other else one)
    return result


def _read(line: str) -> Reviewer:
    name, *rest = _PARTED.split(line.strip(), maxsplit=1)
    return Reviewer("", name, rest[0] if rest else "")
