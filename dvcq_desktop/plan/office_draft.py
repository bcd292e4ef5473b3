# SPDX-License-Identifier: MIT
"""What a plan's text says of the office itself, proposed where the office is still empty."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import OfficeProfile, Signer
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.plantext import PlanText

_NAME = r"((?:[^\W\d_a-zđ][\w'-]*)(?: [^\W\d_a-zđ][\w'-]*){0,3})"
_COMMUNE = re.compile(rf"\b([Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hị trấn) {_NAME}")
_CITY = re.compile(rf"\b([Tt]hành phố|[Tt]ỉnh) {_NAME}")

_IN_CHARGE = ("theo doi viec trien khai", "tham muu", "tong hop", "dau moi")


@dataclass(frozen=True)
class OfficeDraft:
    """Proposals for the office; each is None where the office has one already or the text is silent.

    `unit_in_charge` is the name of the unit that follows the plan for the office, as the text writes it.
    """

    profile: OfficeProfile | None = None
    signer: Signer | None = None
    unit_in_charge: str = ""


def draft_office(text: PlanText, directory: Directory, year: int) -> OfficeDraft:
    """Propose the office's name, place, city and signer from a plan, where the office has none yet."""
    return OfficeDraft(
        profile=None if directory.profiles else _profile(text, year),
        signer=None if directory.signers else _signer(text),
        unit_in_charge="" if directory.profiles else _unit_in_charge(text),
    )


def _profile(text: PlanText, year: int) -> OfficeProfile | None:
    words = text.whole_text()
    commune = _most_named(_COMMUNE, words, text.place)
    if not commune:
        return None
    return OfficeProfile(
        id="",
        valid_from=date(year, 1, 1),
        name=f"Ủy ban nhân dân {commune}",
        place=text.place or commune.split(" ", 1)[1],
        city=_most_named(_CITY, words, ""),
        symbol="UBND",
        filing=_filing(text),
    )


def _filing(text: PlanText) -> str:
    """Return where papers are filed by the text's own line, unless that line is doubtful ("VT, VHXX")."""
    line = next((recipient for recipient in text.recipients if "Lưu" in recipient), "")
    doubtful = any(remark.quote and remark.quote in line for remark in text.remarks)
    return "VT" if doubtful else line.partition("Lưu:")[2].strip(" .;") or "VT"


def _signer(text: PlanText) -> Signer | None:
    if not text.signer.name:
        return None
    return Signer(
        id="",
        name=text.signer.name,
        title=text.signer.title,
        authority=tuple(text.signer.authority),
        position=1,
    )


def _unit_in_charge(text: PlanText) -> str:
    """Return the unit that is told to follow or to prepare the whole plan."""
    leads = (task.lead for task in text.tasks if task.lead and any(w in fold(task.text) for w in _IN_CHARGE))
    return next(leads, "")


def _most_named(pattern: re.Pattern[str], words: str, ending: str) -> str:
    """Return the place named most often, the one that ends so first ("xã Đại Sơn")."""
    count = Counter(f"{match[1].lower()} {match[2]}" for match in pattern.finditer(words))
    named = [name for name, _ in count.most_common()]
    if ending:
        named.sort(key=lambda name: not name.endswith(f" {ending}"))
    return named[0] if named else ""
