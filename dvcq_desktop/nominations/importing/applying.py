# SPDX-License-Identifier: MIT
"""Write what she took of a list of registrations, all of it in one action."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.importing.columns import NAME, REGISTERED
from dvcq_desktop.nominations.importing.proposals import State
from dvcq_desktop.nominations.importing.unknown_units import new_unit
from dvcq_desktop.nominations.rules import Model
from dvcq_desktop.nominations.store.models import save_model
from dvcq_desktop.office.store import save_unit
from dvcq_desktop.office.unit_names import telling_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.importing.proposals import Proposal


class Applied(NamedTuple):
    """What became of it: the models in the order of the list, and how many of them are new."""

    models: tuple[str, ...]
    added: int

    @property
    def sentence(self) -> str:
        """Return it in words."""
        more = len(self.models) - self.added
        said = [f"nhận {self.added} mô hình mới"] * bool(self.added)
        said += [f"bổ sung {more} mô hình đã có"] * bool(more)
        return " và ".join(said) or "không có gì để nhận"


def apply_models(action: Action, taken: Iterable[Proposal], year: int, today: date) -> Applied:
    """Add new models to a year and complete those that are there, or raise UserError and do nothing.

    A row that she took though it is nearly the same as another becomes a model of its own. The registration
    has the day that the list gives, else none: a day is not made up. A unit that she wants is added once.
    """
    models, added = [], 0
    units: dict[str, str] = {}
    for proposal in taken:
        values = {
            key: value
            for key, value in proposal.values.items()
            if key in Model.__dataclass_fields__ or key == REGISTERED
        }
        if proposal.state in {State.SAME, State.CHANGED} and proposal.known is not None:
            models.append(save_model(action, proposal.known.id, values, today=today))
            continue
        if proposal.new_unit:
            key = telling_key(proposal.new_unit)
            units[key] = units.get(key) or save_unit(action, new_unit(proposal.new_unit))
            values["unit"] = units[key]
        values = {**values, "year": year, NAME: proposal.values[NAME]}
        models.append(save_model(action, "", values, today=today))
        added += 1
    return Applied(tuple(models), added)
