# SPDX-License-Identifier: MIT
"""Keys: new ones sort by time, derived ones are the same wherever the same fact is recorded."""

from __future__ import annotations

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dvcq_desktop.database.keys import derived_id, new_id

PARTS = st.lists(st.text(st.characters(exclude_characters="\x1f", codec="utf-8")), min_size=1, max_size=4)


def test_a_new_key_is_a_uuid_of_version_7() -> None:
    key = uuid.UUID(new_id())
    assert (key.version, key.variant) == (7, uuid.RFC_4122)


def test_new_keys_differ() -> None:
    assert len({new_id() for _ in range(2000)}) == 2000


def test_a_later_key_carries_a_later_time() -> None:
    times = [uuid.UUID(new_id()).int >> 80 for _ in range(200)]
    assert times == sorted(times)


def test_a_derived_key_never_changes_between_versions_of_the_program() -> None:
    assert derived_id("signature", "đợt 1", "người 2") == "788b1517-89ec-5861-9077-30a3e4f0bebf"


@given(PARTS, PARTS)
def test_only_the_same_fact_has_the_same_derived_key(one: list[str], other: list[str]) -> None:
    assert (derived_id(*one) == derived_id(*other)) == (one == other)


def test_a_part_that_would_blur_two_facts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"U\+001F"):
        derived_id("signature", "a\x1fb")
