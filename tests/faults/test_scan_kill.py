# SPDX-License-Identifier: MIT
"""`dvcq scan` killed in the middle leaves whole pages only, and reading the file again brings the others."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.commitments.rules import Campaign, CommitmentText
from dvcq_desktop.commitments.store import campaigns, scanning, texts
from dvcq_desktop.database import Database
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person
from tests.commitments.papers import scanned_pdf, worn
from tests.commitments.stacks import printed_forms

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.database import Action

COUNT = 12


def _save(action: Action) -> tuple[str, list[str]]:
    people = [office.save_person(action, Person("", f"Người {number}")) for number in range(COUNT)]
    campaign = campaigns.save_campaign(action, Campaign("", 2026, "Đợt ký", starts_on=date(2026, 1, 5)))
    texts.save_text(action, CommitmentText("", campaign, 1, "BẢN CAM KẾT", ("Không gây phiền hà.",)))
    return campaign, people


@pytest.mark.parametrize("lines", [1, 5])
def test_a_killed_scan_leaves_whole_pages(tmp_path: Path, lines: int) -> None:
    path, pdf = tmp_path / "a.dvcq", tmp_path / "chồng.pdf"
    with Database.open(path, create=True) as database:
        key, people = database.write("Lập đợt ký", _save)
        campaign = database.read(partial(campaigns.campaign, campaign_id=key))
        text = database.read(partial(texts.current_text, campaign=key))
    assert campaign
    assert text
    forms = printed_forms(campaign, text, [(person, "Người") for person in people])
    pdf.write_bytes(scanned_pdf([worn(page, seed, stains=0) for seed, page in enumerate(forms)]))
    command = [sys.executable, "-u", "-m", "dvcq_desktop.cli", "scan", str(pdf), "--database", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout
        for _ in range(lines):
            running.stdout.readline()
        running.kill()
    with Database.open(path) as database:
        assert database.verify().is_sound
        kept = database.read(partial(scanning.pages, campaign=key))
        assert lines <= len(kept) < COUNT
        for page in kept:
            assert database.read(partial(scanning.picture, sha256=page.image))
    subprocess.run(command, check=True, capture_output=True)
    with Database.open(path) as database:
        assert {page.person for page in database.read(partial(scanning.pages, campaign=key))} == set(people)
