# SPDX-License-Identifier: MIT
"""Blocks to a tree of headings and clauses, by their labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dvcq_desktop.plan.plantext import Section
from dvcq_desktop.plan.reading.assignments import attributes_of
from dvcq_desktop.plan.reading.blocks import Block, has_ended, is_capitals
from dvcq_desktop.plan.reading.labels import Label, Rank
from dvcq_desktop.plan.reading.tables import Row, read_rows
from dvcq_desktop.plan.reading.units import is_address, is_unit_name
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORT = 220
_LONGEST_PATH = 60
_KNOWN_HEADING = re.compile(
    r"^(?:muc dich|yeu cau|muc tieu|noi dung|nhiem vu|giai phap|to chuc thuc hien|phan cong|kinh phi"
    r"|che do (?:thong tin,? )?"
    r"bao cao|doi tuong|pham vi|thoi gian|chi tieu|quan diem|khen thuong)[^.;:]{0,60}$"
)
_LEAD_IN = re.compile(r"(?:như sau|sau đây|như|gồm|sau|là|trong đó|cụ thể|bao gồm|nội dung|các việc)$")
# What, when, where and for whom a thing is done: a heading even where a small letter follows it.
_DETAIL = re.compile(
    r"^(?:doi tuong|pham vi|thoi gian|dia diem|thanh phan|so luong|kinh phi|noi dung|hinh thuc|yeu cau"
    r"|muc dich)(?: [a-z]+){0,4}$"
)
_SENTENCE = re.compile(r"[.!?][”\"]?\s+[^\W\d_a-zđ]")


@dataclass
class Node:
    """A section in the making; `rows` tells that its children are rows of a table."""

    label: Label | None
    title: str = ""
    paragraphs: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    rank: float = 0
    first: int = 0
    last: int = 0
    path: str = ""
    own_text: str = ""
    row: Row | None = None

    @property
    def texts(self) -> list[str]:
        """Return the paragraphs of this node itself."""
        own = [self.own_text] if self.own_text else []
        return [*own, *(block.text for block in self.paragraphs)]

    def walk(self) -> Iterator[Node]:
        """Give this node and all below it, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))

    def as_section(self) -> Section:
        """Freeze the node and what is below it."""
        label = self.label.text if self.label else ""
        text = "\n".join(self.texts)
        lines = (self.first, max(node.last for node in self.walk()))
        children = tuple(child.as_section() for child in self.children)
        return Section(label, self.title, text, self.path, lines, children)


def build_outline(blocks: Sequence[Block], *, prefix: str = "") -> Node:
    """Return the root of the tree; what stands above the first heading is the root's own text."""
    root = Node(None, rank=-1)
    stack = [root]
    index = 0
    while index < len(blocks):
        block = blocks[index]
        if block.cells:
            index = _add_table(stack[-1], blocks, index)
            continue
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        node = _node_of(block, following, stack)
        if node is None:
            _add_paragraph(stack[-1], block)
        else:
            while stack[-1].rank >= node.rank:
                stack.pop()
            stack[-1].children.append(node)
            stack.append(node)
        index += 1
    _number_paths(root, prefix)
    return root


def _add_paragraph(node: Node, block: Block) -> None:
    # A paragraph behind bullets belongs to the clause again, but its order must stay: it becomes a child.
    if node.children:
        text = Node(None, own_text=block.text, rank=Rank.BULLET, first=block.first, last=block.last)
        node.children.append(text)
    else:
        node.paragraphs.append(block)
        node.last = max(node.last, block.last)


def _add_table(parent: Node, blocks: Sequence[Block], start: int) -> int:
    end = start
    while end < len(blocks) and blocks[end].cells:
        end += 1
    head, rows = read_rows(blocks[start:end])
    for block in head:
        _add_paragraph(parent, block)
    # Where the numbers begin anew in each group, a row is named by its group as well.
    numbers = [row.number for row in rows if row.number and not row.is_group]
    nested = len(set(numbers)) < len(numbers)
    group: Node | None = None
    for row in rows:
        label = Label(row.number, Rank.ROW, 0) if row.number else None
        node = Node(
            label, row.title, rank=Rank.ROW, first=row.line, last=row.last, own_text=row.rest, row=row
        )
        if row.is_group and nested:
            group, node.rank = node, Rank.ROW - 1
            parent.children.append(node)
        else:
            (group or parent).children.append(node)
    return end


def _node_of(block: Block, following: Block | None, stack: list[Node]) -> Node | None:
    if block.label is None:
        return _unlabelled_heading(block, following, stack)
    rank = _rank_in(stack, block, following)
    title, text = _split_title(block, following)
    return Node(block.label, title, rank=rank, first=block.first, last=block.last, own_text=text)


def _unlabelled_heading(block: Block, following: Block | None, stack: list[Node]) -> Node | None:
    text = block.text.strip()
    at_colon = _split_at_colon(block, only_units=True)
    if at_colon and len(stack) > 1:
        node = _heading(block, _heading_rank(stack))
        node.title, node.own_text = at_colon
        return node
    if len(text) > 160 or following is None or has_ended(text.rstrip(":")):
        return None
    if is_capitals(text) and len(text.split()) > 1:
        return _heading(block, Rank.ROMAN)
    if _is_closing_colon(text, following):
        return None
    known = _KNOWN_HEADING.match(fold(text.rstrip(":"))) is not None and text[:1].isupper()
    unit = is_unit_name(text) and not _is_row_like(following)
    if not (known or unit or (block.is_bold and text[:1].isupper())):
        return None
    has_roman = any(node.rank == Rank.ROMAN and node.label for node in stack)
    if known and not has_roman and not unit and len(stack) <= 2 and not any(n.label for n in stack):
        return _heading(block, Rank.ROMAN)
    return _heading(block, _heading_rank(stack))


def _is_closing_colon(text: str, following: Block) -> bool:
    return text.endswith(":") and not is_unit_name(text) and following.label is not None and len(text) > 60


def _is_row_like(following: Block) -> bool:
    return bool(following.cells)


def _heading(block: Block, rank: float) -> Node:
    return Node(None, block.text, rank=rank, first=block.first, last=block.last)


def _heading_rank(stack: list[Node]) -> float:
    earlier = next((node.rank for node in reversed(stack) if node.label is None and node.rank > 0), None)
    if earlier is not None and earlier > Rank.ROMAN:
        return earlier
    top = stack[-1]
    is_open = top.rank >= Rank.NUMBER and not top.children and not top.paragraphs and not top.own_text
    return top.rank + 1 if is_open else Rank.HEADING


def _rank_in(stack: list[Node], block: Block, following: Block | None) -> float:
    label = block.label
    if label is None or label.is_bullet:
        return _bullet_rank(label, block, following, stack) if label else Rank.BULLET
    if label.rank == Rank.NUMBER:
        return _number_rank(stack, label, block, following)
    if label.rank == Rank.ROMAN and label.sign != "điều" and len(label.text) == 1:
        return _single_letter_rank(stack, label)
    return label.rank


def _bullet_rank(label: Label, block: Block, following: Block | None, stack: list[Node]) -> float:
    is_star = label.text == "*"
    if is_star and any(node.label and node.label.text == "*" and node.rank < Rank.BULLET for node in stack):
        return Rank.BULLET - 1
    opens = following is not None and following.label is not None and following.label.text in {"-", "–", "+"}
    if is_star and (opens or not has_ended(block.text)):
        return Rank.BULLET - 1
    return label.rank


def _single_letter_rank(stack: list[Node], label: Label) -> float:
    """Tell I after H of a series of capital letters from the Roman one."""
    letters = [node for node in stack if node.label and node.rank == Rank.CAPITAL and node.label.text == "H"]
    return Rank.CAPITAL if label.text == "I" and letters else label.rank


def _number_rank(stack: list[Node], label: Label, block: Block, following: Block | None) -> float:
    """Find the series a number goes on with: "1." may begin a second series inside of a clause 1."""
    numbered = [
        node for node in stack if node.label and Rank.NUMBER <= node.rank < Rank.BULLET and _is_number(node)
    ]
    if label.sign.startswith(")") and any(node.rank == Rank.LETTER for node in stack) and numbered:
        return Rank.BRACKET
    if not numbered:
        return (
            Rank.BRACKET - 1
            if stack[-1].rank == Rank.LETTER and label.value == 1 and not block.is_bold
            else Rank.NUMBER
        )
    inner = numbered[-1]
    outer = numbered[0]
    if label.value == 1 and inner.title and not inner.children and not inner.texts:
        return min(inner.rank + 1, Rank.DECIMAL - 1)
    if inner is outer:
        return inner.rank
    inner_value = _last_value(inner, stack)
    outer_value = outer.label.value if outer.label else 0
    goes_on_inside = label.value == inner_value + 1
    goes_on_outside = label.value == outer_value + 1
    if goes_on_outside and (not goes_on_inside or (outer.title and _looks_like_heading(block, following))):
        return outer.rank
    return inner.rank


def _is_number(node: Node) -> bool:
    return node.label is not None and node.label.rank == Rank.NUMBER


def _last_value(node: Node, stack: list[Node]) -> int:
    parent = stack[stack.index(node) - 1]
    same = (
        child.label.value for child in reversed(parent.children) if child.label and child.rank == node.rank
    )
    return next(same, 0)


def _looks_like_heading(block: Block, following: Block | None) -> bool:
    return bool(_split_title(block, following)[0])


def _split_title(block: Block, following: Block | None) -> tuple[str, str]:
    """Split a labelled paragraph into its heading and its text; either may be empty."""
    rest = block.rest
    if block.label is not None and block.label.is_bullet:
        return _split_bullet(block, following)
    at_colon = _split_at_colon(block)
    if at_colon:
        return at_colon
    if is_capitals(rest) or (block.is_bold and len(rest) <= 2 * _SHORT) or is_unit_name(rest):
        return rest.rstrip(" :"), ""
    by_bold = _split_at_bold(block)
    if by_bold:
        return by_bold
    if len(rest) <= _SHORT and not rest.endswith((";", ",")) and _opens(block, following):
        return ("", rest) if _SENTENCE.search(rest) else (rest.rstrip(" :"), "")
    return "", rest


def _split_bullet(block: Block, following: Block | None) -> tuple[str, str]:
    at_colon = _split_at_colon(block, only_units=True)
    if at_colon:
        return at_colon
    opens = following is not None and following.label is not None and _is_deeper(block, following)
    if (is_address(block.rest) and opens) or (block.is_bold and opens and not has_ended(block.rest)):
        return block.rest.rstrip(" :"), ""
    return "", block.rest


def _is_deeper(block: Block, following: Block) -> bool:
    if block.label is None or following.label is None:
        return False
    return following.label.rank > block.label.rank or (
        block.label.text == "*" and following.label.text == "-"
    )


def _opens(block: Block, following: Block | None) -> bool:
    """Tell whether what follows stands under this paragraph rather than beside it."""
    if following is None or block.label is None:
        return False
    if following.cells:
        return not has_ended(block.rest)
    if attributes_of(following.text if following.label is None else following.rest) is not None:
        return False
    if following.label is None:
        return not is_capitals(following.text) and not following.text.startswith(("Trên đây", "Nơi nhận"))
    nested = following.label.rank == block.label.rank == Rank.NUMBER and following.label.value == 1
    return following.label.rank > block.label.rank or nested


def _split_at_colon(block: Block, *, only_units: bool = False) -> tuple[str, str] | None:
    head, colon, tail = block.rest.partition(":")
    head, tail = head.strip(), tail.strip()
    if not colon or not tail or len(head) > 110 or not head:
        return None
    if is_unit_name(head):
        return head, tail
    if only_units:
        return None
    if is_capitals(head) and not is_capitals(tail):
        return head, tail
    if block.bold and abs(block.bold - (block.text.find(":") + 1)) <= 1:
        return head, tail
    if _DETAIL.match(fold(head)) and len(head) <= 60:
        return head, tail
    is_phrase = len(head) <= 60 and not _LEAD_IN.search(head) and tail[:1].isupper() and "," not in head[-25:]
    return (head, tail) if is_phrase and not re.search(r"[“\"(]", head) else None


def _split_at_bold(block: Block) -> tuple[str, str] | None:
    start = len(block.text) - len(block.rest)
    if not start + 8 < block.bold < len(block.text) - 10:
        return None
    head, tail = block.text[start : block.bold].strip(), block.text[block.bold :].strip()
    return (head.rstrip(" :"), tail.lstrip(" :")) if head and tail[:1].isupper() else None


def _number_paths(root: Node, prefix: str) -> None:
    used: dict[str, int] = {}
    waiting = [(child, prefix, prefix) for child in reversed(root.children)]
    while waiting:
        node, parent, above = waiting.pop()
        path = ""
        if node.label is not None and not (node.label.is_bullet and node.label.rank != Rank.ROW):
            # "1.1" repeats the number of its clause, so it follows what stands above that clause.
            start = (
                above
                if node.label.rank in {Rank.DECIMAL, Rank.DEEP_DECIMAL} or "." in node.label.text
                else parent
            )
            path = f"{start}.{node.label.text}" if start else node.label.text
            used[path] = used.get(path, 0) + 1
            path = path if used[path] == 1 else f"{path} ({used[path]})"
        elif node.label is None and node.title and node.rank == Rank.ROMAN:
            path = node.title.strip(" .:").capitalize()[:_LONGEST_PATH]
        node.path = path
        over = path or parent
        is_number = node.label is not None and (node.label.rank == Rank.NUMBER or "." in node.label.text)
        waiting.extend((child, over, above if is_number else over) for child in reversed(node.children))
