# SPDX-License-Identifier: MIT
"""Start the window: `python -m dvcq_desktop`, or `dvcq-desktop`."""

from __future__ import annotations

import gc
import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# Nothing that is made while the program starts is garbage; what comes later, the window's Collector takes.
gc.disable()
# Before all that is imported for the window: PySide6 would look at each of these imports.
importlib.import_module("dvcq_desktop.widgets")


class Options(NamedTuple):
    """Hold what the command line asks for; a double click asks for nothing."""

    file: Path | None = None
    demo: bool = False
    screenshots: Path | None = None
    self_check: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed; return the exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _read(given) if given else Options()
    if options.screenshots:
        from dvcq_desktop.screenshots import run_in_all_scales  # noqa: PLC0415 - only then

        return run_in_all_scales(options.screenshots)
    if options.self_check:
        return _self_check()
    from dvcq_desktop.app import FrontDoor  # noqa: PLC0415 - the collector is off by now
    from dvcq_desktop.widgets.application import make_application  # noqa: PLC0415 - the collector is off by now

    application = make_application(sys.argv[:1])
    file = options.file.absolute() if options.file else None
    if not options.demo:
        return FrontDoor(application).run(file)
    import tempfile  # noqa: PLC0415 - only then

    with tempfile.TemporaryDirectory() as folder:
        return FrontDoor(application, demo_folder=Path(folder)).run(file)


def _self_check() -> int:
    """Do everything once on made-up data, then build the main window; return the exit status."""
    import tempfile  # noqa: PLC0415 - only then

    from dvcq_desktop.app import FrontDoor  # noqa: PLC0415 - only then
    from dvcq_desktop.cli.self_check import passed  # noqa: PLC0415 - only then
    from dvcq_desktop.errors import UserError  # noqa: PLC0415 - only then
    from dvcq_desktop.widgets.application import make_application  # noqa: PLC0415 - only then

    with tempfile.TemporaryDirectory(prefix="dvcq-tu-kiem-tra-") as folder:
        try:
            for name in passed(Path(folder)):
                _say(f"Đạt: {name}")
        except UserError as error:
            _say(error.sentence)
            return 1
        application = make_application(sys.argv[:1])
        door = FrontDoor(application, demo_folder=Path(folder) / "cửa sổ")
        shown = door.start() and door.window is not None
        application.processEvents()
        shown = shown and door.window is not None and not door.window.grab().isNull()
        door.stop()
        shown = shown and _is_told_of_mistakes(application.setObjectName)
    _say("Đạt: dựng cửa sổ" if shown else "Tự kiểm tra hỏng ở bước “dựng cửa sổ”.")
    return 0 if shown else 1


def _is_told_of_mistakes(call: Callable[..., None]) -> bool:
    """Tell whether a wrong call of Qt is an error that can be read, and not the end of the program."""
    try:
        call(3)
    except TypeError as error:
        return "Supported signatures" in str(error)
    return False


def _say(sentence: str) -> None:
    if sys.stdout is not None:
        print(sentence, flush=True)


def _read(arguments: list[str]) -> Options:
    from dvcq_desktop.arguments import VietnameseParser, make_safe  # noqa: PLC0415 - a double click does without

    for stream in (sys.stdout, sys.stderr):
        # A window's program has none on Windows, unless who starts it reads along.
        if stream is not None:
            make_safe(stream)
    parser = VietnameseParser("dvcq-desktop", "Mở cửa sổ DVCQ Desktop.")
    parser.add_argument("file", nargs="?", type=Path, metavar="TỆP", help="tệp dữ liệu cần mở")
    parser.add_argument("--demo", action="store_true", help="mở dữ liệu mẫu, bỏ đi khi đóng")
    parser.add_argument(
        "--screenshots", type=Path, metavar="THƯ_MỤC", help="lưu ảnh mọi màn hình vào thư mục"
    )
    parser.add_argument("--self-check", action="store_true", help="làm thử mọi việc rồi thoát: 0 là tốt")
    parser.add_argument("--version", action="version", version=__version__, help="hiện số phiên bản rồi thôi")
    return Options(**vars(parser.parse_args(arguments)))


if __name__ == "__main__":
    sys.exit(main())
