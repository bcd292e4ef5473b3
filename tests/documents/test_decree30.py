# SPDX-License-Identifier: MIT
"""The table of geometry keeps to what it says the decree allows."""

from __future__ import annotations

import pytest

from dvcq_desktop.documents import decree30
from dvcq_desktop.documents.decree30 import MM, Measure, Style

ENTRIES = {name: value for name, value in vars(decree30).items() if isinstance(value, Measure | Style)}


@pytest.mark.parametrize("name", ENTRIES)
def test_every_entry_names_its_source_and_lies_within_it(name: str) -> None:
    entry = ENTRIES[name]
    assert entry.clause.startswith(("mục ", decree30.PRACTICE))
    if isinstance(entry, Measure):
        assert entry.lowest <= entry.value <= entry.highest
    else:
        assert entry.smallest <= entry.size <= entry.largest


def test_the_margins_are_those_of_the_decree() -> None:
    margins = (decree30.MARGIN_TOP, decree30.MARGIN_BOTTOM, decree30.MARGIN_LEFT, decree30.MARGIN_RIGHT)
    bounds = [(round(margin.lowest / MM), round(margin.highest / MM)) for margin in margins]
    assert bounds == [(20, 25), (20, 25), (30, 35), (15, 20)]
