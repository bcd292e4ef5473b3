# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from dvcq_desktop import __version__
from dvcq_desktop.cli import main
from dvcq_desktop.database import Database
from dvcq_desktop.kinds import KINDS
from dvcq_desktop.office.register import store
from dvcq_desktop.places import HOME_VARIABLE, default_database_path
from dvcq_desktop.plan.rules import PlanState
from dvcq_desktop.plan.store import plans, tasks
from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from dvcq_desktop.office.register.rules import Issued

ROOT = Path(__file__).parents[1]
PLAN = resource("demo", "ke-hoach-2026.txt")
SIGNED = ROOT / "tests" / "data" / "plans" / "ke-hoach-dan-van-dai-son-2026-da-ky.txt"
REAL_PLAN = Path(__file__).parent / "data/plans/ke-hoach-dan-van-dai-son-2026.txt"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "demo.dvcq"
    assert main(["demo", "--database", str(path), "--as-of", "24/11/2026"]) == 0
    return path


def text_of(pdf: Path) -> str:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def run_outside(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dvcq_desktop.cli", *arguments],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        check=False,
    )


def refused(capsys: Captured, *arguments: str | Path) -> str:
    """Run a command that must be refused and return its one sentence."""
    assert main([str(argument) for argument in arguments]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    return lines[0]


def wrong(capsys: Captured, *arguments: str) -> str:
    """Run a command that is used wrongly and return the complaint below the usage line."""
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert said.startswith("Cách dùng: dvcq")
    return said.splitlines()[-1]


def test_help_is_vietnamese(capsys: Captured) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert "Cách dùng: dvcq" in said
    assert not {"usage", "options", "positional", "show"} & set(said.lower().split())


@pytest.mark.parametrize("command", ["demo", "read-plan", "import-plan", "import-staff", "print", "verify"])
def test_every_command_has_help(command: str, capsys: Captured) -> None:
    assert main([command, "--help"]) == 0
    assert f"dvcq {command}" in capsys.readouterr().out


def test_the_version_is_told(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__


def test_help_loads_neither_qt_nor_the_database() -> None:
    code = "import sys, dvcq_desktop.cli as c; c.main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert not {"PySide6", "sqlite3", "reportlab", "sqlite_utils"} & set(done.stderr.decode().split())


def test_wrong_usage_is_explained_in_vietnamese(capsys: Captured) -> None:
    assert wrong(capsys) == "Còn thiếu: LỆNH."
    assert "không nhận 'bay'" in wrong(capsys, "bay")
    assert wrong(capsys, "print", "reminders", "--out") == "--out cần một giá trị đi kèm."
    assert wrong(capsys, "print", "reminders") == "Còn thiếu: --out TỆP."
    assert wrong(capsys, "verify", "--xong") == "Không hiểu: --xong."
    assert "assignment-table" in wrong(capsys, "print", "bang")
    assert "không có thật" in wrong(capsys, "print", "reminders", "--as-of", "31/2/2026")


def test_the_kinds_of_papers_are_listed(capsys: Captured) -> None:
    assert main(["print", "--list"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert {"assignment-table", "progress-table", "unit-sheet", "reminders", "next-plan"} <= set(listed)
    assert {kind.name for kind in KINDS} <= set(listed)


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_is_printed(kind: str, demo: Path, tmp_path: Path) -> None:
    out, path = tmp_path / "giấy tờ.pdf", demo
    if kind == "merge-minutes":
        assert main(["print", kind, "--database", str(demo), "--out", str(out)]) == 1
        return
    if kind == "next-plan":
        path = tmp_path / "own.dvcq"
        shutil.copy(demo, path)
        assert main(["draft-next-plan", "--database", str(path), "--as-of", "24/11/2026"]) == 0
    assert main(["print", kind, "--database", str(path), "--out", str(out), "--as-of", "24/11/2026"]) == 0
    assert "ĐẠI SƠN" in text_of(out) or "Đại Sơn" in text_of(out)


@pytest.mark.parametrize(
    ("suffix", "start"), [("docx", b"PK"), ("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("pdf", b"%PDF")]
)
def test_a_paper_is_written_as_the_kind_of_file_that_is_asked_for(
    suffix: str, start: bytes, demo: Path, tmp_path: Path
) -> None:
    out = tmp_path / f"a.{suffix}"
    asked = ["print", "reminders", "--database", str(demo), "--as-of", "24/11/2026", "--no-register"]
    assert main([*asked, "--out", str(out)]) == 0
    told = tmp_path / f"b.{suffix}"
    assert main([*asked, "--out", str(told), "--format", suffix]) == 0
    assert out.read_bytes() == told.read_bytes()
    assert out.read_bytes().startswith(start)


def test_forms_and_papers_without_tables_say_what_they_can_be(
    demo: Path, tmp_path: Path, capsys: Captured
) -> None:
    asked = ("print", "--database", demo, "--as-of", "24/11/2026", "--no-register", "--out")
    said = refused(capsys, *asked, tmp_path / "a.docx", "commitment-forms")
    assert "chỉ in ra PDF" in said
    said = refused(capsys, *asked, tmp_path / "a.xlsx", "plan-text")
    assert "không có bảng" in said
    said = refused(capsys, *asked, tmp_path / "a.pdf", "reminders", "--format", "docx")
    assert "--format docx" in said


def test_the_evidence_file_is_a_new_folder_of_files(demo: Path, tmp_path: Path, capsys: Captured) -> None:
    asked = ("print", "evidence-file", "--database", str(demo), "--as-of", "24/11/2026", "--as-folder")
    for _again in range(2):
        assert main([*asked, "--out", str(tmp_path)]) == 0
    named = "Hồ sơ minh chứng thực hiện kế hoạch năm 2026"
    assert f"vào “{named} (2)”" in capsys.readouterr().out
    assert (tmp_path / named / "00 Mục lục.pdf").is_file()
    assert "thư mục có sẵn" in refused(capsys, *asked, "--out", tmp_path / "chưa có")
    other = ("print", "reminders", "--database", demo, "--as-folder", "--out", tmp_path)
    assert "--as-folder" in refused(capsys, *other)


def test_the_list_of_activities_takes_kinds_and_months(demo: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "a.pdf"
    asked = ("print", "activity-list", "--database", demo, "--as-of", "24/11/2026", "--no-register")
    narrow = ("--activity-kind", "đối thoại", "--month", "5", "--month", "6", "--out")
    assert main([str(each) for each in (*asked, *narrow, out)]) == 0
    said = text_of(out)
    assert "Đối thoại; tháng 5, 6" in said
    assert "Tiếp công dân (" not in said
    assert "Không có loại hoạt động “Hát”" in refused(capsys, *asked, "--activity-kind", "Hát", "--out", out)
    told = wrong(capsys, *(str(each) for each in asked), "--month", "13", "--out", str(out))
    assert "không phải tháng" in told


@pytest.mark.parametrize(
    "kind",
    ["period-report", "figures-appendix", "activity-list", "opinions-list", "returns-owed", "evidence-file"],
)
@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_each_paper_of_the_reports_is_each_kind_of_file_and_passes_the_check(
    kind: str, suffix: str, demo: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / f"a.{suffix}"
    asked = ("print", kind, "--database", str(demo), "--as-of", "24/11/2026", "--no-register")
    assert main([*asked, "--out", str(out)]) == 0
    if suffix == "xlsx":
        assert out.read_bytes().startswith(b"PK")
        return
    status = main(["check-document", str(out)])
    found = [line for line in capsys.readouterr().out.splitlines() if line.startswith("trang")]
    if (kind, suffix) == ("evidence-file", "pdf"):
        # What is bound in behind the contents are papers of others, as they came.
        assert not [line for line in found if line.startswith(("trang 1:", "trang 2:"))]
    else:
        assert (status, found) == (0, [])


def test_a_document_is_checked_by_the_decree(tmp_path: Path, demo: Path, capsys: Captured) -> None:
    out = tmp_path / "a.docx"
    main(["print", "reminder-letter", "--database", str(demo), "--out", str(out), "--as-of", "24/11/2026"])
    assert main(["check-document", str(out)]) == 0
    assert "đúng thể thức" in capsys.readouterr().out
    assert main(["check-document", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert "không phải văn bản" in refused(capsys, "check-document", __file__)


def test_the_same_data_print_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    outs = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    for out in outs:
        main(["print", "reminders", "--database", str(demo), "--out", str(out), "--as-of", "24/11/2026"])
    assert outs[0].read_bytes() == outs[1].read_bytes()


def test_late_is_counted_by_the_first_deadline_where_that_is_asked_for(
    demo: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "tien-do.pdf"
    command = ["print", "progress-table", "--database", str(demo), "--out", str(out), "--as-of", "24/11/2026"]
    assert main(command) == 0
    assert "so với thời hạn đầu" not in text_of(out)
    assert main([*command, "--against", "first"]) == 0
    assert "so với thời hạn đầu" in text_of(out)
    assert "first" in wrong(capsys, *command, "--against", "never")


def test_one_units_sheet_is_found_by_any_way_of_writing_its_name(demo: Path, tmp_path: Path) -> None:
    texts = set()
    for name in ("Phòng Văn hóa - Xã hội", "phong van hoa - xa hoi", "Phòng VH-XH"):
        out = tmp_path / "phieu.pdf"
        assert main(["print", "unit-sheet", "--database", str(demo), "--out", str(out), "--unit", name]) == 0
        texts.add(text_of(out))
    assert len(texts) == 1
    assert "Kính gửi: Phòng Văn hóa - Xã hội" in texts.pop()


def test_sheets_printed_into_a_folder_are_a_file_and_a_row_of_the_register_for_each_unit(
    demo: Path, tmp_path: Path
) -> None:
    def rows() -> list[str]:
        with Database.open(demo, exclusive=False) as database, database.reading() as connection:
            found = connection.execute("select unit from issued_document where kind = 'unit-sheet'")
            return [unit for (unit,) in found.fetchall()]

    folder = tmp_path / "phieu"
    folder.mkdir()
    command = ["print", "unit-sheet", "--database", str(demo), "--as-of", "01/03/2026"]
    assert main([*command, "--out", str(folder)]) == 0
    files = sorted(folder.iterdir())
    assert len(files) > 5
    assert len(files) == len(set(rows()))
    [sheet] = [file for file in files if "đơn vị Thôn Hạ Đạt 2" in file.name]
    assert "Kính gửi: Thôn Hạ Đạt" in text_of(sheet)


def test_an_unknown_unit_is_refused_with_the_known_ones(demo: Path, tmp_path: Path, capsys: Captured) -> None:
    said = refused(
        capsys, "print", "unit-sheet", "--database", demo, "--out", tmp_path / "a.pdf", "--unit", "Phòng Lạ"
    )
    assert "“Phòng Lạ”" in said
    assert "Công an xã" in said


@pytest.mark.parametrize("year", ["0", "-5", "1899", "2200", "99999999999", "²⁰²⁶", "năm nay"])
def test_a_year_that_no_plan_has_is_refused_and_no_file_is_made(
    year: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "mới.dvcq"
    said = wrong(capsys, "import-plan", str(PLAN), "--database", str(path), f"--year={year}")
    assert "không phải năm" in said
    assert not path.exists()


def test_a_database_with_an_endless_name_is_refused_in_one_sentence(capsys: Captured) -> None:
    assert "ngắn hơn" in refused(capsys, "verify", "--database", "ệ" * 300)


def test_an_earlier_year_is_printed_when_asked_for(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "2025.pdf"
    command = ["print", "assignment-table", "--database", str(demo), "--out", str(out), "--year", "2025"]
    assert main(command) == 0
    assert "Kế hoạch số 21/KH-UBND ngày 15 tháng 8 năm 2025" in text_of(out)


@pytest.fixture
def own_demo(demo: Path, tmp_path: Path) -> Path:
    """Return a copy of the demonstration that a test may write into."""
    return Path(shutil.copy(demo, tmp_path / "own.dvcq"))


def test_next_years_plan_is_drafted_once_and_printed(
    own_demo: Path, tmp_path: Path, capsys: Captured
) -> None:
    command = ["draft-next-plan", "--database", str(own_demo), "--as-of", "10/12/2026"]
    assert main([*command, "--carry-unfinished"]) == 0
    assert "kế hoạch năm 2027" in capsys.readouterr().out
    assert "Đã có dự thảo năm 2027" in refused(capsys, *command)
    out = tmp_path / "2027.pdf"
    asked = ["print", "next-plan", "--database", str(own_demo), "--out", str(out), "--year"]
    for year in ("2026", "2027"):
        assert main([*asked, year, "--with-table"]) == 0
        text = text_of(out)
        assert "công tác dân vận chính quyền năm 2027" in text.replace("\n", " ").replace("\r", "")
        assert "/KH-UBND" in text
        assert "BẢNG PHÂN CÔNG" in text


def test_without_a_plan_to_draft_from_it_is_said(tmp_path: Path, demo: Path, capsys: Captured) -> None:
    assert "Năm 1999 chưa có" in refused(capsys, "draft-next-plan", "--database", demo, "--year", "1999")
    empty = tmp_path / "trong.dvcq"
    Database.open(empty, create=True).close()
    assert "chưa có kế hoạch nào" in refused(capsys, "draft-next-plan", "--database", empty)
    said = refused(capsys, "print", "next-plan", "--database", empty, "--out", tmp_path / "a.pdf")
    assert "Lập kế hoạch năm sau" in said


def test_what_cannot_be_printed_is_said_in_a_sentence(demo: Path, tmp_path: Path, capsys: Captured) -> None:
    table = ("print", "assignment-table", "--out", tmp_path / "a.pdf", "--database")
    assert "chưa có nhiệm vụ" in refused(capsys, *table, demo, "--year", "1999")
    assert "Không tìm thấy tệp" in refused(capsys, *table, tmp_path / "không có.dvcq")
    assert ".xlsx" in refused(capsys, "print", "reminders", "--out", tmp_path / "a.odt", "--database", demo)
    nowhere = tmp_path / "không có" / "a.pdf"
    assert refused(capsys, "print", "reminders", "--out", nowhere, "--database", demo)


def test_a_plan_is_imported_into_a_new_file(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "new.dvcq"
    assert main(["import-plan", str(PLAN), "--database", str(path)]) == 0
    assert "năm 2026" in capsys.readouterr().out
    with Database.open(path, exclusive=False) as database:
        counts = database.verify().counts
    assert counts["plan"] == 1
    assert counts["task"] > 5
    assert counts["holiday"] > 10


def test_duties_stated_twice_are_joined_unless_asked_apart(tmp_path: Path) -> None:
    counts: list[int] = []
    for more in ([], ["--apart"]):
        path = tmp_path / f"{len(counts)}.dvcq"
        main(["import-plan", str(REAL_PLAN), "--database", str(path), *more])
        with Database.open(path, exclusive=False) as database:
            counts.append(database.verify().counts["task"])
    assert counts == [37, 42]


def test_the_usual_file_is_made_where_none_is_named() -> None:
    assert main(["import-plan", str(PLAN)]) == 0
    assert default_database_path().exists()


def test_what_was_imported_is_printed(tmp_path: Path) -> None:
    path, out = tmp_path / "new.dvcq", tmp_path / "bang.pdf"
    main(["import-plan", str(PLAN), "--database", str(path)])
    assert main(["print", "assignment-table", "--database", str(path), "--out", str(out)]) == 0
    assert "TỔ CHỨC THỰC HIỆN" in text_of(out)


def test_the_same_plan_is_not_imported_twice(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "new.dvcq"
    main(["import-plan", str(PLAN), "--database", str(path)])
    capsys.readouterr()
    assert "đã có trong tệp" in refused(capsys, "import-plan", PLAN, "--database", path)
    with Database.open(path, exclusive=False) as database:
        assert database.verify().counts["plan"] == 1


def test_a_later_text_updates_the_plan_that_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.dvcq"
    main(["import-plan", str(PLAN), "--database", str(path)])
    capsys.readouterr()
    assert main(["import-plan", str(SIGNED), "--database", str(path)]) == 0
    said = capsys.readouterr().out
    assert "(đã ký): 1 mục mới, 3 mục đổi, 1 mục bỏ, 2 mục chuyển chỗ." in said
    assert "Nhiệm vụ: 2 mới, 3 đổi lời, 1 không còn trong kế hoạch." in said
    assert "Không thực hiện: Hướng dẫn, theo dõi việc triển khai Kế hoạch này" in said
    with Database.open(path) as database, database.reading() as connection:
        [plan] = plans.plans(connection)
        assert plan.state is PlanState.SIGNED
        assert len(tasks.tasks_of_year(connection, 2026)) == 39
    assert "đã có trong tệp" in refused(capsys, "import-plan", SIGNED, "--database", path)
    assert "bản trước của kế hoạch" in refused(capsys, "import-plan", PLAN, "--database", path)


def test_a_like_text_can_be_taken_as_another_plan(tmp_path: Path) -> None:
    path = tmp_path / "new.dvcq"
    main(["import-plan", str(PLAN), "--database", str(path)])
    assert main(["import-plan", str(SIGNED), "--database", str(path), "--new"]) == 0
    with Database.open(path) as database, database.reading() as connection:
        assert len(plans.plans(connection, 2026)) == 2


def test_a_plan_is_read_as_json(capsys: Captured) -> None:
    assert main(["read-plan", str(PLAN), "--json"]) == 0
    read = json.loads(capsys.readouterr().out)
    wanted = "kind number symbol place date abstract bases sections tasks recipients signer remarks unplaced"
    assert set(wanted.split()) <= set(read)
    assert read["kind"] == "KẾ HOẠCH"
    assert read["signer"]["title"] == "PHÓ CHỦ TỊCH"


def test_a_plan_is_read_for_people(capsys: Captured) -> None:
    assert main(["read-plan", str(PLAN)]) == 0
    assert "Người ký: TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH" in capsys.readouterr().out


def test_a_file_that_is_no_plan_is_refused(tmp_path: Path, capsys: Captured) -> None:
    assert refused(capsys, "read-plan", tmp_path / "không có.txt")
    empty = tmp_path / "trống.txt"
    empty.touch()
    assert refused(capsys, "import-plan", empty, "--database", tmp_path / "new.dvcq")
    assert not (tmp_path / "new.dvcq").exists()


def test_a_sound_file_is_verified(demo: Path, capsys: Captured) -> None:
    assert main(["verify", "--database", str(demo), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["integrity"] == "ok"
    assert report["counts"]["person"] == 60
    assert len(report["digest"]) == 64


def test_a_file_that_another_program_changed_is_found_out(
    demo: Path, tmp_path: Path, capsys: Captured
) -> None:
    import sqlite3

    copy = tmp_path / "copy.dvcq"
    copy.write_bytes(demo.read_bytes())
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("update task set title = 'Khác' where id = (select min(id) from task)")
    assert main(["verify", "--database", str(copy), "--json"]) == 1
    said = capsys.readouterr()
    assert json.loads(said.out)["findings"]
    assert "chỗ không đúng" in said.err


def test_a_file_that_is_not_ours_is_refused(tmp_path: Path, capsys: Captured) -> None:
    other = tmp_path / "other.dvcq"
    other.write_text("Không phải cơ sở dữ liệu. " * 100, encoding="utf-8")
    assert "không phải là tệp dữ liệu" in refused(capsys, "verify", "--database", other)


def test_the_demonstration_never_overwrites_a_file(demo: Path, capsys: Captured) -> None:
    before = demo.read_bytes()
    assert "chỉ được ghi vào một tệp mới" in refused(capsys, "demo", "--database", demo)
    assert demo.read_bytes() == before


def test_a_bug_is_logged_and_told_in_a_sentence(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("bug")

    monkeypatch.setattr("dvcq_desktop.demo.fill", fail)
    assert "ZeroDivisionError" in refused(capsys, "demo", "--database", tmp_path / "demo.dvcq")
    assert "Traceback" in (tmp_path / "home" / "dvcq.log").read_text(encoding="utf-8")


def test_a_console_that_lacks_vietnamese_letters_does_not_stop_a_command(demo: Path) -> None:
    done = run_outside("verify", "--database", str(demo), "--json", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("cp1252"))["integrity"] == "ok"
    assert run_outside("print", "--list", PYTHONIOENCODING="cp1252").returncode == 0


def test_a_pipe_gets_utf8_where_nothing_else_is_asked_for() -> None:
    variables = {"PYTHONIOENCODING": "", "PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    done = run_outside("print", "--list", **variables)
    assert "Bảng phân công nhiệm vụ" in done.stdout.decode("utf-8")


def test_a_refusal_in_a_process_of_its_own_is_one_line_and_status_1(tmp_path: Path) -> None:
    done = run_outside("verify", "--database", str(tmp_path / "không có.dvcq"), PYTHONIOENCODING="utf-8")
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Không tìm thấy tệp")
    assert len(done.stderr.decode().splitlines()) == 1


def papers_of(database: Path) -> list[Issued]:
    with Database.open(database, exclusive=False) as opened, closing(opened.connect()) as connection:
        return store.papers(connection, 2026)


@pytest.fixture
def own(demo: Path, tmp_path: Path) -> Path:
    """Return a copy of the demonstration that a test may write into."""
    path = tmp_path / "own.dvcq"
    path.write_bytes(demo.read_bytes())
    return path


def printing(database: Path, out: Path, *more: str) -> list[str]:
    command = ["print", "reminders", "--database", str(database), "--out", str(out)]
    return [*command, "--as-of", "10/11/2026", *more]


def test_a_print_enters_the_register_once(own: Path, tmp_path: Path, capsys: Captured) -> None:
    before = {paper.id for paper in papers_of(own)}
    for _ in range(2):
        assert main(printing(own, tmp_path / "a.pdf")) == 0
    (paper,) = [paper for paper in papers_of(own) if paper.id not in before]
    assert paper.kind == "reminders"
    with Database.open(own, exclusive=False) as opened:
        assert opened.blob(paper.file or "") == (tmp_path / "a.pdf").read_bytes()
    assert capsys.readouterr().err == ""


def test_a_print_stays_out_of_the_register_when_asked(own: Path, tmp_path: Path) -> None:
    before = papers_of(own)
    assert main(printing(own, tmp_path / "a.pdf", "--no-register")) == 0
    assert papers_of(own) == before


def test_beside_an_open_window_a_paper_is_printed_and_the_register_left(
    own: Path, tmp_path: Path, capsys: Captured
) -> None:
    with Database.open(own):
        assert main(printing(own, tmp_path / "a.pdf")) == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith("Chưa ghi được vào Sổ văn bản: ")
    assert (tmp_path / "a.pdf").exists()


def test_a_file_that_is_only_read_is_printed_all_the_same(
    own: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Root may write everywhere, so the question itself is answered here.
    monkeypatch.setattr("dvcq_desktop.database.opening.os.access", lambda *_: False)
    assert main(printing(own, tmp_path / "a.pdf")) == 0
    assert "Chưa ghi được vào Sổ văn bản" in capsys.readouterr().err
    assert not own.with_name("own.dvcq.lock").exists()


def test_an_open_window_does_not_keep_papers_from_being_printed(demo: Path, tmp_path: Path) -> None:
    command = ["print", "reminders", "--database", str(demo), "--out", str(tmp_path / "a.pdf")]
    with Database.open(demo):
        assert main(command) == 0


def test_an_open_window_keeps_a_plan_from_being_imported(demo: Path, capsys: Captured) -> None:
    with Database.open(demo):
        assert "đang được mở để ghi" in refused(capsys, "import-plan", PLAN, "--database", demo)
