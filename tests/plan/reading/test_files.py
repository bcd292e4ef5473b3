# SPDX-License-Identifier: MIT
from __future__ import annotations

import io
import os
import sys
import time
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dvcq_desktop.errors import UserError
from dvcq_desktop.plan.reader import read_plan, read_plan_bytes, read_plan_text

REAL = Path(__file__).parents[2] / "data/plans/ke-hoach-dan-van-dai-son-2026.txt"
TEXT = REAL.read_text(encoding="utf-8")


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(UserError) as caught:
        read_plan_bytes(data, name)
    return caught.value.sentence


def zipped(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_unicode_file_reads_alike(encoding: str) -> None:
    assert read_plan_bytes(TEXT.encode(encoding), "a.txt").as_json() == read_plan_text(TEXT).as_json()


def test_a_file_of_windows_1258_reads_as_unicode_does() -> None:
    composed = "".join(map(_for_1258, TEXT))
    plan = read_plan_bytes(composed.encode("cp1258", errors="ignore"), "a.txt")
    assert (plan.kind, plan.symbol, plan.place) == ("KẾ HOẠCH", "UBND-VHXH", "Đại Sơn")
    assert len(plan.tasks) == len(read_plan_text(TEXT).tasks)


def _for_1258(char: str) -> str:
    """Write a letter as Windows-1258 does: its own letter, then the tone as a mark."""
    parts = unicodedata.normalize("NFD", char)
    tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
    rest = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
    return rest + "".join(tones)


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "không có nội dung"),
        (b"  \r\n\t ", "a.txt", "không có nội dung"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", ".doc"),
        (b"{\\rtf1 a}", "a.rtf", "RTF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "a.png", "tệp ảnh"),
        (b"%PDF-1.7\nrubbish", "a.pdf", "bị hỏng"),
        (b"PK\x03\x04rubbish", "a.docx", "bị hỏng"),
        (bytes(range(256)) * 40, "a.bin", "không phải văn bản"),
        (zipped("xl/workbook.xml"), "a.xlsx", "Excel"),
        (zipped("readme.txt"), "a.zip", "tệp nén"),
        (zipped("word/document.xml"), "a.docx", "bị hỏng"),
        ("Hôm nay trời đẹp quá.".encode(), "a.txt", "không có dáng của một kế hoạch"),
        (b"- - - . . . ***", "a.txt", "không có chữ nào"),
    ],
)
def test_what_is_no_plan_gets_one_sentence_that_says_what_to_do(data: bytes, name: str, words: str) -> None:
    sentence = refusal(data, name)
    assert words in sentence
    assert "hãy" in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "to.txt"
    with path.open("wb") as stream:
        stream.truncate(21 * 1024 * 1024)
    with pytest.raises(UserError, match="quá lớn"):
        read_plan(path)


def test_a_text_too_long_is_refused() -> None:
    with pytest.raises(UserError, match="quá dài"):
        read_plan_text("kế hoạch " * 250_000)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không tìm thấy"):
        read_plan(tmp_path / "không có.docx")
    with pytest.raises(UserError, match="là một thư mục"):
        read_plan(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_without_an_end_and_an_endless_name_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.txt")
    with pytest.raises(UserError, match="không phải là tệp"):
        read_plan(tmp_path / "ống.txt")
    with pytest.raises(UserError, match="Không đọc được") as caught:
        read_plan(tmp_path / ("ệ" * 300))
    assert len(caught.value.sentence) < 200


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UserError, match="không cho đọc"):
        read_plan(tmp_path / "a.txt")


@pytest.mark.parametrize("line", ["a)", "x", "|a|b|", ""])
def test_a_text_of_endless_short_lines_is_refused_at_once(line: str) -> None:
    with pytest.raises(UserError, match="nghìn dòng"):
        read_plan_text(f"{TEXT}\n" + f"{line}\n" * 200_000)


def test_a_paragraph_of_very_many_lines_does_not_take_the_square_of_them() -> None:
    def seconds(lines: int) -> float:
        begun = time.perf_counter()
        read_plan_text(f"{TEXT}\n" + "việc\n" * lines)
        return time.perf_counter() - begun

    seconds(10)
    assert seconds(8_000) < 14 * max(seconds(1_000), 0.1)


def test_a_plan_typed_in_tcvn3_is_read_and_said_to_be() -> None:
    text = (
        "uû ban nh©n d©n\nx· ®¹i s¬n\nSè: 12/KH-UBND\n§¹i S¬n, ngµy 15 th¸ng 01 n¨m 2026\n\nKÕ ho¹ch\n"
        "C«ng t¸c d©n vËn chÝnh quyÒn n¨m 2026\n\nI. NhiÖm vô\n1. Tæ chøc ®èi tho¹i víi nh©n d©n.\n"
        "2. TiÕp c«ng d©n ®Þnh kú.\nII. Tæ chøc thùc hiÖn\n1. C¸c th«n: tuyªn truyÒn, vËn ®éng.\n"
    )
    plan = read_plan_bytes(text.encode("cp1252"), "cu.txt")
    assert plan.abstract == "Công tác dân vận chính quyền năm 2026"
    assert "Tổ chức đối thoại với nhân dân" in [task.title for task in plan.tasks]
    assert any("TCVN3" in remark.sentence for remark in plan.remarks)


def sentence_or_plan(data: bytes, name: str) -> str:
    try:
        plan = read_plan_bytes(data, name)
    except UserError as error:
        return error.sentence
    return f"{plan.kind}."


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xff\xfe", "KẾ HOẠCH\n".encode()]),
)
def test_no_bytes_whatever_are_a_bug(data: bytes, start: bytes) -> None:
    assert sentence_or_plan(start + data, "x").endswith(".")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), max_size=6))
def test_a_damaged_word_file_is_never_a_bug(changes: list[tuple[int, int]]) -> None:
    stream = io.BytesIO()
    body = "<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>" * 3
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    whole = bytearray(stream.getvalue())
    for place, value in changes:
        whole[place % len(whole)] = value
    assert sentence_or_plan(bytes(whole), "x.docx").endswith(".")
