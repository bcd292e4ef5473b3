# SPDX-License-Identifier: MIT
"""The commands of all pages, opened or not yet, as `resources/help/lenh.tsv` lists them."""

from __future__ import annotations

from typing import NamedTuple

from dvcq_desktop.office.finding.rules import Found
from dvcq_desktop.resources import resource

MENU = ""
"""Stands for the room of a command that the window's own menus hold."""


class Command(NamedTuple):
    """What a menu offers: on which page of which room, its words without mnemonics, and its keys."""

    room: str
    page: str
    text: str
    keys: str

    @property
    def key(self) -> str:
        """Return what names it on this PC and any other."""
        return "\t".join(self[:3])

    @property
    def found(self) -> Found:
        """Return it as something that can be found."""
        place = " › ".join(part for part in (self.room, self.page) if part)
        detail = " · ".join(part for part in (self.keys, place) if part)
        return Found(self.key, None, self.text, detail)


def plain(text: str) -> str:
    """Return the words of a menu without the sign before a mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def commands_of_pages() -> list[Command]:
    """Return the commands of all pages, in the order of the rooms."""
    lines = resource("help", "lenh.tsv").read_text(encoding="utf-8").splitlines()
    return [Command(*line.split("\t")) for line in lines]


def pages_of_rooms() -> list[Found]:
    """Return the pages of all rooms as something that can be found; their keys name no command."""
    places = dict.fromkeys((command.room, command.page) for command in commands_of_pages())
    rooms = {room: Found(f"{room}\t\t", None, room, "Mở phần việc này") for room, _page in places}
    pages = [
        Found(f"{room}\t{page}\t", None, page, f"Mở trang · {room} › {page}")
        for room, page in places
        if page not in ("", room)
    ]
    return [*rooms.values(), *pages]


def listed(commands: list[Command]) -> str:
    """Return what the file of the commands is to hold."""
    return "".join("\t".join(command) + "\n" for command in commands)
