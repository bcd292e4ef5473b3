# SPDX-License-Identifier: MIT
"""Where a line asks ruff or mypy to look away, it says why."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
_BARE = re.compile(r"# (noqa(: [A-Z0-9, ]+)?|type: ignore(\[[a-z, -]+\])?)$")


def test_a_check_that_is_left_out_says_why() -> None:
    own = [path for part in ("dvcq_desktop", "freezing", "tests") for path in (ROOT / part).rglob("*.py")]
    bare = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted(own)
        if path.parent.name != "forms"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if _BARE.search(line)
    ]
    assert bare == []
