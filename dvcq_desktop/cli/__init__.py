# SPDX-License-Identifier: MIT
"""`dvcq`: what the window does, without a window, for scripts and for who looks after the PC.

Exit status: 0 done; 1 refused or found wrong, with one sentence on stderr; 2 wrong usage.
"""

from __future__ import annotations

import gc
import os
import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dvcq_desktop.arguments import make_safe
from dvcq_desktop.cli.parser import make_parser
from dvcq_desktop.errors import UserError
from dvcq_desktop.places import log_path

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, REFUSED, INTERRUPTED = 0, 1, 130

_COLLECT_AFTER = 100_000
"""New objects between two collections: few commands make so many, and those that do still collect."""


def run() -> int:
    """Be a whole process: do what `main` does, without looking for garbage in what lasts to the end.

    What was imported lasts; at the end the process goes with all it holds, so nothing needs to be searched.
    """
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    try:
        return main()
    finally:
        # The reader of codes complains, in English, of all that nobody searches for at the end.
        if "zxingcpp" not in sys.modules:
            gc.freeze()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        make_safe(stream)
    try:
        options = make_parser().parse_args(arguments)
        options.run(options)
        sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except UserError as error:
        return _refuse(error.sentence)
    except KeyboardInterrupt:
        print("Đã dừng.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough; the interpreter must not try to write the rest at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - the last place where a bug can be told in a sentence
        return _refuse(_report_bug(error))
    return DONE


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED


def _report_bug(error: Exception) -> str:
    """Write a bug into the log and return the sentence that says where."""
    path = log_path()
    told = f"Chương trình gặp lỗi ngoài dự kiến ({type(error).__name__})"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC\n")
            traceback.print_exception(error, file=log)
    except OSError:
        return f"{told}; không ghi được chi tiết vào {path}."
    return f"{told}; chi tiết đã ghi vào {path}."
