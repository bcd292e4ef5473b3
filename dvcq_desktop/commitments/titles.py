# SPDX-License-Identifier: MIT
"""Titles of a campaign's lists, composed from whom the campaign concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.office.rules import PersonKind, in_order
from dvcq_desktop.text.normal import in_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.commitments.rules import Campaign

_EVERYBODY = (PersonKind.CADRE, PersonKind.CIVIL_SERVANT, PersonKind.PUBLIC_EMPLOYEE)
_MOST_UNITS = 2


def signers_of(campaign: Campaign) -> str:
    """Return whom a campaign concerns: "cán bộ, công chức, viên chức"; who is not named is not in it."""
    kinds = campaign.kinds or _EVERYBODY
    words = [_in_a_sentence(kind) for kind in in_order(kinds)]
    others = " và người lao động" if not campaign.kinds else ""
    return ", ".join(words) + others


def subject_of(campaign: Campaign, unit_names: Sequence[str] = ()) -> str:
    """Return what a list of a campaign is about: who, of which units where they are few, what, and the year.

    For example "cán bộ, công chức ký cam kết không gây phiền hà, sách nhiễu nhân dân năm 2026".
    """
    of_units = f" {' và '.join(unit_names)}" if 0 < len(unit_names) <= _MOST_UNITS else ""
    return f"{signers_of(campaign)}{of_units} ký cam kết {campaign.subject} năm {campaign.year}"


def signed_list_title(campaign: Campaign, unit_names: Sequence[str] = ()) -> str:
    """Return the title of the list of those who signed."""
    return f"Danh sách {subject_of(campaign, unit_names)}"


def not_signed_list_title(campaign: Campaign, unit_names: Sequence[str] = ()) -> str:
    """Return the title of the list of those who have not."""
    return f"Danh sách {subject_of(campaign, unit_names).replace(' ký cam kết ', ' chưa ký cam kết ', 1)}"


def _in_a_sentence(kind: PersonKind) -> str:
    label = kind.label
    is_name = kind in {PersonKind.POLICE, PersonKind.MILITARY} or label.startswith("Công an")
    # "HĐND" is no word that begins with a capital.
    return label if is_name or label[1:2].isupper() else in_sentence(label)
