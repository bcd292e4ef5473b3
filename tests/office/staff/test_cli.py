# SPDX-License-Identifier: MIT
"""`dvcq import-staff`, as a script calls it."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from dvcq_desktop.cli import main
from dvcq_desktop.database import Database
from dvcq_desktop.office.store import directory
from tests.office.staff.conftest import messy_list, save

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.office.directory import Directory

Captured = pytest.CaptureFixture[str]
GOOD = "Họ và tên;Ngày sinh;Chức vụ;Đơn vị\nNguyễn Văn Thử;05/03/1980;Trưởng phòng;Phòng Kinh tế\n"


@pytest.fixture
def list_file(tmp_path: Path) -> Path:
    path = tmp_path / "danh-sach.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "co-quan.dvcq"


def _office(path: Path) -> Directory:
    with Database.open(path) as database, closing(database.connect()) as connection:
        return directory(connection)


def test_a_list_is_taken_and_taken_again_changes_nothing(
    list_file: Path, file: Path, capsys: Captured
) -> None:
    assert main(["import-staff", str(list_file), "--database", str(file)]) == 0
    said = capsys.readouterr().out
    assert "Thêm mới: Nguyễn Văn Thử (dòng 2): 05/03/1980; Trưởng phòng; Phòng Kinh tế" in said
    assert "thêm 1 người, thêm 1 đơn vị" in said
    (person,) = _office(file).people
    assert (person.full_name, person.birth, person.tenures[0].position) == (
        "Nguyễn Văn Thử",
        "1980-03-05",
        "Trưởng phòng",
    )
    assert main(["import-staff", str(list_file), "--database", str(file)]) == 0
    assert "Không có gì để ghi." in capsys.readouterr().out


def test_a_dry_run_writes_nothing_and_makes_no_file(list_file: Path, file: Path, capsys: Captured) -> None:
    assert main(["import-staff", str(list_file), "--database", str(file), "--dry-run"]) == 0
    assert "Chưa ghi gì" in capsys.readouterr().out
    assert not file.exists()


def test_wrong_rows_are_named_the_others_taken_and_the_status_says_so(
    tmp_path: Path, file: Path, capsys: Captured
) -> None:
    path = tmp_path / "lon-xon.xlsx"
    path.write_bytes(save(messy_list()))
    assert main(["import-staff", str(path), "--database", str(file)]) == 1
    said = capsys.readouterr()
    assert "Dòng sai: Trang 'DS', ô D14: ngày sinh '31/02/1980' không có trong lịch" in said.out
    assert "Không lấy thông tin cá nhân: Số CCCD, Điện thoại." in said.out
    assert said.err.startswith("Có 2 dòng sai chưa nhận được (Trang 'DS', ô D14")
    assert said.err.count("\n") == 1
    assert len(_office(file).people) == 5
    assert "001075000001" not in said.out


def test_json_tells_every_row(list_file: Path, file: Path, capsys: Captured) -> None:
    assert main(["import-staff", str(list_file), "--database", str(file), "--json"]) == 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert told["header_rows"] == [1, 1]
    assert told["rows"][0]["state"] == "new"
    assert told["rows"][0]["unit"] == "Phòng Kinh tế"
    assert told["units"][0]["new_name"] == "Phòng Kinh tế"
    assert "Đã ghi vào" in said.err


def test_who_is_missing_ends_only_when_a_day_is_given(list_file: Path, file: Path, tmp_path: Path) -> None:
    main(["import-staff", str(list_file), "--database", str(file)])
    other = tmp_path / "moi.csv"
    other.write_text(GOOD.replace("Nguyễn Văn Thử", "Trần Thị Mẫu"), encoding="utf-8-sig")
    assert main(["import-staff", str(other), "--database", str(file)]) == 0
    assert [person.tenures[0].ends_on for person in _office(file).people] == [None, None]
    more = ["--end-missing", "01/02/2027"]
    assert main(["import-staff", str(other), "--database", str(file), *more]) == 0
    ended = {person.full_name: str(person.tenures[0].ends_on) for person in _office(file).people}
    assert ended == {"Nguyễn Văn Thử": "2027-02-01", "Trần Thị Mẫu": "None"}


def test_refusals(tmp_path: Path, file: Path, list_file: Path, capsys: Captured) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text("Doanh thu;Chi phí\n1;2\n", encoding="utf-8")
    for arguments, reason in (
        ([str(path)], "chưa thấy cột họ và tên"),
        ([str(tmp_path / "không có.xlsx")], "Không tìm thấy"),
        ([str(list_file), "--sheet", "DS"], "không có trang “DS”"),
    ):
        assert main(["import-staff", *arguments, "--database", str(file)]) == 1
        said = capsys.readouterr().err
        assert reason in said
        assert said.count("\n") == 1
    assert not file.exists()
    assert main(["import-staff"]) == 2


def test_kinds_that_the_office_does_not_know_are_guessed_or_added(
    tmp_path: Path, file: Path, capsys: Captured
) -> None:
    path = tmp_path / "doi-tuong.csv"
    path.write_text("Họ và tên;Đơn vị;Đối tượng\nLê An;Phòng Kinh tế;cộng tác viên\n", encoding="utf-8")
    ordered = ["import-staff", str(path), "--database", str(file)]
    assert main([*ordered, "--dry-run"]) == 0
    assert "không rõ đối tượng 'cộng tác viên'; đối tượng đoán là Công chức" in capsys.readouterr().out
    assert main([*ordered, "--add-kinds"]) == 0
    assert "thêm 1 đối tượng" in capsys.readouterr().out
    office = _office(file)
    assert office.people[0].kind.label == office.kinds[-1].label == "Cộng tác viên"
