# SPDX-License-Identifier: MIT
"""Who may sign a decision on recognition: who signed the last ones, then who signs for the office. No I/O."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.nominations.terms import Body

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dvcq_desktop.office.directory import Directory
    from dvcq_desktop.office.rules import Signer


class Signing(NamedTuple):
    """Who signs, with title and authority as they are printed above the name; `body` is who decides."""

    name: str
    title: str = ""
    authority: str = ""
    body: Body = Body.COMMITTEE


def signing_of(signer: Signer) -> Signing:
    """Return how someone signs for the office."""
    return Signing(signer.name, signer.title, "\n".join(signer.authority))


def offered(used: Iterable[Signing], look: Directory, body: Body, day: date) -> list[Signing]:
    """Return who is offered to sign a decision of a body on a day, who signed last first.

    How the office says that somebody signs goes before how they signed once: titles change. The Party's
    people are known from its earlier decisions only.
    """
    is_party = body is Body.PARTY
    own = {
        signer.name: signing_of(signer)
        for signer in look.signers
        if signer.unit is None and signer.signs_on(day) and not is_party
    }
    before = [each for each in used if each.name and (each.body is Body.PARTY) == is_party]
    found = {each.name: own.get(each.name, each) for each in before} | own
    return list(found.values())


def brought_along(name: str, chosen: Signing, known: Sequence[Signing]) -> dict[str, str]:
    """Return what a decision that is signed by `name` says of title and authority, where that follows.

    `chosen` is how it is signed so far: what she wrote herself stays.
    """
    wanted = next((each for each in known if each.name == name), None if name else Signing(""))
    if wanted is None:
        return {}
    return {
        f"signer_{part}": getattr(wanted, part)
        for part in ("title", "authority")
        if getattr(chosen, part) in {"", *(getattr(each, part) for each in known)}
    }
