# SPDX-License-Identifier: MIT
"""What looks odd in the office but may be true: it is said beside the record, never refused."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from dvcq_desktop.office.checks import birth_text
from dvcq_desktop.office.unit_names import proposed_symbol
from dvcq_desktop.text.dates import short_date
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from dvcq_desktop.database.records import Remarks
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import Person, Tenure, Unit


def remarks_on(directory: Directory) -> Remarks:
    """Return every remark on the units, groups, people and kinds of an office."""
    found: Remarks = defaultdict(list)
    _remark_on_names(directory, found)
    _remark_on_symbols(directory, found)
    _remark_on_ends(directory, found)
    _remark_on_heads(directory, found)
    _remark_on_people(directory, found)
    _remark_on_kinds(directory, found)
    for group in directory.groups:
        if not group.members:
            found[group.id].append("Nhóm chưa có đơn vị nào.")
    return dict(found)


def overlap(
    first: tuple[date | None, date | None], second: tuple[date | None, date | None]
) -> tuple[date, date] | None:
    """Return the first and last day that two periods share, None where they share none.

    None in a period means that it is open at that end.
    """
    begin = max(first[0] or date.min, second[0] or date.min)
    end = min(first[1] or date.max, second[1] or date.max)
    return (begin, end) if begin <= end else None


def _remark_on_names(directory: Directory, found: Remarks) -> None:
    named: dict[str, list[Unit]] = defaultdict(list)
    for unit in directory.units:
        named[fold(unit.name)].append(unit)
    for namesakes in named.values():
        for one, other in combinations(namesakes, 2):
            if overlap((one.valid_from, one.valid_to), (other.valid_from, other.valid_to)):
                for unit in (one, other):
                    _say(found, unit.id, f"Có hai đơn vị cùng tên “{unit.name}” trong cùng thời gian.")


def _remark_on_symbols(directory: Directory, found: Remarks) -> None:
    for unit in directory.units:
        proposed = proposed_symbol(unit.name)
        if proposed and not unit.symbol and unit.valid_to is None:
            _say(found, unit.id, f"Chưa có ký hiệu; văn bản tạm ghi {proposed}.")


def _remark_on_ends(directory: Directory, found: Remarks) -> None:
    for unit in directory.units:
        if unit.successor and unit.valid_to is None:
            _say(found, unit.id, "Đã có đơn vị kế thừa nhưng chưa có ngày kết thúc hoạt động.")
        if unit.valid_to is None:
            continue
        staying = sum(
            tenure.unit == unit.id and (tenure.ends_on or date.max) > unit.valid_to
            for person in directory.people
            for tenure in person.tenures
        )
        if staying:
            ended = short_date(unit.valid_to)
            _say(found, unit.id, f"Đơn vị kết thúc ngày {ended} nhưng sau đó còn {staying} vị trí công tác.")


def _remark_on_heads(directory: Directory, found: Remarks) -> None:
    heads: dict[str, list[tuple[Person, Tenure]]] = defaultdict(list)
    for person in directory.people:
        for tenure in person.tenures:
            if tenure.is_head:
                heads[tenure.unit].append((person, tenure))
    for unit_id, held in heads.items():
        for (one, first), (other, second) in combinations(held, 2):
            shared = overlap((first.starts_on, first.ends_on), (second.starts_on, second.ends_on))
            if shared is None or one.id == other.id:
                continue
            since = f" từ ngày {short_date(shared[0])}" if shared[0] != date.min else ""
            name = directory.unit_name(unit_id)
            sentence = f"{name} có hai người đứng đầu{since}: {one.full_name} và {other.full_name}."
            for record in (unit_id, one.id, other.id):
                _say(found, record, sentence)


def _remark_on_people(directory: Directory, found: Remarks) -> None:
    known: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in directory.people:
        known[fold(person.full_name), person.birth].append(person)
        if not person.tenures:
            _say(found, person.id, "Chưa có vị trí công tác nào.")
    for (_name, birth), twins in known.items():
        if len(twins) > 1:
            born = f" và ngày sinh {birth_text(birth)}" if birth else ""
            for person in twins:
                _say(found, person.id, f"Có {len(twins)} người cùng tên{born}: có thể đã nhập trùng.")


def _remark_on_kinds(directory: Directory, found: Remarks) -> None:
    labels = Counter(fold(kind.label) for kind in directory.kinds)
    known = {kind.id for kind in directory.kinds}
    for kind in directory.kinds:
        if labels[fold(kind.label)] > 1:
            _say(
                found,
                kind.id,
                f"Có hai đối tượng cùng tên “{kind.label}”: hãy giữ một, đổi tên hoặc tắt một.",
            )
    for person in directory.people:
        if person.kind.id not in known:
            _say(
                found,
                person.id,
                f"Đối tượng “{person.kind.label}” đang ở thùng rác: hãy chọn đối tượng khác.",
            )


def _say(found: Remarks, record: str, sentence: str) -> None:
    if sentence not in found[record]:
        found[record].append(sentence)
