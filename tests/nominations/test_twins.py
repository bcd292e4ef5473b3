# SPDX-License-Identifier: MIT
"""Models that look like one and are two: said once, kept, taken back, and not said again after a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.nominations.merging import check
from dvcq_desktop.nominations.store.models import save_model
from dvcq_desktop.nominations.store.twins import distinct_pairs, name_of, set_distinct
from dvcq_desktop.nominations.twins import twins_of
from tests.nominations.register import TODAY, make_register

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.nominations.register import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Database.open(tmp_path / "mau.dvcq", create=True) as database:
        made = make_register(database)
        known = made.models()[0]
        values = {"year": known.year, "name": f"{known.name}.", "unit": known.unit}
        made.keys["nua"] = made.write(lambda action: save_model(action, "", values, today=TODAY))
        made.keys["mot"] = known.id
        yield made


def test_what_was_said_to_be_two_is_not_pointed_out_any_more(register: Register) -> None:
    pair = frozenset({register.keys["mot"], register.keys["nua"]})
    assert set(twins_of(register.models())) == pair
    assert len(list(register.database.read(lambda connection: list(check(connection))))) == 1
    assert register.write(lambda action: set_distinct(action, [pair])) == 1
    assert register.write(lambda action: set_distinct(action, [pair])) == 0
    apart = register.database.read(distinct_pairs)
    assert apart == {pair}
    assert twins_of(register.models(), apart) == {}
    assert register.database.read(lambda connection: list(check(connection))) == []
    assert register.write(lambda action: set_distinct(action, [pair], distinct=False)) == 1
    assert register.database.read(distinct_pairs) == frozenset()
    assert register.write(lambda action: set_distinct(action, [pair])) == 1
    assert register.database.verify().is_sound


def test_a_pair_is_called_by_both_names(register: Register) -> None:
    pair = frozenset({register.keys["mot"], register.keys["nua"]})
    register.write(lambda action: set_distinct(action, [pair]))
    (key,) = register.database.read(
        lambda connection: [row["id"] for row in connection.execute("select id from model_distinct")]
    )
    said = register.database.read(lambda connection: name_of(connection, key))
    assert set(said.split("; ")) == {model.name for model in register.models() if model.id in pair}
