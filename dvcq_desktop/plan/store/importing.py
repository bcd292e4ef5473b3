# SPDX-License-Identifier: MIT
"""Keep a plan that was read: its text, the tasks accepted from it, and the units that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.office import store as office_store
from dvcq_desktop.office.changes import put_leaders_first
from dvcq_desktop.office.group_names import kinds_in_group
from dvcq_desktop.office.rules import Unit, UnitGroup
from dvcq_desktop.office.unit_names import guess_kind, proposed_symbol
from dvcq_desktop.plan import proposals
from dvcq_desktop.plan.addressees import resolve, unknown_names
from dvcq_desktop.plan.rules import Line, PlanState, Source, Task
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.store.plans import plans
from dvcq_desktop.text.dates import stored_day
from dvcq_desktop.text.normal import capital

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.office_draft import OfficeDraft
    from dvcq_desktop.plan.plantext import PlanText, Section
    from dvcq_desktop.plan.proposals import Proposal

# "ngày 26 tháng 11 năm 2021", "26/11/2021", "30/2020/NĐ-CP"
_DATED = re.compile(
    r"ngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d+|\d+[/.-]\d+[/.-]\d{4}|\d+/\d{4}/\w[\w-]*", re.IGNORECASE
)

_SEVERAL = 2


@dataclass(frozen=True)
class SourceFile:
    """The file a plan was read from, kept whole."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Imported:
    """What an import made: the plan, if any, its tasks, and how many units and groups were new."""

    plan: str | None
    tasks: tuple[str, ...]
    new_units: int
    new_groups: int


def year_of(text: PlanText, today: date) -> int:
    """Return the year a plan is for: the last one its abstract names, else its date's, else this year.

    A plan is often signed in December of the year before; days and numbers of other documents that the
    abstract cites are no years of its own.
    """
    named = re.findall(r"\b(20\d\d)\b", _DATED.sub(" ", text.abstract))
    if named:
        return int(named[-1])
    return text.year or (text.date.year if text.date else today.year)


def check_new(connection: sqlite3.Connection, text: PlanText, year: int) -> None:
    """Raise UserError where the same text is kept already as a plan of that year."""
    if any(known.full_text == text.whole_text() for known in plans(connection, year)):
        raise UserError(f"Kế hoạch này đã có trong tệp, ở năm {year}; không nhận thêm lần nữa.")


def import_plan(
    action: Action,
    text: PlanText,
    parts: Sequence[Proposal],
    *,
    year: int,
    source: SourceFile | None = None,
    office: OfficeDraft | None = None,
) -> Imported:
    """Keep a plan and the accepted proposals as its tasks, with the units and groups that they name.

    The whole import is one action. Raise UserError where the same text is kept already or a proposal cannot
    become a task.
    """
    check_new(action.connection, text, year)
    for part in parts:
        if part.accepted:
            proposals.check(part)
    plan_id = _save_text(action, text, year, source)
    clauses = _save_clauses(action, plan_id, text.sections)
    made = add_tasks(action, parts, plan_id, year, [cited(part, clauses) for part in parts])
    if office is not None:
        _save_office(action, office)
    return made


def add_tasks(
    action: Action,
    parts: Sequence[Proposal],
    plan_id: str | None,
    year: int,
    sources: Sequence[tuple[Source, ...]],
) -> Imported:
    """Add the accepted proposals as tasks of a plan or of none, with the units and groups that they name.

    `sources` are those of each proposal. Raise UserError where one can't become a task.
    """
    taken = [(part, own) for part, own in zip(parts, sources, strict=True) if part.accepted]
    for part, _ in taken:
        proposals.check(part)
    chosen = [part for part, _ in taken]
    chosen, joined = _join_groups(chosen, office_store.directory(action.connection))
    made = _make_units(action, [name for part in chosen for name in part.names], joined)
    directory = office_store.directory(action.connection)
    start = changes.next_position(action, year)
    tasks = [
        changes.add_task(
            action, _task(part, directory, year, plan=plan_id, position=start + place, sources=own)
        )
        for place, (part, (_, own)) in enumerate(zip(chosen, taken, strict=True))
    ]
    return Imported(plan_id, tuple(tasks), *made)


def cited(part: Proposal, clauses: Mapping[str, str]) -> tuple[Source, ...]:
    """Return the clauses that a proposal comes from as sources; `clauses` are the plan's by their paths."""
    return tuple(
        Source(clause=clauses.get(path), abstract="" if path in clauses else path) for path in part.clauses
    )


def _save_office(action: Action, office: OfficeDraft) -> None:
    if office.profile is not None:
        in_charge = resolve(office.unit_in_charge, office_store.directory(action.connection)).unit
        office_store.save_profile(action, office.profile._replace(unit_in_charge=in_charge))
    if office.signer is not None:
        office_store.save_signer(action, office.signer)


def _join_groups(
    parts: Sequence[Proposal], directory: Directory
) -> tuple[list[Proposal], dict[str, tuple[str, ...]]]:
    """Let a duty that is given to several groups name one that joins them, as the plan addresses them.

    Return the proposals, and of each name so made the groups that it joins.
    """
    found, joined = [], {}
    for part in parts:
        groups = tuple(name for name in _owed_by(part, directory) if resolve(name, directory).is_group)
        if len(groups) < _SEVERAL:
            found.append(part)
            continue
        name = ", ".join(groups)
        joined[name] = groups
        rest = tuple(unit for unit in part.units if unit not in groups)
        lead = "" if part.lead in groups else part.lead
        found.append(replace(part, lead=lead, units=(name, *rest)))
    return found, joined


def _make_units(action: Action, names: list[str], joined: dict[str, tuple[str, ...]]) -> tuple[int, int]:
    directory = office_store.directory(action.connection)
    unknown = unknown_names(names, directory)
    position = max((unit.position for unit in directory.units), default=0)
    units = [meant.name for meant in unknown if not meant.is_group and meant.name not in joined]
    made = set()
    for place, name in enumerate(units, position + 1):
        symbol = proposed_symbol(name)
        unit = Unit("", capital(name), guess_kind(name), symbol=symbol, position=place)
        made.add(office_store.save_unit(action, unit))
    put_leaders_first(action, made)
    groups = [meant.name for meant in unknown if meant.is_group or meant.name in joined]
    directory = office_store.directory(action.connection)
    for name in groups:
        parts = (_members_of(part, directory) for part in joined.get(name, (name,)))
        members = tuple(dict.fromkeys(unit for part in parts for unit in part))
        office_store.save_group(action, UnitGroup("", capital(name), members))
    _fill_groups(action, names)
    return len(units), len(groups)


def _fill_groups(action: Action, names: list[str]) -> None:
    """Give groups that a plan names and that have nobody yet the units of the kinds they speak of."""
    directory = office_store.directory(action.connection)
    empty = {group.id: group for group in directory.groups if not group.members}
    meant = (resolve(name, directory).group for name in names)
    for group in dict.fromkeys(empty[key] for key in meant if key in empty):
        if members := _members_of(group.name, directory):
            office_store.save_group(action, group._replace(members=members))


def _members_of(name: str, directory: Directory) -> tuple[str, ...]:
    """Return the units that a group's name means: its members, or where it has none those of its kinds."""
    held = next((group for group in directory.groups if group.id == resolve(name, directory).group), None)
    if held is not None and held.members:
        return held.members
    kinds = kinds_in_group(name)
    return tuple(unit.id for unit in directory.units if unit.kind in kinds and unit.valid_to is None)


def _save_text(action: Action, text: PlanText, year: int, source: SourceFile | None) -> str:
    plan_id = action.insert(
        "plan",
        {
            "year": year,
            "kind": text.kind or None,
            "state": (PlanState.SIGNED if text.number and text.date else PlanState.DRAFT).value,
            "abstract": text.abstract or None,
            "number": text.number or None,
            "symbol": text.symbol or None,
            "issued_on": stored_day(text.date),
            "date_text": text.date_text or None,
            "place": text.place or None,
            "signer_authority": "\n".join(text.signer.authority) or None,
            "signer_title": text.signer.title or None,
            "signer_name": text.signer.name or None,
            "full_text": text.whole_text(),
            "preamble": text.preamble or None,
            "closing": text.closing or None,
            "file": action.attach(source.data) if source else None,
            "file_name": source.name if source else None,
        },
    )
    for place, basis in enumerate(text.bases):
        action.insert(
            "plan_basis",
            {
                "plan": plan_id,
                "position": place,
                "text": basis.text,
                "kind": basis.kind or None,
                "number": basis.number or None,
                "issued_on": stored_day(basis.date),
                "body": basis.body or None,
            },
        )
    for place, recipient in enumerate(text.recipients):
        action.insert("plan_recipient", {"plan": plan_id, "position": place, "text": recipient})
    for place, remark in enumerate(text.remarks):
        action.insert(
            "plan_remark",
            {
                "plan": plan_id,
                "position": place,
                "place": remark.place,
                "quote": remark.quote,
                "sentence": remark.sentence,
                "settled": 0,
            },
        )
    return plan_id


def _save_clauses(action: Action, plan_id: str, sections: Sequence[Section]) -> dict[str, str]:
    """Write the tree of sections and return the key of each by its path; of a doubled path the first."""
    found: dict[str, str] = {}
    waiting: list[tuple[Section, str | None]] = [(section, None) for section in reversed(sections)]
    position = 0
    while waiting:
        section, parent = waiting.pop()
        position += 1
        key = action.insert(
            "plan_clause",
            {
                "plan": plan_id,
                "parent": parent,
                "position": position,
                "label": section.label or None,
                "path": section.path or None,
                "title": section.title or None,
                "text": section.text or None,
            },
        )
        if section.path:
            found.setdefault(section.path, key)
        waiting.extend((child, key) for child in reversed(section.children))
    return found


def _task(
    part: Proposal,
    directory: Directory,
    year: int,
    *,
    plan: str | None,
    position: int,
    sources: tuple[Source, ...],
) -> Task:
    lead, group = _assigned(part, directory)
    return Task(
        id="",
        year=year,
        plan=plan,
        position=position,
        title=part.title,
        content=part.content,
        product=part.product,
        lead_unit=lead,
        group=group,
        schedule=part.schedule,
        coordinating=tuple(unit for unit in _units_of(part.coordinating, directory) if unit != lead),
        sources=sources,
        lines=tuple(Line("", "", unit) for unit in _owing_units(part, directory)),
    )


def _assigned(part: Proposal, directory: Directory) -> tuple[str | None, str | None]:
    meant = [resolve(name, directory) for name in (part.lead, *part.units) if name]
    lead = meant[0].unit if part.lead else None
    return lead, next((each.group for each in meant if each.group), None)


def _owing_units(part: Proposal, directory: Directory) -> list[str]:
    """Return the units that each owe a part: those that are named, and the members of named groups."""
    return _units_of(_owed_by(part, directory), directory)


def _owed_by(part: Proposal, directory: Directory) -> tuple[str, ...]:
    """Return the names of the units and groups of which each unit owes a part; a lead unit owes the whole."""
    is_group = bool(part.lead) and resolve(part.lead, directory).is_group
    return tuple(dict.fromkeys((part.lead, *part.units) if is_group else part.units))


def _units_of(names: Iterable[str], directory: Directory) -> list[str]:
    """Return the units that names mean, each once; of a group those that have not ended."""
    lasting = {unit.id for unit in directory.units if unit.valid_to is None}
    members = {group.id: group.members for group in directory.groups}
    found: list[str] = []
    for name in names:
        meant = resolve(name, directory)
        named = (meant.unit,) if meant.unit else members.get(meant.group or "", ())
        found.extend(unit for unit in named if unit in lasting)
    return list(dict.fromkeys(found))
