# SPDX-License-Identifier: MIT
"""The pages of the help are true of the program: places, links, pictures, commands with their keys."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import dvcq_desktop
from dvcq_desktop.guide.markdown import Rows, Run, Shot, plain
from dvcq_desktop.guide.pages import CONTENTS, Guide, Page, found_in
from dvcq_desktop.main_menu import FIELD_KEYS
from dvcq_desktop.resources import resource
from dvcq_desktop.screenshots import GUIDE_PICTURES
from dvcq_desktop.search.commands import commands_of_pages

HELP = resource("help")
SOURCES = Path(dvcq_desktop.__file__).parent
GUIDE = Guide()
MOST_BYTES = 2_000_000
# Words for keys, which no source names so.
KEYS = re.compile(r"(Ctrl|Shift|Alt|Del|Ins|Esc|Enter|Tab|F\d+|Phím cách)(\+\S+)?")
AFTER = re.compile(r" \(((?:Ctrl|Alt|Shift|F\d|Del|Ins)[^)]*)\)")


def lines_of(page: Page) -> list[tuple[Run, ...]]:
    found = []
    for part in page.parts:
        if isinstance(part, Rows):
            found += [cell for row in part.rows for cell in row]
        elif not isinstance(part, Shot):
            found.append(part.line)
    return found


@cache
def said_in_sources() -> str:
    """Return every text of the program, without the sign before a mnemonic."""
    files = [*SOURCES.rglob("*.py"), *(SOURCES.parent / "ui").glob("*.ui")]
    texts = [path.read_text(encoding="utf-8").replace("&amp;", "") for path in files]
    commands = [command.text for command in commands_of_pages()]
    return "\n".join([*texts, *commands]).replace("&", "")


@cache
def keys_of_commands() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for command in commands_of_pages():
        found.setdefault(command.text, set()).add(command.keys)
    # The window's own, as the source has them.
    source = (SOURCES / "main_menu.py").read_text(encoding="utf-8")
    for text, keys in re.findall(r'"([^"]+)", self[\w.]+, "([^"]+)"\)', source):
        found.setdefault(text.replace("&", ""), set()).add(keys)
    standard = {"Tìm trong trang": "Ctrl+F", "Hoàn tác": "Ctrl+Z"}
    standard |= {text.replace("&", ""): keys for text, keys in FIELD_KEYS}
    for text, keys in standard.items():
        found.setdefault(text, set()).add(keys)
    return found


def test_all_pages_are_in_the_contents_once() -> None:
    slugs = [page.slug for page in GUIDE.pages]
    assert sorted(slugs) == sorted({path.stem for path in HELP.glob("*.md")})


@pytest.mark.parametrize("page", GUIDE.pages, ids=lambda page: page.slug)
def test_links_and_pictures_are_there(page: Page) -> None:
    for line in lines_of(page):
        for run in line:
            if run.target:
                assert (HELP / run.target).is_file(), run
                assert run.target.removesuffix(".md") in {each.slug for each in GUIDE.pages}
    for part in page.parts:
        if isinstance(part, Shot):
            assert (HELP / part.file).is_file(), part
            assert part.caption


def test_pictures_are_few_small_and_all_shown() -> None:
    shown = {part.file for page in GUIDE.pages for part in page.parts if isinstance(part, Shot)}
    kept = {path.name for path in HELP.glob("*.png")}
    assert shown == kept == {f"{name}.png" for name in GUIDE_PICTURES.values()}
    assert sum(path.stat().st_size for path in HELP.iterdir()) < MOST_BYTES


@pytest.mark.parametrize("page", GUIDE.pages, ids=lambda page: page.slug)
def test_what_is_bold_stands_on_the_screen_so(page: Page) -> None:
    for line in lines_of(page):
        for run in line:
            if run.bold and not KEYS.fullmatch(run.text):
                assert run.text in said_in_sources(), f"{page.slug}: {run.text}"


@pytest.mark.parametrize("page", GUIDE.pages, ids=lambda page: page.slug)
def test_keys_behind_a_command_are_its_keys(page: Page) -> None:
    for line in lines_of(page):
        for run, after in pairwise(line):
            said = AFTER.match(after.text) if run.bold else None
            if said:
                assert said[1] in keys_of_commands().get(run.text, set()), f"{page.slug}: {run.text}"


def test_the_table_of_keys_is_true() -> None:
    tables = [part for part in GUIDE.page("phim-tat").parts if isinstance(part, Rows)]
    checked = 0
    for row in (row for table in tables for row in table.rows[1:]):
        keys = plain(row[0]).split(", ") if plain(row[0]) != "Ctrl+," else ["Ctrl+,"]
        for run in row[1]:
            if run.bold:
                checked += 1
                assert keys_of_commands()[run.text] & set(keys), run.text
    assert checked > len(tables)


def test_dialogs_are_called_so() -> None:
    for name in (name for page in GUIDE.pages for name in page.dialogs):
        room, kind = name.split(".")
        texts = (path.read_text(encoding="utf-8") for path in (SOURCES / room).rglob("*.py"))
        assert any(f"class {kind}(" in text for text in texts), name


def test_no_place_and_no_dialog_has_two_pages() -> None:
    named = [name for page in GUIDE.pages for name in (*page.places, *page.dialogs)]
    assert len(set(named)) == len(named)


def test_the_page_of_a_place_is_found_and_that_of_its_room_else() -> None:
    assert GUIDE.about_place("Kế hoạch / Theo đơn vị").slug == "theo-don-vi"
    assert GUIDE.about_place("Kế hoạch / Trang mới").slug == "nhiem-vu"
    assert GUIDE.about_place("Phòng mới").slug == CONTENTS
    assert GUIDE.about_dialog("plan.NoDialog") is None


def test_searching_ignores_tones_and_shows_the_section() -> None:
    hits = GUIDE.find("mat khau")
    assert ("ban-giao", "Giao") in {(hit.page, hit.section) for hit in hits}
    assert GUIDE.find("Thùng rác")[0].page == "hoan-tac"
    assert GUIDE.find("") == []
    assert GUIDE.find("zzz") == []


def test_words_are_marked_where_they_begin_as_asked_whatever_their_tones() -> None:
    text = "In danh sách: Đợt ký, đợt trước; in lại."
    assert [text[start:end] for start, end in found_in(text, "dot IN")] == ["In", "Đợt", "đợt", "in"]
    assert found_in(text, " ") == []


def test_words_beside_each_other_come_before_those_far_apart() -> None:
    hits = [(hit.page, hit.section) for hit in GUIDE.find("hop nhat")]
    assert hits[0] == ("ban-giao", "Nhận")
    assert hits[-1][0] == "cham-diem"


def test_only_words_beside_each_other_are_marked_where_there_are_such() -> None:
    text = "Tổng hợp sau khi hợp nhất, để thống nhất."
    assert [text[start:end] for start, end in found_in(text, "hop nhat")] == ["hợp", "nhất"]
    assert len(found_in("Tổng hợp, thống nhất", "hop nhat")) == 2
