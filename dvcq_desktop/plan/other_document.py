# SPDX-License-Identifier: MIT
"""Documents that give tasks without being a plan of the office: a letter, a decision's list, a table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dvcq_desktop.plan.addressees import resolve
from dvcq_desktop.plan.proposals import Proposal, proposals_of
from dvcq_desktop.plan.rules import Source
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import capital, tidy
from dvcq_desktop.text.numbers import document_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.plantext import PlanText

# Kinds that the office makes itself: what it has to do by them stands in their clauses.
_OWN_KINDS = ("KẾ HOẠCH", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN")
_NUMBER = re.compile(r"\bS[ốỐ]\s*:?\s*(\d+[a-zA-Z]?\s*[-/]\s*[A-ZĐ][^\s,;]*)")
_ABOUT = re.compile(r"^[Vv]/[Vv]:?\s+")
_MOTTO = re.compile(
    r"CỘNG H[ÒÓ]A XÃ HỘI CHỦ NGHĨA VIỆT NAM|CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc"
)
_PLACE = re.compile(r"^(?:THÀNH PHỐ|TỈNH|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\b")
_ADDRESSED = re.compile(r"^\s*Kính gửi\b", re.IGNORECASE)
_GENERAL = ("ban hanh kem theo", "co hieu luc", "thi hanh quyet dinh", "chiu trach nhiem thi hanh")
_NO_DUTY = ("can cu ", "theo de nghi", "xet de nghi", "quyet dinh", "nghi quyet")
_LIST = "Phụ lục"
# The office itself, as documents from above address it, among all others of its level.
_OWN = re.compile(
    r"^(?:uy ban nhan dan|ubnd)(?: cap xa| cac xa.*| cac phuong.*| xa.*| phuong.*| dac khu.*)?$"
)
_ABOVE = (
    "so ",
    "cac so",
    "bo ",
    "ubnd thanh pho",
    "ubnd tinh",
    "uy ban nhan dan thanh pho",
    "uy ban nhan dan tinh",
    "thanh uy",
    "tinh uy",
    "chi cuc",
    "cuc ",
    "tong cuc",
    "cac ban dang",
    "cong an thanh pho",
    "cong an tinh",
    "bao va ",
    "dai phat thanh va truyen hinh",
)
_LOOK_AT = 40
_AT = " (mục "
_COMMITTEE = "uy ban nhan dan"
_UPPER = re.compile(r"\b(?:thanh pho|tinh|huyen|quan|thi xa)\b")
# Who else gives a commune tasks; its own divisions and steering committees do not.
_FOREIGN = ("so ", "bo ", "dang uy", "thanh uy", "tinh uy", "ban dan van", "ban thuong vu", "chi cuc", "cuc ")


@dataclass(frozen=True)
class Document:
    """What a task's source says of a document; `deadline` is the one for all that it asks."""

    kind: str = ""
    number: str = ""
    issued_on: date | None = None
    body: str = ""
    abstract: str = ""
    deadline: date | None = None

    @property
    def cited(self) -> str:
        """Return how the document is cited."""
        number = f" số {self.number}" if self.number else ""
        day = f" ngày {self.issued_on:%d/%m/%Y}" if self.issued_on else ""
        return f"{self.kind or 'Văn bản'}{number}{day}"

    def source(self, clause: str = "", deadline: date | None = None) -> Source:
        """Return it as the source of one task, at a clause of it, by its own deadline where it has one."""
        place = f"{_AT}{clause})" if clause else ""
        return Source(
            document_kind=self.kind or "Văn bản",
            number=self.number,
            issued_on=self.issued_on,
            body=self.body,
            abstract=f"{self.abstract}{place}".strip(),
            deadline=deadline or self.deadline,
        )


@dataclass(frozen=True)
class Outside:
    """What a text is where it comes from outside: its document, what it asks, and whether it looks so."""

    document: Document = Document()
    parts: tuple[Proposal, ...] = ()
    is_likely: bool = False


def outside_of(text: PlanText, directory: Directory) -> Outside:
    """Return what a text is where it is no plan of the office."""
    return Outside(
        document_of(text),
        tuple(proposals_from_outside(text, directory)),
        gives_from_outside(text, directory),
    )


def document_of(text: PlanText) -> Document:
    """Return what a text says of itself as a document."""
    kind = text.kind.capitalize() or ("Công văn" if _is_letter(text) else "")
    raw = next((found[1] for line in text.header if (found := _NUMBER.search(line))), "")
    number = re.sub(r"\s+", "", raw) or f"{text.number}/{text.symbol}".strip("/")
    return Document(
        kind=kind,
        number=document_number(number),
        issued_on=text.date,
        body=_body(text),
        abstract=_abstract(text),
    )


def gives_from_outside(text: PlanText, directory: Directory) -> bool:
    """Tell whether a text looks like another body's document, or a list, rather than a plan of the office."""
    if not text.kind:
        is_plan = text.symbol.startswith("KH") or (bool(text.bases) and not _is_letter(text))
        return not is_plan or _is_foreign(text, directory)
    return not text.kind.startswith(_OWN_KINDS) or _is_foreign(text, directory)


def proposals_from_outside(text: PlanText, directory: Directory) -> list[Proposal]:
    """Return what a document asks, as tasks of the office.

    The office itself and bodies above it are no units of it: what the document says of them stays in the
    words of the task. Sentences that every decision has are proposed, but not accepted.
    """
    parts = proposals_of(text)
    listed = any(_is_listed(part) for part in parts)
    return [_from_outside(part, directory, listed=listed) for part in parts]


def _from_outside(part: Proposal, directory: Directory, *, listed: bool) -> Proposal:
    kept = {name for name in part.names if _is_of_office(name, directory)}
    said = _said_of_others(part, kept)
    return replace(
        part,
        content="\n".join(line for line in (part.content, said) if line),
        lead=part.lead if part.lead in kept else "",
        coordinating=tuple(name for name in part.coordinating if name in kept),
        units=tuple(name for name in part.units if name in kept),
        accepted=part.accepted and (_is_listed(part) if listed else not _is_general(part)),
    )


def _said_of_others(part: Proposal, kept: set[str]) -> str:
    leads = [name for name in (part.lead, *part.units) if name and name not in kept]
    helpers = [name for name in part.coordinating if name not in kept]
    said = [
        f"chủ trì {', '.join(leads)}" if leads else "",
        f"phối hợp {', '.join(helpers)}" if helpers else "",
    ]
    told = "; ".join(words for words in said if words)
    return f"(Văn bản giao: {told})" if told else ""


def _is_of_office(name: str, directory: Directory) -> bool:
    folded = fold(name)
    meant = resolve(name, directory)
    if meant.unit or meant.group:
        return True
    return not _OWN.match(folded) and not folded.startswith(_ABOVE) and "cap xa" not in folded


def _is_listed(part: Proposal) -> bool:
    return any(clause.startswith(_LIST) for clause in part.clauses)


def _is_general(part: Proposal) -> bool:
    words = fold(part.content or part.title)
    return words.startswith(_NO_DUTY) or any(said in words for said in _GENERAL)


def _is_letter(text: PlanText) -> bool:
    return any(_ADDRESSED.match(line) or _ABOUT.match(line) for line in text.source[:_LOOK_AT])


def _is_foreign(text: PlanText, directory: Directory) -> bool:
    """Tell whether the letterhead names another body than the office; without either nothing is told."""
    body = _committee(_body(text))
    if body.startswith(_COMMITTEE):
        known = {_committee(profile.name) for profile in directory.profiles}
        return body not in known if known else bool(_UPPER.search(body))
    return body.startswith(_FOREIGN)


def _committee(name: str) -> str:
    return re.sub(r"^ubnd\b", _COMMITTEE, fold(name))


def _abstract(text: PlanText) -> str:
    lines = [tidy(line) for line in text.source[:_LOOK_AT]]
    start = next((place for place, line in enumerate(lines) if _ABOUT.search(line)), None)
    if text.kind or start is None:
        return re.sub(r"^Về việc\s+", "", text.abstract) if text.kind else ""
    found = [f"V/v {_ABOUT.sub('', lines[start])}"]
    for line in lines[start + 1 :]:
        if not line or _ADDRESSED.match(line) or line[:1].isupper():
            break
        found.append(line)
    return " ".join(found).strip(" .")


def _body(text: PlanText) -> str:
    """Return who issued a text by its letterhead, spelled as its own words spell it."""
    found: list[str] = []
    for line in text.header:
        if _NUMBER.search(line) or re.match(r"S[ốỐ]\s*:", line):
            break
        words = tidy(_MOTTO.sub("", line).replace("|", " ")).strip(" *-–_\\")
        if text.kind and words.startswith(text.kind):
            break
        if words and words == words.upper():
            found.append(words)
    if not found:
        return ""
    name = f"{found[-2]} {found[-1]}" if len(found) > 1 and _PLACE.match(found[-1]) else found[-1]
    return _spelled(name, text)


def _spelled(capitals: str, text: PlanText) -> str:
    for source in text.source:
        start = source.upper().find(capitals)
        words = source[start : start + len(capitals)]
        if start >= 0 and words != capitals:
            return capital(words)
    return " ".join(_lowered(capitals.split()))


def _lowered(words: Sequence[str]) -> Iterable[str]:
    """Write a body's name in small letters, the place at its end in capitals ("thành phố Hải Phòng")."""
    named = False
    for place, word in enumerate(words):
        before = f"{words[place - 1]} {word}" if place else word
        if named:
            yield word.capitalize()
        elif word in _SHORT:
            yield word
        else:
            yield word.capitalize() if place == 0 else word.lower()
        named = named or bool(_PLACE.fullmatch(word) or _PLACE.fullmatch(before))


_SHORT = frozenset({"UBND", "HĐND", "MTTQ", "HĐND&UBND", "TM", "BCĐ"})


def cited_before(sources: Iterable[Source], document: Document) -> bool:
    """Tell whether a task comes from a document already; one without a number is known by its abstract."""
    named = (document.number, document.issued_on)
    if document.number:
        return any((source.number, source.issued_on) == named for source in sources)
    return any(
        not source.number and source.abstract.partition(_AT)[0] == document.abstract for source in sources
    )
