# SPDX-License-Identifier: MIT
"""A stick of Windows is a letter, and pulled out the letter is gone: Wine can show it, with its helper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import age, taking
from dvcq_desktop.handover.drives import Drive
from dvcq_desktop.handover.handing import Terms, hand_over_now
from dvcq_desktop.handover.receiving import offers_in
from dvcq_desktop.handover.sending import StickError
from tests.faults.administrator import administer, must_administer
from tests.faults.failing_program import HERE, SECRET, Site, quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LETTER = "u:"


@pytest.fixture
def site(
    mounted: Callable[[str, int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Site]:
    """Give a PC whose stick has a letter."""
    monkeypatch.setattr(age, "WORK_FACTOR", 2)
    place = mounted("usb", 12)
    if not administer("letter", LETTER, str(place)):
        pytest.skip("only the helper beside Wine gives letters")
    made = Site(tmp_path / "máy")
    made.folder.mkdir()
    made.usb = type(tmp_path)(f"{LETTER}/")
    made.make()
    yield made
    administer("no-letter", LETTER)


def test_a_letter_that_goes_at_any_moment_is_missed(site: Site, tmp_path: Path) -> None:
    with Database.open(site.path, replica=HERE) as database:
        before = database.verify()
    for moment in range(1, 200):
        said = _refusal(site, moment)
        if not said:
            break
        assert "rút ra" in said
        with Database.open(site.path, replica=HERE) as database:
            assert database.verify() == before
        must_administer("letter", LETTER, str(tmp_path / "usb"))
        assert any(offer.manifest for offer in offers_in(site.usb))
    assert moment > 3


def test_a_letter_that_goes_while_it_is_read_is_told(site: Site) -> None:
    (offer,) = (each for each in offers_in(site.usb) if each.manifest)
    must_administer("no-letter", LETTER)
    with Database.open(site.path, replica=HERE) as database:
        before = database.verify()
        with pytest.raises(UserError, match="rút ra"):
            taking.compare_offer(database, offer, SECRET, quiet)
        assert database.verify() == before


def _refusal(site: Site, moment: int) -> str:
    """Hand over, and take the letter away at a moment of it; return what is said, "" where all was done."""
    seen = 0

    def report(_done: int, _total: int, _sentence: str) -> None:
        nonlocal seen
        seen += 1
        if seen == moment:
            must_administer("no-letter", LETTER)

    try:
        with Database.open(site.path, replica=HERE) as database:
            hand_over_now(database, Drive(site.usb, 1 << 30, 1 << 30, "vfat"), SECRET, Terms(), report)
    except StickError as error:
        return error.sentence
    return ""
