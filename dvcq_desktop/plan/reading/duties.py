# SPDX-License-Identifier: MIT
"""The duties in a plan's tree: who owes each, with whom, by when, and in which clauses it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from dvcq_desktop.plan.plantext import TaskText
from dvcq_desktop.plan.reading.assignments import (
    Assignment,
    assigned_in,
    assignment_of_heading,
    attributes_of,
)
from dvcq_desktop.plan.reading.blocks import is_capitals
from dvcq_desktop.plan.reading.deadlines import deadline_day, is_period, stated_deadline
from dvcq_desktop.plan.reading.labels import Rank
from dvcq_desktop.plan.reading.statements import statements
from dvcq_desktop.plan.reading.tables import Place
from dvcq_desktop.plan.reading.titles import LIMIT, short_title
from dvcq_desktop.plan.reading.units import is_unit_name, split_units
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import capital

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.plan.reading.outline import Node


class Part(Enum):
    """What a section of a plan is for."""

    PURPOSE = auto()
    WORK = auto()
    UNITS = auto()
    FORMS = auto()


_WORK = re.compile(
    r"nhiem vu|giai phap|noi dung (?:thuc hien|trong tam|cong viec|chu yeu|va|,)|^noi dung$|che do"
    r" bao cao|cong tac bao cao"
)
_UNITS = re.compile(
    r"to chuc thuc hien|to chuc trien khai|phan cong (?:nhiem vu|trach nhiem|thuc hien|to chuc)|^phan cong|"
    r"^trach nhiem (?:cua|thuc hien|to chuc|cac)"
)
_PURPOSE = re.compile(
    r"^(?:\W*)(?:muc dich|yeu cau|muc tieu|quan diem|chi tieu|doi tuong|pham vi|thoi gian|dia diem"
    r"|nguyen tac|phuong cham"
    r"|kinh phi|nguon (?:luc|kinh phi|von)|thanh phan|dac diem|tinh hinh|su can thiet|co so phap ly"
    r"|giai thich)"
)
_TOP_PURPOSE = re.compile(r"^(?:danh gia|ket qua|thuan loi|kho khan|ton tai|han che|nguyen nhan|khai quat)")
_FORMS = re.compile(
    r"^(?:khau hieu|cac khau hieu|noi dung khau hieu|bieu mau|mau (?:so|phieu|bao cao|dang ky)|phieu"
    r"|de cuong|bien ban|don (?:dang ky|de nghi|xin))"
)
_MATTER = re.compile(
    r"^(?:noi dung (?:kiem tra|doi thoai|giam sat|khao sat|hoi nghi)"
    r"|chuong trinh(?: (?:hoi nghi|lam viec|cu the))?)$"
)
_FUNDS = re.compile(r"^(?:kinh phi|nguon (?:luc|kinh phi|von)|thoi gian|dia diem)")
_ATTACHED = re.compile(r"^\((?:[Kk]èm theo|[Bb]an hành kèm theo)|^\(?[Cc]ó [^.;]{2,50} kèm theo\W*$")
_SHORT_HEADING = 90
_WORDS_OF_TITLE = 5
_LEAST_TITLE = 12
# How much of a heading its first duty says, where the heading is that duty's title.
_SAID = 0.85
_HEADS = re.compile(r"(?:Người đứng đầu|Thủ trưởng) (?:các |phòng|cơ quan|đơn vị|địa phương)", re.IGNORECASE)


@dataclass
class Duty:
    """A duty in the making; `inherited` is what the headings above it say of its units."""

    text: str
    clause: str
    first: int
    last: int
    part: Part
    inherited: Assignment
    title: str = ""
    found: Assignment = field(default_factory=Assignment)

    def as_task(self, since: int | None) -> TaskText:
        """Return the duty as a proposed task; what the duty itself says comes before its headings.

        `since` is the year the plan was made in: dates of earlier years are no deadlines.
        """
        own = _own_units(self.text, self.inherited)
        who = self.found.over(own).over(self.inherited)
        words, day = stated_deadline(self.text, since)
        told = self.found.time or ("" if words else self.inherited.time)
        if told:
            words, day = told, deadline_day(told)
        names = {fold(name) for name in (who.lead, *who.units)}
        coordinating = tuple(name for name in who.coordinating if fold(name) not in names)
        return TaskText(
            title=self.title or short_title(_enough(own.rest, self.text)) or self.text[:LIMIT],
            text=self.text,
            clauses=(self.clause,) if self.clause else (),
            lead=who.lead,
            coordinating=coordinating,
            units=who.units,
            deadline=day,
            deadline_text=words,
            product=self.found.product,
            lines=(self.first, self.last),
        )


def read_duties(root: Node, *, only_tables: bool = False) -> list[Duty]:
    """Return every duty of a tree, in the order of the text; an appendix has them in tables only."""
    duties: list[Duty] = []
    for node in root.children:
        part = Part.FORMS if only_tables else part_of(node.title, None)
        duties += _duties_under(node, part, _clause(node, ""), Assignment())
    return [part for duty in duties for part in _stated_in(duty)]


def _stated_in(duty: Duty) -> list[Duty]:
    """Return the duties that one paragraph states, each with the units that its own words name.

    What the plan gives a lead, a time or a product of its own is one duty.
    """
    texts = statements(duty.text) if duty.found == Assignment() else [duty.text]
    if len(texts) == 1:
        return [duty]
    parts, who = [], duty.inherited
    for place, text in enumerate(texts):
        own = _own_units(text, who)
        title = duty.title if not place and _says_better(duty.title, text) else ""
        parts.append(replace(duty, text=text, title=title, inherited=who))
        if own.rest:
            who = replace(who, lead=own.lead, units=own.units)
    return parts


def _own_units(text: str, above: Assignment) -> Assignment:
    """Return the units that a duty's own words name; the heads of the units above owe what these owe."""
    own = assigned_in(capital(text))
    return replace(own, lead="", units=(), rest="") if above.names and _HEADS.match(text) else own


def _says_better(heading: str, text: str) -> bool:
    """Tell whether a heading says in few words what the first duty below it says in many."""
    said = set(fold(text).split())
    words = fold(heading).replace(",", "").split()
    known = sum(word in said or f"{word}," in said for word in words)
    return bool(words) and known >= _SAID * len(words) and len(heading) < len(short_title(text))


def _enough(rest: str, text: str) -> str:
    return rest if len(rest) >= _LEAST_TITLE else text


def part_of(title: str, above: Part | None) -> Part:
    """Tell what a section is for, by its heading and the section it stands in."""
    folded = fold(title).strip(" .:")
    short = len(folded) <= _SHORT_HEADING
    if _FORMS.search(folded):
        return Part.FORMS
    if _UNITS.search(folded) and short and above is not Part.PURPOSE:
        return Part.UNITS
    if above is Part.FORMS or (above is Part.UNITS and not _FUNDS.search(folded)):
        return above
    if _MATTER.search(folded):
        return Part.PURPOSE
    if _WORK.search(folded) and above is not Part.PURPOSE:
        return Part.WORK
    is_purpose = _PURPOSE.search(folded) or (above is None and _TOP_PURPOSE.search(folded))
    if is_purpose and (short or above is None):
        return Part.PURPOSE
    return above or Part.WORK


def _clause(node: Node, above: str) -> str:
    return node.path or above


def _duties_under(node: Node, part: Part, clause: str, who: Assignment) -> list[Duty]:
    if part is Part.FORMS:
        return _table_duties(node, clause, part, who)
    is_addressed = part is Part.UNITS or (part is Part.WORK and node.own_text and is_unit_name(node.title))
    here = assignment_of_heading(node.title).over(who) if is_addressed else who
    if part is Part.WORK and is_period(node.title):
        here = replace(here, time=node.title)
    if node.row is not None:
        return _row_duties(node, clause, part, who)
    found: list[Duty] = []
    if part is not Part.PURPOSE:
        found += _own_duties(node, part, clause, here)
    for child in node.children:
        found += _child_duties(child, part, clause, here, found)
    if (
        not found
        and part is not Part.PURPOSE
        and node.title
        and not node.children
        and not _is_bare_unit(node, part)
        and not any(_ATTACHED.match(text) for text in node.texts)
    ):
        found.append(Duty(node.title, clause, node.first, node.last, part, who))
        for text in node.texts:
            _tell(found, attributes_of(text) or Assignment())
    _name_single(node, part, found)
    return found


def _own_duties(node: Node, part: Part, clause: str, who: Assignment) -> list[Duty]:
    found: list[Duty] = []
    places = [(node.own_text, node.first, node.last)] if node.own_text else []
    places += [(block.text, block.first, block.last) for block in node.paragraphs if not block.cells]
    named = node.title or node.own_text.rstrip(" :")
    only_details = (
        bool(node.children)
        and not is_capitals(node.title)
        and all(_is_detail(child) for child in node.children)
    )
    if named and only_details and all(_is_lead_in(text, node) for text, _, _ in places):
        places = [(named, node.first, node.last)]
    for text, first, last in places:
        told = attributes_of(text)
        if told is not None:
            _tell(found, told)
        elif not _is_lead_in(text, node) and not _ATTACHED.match(text):
            found.append(Duty(text, clause, first, last, part, who))
    return found


def _child_duties(child: Node, part: Part, clause: str, who: Assignment, before: list[Duty]) -> list[Duty]:
    below = part_of(child.title, part) if child.title else part
    own_clause = _clause(child, clause)
    if child.row is not None:
        rows = _row_duties(child, own_clause, below, who)
        for row in child.children:
            rows += _child_duties(row, below, own_clause, who, rows)
        return rows
    if _is_attribute(child):
        _tell(before, attributes_of(_one_line(child)) or Assignment())
        return []
    is_item = child.rank >= Rank.BULLET and not child.title
    if is_item and below not in {Part.PURPOSE, Part.FORMS}:
        return [_merged_item(child, own_clause, below, who)]
    return _duties_under(child, below, own_clause, who)


def _is_attribute(node: Node) -> bool:
    return not node.children and attributes_of(_one_line(node)) is not None


def _is_detail(node: Node) -> bool:
    """Tell whether a node says no more than when, where, who or with what the duty above it is done."""
    return _is_attribute(node) or (bool(node.title) and part_of(node.title, Part.WORK) is Part.PURPOSE)


def _one_line(node: Node) -> str:
    return ": ".join(filter(None, [node.title, node.own_text]))


def _merged_item(child: Node, clause: str, part: Part, who: Assignment) -> Duty:
    """Make one duty of a bullet and everything under it."""
    texts = []
    told = Assignment()
    for node in child.walk():
        text = "\n".join([*([node.title] if node.title else []), *node.texts])
        attributes = attributes_of(text) if node is not child else None
        if attributes is not None:
            told = attributes.over(told)
        elif text:
            texts.append(text)
    last = max(node.last for node in child.walk())
    return Duty("\n".join(texts), clause, child.first, last, part, who, found=told)


def _table_duties(node: Node, clause: str, part: Part, who: Assignment) -> list[Duty]:
    found: list[Duty] = []
    for child in node.walk():
        if child.row is not None:
            found += _row_duties(child, _clause(child, clause), part, who)
    return found


def _row_duties(node: Node, clause: str, part: Part, who: Assignment) -> list[Duty]:
    row = node.row
    if row is None or not row.is_duty:
        return []
    leads = split_units(row.cells.get(Place.LEAD, ""))
    told = Assignment(
        lead=leads[0] if len(leads) == 1 else "",
        units=tuple(leads) if len(leads) > 1 else (),
        coordinating=tuple(split_units(row.cells.get(Place.COORDINATING, ""))),
        time=row.cells.get(Place.TIME, ""),
        product=row.cells.get(Place.PRODUCT, ""),
    )
    told = replace(told, units=told.units or _group(told.lead)[0], lead=_group(told.lead)[1])
    return [Duty(row.cells[Place.TASK], clause, node.first, node.last, part, who, found=told)]


def _group(lead: str) -> tuple[tuple[str, ...], str]:
    heading = assignment_of_heading(lead)
    return heading.units, "" if heading.units else lead


def _tell(duties: Sequence[Duty], told: Assignment) -> None:
    for duty in duties:
        duty.found = duty.found.over(told)


def _is_lead_in(text: str, node: Node) -> bool:
    is_open = text.rstrip().endswith(":")
    return is_open and (bool(node.children) or len(text) < _SHORT_HEADING)


def _is_bare_unit(node: Node, part: Part) -> bool:
    return part is Part.UNITS and bool(assignment_of_heading(node.title).names)


def _name_single(node: Node, part: Part, found: list[Duty]) -> None:
    is_telling = len(node.title.split()) >= _WORDS_OF_TITLE and not (
        is_capitals(node.title) or is_unit_name(node.title)
    )
    if part is Part.WORK and len(found) == 1 and is_telling and not found[0].title and node.row is None:
        found[0].title = short_title(node.title)
