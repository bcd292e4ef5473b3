# SPDX-License-Identifier: MIT
"""Finding copies and unsealing them: what was handed over comes out, anything else is told in a sentence."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.database.database import Database
from dvcq_desktop.database.private import private_folder, sweep
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.errors import UserError
from dvcq_desktop.handover import age
from dvcq_desktop.handover.backing_up import make_second
from dvcq_desktop.handover.receiving import ReceivingError, offer_of, offers_in, unseal
from dvcq_desktop.handover.sending import hand_over
from dvcq_desktop.handover.taking import compare_offer, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.handover.drives import Drive
    from dvcq_desktop.handover.sending import HandedOver

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
SECRET = "truong mai khoe lan bien hue"


def quiet(_done: int, _total: int, _sentence: str) -> None:
    """Report nothing."""


def hand(database: Database, stick: Drive, secret: str = SECRET, *, view_only: bool = False) -> HandedOver:
    return hand_over(
        database, stick, secret, replica="a", pc="PC-A", now=NOW, report=quiet, view_only=view_only
    )


def test_what_was_handed_over_is_offered_once_and_opens(database: Database, stick: Drive) -> None:
    hand(database, stick)
    (offer,) = offers_in(stick.path)
    assert (offer.pc, offer.is_sealed, offer.made_at) == ("PC-A", True, NOW)
    assert compare_offer(database, offer, f" {SECRET.title()}  ", quiet).word == "giống nhau"
    with pytest.raises(age.WrongPassphraseError):
        compare_offer(database, offer, "sai", quiet)
    assert not list(database.path.parent.glob("*tam*"))


def test_any_file_of_a_copy_leads_to_it(database: Database, stick: Drive) -> None:
    done = hand(database, stick)
    named = stick.path / done.manifest.parts[0].name
    assert offer_of(named) == offer_of(done.manifest_path)


def test_a_plain_copy_from_explorer_is_offered_also_in_a_folder(database: Database, stick: Drive) -> None:
    (stick.path / "Sao lưu").mkdir()
    shutil.copy(database.path, stick.path / "Sao lưu" / "dan van.dvcq")
    (offer,) = offers_in(stick.path)
    assert (offer.name, offer.pc, offer.is_sealed) == ("dan van.dvcq", "", False)
    assert compare_offer(database, offer, "", quiet).word == "giống nhau"


def test_a_backup_on_the_stick_is_not_offered_and_chosen_by_hand_is_told(
    database: Database, stick: Drive, tmp_path: Path
) -> None:
    hand(database, stick, "")
    other = tmp_path / "khac.dvcq"
    shutil.copy(database.path, other)
    database.write(
        "Đính kèm",
        lambda action: action.insert(
            "attachment",
            {"owner_table": "unit", "owner_id": "x", "name": "a", "file": action.attach(b"ban quet")},
        ),
    )
    backup = make_second(stick.path, database.path).make(database, NOW)
    assert backup
    (offer,) = offers_in(stick.path)
    assert offer.manifest
    with (
        Database.open(other, replica=Replica("b", "PC-B")) as there,
        pytest.raises(UserError, match="là bản sao lưu, không phải bản bàn giao"),
    ):
        prepare(there, offer_of(backup.path), "", (), quiet)


def test_parts_are_joined_without_a_manifest(database: Database, stick: Drive) -> None:
    done = hand(database, stick)
    whole = stick.path / done.manifest.parts[0].name
    data = whole.read_bytes()
    for number, start in enumerate(range(0, len(data), 100_000), 1):
        whole.with_name(f"{whole.name}.{number:03}").write_bytes(data[start : start + 100_000])
    whole.unlink()
    done.manifest_path.unlink()
    offer = offer_of(whole.with_name(f"{whole.name}.002"))
    assert offer.paths[0].name.endswith(".001")
    assert compare_offer(database, offer, SECRET, quiet).word == "giống nhau"
    whole.with_name(f"{whole.name}.002").unlink()
    with pytest.raises(ReceivingError, match="Thiếu phần 002"):
        offer_of(whole.with_name(f"{whole.name}.003"))


@pytest.mark.parametrize("secret", [SECRET, ""])
def test_a_file_that_was_changed_is_told(database: Database, stick: Drive, secret: str) -> None:
    done = hand(database, stick, secret)
    path = stick.path / done.manifest.parts[0].name
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(UserError, match="không giống lúc bàn giao" if not secret else "bị hỏng"):
        compare_offer(database, offer_of(path), secret, quiet)
    path.write_bytes(data[:-1])
    with pytest.raises(ReceivingError, match="không giống lúc bàn giao"):
        offer_of(path)
    path.unlink()
    with pytest.raises(ReceivingError, match="Không thấy tệp"):
        offer_of(done.manifest_path)


def test_what_is_none_of_ours_is_told(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "ảnh.dvcq"
    path.write_bytes(b"nothing of ours" * 100)
    with pytest.raises(UserError):
        compare_offer(database, offer_of(path), "", quiet)
    with pytest.raises(ReceivingError):
        offer_of(tmp_path / "không có.dvcq")


def test_what_is_wrong_with_a_plain_file_names_the_file_that_was_chosen(
    database: Database, stick: Drive
) -> None:
    chosen = stick.path / "bao cao.dvcq"
    chosen.write_bytes(b"khong phai co so du lieu" * 500)
    for work in (
        lambda offer: compare_offer(database, offer, "", quiet),
        lambda offer: prepare(database, offer, "", (), quiet),
    ):
        with pytest.raises(UserError) as raised:
            work(offer_of(chosen))
        assert f"Tệp {chosen} " in raised.value.sentence


def test_giving_up_leaves_no_plain_copy(database: Database, stick: Drive) -> None:
    offer = offer_of(hand(database, stick).manifest_path)

    def give_up(done: int, _total: int, _sentence: str) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare_offer(database, offer, SECRET, give_up)
    assert not list(database.path.parent.glob("*tam*"))


def test_a_private_folder_of_a_killed_program_is_swept_and_a_living_one_stays(tmp_path: Path) -> None:
    left, young, other = tmp_path / "x-left", tmp_path / "x-young", tmp_path / "x-other"
    for folder in (left, young, other):
        folder.mkdir()
    (left / "khoa").touch()
    (left / "ban-sao.dvcq").write_bytes(b"secret")
    (other / "hers.txt").touch()
    with private_folder(tmp_path, "x-") as living:
        sweep(tmp_path, "x-")
        assert living.is_dir()
        assert not left.exists()
        assert not young.exists()
        assert other.exists()
    assert not living.exists()


def test_unsealing_writes_exactly_what_was_sealed(database: Database, stick: Drive, tmp_path: Path) -> None:
    done = hand(database, stick)
    target = tmp_path / "plain.dvcq"
    unseal(offer_of(done.manifest_path), SECRET, target, quiet)
    assert target.stat().st_size == done.manifest.size
