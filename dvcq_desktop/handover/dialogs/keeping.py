# SPDX-License-Identifier: MIT
"""What this PC remembers of one file's backups: the second place, when it was reached, what failed."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

REMIND_AFTER_DAYS = 7


class Memory:
    """Keep a few words in the window's settings, under a name made of the file's path."""

    def __init__(self, settings: QSettings, database: Path) -> None:
        self._settings = settings
        self._group = f"backup/{hashlib.sha256(str(database.absolute()).encode()).hexdigest()[:12]}"

    @property
    def second(self) -> Path | None:
        """Return the second place she chose."""
        said = self._text("second")
        return Path(said) if said else None

    def choose_second(self, place: Path | None, now: datetime) -> None:
        """Remember the second place; its age counts from now on."""
        self._keep("second", str(place or ""))
        self._keep("second_at", now.isoformat())
        self._keep("quiet_until", "")

    @property
    def days(self) -> int:
        """Return after how many days without a backup in the second place she is reminded; 0 never."""
        said = self._text("days")
        return int(said) if said.isdecimal() else REMIND_AFTER_DAYS

    def remind_after(self, days: int) -> None:
        """Remember the same."""
        self._keep("days", str(days))

    @property
    def failed(self) -> str:
        """Return what the last round had to say that nobody has read yet."""
        return self._text("failed")

    def note_failed(self, sentence: str) -> None:
        """Remember what went wrong, until it is told or goes well again."""
        self._keep("failed", sentence)
        self._settings.sync()

    def second_at(self, now: datetime) -> datetime:
        """Return when the second place was reached last, or since when there might have been one."""
        return self._moment("second_at", now)

    def note_second(self, now: datetime) -> None:
        """Remember that the second place has all that was done."""
        self._keep("second_at", now.isoformat())

    def proved_at(self, now: datetime) -> datetime:
        """Return when backups were last proved, or since when there have been any."""
        return self._moment("proved_at", now)

    def note_proved(self, now: datetime) -> None:
        """Remember that they were proved."""
        self._keep("proved_at", now.isoformat())

    def be_quiet_until(self, moment: datetime) -> None:
        """Remember when to remind again."""
        self._keep("quiet_until", moment.isoformat())

    def is_quiet(self, now: datetime) -> bool:
        """Tell whether she asked not to be reminded yet."""
        with suppress(ValueError):
            return now < datetime.fromisoformat(self._text("quiet_until"))
        return False

    def _moment(self, name: str, now: datetime) -> datetime:
        """Return a moment; where there is none, or it lies ahead, a clock was wrong: it begins now."""
        with suppress(ValueError, TypeError):
            moment = datetime.fromisoformat(self._text(name))
            if moment <= now:
                return moment
        self._keep(name, now.isoformat())
        return now

    def _text(self, name: str) -> str:
        said = self._settings.value(f"{self._group}/{name}", "")
        return said if isinstance(said, str) else str(said or "")

    def _keep(self, name: str, value: str) -> None:
        self._settings.setValue(f"{self._group}/{name}", value)
