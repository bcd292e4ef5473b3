# SPDX-License-Identifier: MIT
"""A program that does all that writes, in any order and without end, to be killed at any moment.

`python -m tests.faults.everything_program FILE FOLDER SEED`. It tells before each step what begins, and after
each commit which actions are on disk.
"""

from __future__ import annotations

import os
import random
import sys
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from dvcq_desktop.cli import main as command
from dvcq_desktop.database import Database
from dvcq_desktop.database.replica import Replica
from dvcq_desktop.handover import age
from dvcq_desktop.office import store as office
from dvcq_desktop.office.rules import Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from dvcq_desktop.database import Action

SECRET = "truong mai khoe lan bien hue"
ROWS = 30
"""People whose notes each edit sets to its number, all of them."""
VILLAGES = 20
"""Units that each action of the other copy adds."""
PLAN = Path(__file__).parents[1] / "data" / "plans" / "ke-hoach-dan-van-dai-son-2026.txt"
_HERE = Replica("here", "PC-1")
_SYLLABLES = ("An", "Bình", "Cường", "Dung", "Đức", "Giang", "Hà", "Khoa", "Lan", "Minh", "Văn")


def begin(path: Path) -> None:
    """Make the file that everything is done to."""
    with Database.open(path, create=True, replica=_HERE) as database:
        database.write("Lập danh sách", _add_people)


def fork(path: Path, there: Path, seed: int) -> None:
    """Make a copy in which another PC has worked."""
    with Database.open(path, exclusive=False) as database:
        database.copy_to(there)
    with Database.open(there, replica=Replica("there", "PC-2")) as database:
        for number in range(2):
            database.write("Thêm thôn", partial(_add_villages, number=f"{seed}-{number}"))


def _add_people(action: Action) -> None:
    for row in range(ROWS):
        action.update("person", office.save_person(action, Person("", f"Người {row}")), {"note": "0"})


def _add_villages(action: Action, number: str) -> None:
    for one in range(VILLAGES):
        action.insert("unit", {"name": f"Thôn {number}.{one}", "kind": "village"})


def set_notes(action: Action, number: str) -> None:
    people = action.execute("select id from person where full_name glob 'Người *'").fetchall()
    for (key,) in people:
        action.update("person", key, {"note": number})
    file = action.attach(os.urandom(20_000))
    values = {"owner_table": "person", "owner_id": key, "name": f"{number}.bin", "file": file}
    action.insert("attachment", values)


def _words(*numbers: int) -> str:
    """Return a name that no other numbers have."""
    digits = "-".join(str(number) for number in numbers)
    return " ".join(_SYLLABLES["0123456789-".index(digit)] for digit in digits)


class Steps:
    """What can be done, each step as who uses the program does it."""

    def __init__(self, path: Path, folder: Path, seed: int) -> None:
        self._path, self._folder, self._seed = path, folder, seed
        self._count = 0
        self.known = self._ids()

    def edit(self) -> None:
        """Save a few times, as in the window."""
        for _ in range(3):
            self._save(2)

    def import_staff(self) -> None:
        """Take people out of a spreadsheet."""
        self._count += 1
        names = (f"Trần {_words(self._seed, self._count, one)};1/1/1990;Chuyên viên" for one in range(25))
        sheet = self._folder / "ds.csv"
        sheet.write_text("\n".join(("Họ và tên;Ngày sinh;Chức vụ", *names)), encoding="utf-8")
        self._do("import-staff", sheet)

    def import_plan(self) -> None:
        """Take a plan with what it proposes."""
        self._count += 1
        plan = self._folder / "ke-hoach.txt"
        plan.write_text(f"{PLAN.read_text(encoding='utf-8')}\n{self._seed}.{self._count}\n", encoding="utf-8")
        self._do("import-plan", plan, "--new")

    def merge(self) -> None:
        """Take what the other copy has; the backup before it is part of it."""
        self._do("merge", self._folder / "there.dvcq")

    def hand_over(self) -> None:
        """Write a sealed copy onto the stick."""
        self._do("handover", "--to", self._folder / "usb")

    def back_up(self) -> None:
        """Make a backup of what has just changed."""
        for _ in range(3):
            self._save(1)
            self._do("backup")

    def tell(self) -> None:
        """Tell which actions are on disk that were not told before."""
        new = [each for each in self._ids() if each not in self.known]
        self.known += new
        print("saved", *new, flush=True)

    def _save(self, times: int) -> None:
        with Database.open(self._path, replica=_HERE) as database:
            for _ in range(times):
                self._count += 1
                database.write("Sửa", partial(set_notes, number=f"{self._seed}-{self._count}"))
                self.tell()

    def _do(self, *arguments: object) -> None:
        with redirect_stdout(StringIO()):
            status = command([*map(str, arguments), "--database", str(self._path)])
        if status:
            sys.exit(3)
        self.tell()

    def _ids(self) -> list[str]:
        with Database.open(self._path, exclusive=False) as database:
            found = database.read(lambda connection: connection.execute("select id from action").fetchall())
        return [str(each) for (each,) in found]


def main(path: Path, folder: Path, seed: int) -> None:
    """Work until killed."""
    age.WORK_FACTOR = 2
    os.environ["DVCQ_PASSPHRASE"] = SECRET
    chance = random.Random(seed)
    steps = Steps(path, folder, seed)
    order: list[Callable[[], None]] = [
        steps.edit, steps.import_staff, steps.import_plan, steps.merge, steps.hand_over, steps.back_up
    ]  # fmt: skip
    while True:
        chance.shuffle(order)
        for step in order:
            print("begin", step.__name__, flush=True)
            step()
            print("end", step.__name__, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
