# SPDX-License-Identifier: MIT
"""The committed forms are what the Designer files say."""

import importlib.util
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "ui").glob("*.ui"))


@pytest.fixture(scope="module")
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_committed_form_is_what_its_designer_file_compiles_to(dev: ModuleType, source: Path) -> None:
    committed = ROOT / "dvcq_desktop" / "forms" / f"{source.stem}.py"
    assert committed.read_text(encoding="utf-8") == dev.compile_form(source)


def test_every_form_has_a_designer_file() -> None:
    forms = {path.stem for path in (ROOT / "dvcq_desktop" / "forms").glob("*.py")} - {"__init__"}
    assert forms == {path.stem for path in SOURCES}


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_going_back_has_one_word_in_every_dialog(source: Path) -> None:
    """The word "Bỏ" beside "Gia hạn" reads as if the extension were dropped."""
    buttons = ET.parse(source).iterfind(".//widget[@class='QPushButton']")
    names = {button.get("name"): button.findtext("property[@name='text']/string") for button in buttons}
    words = [word for name, word in names.items() if name in {"cancel", "cancelButton"}]
    assert set(words) <= {"Thôi"}
