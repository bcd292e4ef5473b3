# SPDX-License-Identifier: MIT
"""What the page of a plan's text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dvcq_desktop.plan.rules import Plan
    from dvcq_desktop.plan.store.year_turn import Drafted
    from dvcq_desktop.plan.text_loading import TextYear

EMPTY = (
    "Năm {year} chưa có văn bản kế hoạch nào. Kế hoạch đã có tệp thì nhập ở trang Nhiệm vụ; kế hoạch mới thì"
    " lập ở đây."
)


def plan_line(plan: Plan) -> str:
    """Return a plan as the chooser shows it."""
    return f"{plan.cited} ({plan.state.label.lower()}): {plan.abstract}"


def counted(read: TextYear) -> list[str]:
    """Return the parts of the line of counts."""
    clauses = read.plan.clauses if read.plan else ()
    waiting = sum(not remark.settled for remark in read.remarks)
    return [
        f"{len(clauses)} mục",
        f"{read.tasks} nhiệm vụ",
        f"{waiting} chỗ cần kiểm tra" if waiting else "",
        read.plan.state.label if read.plan else "",
    ]


def drafted_sentence(made: Drafted) -> str:
    """Say what drafting made."""
    carried = f", trong đó {made.carried} chuyển tiếp" if made.carried else ""
    unowned = f" {made.unowned} nhiệm vụ cần giao lại người." if made.unowned else ""
    look = f" Có {made.remarks} chỗ cần kiểm tra." if made.remarks else ""
    return (
        f"Đã lập dự thảo kế hoạch năm {made.year}: {made.clauses} mục, {made.tasks} nhiệm vụ{carried}."
        f"{unowned}{look}"
    )
