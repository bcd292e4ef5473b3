# SPDX-License-Identifier: MIT
"""The plans that units issue themselves to carry a duty out: which duty asks for them, and who issued one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.plan.rules import TaskState
from dvcq_desktop.text.folding import fold

if TYPE_CHECKING:
    from datetime import date

    from dvcq_desktop.plan.rules import Line, Task

# What the title or the product of such a duty says.
WORDS = ("ban hành kế hoạch", "xây dựng kế hoạch", "kế hoạch triển khai", "kế hoạch của đơn vị")
RULE = (
    "Tự nhận biết: nhiệm vụ giao cho nhiều đơn vị, có đơn vị đã ghi kế hoạch của mình, hoặc tên, sản phẩm"
    f" có chữ {', '.join(f'“{words}”' for words in WORDS)}."
)
_FOLDED = tuple(fold(words) for words in WORDS)


def asks_for_plans(task: Task) -> bool:
    """Tell whether each unit of a task must issue a plan of its own: as she said, else by its words."""
    if not task.lines:
        return False
    return seems_to_ask(task) if task.own_plans is None else task.own_plans


def seems_to_ask(task: Task) -> bool:
    """Tell by what is recorded and by the words of the task whether it asks for units' own plans."""
    return any(line.has_own_plan for line in task.lines) or words_ask(task.title, task.product)


def words_ask(title: str, product: str) -> bool:
    """Tell by the words of a task alone whether it asks for units' own plans."""
    words = fold(f"{title} {product}")
    return any(part in words for part in _FOLDED)


def has_issued(line: Line, as_of: date) -> bool:
    """Tell whether a unit had issued its plan by a day: by the plan's own day, else by what was recorded."""
    if line.own_plan_on is not None:
        return line.own_plan_on <= as_of
    done = line.state.state is TaskState.DONE
    return (done or line.has_own_plan) and (line.state.on is None or line.state.on <= as_of)


def must_issue(line: Line, as_of: date) -> bool:
    """Tell whether a unit still had to issue a plan on a day, or had; one that was let off does not."""
    entry = line.state
    let_off = entry.state is TaskState.DROPPED and (entry.on is None or entry.on <= as_of)
    return has_issued(line, as_of) or not let_off
