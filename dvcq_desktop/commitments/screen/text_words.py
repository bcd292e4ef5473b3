# SPDX-License-Identifier: MIT
"""The words of a commitment as they are read on the screen: whole, compared, and by whom they were signed."""

from __future__ import annotations

from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING

from dvcq_desktop.text.dates import day_of
from dvcq_desktop.text.normal import capital, shortened
from dvcq_desktop.text.wording import marks
from dvcq_desktop.widgets.marked import marked_new, marked_old

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.commitments.rules import Campaign, CommitmentText

_LONGEST = 90


def as_typed(text: CommitmentText) -> dict[str, str]:
    """Return the parts of a version as they are typed: lists line by line."""
    return {
        "title": text.title,
        "bases": "\n".join(text.bases),
        "opening": text.opening,
        "promises": "\n".join(text.promises),
        "closing": text.closing,
        "note": text.note,
    }


def written(text: CommitmentText, campaign: Campaign | None) -> str:
    """Return a version as HTML, much as it stands on the form."""
    kind, _, about = text.title.partition("\n")
    if not about and campaign is not None:
        about = capital(f"{campaign.subject} năm {campaign.year}")
    bases = "".join(f"<p><i>{escape(line)}</i></p>" for line in text.bases)
    promises = "".join(
        f"<p>{number}. {escape(line)}</p>" for number, line in enumerate(text.promises, start=1)
    )
    return (
        f"<p align='center'><b>{escape(kind)}</b><br><b>{escape(about)}</b></p>{bases}"
        f"<p>{escape(text.opening)}</p>{promises}<p>{escape(text.closing)}</p>"
    )


def numbered(promises: Sequence[str]) -> str:
    """Return the promises with their numbers, each cut to how it begins."""
    return "\n".join(f"{place}. {shortened(line, _LONGEST)}" for place, line in enumerate(promises, start=1))


def compared(old: CommitmentText, new: CommitmentText) -> str:
    """Return two versions as HTML: each part of the later one, with what is gone and what is new marked."""
    if old.version > new.version:
        old, new = new, old
    parts = [f"<p>So lần {new.version} với lần {old.version}: chữ bỏ gạch ngang, chữ thêm gạch chân.</p>"]
    for title, before, after in _pairs(old, new):
        if before == after:
            continue
        found = marks(before, after)
        gone = f"<p>{marked_old(before, found.old)}</p>" if before else ""
        added = f"<p>{marked_new(after, found.new if before else ((0, len(after)),))}</p>" if after else ""
        parts.append(f"<p><b>{escape(title)}</b></p>{gone}{added}")
    return "".join(parts) if len(parts) > 1 else "<p>Hai bản giống nhau từng chữ.</p>"


def signed_by(signers: Sequence[tuple[str, str]], name_of: Callable[[str], str]) -> str:
    """Return who signed a version as HTML."""
    if not signers:
        return "<p>Chưa có người ký bản này.</p>"
    lines = []
    for person, signed_on in signers:
        day = day_of(signed_on)
        lines.append(f"<li>{escape(name_of(person))}{f', ngày {day:%d/%m/%Y}' if day else ''}</li>")
    return f"<p><b>{len(signers)} người đã ký bản này</b></p><ol>{''.join(lines)}</ol>"


def _pairs(old: CommitmentText, new: CommitmentText) -> list[tuple[str, str, str]]:
    """Return the parts of both versions beside each other."""
    pairs = [("Tiêu đề", old.title, new.title), ("Căn cứ", "\n".join(old.bases), "\n".join(new.bases))]
    pairs.append(("Lời mở đầu", old.opening, new.opening))
    kept = set(old.promises) & set(new.promises)
    gone = [(n, line) for n, line in enumerate(old.promises, start=1) if line not in kept]
    fresh = [(n, line) for n, line in enumerate(new.promises, start=1) if line not in kept]
    for before, after in zip_longest(gone, fresh):
        number = after[0] if after else f"{before[0]} (cũ)"
        pairs.append((f"Điều {number}", before[1] if before else "", after[1] if after else ""))
    pairs.append(("Lời kết", old.closing, new.closing))
    return pairs
