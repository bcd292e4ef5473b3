# SPDX-License-Identifier: MIT
"""Measure every promise of speed as a ratio in one run: `python dev.py bench [NAME ...]`.

Nothing here passes or fails: machines differ, ratios measured side by side do not differ much.
"""

import sys
from collections.abc import Callable, Iterator

from tests.bench import (
    backup,
    certificates,
    compare,
    find,
    forms,
    grid,
    hand_over,
    import_plan,
    long_list,
    merge,
    models,
    ranking,
    report,
    save_task,
    scan,
    search,
    start_up,
    ten_years,
    today,
    word_files,
)
from tests.bench.figures import Figure

BENCHES: dict[str, Callable[[], Iterator[Figure]]] = {
    "start-up": start_up.measure,
    "search": search.measure,
    "find": find.measure,
    "save": save_task.measure,
    "import": import_plan.measure,
    "compare": compare.measure,
    "ten-years": ten_years.measure,
    "today": today.measure,
    "grid": grid.measure,
    "forms": forms.measure,
    "list": long_list.measure,
    "scan": scan.measure,
    "merge": merge.measure,
    "hand-over": hand_over.measure,
    "backup": backup.measure,
    "ranking": ranking.measure,
    "models": models.measure,
    "certificates": certificates.measure,
    "word-files": word_files.measure,
    "report": report.measure,
}


def main(names: list[str]) -> int:
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"no such bench: {', '.join(sorted(unknown))}; there are {', '.join(BENCHES)}")
        return 2
    for name in names or list(BENCHES):
        for figure in BENCHES[name]():
            print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
