# SPDX-License-Identifier: MIT
"""Which level of a decision the class of a scorecard stands for. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.nominations.terms import Level
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import capital
from dvcq_desktop.text.points import points_text

if TYPE_CHECKING:
    from dvcq_desktop.nominations.appraisals import Appraised

# The words that the classes of scorecards are made of; the first one that is found says the level.
_REFUSING = ("khong", "chua", "yeu", "kem")
_LEVELS = (
    (Level.PROPOSED, ("khen",)),
    (Level.OUTSTANDING, ("tieu bieu", "xuat sac", "dien hinh")),
)


def level_of_grade(name: str) -> Level | None:
    """Return the level that a class proposes by its name, None where it says not to recognise a model."""
    words = f" {fold(name)} "
    if any(f" {word} " in words for word in _REFUSING):
        return None
    for level, marks in _LEVELS:
        if any(mark in words for mark in marks):
            return level
    return Level.RECOGNISED


def proposed_level(found: Appraised, model: str) -> Level | None:
    """Return the level at which a model comes into a draft: the Tổ's, else that of its class.

    None where it is not to be recognised: barred, not ranked, of a class below, or left out by the Tổ, which
    proposed others.
    """
    nominee = found.nominees_by_id.get(model)
    if nominee is None or nominee.proposed_level is not None or _team_proposed(found):
        return nominee.proposed_level if nominee else None
    place = found.ranking.place(model)
    if place is None or place.rank is None:
        return None
    grade = place.standing.grade
    return level_of_grade(grade.name) if grade else Level.RECOGNISED


def why_level(found: Appraised, model: str) -> str:
    """Say on what the proposed level of a model rests, "" where it was not appraised."""
    nominee, standing = found.nominees_by_id.get(model), found.standings.get(model)
    if nominee is None or standing is None:
        return ""
    points = f" ({points_text(standing.total)} điểm)" if standing.total is not None else ""
    graded = f"xếp loại “{standing.grade.name}”{points}" if standing.grade else ""
    if nominee.proposed_level is not None:
        said = f"Tổ thẩm định đề nghị mức {nominee.proposed_level.label.lower()}"
        return f"{said}; {graded}" if graded else said
    level = level_of_grade(standing.grade.name) if standing.grade else Level.RECOGNISED
    if not graded:
        return ""
    means = f"mức {level.label.lower()}" if level else "không công nhận"
    return f"{capital(graded)}: {means}"


def _team_proposed(found: Appraised) -> bool:
    return any(each.proposed_level for each in found.nominees)
