# SPDX-License-Identifier: MIT
"""argparse in Vietnamese: its headings, its usage line, its complaints; streams that take any letter."""

from __future__ import annotations

import argparse
import os
import re
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

WRONG_USAGE = 2


class VietnameseFormatter(argparse.HelpFormatter):
    """Lay help out under Vietnamese headings."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin the usage line with "Cách dùng"."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Put the heading of a section into Vietnamese."""
        super().start_section(_HEADINGS.get(heading or "", heading))


class VietnameseParser(argparse.ArgumentParser):
    """Parse arguments, and explain them and complain about them in Vietnamese."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(
            prog,
            description=description,
            formatter_class=VietnameseFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.add_argument("-h", "--help", action="help", help="hiện phần trợ giúp này rồi thôi")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and how the command is used, and exit with status 2."""
        self.print_usage(sys.stderr)
        self.exit(WRONG_USAGE, f"{_in_vietnamese(message)}\n")


def _in_vietnamese(message: str) -> str:
    for pattern, sentence in _COMPLAINTS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(sentence)
    return message


_HEADINGS = {"options": "Tùy chọn", "positional arguments": "Tham số"}
_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"Còn thiếu: \1."),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        r"\1 không nhận \2; hãy chọn một trong: \3.",
    ),
    (r"argument (.*): expected one argument", r"\1 cần một giá trị đi kèm."),
    (r"argument (.*): invalid int value: (.*)", r"\1 phải là một số, không phải \2."),
    (r"argument (.*): not allowed with argument (.*)", r"\1 không dùng cùng \2."),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 không kèm giá trị \2."),
    (r"unrecognized arguments: (.*)", r"Không hiểu: \1."),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


def make_safe(stream: TextIO) -> None:
    """Let any letter be written: UTF-8 into files and pipes, "?" on a console that lacks a letter."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None or stream.encoding.lower().replace("-", "") == "utf8":
        return
    if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
        reconfigure(errors="replace")
    else:
        reconfigure(encoding="utf-8")
