# SPDX-License-Identifier: MIT
"""`dvcq backup` and `dvcq restore`, as who looks after the PC types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.cli import main
from dvcq_desktop.database.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.handover import age
from dvcq_desktop.places import backup_folder

if TYPE_CHECKING:
    from pathlib import Path

Captured = pytest.CaptureFixture[str]
HERE = Replica("a", "PC-A")


def add_village(database: Database, name: str) -> None:
    database.write("Thêm thôn", lambda action: action.insert("unit", {"name": name, "kind": "village"}))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "dân vận.dvcq"
    with Database.open(place, create=True, replica=HERE) as database:
        add_village(database, "Thôn Đông")
        database.write("Đính kèm", lambda action: action.attach(bytes(50_000)))
    return place


def names(path: Path) -> list[str]:
    with Database.open(path, exclusive=False, replica=HERE) as database:
        assert database.verify().is_sound
        return database.read(lambda c: [name for (name,) in c.execute("select name from unit order by name")])


def backups(path: Path) -> list[Path]:
    return sorted(backup_folder(path).glob("*.dvcq"))


def test_a_backup_is_made_once_for_the_same_data(path: Path, capsys: Captured) -> None:
    assert main(["backup", "--database", str(path)]) == 0
    (made,) = backups(path)
    assert capsys.readouterr().out == f"Đã sao lưu vào {made}.\n"
    assert main(["backup", "--database", str(path)]) == 0
    assert capsys.readouterr().out == f"Không có gì thay đổi từ bản sao lưu {made}.\n"
    assert backups(path) == [made]


def test_a_backup_goes_where_it_is_told_while_the_window_is_open(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "Ổ khác" / "sao lưu"
    with Database.open(path, replica=HERE):
        assert main(["backup", "--database", str(path), "--to", str(target)]) == 0
    assert len(list(target.glob("*.dvcq"))) == 1
    assert backups(path) == []


def test_a_place_that_takes_nothing_is_told_in_a_sentence(
    path: Path, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "tệp").touch()
    assert main(["backup", "--database", str(path), "--to", str(tmp_path / "tệp")]) == 1
    assert capsys.readouterr().err.startswith("Không ghi được vào thư mục sao lưu")


def test_a_file_is_restored_and_what_was_there_is_kept(path: Path, capsys: Captured) -> None:
    main(["backup", "--database", str(path)])
    (old,) = backups(path)
    with Database.open(path, replica=HERE) as database:
        add_village(database, "Thôn Đoài")
    capsys.readouterr()
    assert main(["restore", str(old), "--database", str(path)]) == 0
    assert names(path) == ["Thôn Đông"]
    (kept,) = set(backups(path)) - {old}
    assert capsys.readouterr().out == (
        f"Đã khôi phục {path} từ {old}: bỏ 1 thay đổi làm sau đó. Dữ liệu trước khi khôi phục ở {kept},"
        " giữ 30 ngày.\n"
    )
    assert main(["restore", str(kept), "--database", str(path)]) == 0
    assert names(path) == ["Thôn Đoài", "Thôn Đông"]
    assert main(["restore", str(kept), "--database", str(path)]) == 0
    assert "giống nhau" in capsys.readouterr().out


def test_over_a_file_that_is_open_nothing_is_restored(path: Path, capsys: Captured) -> None:
    main(["backup", "--database", str(path)])
    (old,) = backups(path)
    with Database.open(path, replica=HERE) as database:
        add_village(database, "Thôn Đoài")
        capsys.readouterr()
        assert main(["restore", str(old), "--database", str(path)]) == 1
        said = capsys.readouterr().err
        assert "đang được mở" in said
        assert said.count("\n") == 1
    assert names(path) == ["Thôn Đoài", "Thôn Đông"]


def test_a_file_that_is_gone_or_damaged_is_restored_too(path: Path, tmp_path: Path, capsys: Captured) -> None:
    main(["backup", "--database", str(path)])
    (old,) = backups(path)
    path.write_bytes(path.read_bytes()[:9000])
    assert main(["restore", str(old), "--database", str(path)]) == 0
    assert names(path) == ["Thôn Đông"]
    (aside,) = tmp_path.glob("*-hong-*.dvcq")
    assert aside.stat().st_size == 9000
    assert str(aside) in capsys.readouterr().out
    path.unlink()
    assert main(["restore", str(old), "--database", str(path)]) == 0
    assert names(path) == ["Thôn Đông"]


@pytest.mark.parametrize("chosen", ["*.dvcq.age", "*.ban-giao.json"])
@pytest.mark.parametrize("state", ["changed", "damaged", "gone"])
def test_a_file_is_restored_from_a_sealed_hand_over(
    path: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, chosen: str, state: str
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    monkeypatch.setattr(age, "WORK_FACTOR", 2)
    monkeypatch.setenv("DVCQ_PASSPHRASE", "truong mai khoe lan")
    assert main(["handover", "--to", str(usb), "--database", str(path)]) == 0
    (copy,) = usb.glob(chosen)
    if state == "changed":
        with Database.open(path, replica=HERE) as database:
            add_village(database, "Thôn Đoài")
    elif state == "damaged":
        path.write_bytes(path.read_bytes()[:9000])
    else:
        path.unlink()
    assert main(["restore", str(copy), "--database", str(path)]) == 0
    assert names(path) == ["Thôn Đông"]
    monkeypatch.setenv("DVCQ_PASSPHRASE", "sai mật khẩu rồi")
    capsys.readouterr()
    assert main(["restore", str(copy), "--database", str(path)]) == 1
    assert capsys.readouterr().err.startswith("Mật khẩu không đúng")
    monkeypatch.delenv("DVCQ_PASSPHRASE")
    assert main(["restore", str(copy), "--database", str(path)]) == 1
    assert "DVCQ_PASSPHRASE" in capsys.readouterr().err
    assert not list(tmp_path.glob("dvcq-tam-*"))


def test_a_copy_to_look_at_is_none_to_go_back_to(path: Path, tmp_path: Path, capsys: Captured) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    assert main(["handover", "--plain", "--view-only", "--to", str(usb), "--database", str(path)]) == 0
    (copy,) = usb.glob("*.dvcq")
    assert main(["restore", str(copy), "--database", str(path)]) == 1
    assert "bản chỉ xem" in capsys.readouterr().err
    with Database.open(path, replica=HERE) as database:
        add_village(database, "Thôn Đoài")


def test_a_file_is_not_restored_from_itself_or_from_nothing(path: Path, capsys: Captured) -> None:
    assert main(["restore", str(path), "--database", str(path)]) == 1
    assert "chính là tệp dữ liệu" in capsys.readouterr().err
    assert main(["restore", f"{path}.khong-co", "--database", str(path)]) == 1
    assert "Không tìm thấy" in capsys.readouterr().err
    assert names(path) == ["Thôn Đông"]
