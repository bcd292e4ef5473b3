# SPDX-License-Identifier: MIT
"""60 certificates, database to PDF, against LibreOffice with the same words, which draws no frame.

Promised of both programs when they are open, as she prints them: what starting takes is left out on both
sides. Command against command is told beside it, and how much of ours Python, ReportLab and the faces take
before the first line of this program runs.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from dvcq_desktop.database.database import Database
from dvcq_desktop.nominations.prints.certificates import certificate
from dvcq_desktop.nominations.prints.kinds import CERTIFICATES
from dvcq_desktop.nominations.store import freezing, models, recognitions
from dvcq_desktop.nominations.terms import Body, Movement
from dvcq_desktop.office import store as office
from dvcq_desktop.office.printing import PrintOrder
from dvcq_desktop.office.rules import OfficeProfile, Signer, Unit, UnitKind
from tests.bench import peers
from tests.bench.figures import Figure, seconds

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from dvcq_desktop.database.actions import Action
    from dvcq_desktop.nominations.prints.request import DecisionRequest

MADE = 60
TURNS = 3
TIMES = 10
COPIES = 9
BARE = "from dvcq_desktop.documents.fonts import faces; faces()"
TODAY = date(2026, 11, 25)


def measure() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "models.dvcq"
        with Database.open(path, create=True) as database:
            database.write("Lập sổ", fill)
        if not peers.office():
            print("LibreOffice is not installed: left out")
            return
        source = folder / "office.fodt"
        source.write_text(peers.fodt("".join(pages(read(path))), landscape=True), encoding="utf-8")
        program = peers.LibreOffice(folder)
        with Database.open(path, exclusive=False) as database, database.reading() as connection:
            make = partial(made_by, connection)
            make()
            yield Figure(
                f"{MADE} certificates / LibreOffice, both open",
                median(
                    seconds(lambda: [make() for _copy in range(COPIES)])
                    / COPIES
                    / program.convert_when_open(source, COPIES)
                    for _turn in range(TURNS)
                ),
                1 / TIMES,
            )
        tell_commands(path, folder / "ours.pdf", lambda: program.convert(source))
        for made in ("ours.pdf", "office.pdf"):
            check(folder / made)


def made_by(connection: sqlite3.Connection) -> bytes:
    return CERTIFICATES.make(CERTIFICATES.load(connection, PrintOrder(2026, TODAY))).data


def tell_commands(path: Path, out: Path, theirs: Callable[[], float]) -> None:
    times = [(ours(path, out), peers.run(sys.executable, "-c", BARE)[0], theirs()) for _turn in range(TURNS)]
    whole, bare, office_time = (median(side) for side in zip(*times, strict=True))
    print(
        f"command against command: {whole / office_time:.2f} of LibreOffice's;"
        f" Python, ReportLab and the faces alone {bare / office_time:.2f}"
    )


def fill(action: Action) -> None:
    """Write an office and a frozen decision on as many models."""
    name = "Ủy ban nhân dân xã Đại Sơn"
    office.save_profile(action, OfficeProfile("", date(2025, 7, 1), name, "Đại Sơn"))
    office.save_signer(action, Signer("", "Vũ Đình Khang", "Chủ tịch", ("TM. ỦY BAN NHÂN DÂN",)))
    units = [
        office.save_unit(action, Unit("", f"Thôn Đoài Lĩnh {number}", UnitKind.VILLAGE))
        for number in range(1, 13)
    ]
    made = []
    for number in range(MADE):
        values = {"year": 2026, "name": f"Đường hoa kiểu mẫu số {number + 1}", "unit": units[number % 12]}
        made.append(models.save_model(action, "", {**values, "registered_on": TODAY}, today=TODAY))
    key = recognitions.draft_empty(action, 2026, Movement.SKILFUL, Body.COMMITTEE)
    recognitions.add_items(action, key, made)
    recognitions.save_recognition(action, key, {"number": "45", "issued_on": TODAY})
    freezing.freeze(action, key, TODAY)


def read(path: Path) -> DecisionRequest:
    with Database.open(path, exclusive=False) as database, database.reading() as connection:
        return CERTIFICATES.load(connection, PrintOrder(2026, TODAY))


def ours(path: Path, out: Path) -> float:
    command = ("print", "certificates", "--database", str(path), "--out", str(out), "--no-register")
    taken, _memory = peers.run(
        sys.executable, "-m", "dvcq_desktop.cli", *command, "--as-of", "25/11/2026", "--year", "2026"
    )
    return taken


def pages(request: DecisionRequest) -> Iterator[str]:
    """Yield the words of each certificate as paragraphs, the first of each on a new page."""
    for number, item in enumerate(request.decision.items):
        said = certificate(request, item)
        lines = (said.giver, said.title, said.lead, said.name, said.whose, said.reason, said.decision)
        last = (said.place_and_day, *said.authority, said.signer, said.register)
        rest = "".join(odt(line, "C") for line in ("Độc lập - Tự do - Hạnh phúc", *lines, *last))
        yield odt("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "N" if number else "C") + rest


def odt(said: str, style: str) -> str:
    return f'<text:p text:style-name="{style}">{escape(said)}</text:p>'


def check(path: Path) -> None:
    import pypdfium2

    with closing(pypdfium2.PdfDocument(path)) as opened:
        if len(opened) != MADE:
            raise RuntimeError(f"{path.name} has {len(opened)} pages instead of {MADE}")
