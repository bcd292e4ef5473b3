# SPDX-License-Identifier: MIT
"""Merging two forks, comparison and preview included, against KeePassXC's merge; and ten times as much."""

import base64
import random
import shutil
import statistics
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

from dvcq_desktop.database import Action, Database
from dvcq_desktop.database.merging import prepare_merge
from dvcq_desktop.database.replica import Replica
from tests.bench.figures import Figure, seconds

PEOPLE = 20_000
"""Each of them is changed in one field on either side."""
ENTRIES, CHANGED = 5_000, 2_500
"""KeePassXC's forks: entries, and how many of them each side changes."""
TURNS = 3
LINEAR = (100_000, 1_000_000)
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng"]
MIDDLES = ["Thị", "Văn", "Đức", "Ngọc", "Minh", "Thanh", "Hồng", "Quang", "Thu", "Xuân"]
GIVEN = ["An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hùng", "Lan", "Mai", "Yến"]
FIELDS = ("full_name", "birth", "kind", "note")


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here, there = make_forks(folder / "forks", PEOPLE, PEOPLE)
        if shutil.which("keepassxc-cli"):
            yield against_keepass(folder, here, there)
        else:
            ours = statistics.median(merged(folder, here, there) for _ in range(TURNS))
            print(f"keepassxc-cli is not installed; ours: {ours / PEOPLE / 2 * 1000:.3f} ms a changed record")
        few, many = (merge_of(folder / str(entries), entries) for entries in LINEAR)
        print(f"merge of forks of {LINEAR[0]:,} entries: {few:.1f} s; of {LINEAR[1]:,}: {many:.1f} s")
        yield Figure("merging ten times the entries / ten times the time", many / few / 10, 1.3)


def against_keepass(folder: Path, here: Path, there: Path) -> Figure:
    """Compare turn by turn, by changed record.

    KeePassXC's time is that of its command, key derivation included; what is left without opening both its
    files is printed beside it.
    """
    one, two = (keepass_fork(folder, side) for side in (1, 2))
    ratios = []
    for _ in range(TURNS):
        ours = merged(folder, here, there) / (2 * PEOPLE)
        target = Path(shutil.copy(one, folder / "target.kdbx"))
        opening = seconds(lambda: keepass("db-info", one))
        whole = seconds(lambda target=target: keepass("merge", "-s", target, two))  # type: ignore[misc]  # mypy infers no lambda with a default
        theirs, bare = whole / (2 * CHANGED), (whole - 2 * opening) / (2 * CHANGED)
        print(
            f"ours {ours * 1000:.3f} ms a changed record, KeePassXC {theirs * 1000:.3f} ms"
            f" ({bare * 1000:.3f} ms without opening its files)"
        )
        ratios.append(ours / theirs)
    return Figure("compare, preview and merge / keepassxc-cli merge", statistics.median(ratios), 0.25)


def merge_of(folder: Path, entries: int) -> float:
    """Merge two forks that hold so many entries together: three fifths of them from before they parted."""
    return merged(folder, *make_forks(folder, entries * 3 // 5, entries // 5))


def merged(folder: Path, here: Path, there: Path) -> float:
    path = Path(shutil.copy(here, folder / "merged.dvcq"))
    with Database.open(path, replica=Replica("1", "PC-1")) as database:
        return seconds(lambda: merge(database, there))


def merge(database: Database, there: Path) -> None:
    with prepare_merge(database, there) as prepared:
        assert prepared.preview is not None
        assert prepared.preview.counts()
        prepared.apply()


def make_forks(folder: Path, people: int, changed: int) -> tuple[Path, Path]:
    folder.mkdir(exist_ok=True)
    paths = folder / "1.dvcq", folder / "2.dvcq"
    with Database.open(paths[0], create=True, replica=Replica("0", "PC-0")) as database:
        for start in range(0, people, 5_000):
            database.write("Nhập", lambda action, start=start: add(action, start, min(people, start + 5_000)))  # type: ignore[misc]  # mypy infers no lambda with a default
    shutil.copy(*paths)
    for path in paths:
        change(path, people, changed)
    return paths


def add(action: Action, start: int, end: int) -> None:
    for number in range(start, end):
        action.execute(
            "insert into person(id, full_name, kind, name_folded, name_order) values (?, ?, 'x', '', '')",
            (f"{number:012}", name_of(number)),
        )


def change(path: Path, people: int, changed: int) -> None:
    chance = random.Random(path.stem)
    numbers = chance.sample(range(people), changed)
    with Database.open(path, replica=Replica(path.stem, f"PC-{path.stem}")) as database:
        for batch in batches(numbers, 100):
            database.write("Sửa", lambda action, batch=batch: edit(action, batch, chance, path.stem))  # type: ignore[misc]  # mypy infers no lambda with a default


def name_of(number: int) -> str:
    return f"{FAMILIES[number % 10]} {MIDDLES[number // 10 % 10]} {GIVEN[number // 100 % 10]}"


def batches(numbers: list[int], size: int) -> Iterator[list[int]]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]


def edit(action: Action, numbers: list[int], chance: random.Random, side: str) -> None:
    for number in numbers:
        field = chance.choice(FIELDS)
        value = (
            name_of(chance.randrange(10_000)) if field == "full_name" else f"sửa ở {side} {chance.random()}"
        )
        action.execute(f"update person set {field} = ? where id = ?", (value, f"{number:012}"))


def keepass(*arguments: object) -> None:
    subprocess.run(
        ["keepassxc-cli", *map(str, arguments)], input="x\nx\n", text=True, check=True, capture_output=True
    )


def keepass_fork(folder: Path, side: int) -> Path:
    chance = random.Random(side)
    changed = set(chance.sample(range(ENTRIES), CHANGED))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<KeePassFile><Meta><Generator>bench</Generator></Meta><Root><Group>",
        f"<UUID>{key(0)}</UUID><Name>Root</Name>",
    ]
    for number in range(ENTRIES):
        at = f"2026-0{side + 1}-01T00:00:00Z" if number in changed else "2026-01-01T00:00:00Z"
        said = f"sửa ở {side}" if number in changed else "như cũ"
        lines.append(
            f"<Entry><UUID>{key(number + 1)}</UUID><Times><CreationTime>2026-01-01T00:00:00Z</CreationTime>"
            f"<LastModificationTime>{at}</LastModificationTime></Times>"
        )
        for name in ("Title", "UserName", "Password", "URL", "Notes"):
            value = f"{name} {number} {said if name == 'Notes' else ''}"
            lines.append(f"<String><Key>{name}</Key><Value>{value}</Value></String>")
        lines.append("</Entry>")
    lines.append("</Group></Root></KeePassFile>")
    source = folder / f"{side}.xml"
    source.write_text("".join(lines), encoding="utf-8")
    path = folder / f"{side}.kdbx"
    keepass("import", "-p", source, path)
    return path


def key(number: int) -> str:
    return base64.b64encode(uuid.UUID(int=number + 1).bytes).decode()
