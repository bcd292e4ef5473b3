# SPDX-License-Identifier: MIT
"""Reading activities from lines as Excel and Word put them on the clipboard, by their heads or in order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from dvcq_desktop.activities.terms import OTHER
from dvcq_desktop.errors import UserError
from dvcq_desktop.text.dates import parse_date
from dvcq_desktop.text.folding import fold
from dvcq_desktop.text.normal import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from dvcq_desktop.activities.store.lists import Lists
    from dvcq_desktop.activities.terms import ActivityKind, Measure
    from dvcq_desktop.office.directory import Directory

# What the heads of a pasted list are called, tones and case aside.
_HEADS = {
    "happened_on": ("ngay", "thoi gian", "ngay to chuc", "ngay thang"),
    "kind": ("loai", "loai hoat dong", "hinh thuc hoat dong"),
    "title": ("noi dung", "ten", "ten hoat dong", "noi dung hoat dong", "hoat dong", "cong viec"),
    "place": ("dia diem", "noi to chuc"),
    "unit": ("don vi", "don vi thuc hien", "don vi chu tri"),
    "channel": ("kenh", "hinh thuc", "hinh thuc, kenh"),
    "document": ("van ban", "so van ban"),
    "times": ("so cuoc", "so buoi", "so lan"),
    "note": ("ghi chu",),
}
_ORDER = ("happened_on", "kind", "title")
PASTES = "Ngày, Loại, Nội dung, rồi các số liệu của loại đó"
_AMOUNT = re.compile(r"(?P<digits>\d{1,3}(?:[. ]\d{3})+|\d{1,15})(?P<rest>[^\d]*)")

_DAY = re.compile(r"(?P<day>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4}|[/.-]\d{2})?)\s*[:,;]?\s+(?=\S)")
_PARTS = re.compile(r"(\s*[,;]\s+)")
_DIGITS = r"(?P<digits>\d{1,3}(?:[. ]\d{3})+|\d{1,15})"
_COUNT = re.compile(rf"(?:(?P<before>\D*\S)\s*)?\b{_DIGITS}(?:\s*(?P<after>[^\d\s,.%].*))?")


def read_amount(text: str, what: str = "Số liệu") -> int | None:
    """Return a whole number as people write it ("1.250", "1 250", "120 người"), None for nothing.

    Raise UserError for anything else: a half is no count, and "1,5" could be meant either way.
    """
    typed = " ".join(text.split())
    if not typed or typed in {"-", "–"}:
        return None
    found = _AMOUNT.fullmatch(typed)
    if typed[0] in "-−–" and _AMOUNT.fullmatch(typed[1:].strip()):
        raise UserError(f"{what} “{typed[:40]}” không được âm: hãy ghi số từ 0 trở lên, như 120 hoặc 1.250.")
    if found is None or any(sign in found["rest"] for sign in ",.%"):
        raise UserError(f"{what} “{typed[:40]}” không phải số nguyên: hãy ghi như 120 hoặc 1.250.")
    return int(re.sub(r"[. ]", "", found["digits"]))


def read_line(text: str, asked: Sequence[Measure], today: date) -> tuple[date | None, str, dict[str, int]]:
    """Return the day, title and counts of a line typed at once: "5/3 Hội nghị dân vận, 86 người".

    Only a day that begins the line and counts that end it, each behind a comma and named by its measure or
    its unit, are taken out of the title. Raise UserError for a day that is none, as 31/2.
    """
    title, day = tidy(text), None
    found = _DAY.match(title)
    if found is not None:
        day = parse_date(found["day"], today=today)
        title = title[found.end() :]
    counts: dict[str, int] = {}
    parts = _PARTS.split(title)
    while len(parts) > 1:
        count = _count_of(parts[-1], asked)
        if count is None or count[0] in counts:
            break
        counts[count[0]] = count[1]
        # Its separator goes with it.
        del parts[-2:]
    return day, "".join(parts).strip(), counts


def named_kind(text: str, kinds: Sequence[ActivityKind]) -> str | None:
    """Return the kind that a line names: by how it begins, else by what it holds first; None for none.

    Of names that begin at one place the longest is meant. Case does not matter, and marks may be left out:
    "hop" names "Họp", and "Phối hợp" does not.
    """
    title = tidy(text)
    day = _DAY.match(title)
    said = _words(title[day.end() if day else 0 :])
    found = []
    for kind in kinds:
        name = _words(kind.label)
        place = _place_of(name, said) if kind.enabled and kind.id != OTHER else None
        if place is not None:
            found.append((place, -len(name), kind.id))
    return min(found)[2] if found else None


def _place_of(name: Sequence[str], said: Sequence[str]) -> int | None:
    """Return with which word a name begins, None where it does not stand there."""
    for place in range(len(said) - len(name) + 1) if name else ():
        if all(map(_is_meant, said[place:], name)):
            return place
    return None


def _is_meant(typed: str, word: str) -> bool:
    """Tell whether a typed word is another one, of whose marks some may lack."""
    return fold(typed) == fold(word) and not _letters(typed) - _letters(word)


def _letters(word: str) -> Counter[str]:
    """Return the letters and the marks of a word, wherever its tone is put."""
    return Counter(unicodedata.normalize("NFD", word.casefold().replace("đ", "d\u0335")))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _count_of(text: str, asked: Sequence[Measure]) -> tuple[str, int] | None:
    found = _COUNT.fullmatch(text.strip())
    if found is None:
        return None
    named = fold(found["after"] or found["before"] or "").strip(" :")
    if not named:
        return None
    amount = int(re.sub(r"[. ]", "", found["digits"]))
    # "12 đơn" may be four different counts of petitions: a unit of several says nothing.
    called = [measure for measure in asked if named == fold(measure.label)]
    called = called or [measure for measure in asked if named == fold(measure.unit_name)]
    return (called[0].id, amount) if len(called) == 1 else None


def read_rows(
    rows: Sequence[Sequence[str]],
    lists: Lists,
    directory: Directory,
    today: date,
    usual: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Return the values of the activities that pasted rows hold; raise UserError at the first odd place.

    With a row of heads the columns may stand in any order, and a column headed by a measure is counted;
    without one they are read as `PASTES` says. An empty day or kind is that of the row above, at first
    those of `usual`.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    heads = _heads(filled[0], lists) if filled else None
    if heads is not None:
        filled = filled[1:]
    if not filled:
        raise UserError(f"Không có dòng nào để dán; hãy sao chép các dòng trong Excel ({PASTES}).")
    entries: list[dict[str, Any]] = []
    above = dict(usual)
    for place, row in enumerate(filled, 2 if heads is not None else 1):
        try:
            entry = _entry(row, heads, lists, directory, today, above)
        except UserError as error:
            raise UserError(f"Dòng {place}: {error.sentence} Chưa ghi dòng nào.") from error
        above = {"happened_on": entry["happened_on"], "kind": entry["kind"]}
        entries.append(entry)
    return entries


def _heads(row: Sequence[str], lists: Lists) -> list[Any] | None:
    """Return what each column holds, an attribute's name or a measure, None where the row heads nothing."""
    known: dict[str, Any] = {head: name for name, heads in _HEADS.items() for head in heads}
    for measure in lists.measures:
        known.setdefault(fold(measure.label), measure)
        known.setdefault(fold(measure.titled), measure)
    found = [known.get(fold(cell).strip(" :")) for cell in row]
    return found if {"happened_on", "title"} <= {each for each in found if isinstance(each, str)} else None


def _entry(
    row: Sequence[str],
    heads: Sequence[Any] | None,
    lists: Lists,
    directory: Directory,
    today: date,
    above: Mapping[str, Any],
) -> dict[str, Any]:
    if heads is not None:
        cells = [(head, cell) for head, cell in zip(heads, row, strict=False) if head is not None]
    else:
        cells = list(zip(_ORDER, _unnumbered(row), strict=False))
    texts = {head: cell.strip() for head, cell in cells if isinstance(head, str)}
    day, kind = texts.get("happened_on", ""), texts.get("kind", "")
    entry: dict[str, Any] = {
        "happened_on": parse_date(day, today=today) if day else above.get("happened_on"),
        "kind": _kind(kind, lists) if kind else above.get("kind"),
        "title": texts.get("title", ""),
    }
    if entry["happened_on"] is None:
        raise UserError("chưa có ngày.")
    if entry["kind"] is None:
        raise UserError("chưa có loại hoạt động.")
    if not entry["title"]:
        raise UserError("chưa có nội dung.")
    if heads is None:
        asked = lists.asked_of(entry["kind"])
        rest = _unnumbered(row)[len(_ORDER) :]
        if any(cell.strip() for cell in rest[len(asked) :]):
            told = "; ".join(measure.label for measure in asked) or "không có số liệu nào"
            raise UserError(f"“{lists.kind_label(entry['kind'])}” chỉ đếm: {told}; dòng này thừa số.")
        cells = list(zip(asked, rest, strict=False))
    entry["counts"] = _counts(cells)
    for name in ("place", "channel", "document", "note"):
        if texts.get(name):
            entry[name] = texts[name]
    if texts.get("times"):
        entry["times"] = read_amount(texts["times"], "Số cuộc")
    if texts.get("unit"):
        entry["unit"] = _unit(texts["unit"], directory)
    return entry


def _counts(cells: Sequence[tuple[Any, str]]) -> dict[str, int]:
    found = {}
    for measure, cell in cells:
        if not isinstance(measure, str):
            amount = read_amount(cell, measure.label)
            if amount is not None:
                found[measure.id] = amount
    return found


def _unnumbered(row: Sequence[str]) -> Sequence[str]:
    """Leave out a first column that only counts the rows."""
    first = row[0].strip() if row else ""
    return row[1:] if len(row) > len(_ORDER) and first.isdigit() else row


def _kind(text: str, lists: Lists) -> str:
    """Return the kind that a text names: all of its name, else the only one that it is a part of.

    A text that says more than a kind is none: it is the title of a list without kinds, and would be lost.
    """
    wanted = fold(text)
    known = [(kind.id, fold(kind.label)) for kind in lists.kinds if kind.enabled]
    found = [key for key, label in known if label == wanted]
    found = found or [key for key, label in known if label.startswith(wanted)]
    found = found or [key for key, label in known if wanted in label]
    if len(found) != 1:
        names = ", ".join(kind.label for kind in lists.kinds if kind.enabled)
        raise UserError(f"không rõ loại “{text[:40]}” (các loại: {names}).")
    return found[0]


def _unit(text: str, directory: Directory) -> str:
    unit = directory.unit_called_like(text)
    if unit is None:
        raise UserError(f"không có đơn vị “{text[:60]}” trong Cơ quan.")
    return unit.id
