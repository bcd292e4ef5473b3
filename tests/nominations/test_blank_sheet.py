# SPDX-License-Identifier: MIT
"""The blank spreadsheet: what it lets be chosen, and that what is filled in comes back through the import."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from dvcq_desktop.documents.blocks import SAMPLE
from dvcq_desktop.documents.form_sheet import render_form
from dvcq_desktop.nominations.importing.columns import KEPT, MARKS, TITLES
from dvcq_desktop.nominations.importing.reading import Choice, read_models
from dvcq_desktop.nominations.prints import blank_sheet
from dvcq_desktop.nominations.prints.request import ModelRequest
from dvcq_desktop.nominations.rules import POINTS
from dvcq_desktop.nominations.terms import ModelKind, Movement
from dvcq_desktop.office.directory import Directory
from dvcq_desktop.office.rules import Unit, UnitKind
from dvcq_desktop.sheets.reader import read_file
from tests.nominations.register import TODAY

if TYPE_CHECKING:
    from pathlib import Path

LOOK = Directory(units=(Unit("dong", "Thôn Đông", UnitKind.VILLAGE),))
FORM = blank_sheet.build(ModelRequest(TODAY, LOOK, 2026, blank=True))
FILLED: dict[str, Any] = {
    "name": "=Đường hoa",
    "movement": Movement.SECURITY.label,
    "kind": "Cá nhân",
    "field": "Kinh tế",
    "unit": "Thôn Đông",
    "head": "Lê Văn Bảy",
    "situation": "Đường bẩn",
    "aims": "2 km",
    "content": "Trồng hoa",
    "place": "Trục thôn",
    "concerned": "Hộ dân",
    "people": 120,
    "lead": "Chi bộ",
    "coordination": "Hội Phụ nữ",
    "participants": "Các hộ",
    "resources": "Dân góp",
    "money": 1_500_000,
    "labour_days": 40,
    "land": 200,
    "starts_on": date(2026, 3, 5),
    "ends_on": date(2026, 9, 1),
    "assess_on": "05/09/2026",
    "products": "2 km đường hoa",
    "sustainability": "Quỹ thôn",
    "registered_on": date(2026, 3, 1),
    "note": "mới",
}


def opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data))


def test_the_same_form_gives_the_same_bytes() -> None:
    assert render_form(FORM) == render_form(FORM)


def test_a_form_of_made_up_data_says_so_and_is_read_all_the_same(tmp_path: Path) -> None:
    book = opened(render_form(replace(FORM, mark=SAMPLE)))
    page = book.worksheets[0]
    assert page.cell(3, 1).value == SAMPLE
    page.cell(5, 2, "Đường hoa")
    path = tmp_path / "mau.xlsx"
    book.save(path)
    listed = read_models(read_file(path), Choice(), TODAY)
    assert [model.values["name"] for model in listed.models] == ["Đường hoa"]
    assert opened(render_form(FORM)).worksheets[0].cell(3, 1).value is None


def test_kinds_fields_and_units_are_chosen_from_lists() -> None:
    book = opened(render_form(FORM))
    page, lists = book.worksheets
    assert lists.sheet_state == "hidden"
    heads = {cell.value: cell.column_letter for cell in page[4]}
    rules = {str(rule.sqref).split(":")[0]: rule for rule in page.data_validations.dataValidation}
    kinds = rules[f"{heads['Loại (1)']}5"]
    assert kinds.formula1 == f"'Danh mục'!${heads['Loại (1)']}$2:${heads['Loại (1)']}$3"
    listed = [lists[f"{heads['Loại (1)']}{row}"].value for row in (2, 3)]
    assert listed == [kind.label for kind in ModelKind]
    assert kinds.showErrorMessage
    assert not rules[f"{heads['Đơn vị, thôn đăng ký (1)']}5"].showErrorMessage
    assert rules[f"{heads['Kinh phí (7, đồng)']}5"].type == "whole"
    assert page.freeze_panes == "C5"


def test_all_ten_points_are_columns() -> None:
    titles = [column.title for column in FORM.columns]
    assert all(any(title.startswith(f"{point.title} (") for title in titles) for point in POINTS)


def test_what_is_filled_in_comes_back_whole(tmp_path: Path) -> None:
    path = tmp_path / "thon.xlsx"
    book = opened(render_form(FORM))
    page = book.worksheets[0]
    keys = ["", "name", "movement", *(point.name for point in POINTS[1:]), "registered_on", "note"]
    assert set(keys[1:]) == set(FILLED) == set(TITLES) - {"number", KEPT, *MARKS}
    for place, key in enumerate(keys[1:], 2):
        cell = page.cell(5, place, FILLED[key])
        if isinstance(FILLED[key], str):
            cell.data_type = "s"
    book.save(path)
    listed = read_models(read_file(path), Choice(), TODAY)
    assert (listed.trouble, listed.skipped) == ("", 0)
    [model] = listed.models
    wanted = {**FILLED, "movement": model.values["movement"], "kind": model.values["kind"]}
    assert (model.unit, model.field) == (wanted.pop("unit"), wanted.pop("field"))
    wanted["assess_on"] = date(2026, 9, 5)
    assert model.values == wanted
    assert not model.problems


def test_a_form_sent_back_empty_holds_no_model(tmp_path: Path) -> None:
    path = tmp_path / "thon.xlsx"
    path.write_bytes(render_form(FORM))
    listed = read_models(read_file(path), Choice(), TODAY)
    assert not listed.models
    assert listed.sheet == 0
