# SPDX-License-Identifier: MIT
"""Disks that are full at any step, sticks that are locked, pulled out or take no large files."""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database import Database
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import age, sending, taking
from dvcq_desktop.handover.drives import Drive
from dvcq_desktop.handover.handing import Terms, hand_over_now
from dvcq_desktop.handover.receiving import offer_of, offers_in
from dvcq_desktop.handover.sending import StickError
from tests.faults.administrator import fill, free, must_administer
from tests.faults.failing_program import HERE, SECRET, Site, quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dvcq_desktop.handover.sending import HandedOver

    Mount = Callable[[str, int], Path]

LONG = os.environ.get("DVCQ_FAULTS") == "long"
STEP = 16_384 if LONG else 200_000
"""By how many bytes there is more room from one try to the next."""
FULL = "đầy|đủ chỗ|chỗ trống|còn trống|chưa lập được bản sao"

not_told_apart = pytest.mark.skipif(
    sys.platform == "win32",
    reason="Wine does not tell a small disk from the folder under it: see test_letters.py",
)


@pytest.fixture(autouse=True)
def _cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 2)


@pytest.fixture
def site(mounted: Mount) -> Site:
    """Put a PC's folder on a small disk, and its stick on another."""
    made = Site(mounted("máy", 24))
    mounted("máy/usb", 12)
    made.make()
    return made


def refusal(work: Callable[[], object]) -> str:
    """Do something; return why it was refused, "" where it was done."""
    try:
        work()
    except UserError as error:
        return error.sentence
    return ""


def rooms(place: Path) -> Iterator[int]:
    """Fill a disk less and less."""
    for left in range(0, free(place) + STEP, STEP):
        fill(place, left)
        yield left


@pytest.mark.parametrize("work", ["edit", "merge", "back_up", "restore", "hand_over"])
def test_a_full_disk_at_any_step_is_told_and_changes_nothing(site: Site, work: str) -> None:
    before, refused = site.state(), 0
    for _ in rooms(site.folder):
        said = refusal(getattr(site, work))
        if not said:
            break
        refused += 1
        assert re.search(FULL, said), said
        (site.folder / "đầy").unlink()
        assert site.state() == before
    assert refused
    (site.folder / "đầy").unlink()
    assert (site.state() == before) == (work == "back_up")
    assert not list(site.folder.glob(".a.dvcq.*-*"))
    assert not list(site.folder.glob("dvcq-tam-*"))


def test_a_full_stick_at_any_step_keeps_the_copy_that_lies_there(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    # So that it is found out while it is written.
    monkeypatch.setattr(sending, "_require_room", lambda *_: None)
    before, refused = site.state(), 0
    for _ in rooms(site.usb):
        said = refusal(site.hand_over)
        if not said:
            break
        refused += 1
        assert "đã đầy" in said
        assert site.state() == before
    assert refused
    assert site.state() != before


def test_a_stick_that_is_locked_says_so(site: Site) -> None:
    before = site.state()
    must_administer("mount", "-o", "remount,ro", str(site.usb))
    with pytest.raises(StickError, match="bị khóa ghi"):
        site.hand_over()
    assert site.state() == before


def test_a_copy_is_taken_from_a_stick_that_is_locked(site: Site) -> None:
    must_administer("mount", "-o", "remount,ro", str(site.usb))
    (offer,) = (each for each in offers_in(site.usb) if each.manifest)
    with Database.open(site.path, replica=HERE) as database:
        assert taking.compare_offer(database, offer, SECRET, quiet).word == "cũ hơn"


def hand_over_and_pull_out(site: Site, moment: int) -> HandedOver:
    """Hand over, and pull the stick out at one of the moments at which progress is told."""
    seen = 0

    def report(_done: int, _total: int, _sentence: str) -> None:
        nonlocal seen
        seen += 1
        if seen == moment:
            must_administer("umount", "-l", str(site.usb))

    with Database.open(site.path, replica=HERE) as database:
        return hand_over_now(database, Drive(site.usb, 1 << 30, 1 << 30, "vfat"), SECRET, Terms(), report)


@not_told_apart
def test_a_stick_that_is_pulled_out_at_any_moment_is_missed(
    mounted: Mount, tmp_path: Path, site: Site
) -> None:
    with Database.open(site.path, replica=HERE) as database:
        before = database.verify()
    for moment in range(1, 200):
        said = refusal(partial(hand_over_and_pull_out, site, moment))
        if not said:
            break
        assert "rút ra" in said
        # Nothing went to where the stick was, on the PC's own disk.
        assert list(site.usb.iterdir()) == []
        with Database.open(site.path, replica=HERE) as database:
            assert database.verify() == before
        mounted("máy/usb", 12)
    assert moment > 3


@not_told_apart
@pytest.mark.parametrize("name", ["_renamed", "_put", "_settle_folder"])
def test_a_stick_that_is_pulled_out_at_the_very_end_is_missed_too(
    site: Site, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    real = getattr(sending, name)

    def pulled_out(*arguments: object) -> object:
        must_administer("umount", "-l", str(site.usb))
        return real(*arguments)

    monkeypatch.setattr(sending, name, pulled_out)
    with pytest.raises(StickError, match="rút ra"):
        site.hand_over()
    assert list(site.usb.iterdir()) == []


def test_a_stick_that_is_pulled_out_while_it_is_read_is_told(site: Site) -> None:
    (offer,) = (each for each in offers_in(site.usb) if each.manifest)
    must_administer("umount", "-l", str(site.usb))
    with Database.open(site.path, replica=HERE) as database:
        before = database.verify()
        with pytest.raises(UserError, match="rút ra"):
            taking.compare_offer(database, offer, SECRET, quiet)
        assert database.verify() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no process so")
@pytest.mark.parametrize("is_announced", [True, False])
def test_where_no_large_file_can_be_written_the_copy_goes_into_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_announced: bool
) -> None:
    import resource

    site = Site(tmp_path / "máy")
    site.make()
    most = site.path.stat().st_size // 3
    limit = most if is_announced else 1 << 30
    drive = Drive(site.usb, 1 << 30, 1 << 30, "vfat")
    monkeypatch.setattr(Drive, "largest_file", property(lambda _: limit))
    real = sending._write

    def limited(*arguments: object) -> object:
        """Let the system itself refuse larger files, as FAT32 does, while the stick is written."""
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
        try:
            return real(*arguments)  # type: ignore[arg-type]  # whatever it was called with
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    monkeypatch.setattr(sending, "_write", limited)
    with Database.open(site.path, replica=HERE) as database:
        before = database.verify()
        if not is_announced:
            with pytest.raises(StickError, match="lớn"):
                hand_over_now(database, drive, SECRET, Terms(), quiet)
            assert database.verify() == before
            return
        done = hand_over_now(database, drive, SECRET, Terms(), quiet)
        assert len(done.manifest.parts) >= 3
        offer = offer_of(done.manifest_path)
        assert taking.compare_offer(database, offer, SECRET, quiet).word == "giống nhau"
        last = site.usb / done.manifest.parts[-1].name
        with suppress(OSError):
            last.unlink()
        with pytest.raises(UserError, match="chép đủ"):
            offer_of(done.manifest_path)


def test_what_the_system_calls_a_file_too_large_is_one_sentence() -> None:
    assert "lớn" in sending._sentence(OSError(errno.EFBIG, "File too large"), Path("/"))
