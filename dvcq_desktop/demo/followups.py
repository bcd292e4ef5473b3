# SPDX-License-Identifier: MIT
"""How the demonstration's plan was checked, and what its units brought up."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from dvcq_desktop.plan.store import followups
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.demo.days import Days
    from dvcq_desktop.demo.duties import Duty
    from dvcq_desktop.demo.office import Keys


def follow_up(
    action: Action, year: int, duties: Sequence[Duty], tasks: Sequence[str], keys: Keys, days: Days
) -> int:
    """Write the checks and difficulties of a year and return how many there are of both."""
    written = tomllib.loads(resource("demo", f"followups-{year}.toml").read_text(encoding="utf-8"))
    (plan,) = action.connection.execute("select plan from task where id = ?", (tasks[0],)).fetchone()
    common = {"year": year, "plan": plan}
    for check in written["checks"]:
        _check(action, check, common, keys, days)
    titles = [duty.title for duty in duties]
    for difficulty in written["difficulties"]:
        place = next(place for place, title in enumerate(titles) if title.startswith(difficulty["task"]))
        _difficulty(action, difficulty, {**common, "task": tasks[place]}, keys, days)
    return len(written["checks"]) + len(written["difficulties"])


def _check(action: Action, given: dict[str, Any], common: dict[str, object], keys: Keys, days: Days) -> None:
    values = {
        **common,
        "unit": keys.units[given["unit"]],
        "checked_on": days.day(given["on"]),
        "team": given["team"],
        "content": given["content"],
        "conclusion": given["conclusion"],
        "mend_by": days.day(given["mend_by"]),
        "mended_on": days.day(given["mended"]) if "mended" in given else None,
        "mended_note": given.get("mended_note", ""),
    }
    files = []
    if "file" in given:
        text = f"{given['file'].removesuffix('.txt')}\n\n{given['conclusion']}\n"
        files.append((given["file"], text.encode(), "text/plain"))
    followups.save_check(action, "", values, today=days.today, files=files)


def _difficulty(
    action: Action, given: dict[str, Any], common: dict[str, object], keys: Keys, days: Days
) -> None:
    values = {
        **common,
        "unit": keys.units[given["unit"]],
        "raised_on": days.day(given["on"]),
        "content": given["content"],
        "proposal": given["proposal"],
        "decider": given["decider"],
        "answer": given.get("answer", ""),
        "answered_on": days.day(given["answered"]) if "answered" in given else None,
        "answer_document": given.get("document", ""),
    }
    followups.save_difficulty(action, "", values, today=days.today)
