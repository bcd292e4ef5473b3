# SPDX-License-Identifier: MIT
"""The list of commands says what the program's menus say."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from dvcq_desktop.resources import resource
from dvcq_desktop.search.commands import Command, commands_of_pages, listed, plain

ROOT = Path(__file__).parents[2]


def test_words_of_a_menu_lose_only_the_sign_of_the_mnemonic() -> None:
    assert plain("&Nhập kế hoạch…") == "Nhập kế hoạch…"
    assert plain("Bồi thường && hỗ trợ") == "Bồi thường & hỗ trợ"


def test_each_command_has_a_key_of_its_own() -> None:
    keys = [command.key for command in commands_of_pages()]
    assert len(set(keys)) == len(keys)


def test_a_command_is_found_by_its_place_too() -> None:
    found = Command("Kế hoạch", "Nhiệm vụ", "Gia hạn…", "Ctrl+G").found
    assert (found.title, found.detail) == ("Gia hạn…", "Ctrl+G · Kế hoạch › Nhiệm vụ")


def test_the_list_is_that_of_the_pages_themselves() -> None:
    code = "from dvcq_desktop.screenshots import list_commands; import sys; sys.stdout.write(list_commands())"
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    told = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", cwd=ROOT, env=env
    ).stdout
    kept = resource("help", "lenh.tsv").read_text(encoding="utf-8")
    assert kept == told, "the menus have changed: run `python dev.py guide`"
    assert kept == listed(commands_of_pages())
