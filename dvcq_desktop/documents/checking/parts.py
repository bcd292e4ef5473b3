# SPDX-License-Identifier: MIT
"""Which paragraph of a document is what: motto, number, day, title, bases, body, signatures, recipients."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.documents.checking.seen import Said, Seen

if TYPE_CHECKING:
    from collections.abc import Sequence


STATE = re.compile(r"CỘNG\s+(HÒA|HOÀ)\s+XÃ\s+HỘI", re.IGNORECASE)
MOTTO = re.compile(r"Độc\s+lập\s*[-–]", re.IGNORECASE)
# Also one that is written wrong, without its colon or with its signs in other places.
NUMBER = re.compile(r"Số\s*:|Số[\s.;]*[\d….\s_]*[A-ZĐ]?\s*[/-]\s*\S.{0,25}$", re.IGNORECASE)
DAY = re.compile(r"(^|,\s*)ngày\b.{0,24}\btháng\b.{0,24}\bnăm\b", re.IGNORECASE)
SUBJECT = re.compile(r"v/v\b", re.IGNORECASE)
ADDRESSEES = re.compile(r"Kính\s+gửi\b", re.IGNORECASE)
RECIPIENTS = re.compile(r"Nơi\s+nhận\s*(:|$)", re.IGNORECASE)
APPENDIX = re.compile(r"Phụ\s+lục(\s+[IVXLC\d]+)?$", re.IGNORECASE)
ATTACHED = re.compile(r"\(\s*Kèm\s+theo", re.IGNORECASE)
BASIS = re.compile(r"Căn\s+cứ\b", re.IGNORECASE)
AUTHORITY = re.compile(r"(TM|KT|TL|TUQ|Q)\.\s")
KINDS = (
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG CÁO", "THÔNG BÁO", "HƯỚNG DẪN",
    "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "HỢP ĐỒNG",
    "CÔNG ĐIỆN", "GIẤY MỜI", "GIẤY GIỚI THIỆU", "PHIẾU",
)  # fmt: skip
HEADING = re.compile(r"[IVXLC]+\.\s+\S")
LETTERED = re.compile(r"([a-zđ])\)\s")


@dataclass(slots=True)
class Parts:
    """A document's paragraphs by what they are; what a document lacks is None or empty."""

    seen: Seen
    state: Said | None = None
    motto: Said | None = None
    issuer: list[Said] = field(default_factory=list)
    number: Said | None = None
    day: Said | None = None
    subject: Said | None = None
    title: Said | None = None
    abstract: Said | None = None
    addressees: list[Said] = field(default_factory=list)
    bases: list[Said] = field(default_factory=list)
    body: list[Said] = field(default_factory=list)
    authority: list[Said] = field(default_factory=list)
    label: Said | None = None
    recipients: list[Said] = field(default_factory=list)
    appendices: list[tuple[Said, Said | None]] = field(default_factory=list)
    attached: list[Said] = field(default_factory=list)
    table: list[Said] = field(default_factory=list)
    last_of_body: Said | None = None
    has_letterhead: bool = False

    @property
    def is_issued(self) -> bool:
        """Tell whether it goes out: what stays inside has neither number, recipients nor authority."""
        return self.has_letterhead and any((self.number, self.label, self.authority))

    def begins_paper(self, sheet: int) -> bool:
        """Tell whether a page begins a letterhead or an appendix: it has no number."""
        first = [said for said in self.seen.said if said.paper == sheet][:12]
        return any(
            APPENDIX.match(said.text) or STATE.search(said.text) or ATTACHED.match(said.text)
            for said in first
        )


def parts_of(seen: Seen) -> Parts:
    """Sort the paragraphs of a document; of papers bound together only the first is sorted."""
    parts = Parts(seen, table=[said for said in seen.said if said.zone == "table"])
    texts = [said for said in seen.said if said.zone == "text"]
    parts.has_letterhead = any(STATE.search(said.text) for said in texts[:12])
    rest = _head(parts, texts) if parts.has_letterhead else texts
    rest = _until_next_paper(rest)
    _closing(parts, _appendices(parts, rest))
    return parts


def _head(parts: Parts, texts: Sequence[Said]) -> list[Said]:
    """Take the letterhead and what stands before the body; return the rest."""
    end = 0
    for place, said in enumerate(texts[:16]):
        if STATE.search(said.text) and parts.state is None:
            parts.state, end = said, place + 1
        elif MOTTO.search(said.text) and parts.motto is None:
            parts.motto, end = said, place + 1
        elif NUMBER.match(said.text) and parts.number is None:
            parts.number, end = said, place + 1
        elif SUBJECT.match(said.text) and parts.subject is None:
            parts.subject, end = said, place + 1
        elif DAY.search(said.text) and len(said.text) < 70 and parts.day is None:
            parts.day, end = said, place + 1
    marked = {id(each) for each in (parts.state, parts.motto, parts.number, parts.subject, parts.day)}
    issuer = [said for said in texts[:end] if id(said) not in marked]
    parts.issuer = [said for said in issuer if said.text == said.text.upper()]
    return [*(said for said in issuer if said.text != said.text.upper()), *texts[end:]]


def _until_next_paper(texts: Sequence[Said]) -> list[Said]:
    end = next((place for place, said in enumerate(texts) if STATE.search(said.text)), len(texts))
    if end < len(texts):
        # Its issuer stands before its motto.
        while end and texts[end - 1].text.isupper() and texts[end - 1].paper == texts[end].paper:
            end -= 1
    return list(texts[:end])


def _appendices(parts: Parts, texts: Sequence[Said]) -> list[Said]:
    """Take the titles of appendices; return what stands before the first, or all where all is one."""
    own: list[Said] = []
    in_appendix = False
    for place, said in enumerate(texts):
        if APPENDIX.match(said.text.strip()):
            after = texts[place + 1] if place + 1 < len(texts) else None
            parts.appendices.append((said, after))
            in_appendix = True
        if ATTACHED.match(said.text):
            parts.attached.append(said)
        if not in_appendix:
            own.append(said)
    return own


def _closing(parts: Parts, texts: Sequence[Said]) -> None:
    """Tell title, addressees, bases and body from recipients and signature."""
    label = next((place for place, said in enumerate(texts) if RECIPIENTS.match(said.text)), None)
    signed = next((place for place, said in enumerate(texts) if AUTHORITY.match(said.text)), None)
    ends = [place for place in (label, signed) if place is not None]
    body_end = min(ends) if ends else len(texts)
    if label is not None:
        parts.label = texts[label]
        for said in texts[label + 1 :]:
            if not said.text.lstrip().startswith("-"):
                break
            parts.recipients.append(said)
    parts.authority = [said for said in texts[body_end:] if AUTHORITY.match(said.text)]
    body = list(texts[:body_end])
    if body and any(body[0].text.strip().startswith(kind) for kind in KINDS):
        parts.title = body.pop(0)
        if body and body[0].bold and not HEADING.match(body[0].text):
            parts.abstract = body.pop(0)
    if body and ADDRESSEES.match(body[0].text):
        parts.addressees.append(body.pop(0))
        while body and body[0].text.lstrip().startswith("-") and len(parts.addressees[0].text) < 14:
            parts.addressees.append(body.pop(0))
    while body and BASIS.match(body[0].text) and (body[0].italic or body[0].text.rstrip().endswith(";")):
        parts.bases.append(body.pop(0))
    parts.last_of_body = body[-1] if body and ends else None
    parts.body = body
