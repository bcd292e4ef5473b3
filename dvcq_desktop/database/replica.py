# SPDX-License-Identifier: MIT
"""Which PC writes: an id kept outside the file, so that a copied file does not carry it along."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop.database.keys import new_id
from dvcq_desktop.places import portable_home

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "replica.json"


class Replica(NamedTuple):
    """Name one user's program on one PC."""

    id: str
    pc: str


def load_replica(folder: Path | None = None) -> Replica:
    """Return this PC's replica from its settings folder (by default the user's own), made at first use.

    A portable copy leaves nothing on a PC: it keeps a note of its own for each PC that it was used on.
    Where the folder cannot be written the id holds for this run only: history still tells one run from
    another.
    """
    pc = name_of_pc()
    path = folder / _FILE if folder else _usual_path(pc)
    known = _read(path)
    if known is None:
        known = new_id()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps({"id": known}), encoding="utf-8")
        except OSError:
            return Replica(known, pc)
    return Replica(known, pc)


def name_of_pc() -> str:
    """Return what `platform.node` does, without asking the system for all that it is; "?" for none."""
    return (os.environ.get("COMPUTERNAME") if sys.platform == "win32" else os.uname().nodename) or "?"


def _usual_path(pc: str) -> Path:
    if beside := portable_home():
        # Not every letter of a PC's name may stand in that of a file.
        return beside / f"replica-{pc.encode().hex()}.json"
    from platformdirs import user_config_path  # noqa: PLC0415 - start-up time

    return user_config_path("dvcq-desktop", appauthor=False) / _FILE


def _read(path: Path) -> str | None:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    known = held.get("id") if isinstance(held, dict) else None
    return known if isinstance(known, str) and known else None
