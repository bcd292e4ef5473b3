# SPDX-License-Identifier: MIT
"""`dvcq handover`, `compare` and `merge` between two PCs, each with a folder and a replica of its own."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from dvcq_desktop.cli import main
from dvcq_desktop.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.handover import age
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person
from dvcq_desktop.opening import open_database
from dvcq_desktop.places import HOME_VARIABLE

if TYPE_CHECKING:
    from pathlib import Path

Captured = pytest.CaptureFixture[str]
SECRET = "truong mai khoe lan bien hue"


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    monkeypatch.setattr(age, "WORK_FACTOR", 2)


@pytest.fixture
def a(tmp_path: Path) -> Path:
    path = tmp_path / "Máy A" / "dvcq.dvcq"
    path.parent.mkdir()
    open_database(path, create=True).close()
    edit(path, "PC-A", "Thêm cán bộ", lambda action: office.save_person(action, Person("", "Nguyễn Thị Lan")))
    return path


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


@pytest.fixture
def b(a: Path, tmp_path: Path) -> Path:
    """Copy the live file in Explorer, as people do."""
    path = tmp_path / "Máy B" / "dvcq.dvcq"
    path.parent.mkdir()
    shutil.copy(a, path)
    return path


def edit(path: Path, pc: str, name: str, work: object) -> None:
    with Database.open(path, replica=Replica(pc, pc)) as database:
        database.write(name, work)  # type: ignore[arg-type]  # a named function of a store or a lambda


def note(path: Path, pc: str, text: str) -> None:
    person = person_of(path)
    edit(path, pc, "Sửa ghi chú", lambda action: action.update("person", person, {"note": text}))


def person_of(path: Path) -> str:
    with Database.open(path, exclusive=False) as database, closing(database.connect()) as connection:
        return str(connection.execute("select id from person").fetchone()[0])


def digest(path: Path) -> str:
    with Database.open(path, exclusive=False) as database:
        return database.verify().digest


def run(capsys: Captured, *arguments: str | Path) -> list[str]:
    status = main([str(argument) for argument in arguments])
    told = capsys.readouterr()
    assert status == 0, told.err
    return told.out.splitlines()


def refused(capsys: Captured, *arguments: str | Path) -> str:
    assert main([str(argument) for argument in arguments]) == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    return sentence


def test_the_passphrase_comes_from_the_variable_and_is_forgiven_its_spaces(
    a: Path, b: Path, usb: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DVCQ_PASSPHRASE", SECRET)
    said = run(capsys, "handover", "--to", usb, "--database", a)
    assert "đã đọc lại và đúng" in said[0]
    (sealed,) = usb.glob("*.age")
    monkeypatch.setenv("DVCQ_PASSPHRASE", f"  {SECRET.upper().replace(' ', '  ')} ")
    assert run(capsys, "compare", sealed, "--database", a) == ["giống nhau", "Hai bản giống nhau."]
    monkeypatch.setenv("DVCQ_PASSPHRASE", "sai mat khau")
    assert refused(capsys, "compare", sealed, "--database", b).startswith("Mật khẩu không đúng")
    monkeypatch.delenv("DVCQ_PASSPHRASE")
    assert "DVCQ_PASSPHRASE" in refused(capsys, "merge", sealed, "--database", b)
    assert not list(b.parent.glob("dvcq-tam-*"))


def test_a_short_passphrase_and_a_missing_folder_are_refused(
    a: Path, usb: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DVCQ_PASSPHRASE", "ngan")
    assert "--plain" in refused(capsys, "handover", "--to", usb, "--database", a)
    assert "Không có thư mục" in refused(capsys, "handover", "--plain", "--to", usb / "x", "--database", a)
    assert "Không có tệp" in refused(capsys, "compare", usb / "x.dvcq", "--database", a)
    assert not list(usb.iterdir())


def test_an_equal_copy_changes_nothing(a: Path, b: Path, capsys: Captured) -> None:
    before = digest(a)
    assert run(capsys, "merge", b, "--database", a)[0] == "giống nhau"
    assert digest(a) == before


def test_a_newer_and_an_older_copy_are_told_apart(a: Path, b: Path, capsys: Captured) -> None:
    note(b, "PC-B", "Mới")
    newer = run(capsys, "compare", b, "--database", a)
    assert newer[0] == "mới hơn"
    assert newer[2].strip() == "Cơ quan · Người: máy này không đổi; bản kia sửa 1"
    assert run(capsys, "compare", a, "--database", b)[0] == "cũ hơn"
    before = digest(b)
    assert run(capsys, "merge", a, "--database", b)[0] == "cũ hơn"
    assert digest(b) == before
    assert run(capsys, "merge", b, "--database", a)[0] == "mới hơn"
    assert digest(a) == digest(b)


def test_forked_copies_merge_and_list_what_is_contested(
    a: Path, b: Path, capsys: Captured, tmp_path: Path
) -> None:
    note(a, "PC-A", "Ở máy A")
    note(b, "PC-B", "Ở máy B")
    edit(b, "PC-B", "Thêm", lambda action: office.save_person(action, Person("", "Trần Văn Bình")))
    said = run(capsys, "merge", b, "--database", a)
    assert said[0] == "rẽ nhánh"
    assert "máy này 1 thay đổi, bản kia 2; có 1 chỗ hai bên ghi khác nhau, cần chọn" in said[1]
    assert said[3] == "Cần chọn: Người “Nguyễn Thị Lan”: Ghi chú"
    assert any("Ở máy A" in line and "PC-A" in line for line in said)
    assert any("Ở máy B" in line and "PC-B" in line for line in said)
    out = tmp_path / "bien-ban.pdf"
    run(capsys, "print", "merge-minutes", "--database", a, "--out", out, "--no-register")
    with closing(pypdfium2.PdfDocument(out)) as pdf:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    assert "BIÊN BẢN HỢP NHẤT DỮ LIỆU" in text
    assert "Chọn sau" in text
    assert run(capsys, "compare", b, "--database", a)[0] == "cũ hơn"


def test_the_minutes_hold_both_digests_and_the_files_but_no_passphrase(
    a: Path, usb: Path, capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DVCQ_PASSPHRASE", SECRET)
    run(capsys, "handover", "--to", usb, "--database", a)
    out = tmp_path / "bien-ban.pdf"
    run(capsys, "print", "handover-minutes", "--database", a, "--out", out)
    with closing(pypdfium2.PdfDocument(out)) as pdf:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    for expected in ("BIÊN BẢN BÀN GIAO HỒ SƠ, DỮ LIỆU", "BÊN GIAO", "BÊN NHẬN", "Mã nhật ký", "Mã nội dung"):
        assert expected in text
    assert next(usb.glob("*.age")).name in text.replace("- ", "-")
    assert SECRET not in text
    assert "truong mai" not in text


def test_a_copy_to_be_looked_at_opens_only_so(a: Path, usb: Path, capsys: Captured) -> None:
    run(capsys, "handover", "--plain", "--view-only", "--to", usb, "--database", a)
    (copy,) = usb.glob("*.dvcq")
    with open_database(copy, create=False) as opened:
        assert opened.is_read_only
    assert run(capsys, "compare", copy, "--database", a)[0] == "giống nhau"


def test_a_fresh_file_takes_a_copy_as_its_own(a: Path, tmp_path: Path, capsys: Captured) -> None:
    fresh = tmp_path / "mới.dvcq"
    open_database(fresh, create=True).close()
    run(capsys, "merge", a, "--database", fresh)
    assert digest(fresh) == digest(a)
    assert run(capsys, "compare", a, "--database", fresh)[0] == "giống nhau"
