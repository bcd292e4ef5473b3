# SPDX-License-Identifier: MIT
"""The tree of a plan's clauses: its order, how clauses are numbered, printed and cited."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from enum import Enum, auto
from typing import TYPE_CHECKING

from dvcq_desktop.text.normal import tidy
from dvcq_desktop.text.numbers import letter_label, parse_letter_label, parse_roman, roman

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dvcq_desktop.plan.rules import Clause

BULLET = "-"
_BULLETS = frozenset("-–—−•●▪◦■□➢►✓✔*+o·")
_PART = re.compile(r"^(?:phần|chương|mục|điều)\s", re.IGNORECASE)
_DECIMAL = re.compile(r"^\d{1,2}(?:\.\d{1,2})+$")
_NUMBER = re.compile(r"^\d{1,3}$")


class Style(Enum):
    """How a clause is labelled."""

    PART = auto()
    CAPITAL = auto()
    ROMAN = auto()
    NUMBER = auto()
    DECIMAL = auto()
    LETTER = auto()
    BULLET = auto()
    OTHER = auto()
    NONE = auto()

    @property
    def counts(self) -> bool:
        """Tell whether such labels are a series that can be numbered anew."""
        return self not in {Style.BULLET, Style.OTHER, Style.NONE}


# Three were the most that 8,000 random trees took.
_MOST_ROUNDS = 10
# What may stand above the numbers and letters that every plan counts in, outermost first.
_UPPER = (Style.PART, Style.CAPITAL, Style.ROMAN)


def style_of(label: str) -> Style:
    """Return how a stored label ("II", "1.2", "a", "-") counts."""
    if not label:
        return Style.NONE
    if label in _BULLETS or label == "+)":
        return Style.BULLET
    if _PART.match(label):
        return Style.PART
    if _DECIMAL.match(label):
        return Style.DECIMAL
    if _NUMBER.match(label):
        return Style.NUMBER
    if label.isupper() and label not in {"C", "D", "L", "M"} and parse_roman(label):
        return Style.ROMAN
    if len(label) == 1 and label.isupper():
        return Style.CAPITAL
    return Style.LETTER if parse_letter_label(label) is not None and label.islower() else Style.OTHER


def typed_label(text: str) -> str:
    """Return the label that was typed, as it is stored: without the sign behind it ("1.", "a)", "(2)")."""
    return tidy(text).strip("()").rstrip(".)/: ")


def printed_label(clause: Clause, parent: Clause | None) -> str:
    """Return a clause's label as paper has it ("II.", "1.", "a)", "-")."""
    style = style_of(clause.label)
    if style is Style.NONE:
        return ""
    if style is Style.BULLET:
        return clause.label
    if style is Style.LETTER:
        return f"{clause.label})"
    if style is Style.NUMBER and parent is not None and style_of(parent.label) is Style.LETTER:
        return f"({clause.label})"
    return f"{clause.label}."


def children_of(clauses: Iterable[Clause]) -> dict[str | None, list[Clause]]:
    """Return the clauses under each one, in their order, and the outermost under None.

    Where copies were merged, a clause may stand under one that is gone or below itself: it is an outermost
    one then, behind the others, so that nothing is lost.
    """
    listed = sorted(clauses, key=lambda clause: (clause.position, clause.id))
    known = {clause.id for clause in listed}
    found: dict[str | None, list[Clause]] = defaultdict(list)
    for clause in listed:
        if clause.parent is None or clause.parent in known:
            found[clause.parent].append(clause)
    reached = {clause.id for clause in _walk(found)}
    for clause in listed:
        if clause.id not in reached:
            if clause.parent in known:
                found[clause.parent].remove(clause)
            found[None].append(clause)
            reached.update(below.id for below in _walk(found, clause.id))
            reached.add(clause.id)
    return found


def in_order(clauses: Iterable[Clause]) -> list[Clause]:
    """Return the clauses in the order of the text, parents before children."""
    return list(_walk(children_of(clauses)))


def depths(clauses: Iterable[Clause]) -> dict[str, int]:
    """Return how deep each clause stands, the outermost at 0."""
    found: dict[str, int] = {}
    tree = children_of(clauses)
    waiting = [(clause, 0) for clause in tree[None]]
    while waiting:
        clause, depth = waiting.pop()
        found[clause.id] = depth
        waiting.extend((child, depth + 1) for child in tree.get(clause.id, ()))
    return found


def below(clauses: Iterable[Clause], clause: str) -> list[Clause]:
    """Return all clauses under one, in the order of the text, without itself."""
    return list(_walk(children_of(clauses), clause))


def renumbered(clauses: Sequence[Clause]) -> dict[str, str]:
    """Return the label of every clause as it is when all are counted anew: I, 1, a, then bullets.

    What has a bullet or no label keeps it. Parts and capital letters above the Roman numbers stay such a
    level, and decimals ("1.1") stay decimals of the number that they repeat.
    """
    held = list(clauses)
    labels = {clause.id: clause.label for clause in held}
    # Which series lead is read off the labels: counting goes on until it finds nothing more to change.
    for _round in range(_MOST_ROUNDS):
        before, labels = labels, _counted(held)
        if labels == before:
            break
        held = [clause._replace(label=labels[clause.id]) for clause in held]
    return labels


def next_label(clauses: Sequence[Clause], parent: str | None, after: str | None) -> str:
    """Return the label of a clause that is added behind another one, or first under its parent."""
    tree = children_of(clauses)
    siblings = tree.get(parent, [])
    before = next((clause for clause in siblings if clause.id == after), None)
    if before is not None and not style_of(before.label).counts:
        return before.label
    by_id = {clause.id: clause for clause in clauses}
    series = _series(tree)
    chain: list[Clause] = []
    above = by_id.get(parent or "")
    while above is not None and len(chain) <= len(by_id):
        chain += [above] if _heads(above) else []
        above = by_id.get(above.parent or "")
    over = chain[0].label if chain else ""
    known = style_of(over) in series
    level = series.index(style_of(over)) + 1 if known else len(chain)
    style = _style_among(siblings, over, level, series)
    place = 0
    if before is not None and before.label:
        behind = siblings[: siblings.index(before) + 1]
        style = style_of(before.label)
        place = _value(before.label) or sum(style_of(clause.label).counts for clause in behind)
    return _label(style, place, over, "")


def paths(clauses: Sequence[Clause]) -> dict[str, str]:
    """Return how each clause is cited ("II.5", "II.1.a"); bullets are not, a doubled path says which it is.

    The reader of plans cites by the same rules, so that reading and editing agree.
    """
    tree = children_of(clauses)
    found: dict[str, str] = {}
    used: Counter[str] = Counter()
    waiting = [(clause, "", "") for clause in reversed(tree[None])]
    while waiting:
        clause, parent, above = waiting.pop()
        style = style_of(clause.label)
        path = ""
        if style is Style.OTHER and clause.path:
            path = clause.path
        elif style.counts or style is Style.OTHER:
            # "1.1" repeats the number of its clause, so it follows what stands above that clause.
            start = above if "." in clause.label else parent
            path = f"{start}.{clause.label}" if start else clause.label
            used[path] += 1
            path = path if used[path] == 1 else f"{path} ({used[path]})"
        elif style is Style.NONE:
            path = clause.path
        found[clause.id] = path
        over = path or parent
        beside = above if style in {Style.NUMBER, Style.DECIMAL} else over
        waiting.extend((child, over, beside) for child in reversed(tree.get(clause.id, [])))
    return found


def _counted(clauses: Sequence[Clause]) -> dict[str, str]:
    tree = children_of(clauses)
    series = _series(tree)
    found: dict[str, str] = {}
    waiting: list[tuple[str | None, str, int]] = [(None, "", 0)]
    while waiting:
        parent, label, level = waiting.pop()
        children = tree.get(parent, [])
        style = _style_among(children, label, level, series)
        count = 0
        for child in children:
            own = child.label
            if style_of(own).counts:
                own = _label(style, count, label, own)
                count += 1
            found[child.id] = own
            counted = style_of(own).counts
            deeper = series.index(style) + 1 if counted and style in series else level + _heads(child)
            waiting.append((child.id, own if counted else label, deeper))
    return found


def _walk(tree: Mapping[str | None, Sequence[Clause]], top: str | None = None) -> Iterator[Clause]:
    waiting = list(reversed(tree.get(top, ())))
    while waiting:
        clause = waiting.pop()
        yield clause
        waiting.extend(reversed(tree.get(clause.id, ())))


def _series(tree: Mapping[str | None, Sequence[Clause]]) -> tuple[Style, ...]:
    """Return the series of each level: those that lead somewhere in the plan, in their usual order."""
    leading = {_leading(children) for children in tree.values()}
    upper = [style for style in _UPPER if style in leading]
    numbers_first = _leading(tree.get(None, ())) is Style.NUMBER
    return (*(upper or ([] if numbers_first else [Style.ROMAN])), Style.NUMBER, Style.LETTER)


def _heads(clause: Clause) -> bool:
    """Tell whether what stands under a clause is one level deeper for it."""
    return style_of(clause.label) not in {Style.BULLET, Style.NONE} or bool(not clause.label and clause.title)


def _leading(children: Sequence[Clause]) -> Style:
    """Return the series that more than half of those are in that are counted at all."""
    styles = Counter(style for child in children if (style := style_of(child.label)).counts)
    most = max(styles, key=lambda style: styles[style], default=Style.NONE)
    return most if styles[most] * 2 > styles.total() else Style.NONE


def _style_among(children: Sequence[Clause], label: str, level: int, series: tuple[Style, ...]) -> Style:
    """Return the series that the clauses under one labelled so are counted in."""
    leading = _leading(children)
    if leading is Style.PART:
        return leading
    if leading is Style.DECIMAL and style_of(label) in {Style.NUMBER, Style.DECIMAL}:
        return leading
    if level < len(series):
        # A part that needs no Roman numbers goes on with plain ones.
        skips = level and series[level] in _UPPER and leading is Style.NUMBER
        return leading if skips else series[level]
    return leading if leading is Style.NUMBER else Style.BULLET


def _label(style: Style, place: int, above: str, own: str) -> str:
    """Return the label at a place from 0; parts are named in words and keep their own."""
    match style:
        case Style.ROMAN:
            return roman(place + 1)
        case Style.NUMBER:
            return str(place + 1)
        case Style.LETTER:
            return letter_label(place)
        case Style.CAPITAL:
            return letter_label(place).upper()
        case Style.DECIMAL:
            return f"{above}.{place + 1}"
        case Style.PART:
            return own
    return BULLET


def _value(label: str) -> int:
    """Return the place of a label in its series from 1, 0 where it has none."""
    match style_of(label):
        case Style.ROMAN:
            return parse_roman(label) or 0
        case Style.NUMBER:
            return int(label)
        case Style.DECIMAL:
            return int(label.rpartition(".")[2])
        case Style.LETTER | Style.CAPITAL:
            place = parse_letter_label(label)
            return 0 if place is None else place + 1
    return 0
