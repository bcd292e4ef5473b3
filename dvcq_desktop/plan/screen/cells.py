# SPDX-License-Identifier: MIT
"""What is typed into a cell of the task table, as a change to write."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.store import changes
from dvcq_desktop.plan.table import pick_by_words
from dvcq_desktop.text.dates import parse_date
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.plan.rules import Task

Write = tuple[str, "Callable[[Action], object]"]

# What the cell itself writes behind a deadline: the day off it falls on, and how often it comes back.
_BEHIND_THE_DAY = re.compile(r"\s*(\(.*|·.*)$")


def typed_cell(task: Task, column: str, typed: str, directory: Directory, today: date) -> Write:
    """Return the name and the work of the change; raise UserError where the words can't be read."""
    words = tidy(typed)
    match column:
        case "owner":
            people = [(person.id, person.full_name) for person in directory.people_on(today)]
            owner = pick_by_words(words, people)
            return "Giao người phụ trách", partial(changes.set_owner, tasks=[task.id], owner=owner)
        case "unit":
            units = [(unit.id, unit.name) for unit in directory.units_on(today)]
            units += [(unit.id, unit.short_name) for unit in directory.units_on(today) if unit.short_name]
            unit = pick_by_words(words, units)
            return "Giao đơn vị chủ trì", partial(changes.set_lead, tasks=[task.id], unit=unit)
        case "deadline":
            if task.schedule.comes_back:
                raise UserError("Nhiệm vụ này lặp lại; hãy sửa kỳ đầu tiên trong phần Thông tin bên cạnh.")
            day = _BEHIND_THE_DAY.sub("", words)
            deadline = parse_date(day, today=today) if day else None
            schedule = task.schedule._replace(deadline=deadline)
            return "Đặt thời hạn", partial(changes.set_schedule, tasks=[task.id], schedule=schedule)
        case "product":
            return "Ghi sản phẩm", partial(changes.set_product, tasks=[task.id], product=words)
    raise KeyError(column)
