# SPDX-License-Identifier: MIT
"""Start the window: `python -m dvcq_desktop`, or `dvcq-desktop`."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dvcq_desktop import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

# Nothing that is made while the program starts is garbage; the window's front door enables it again.
gc.disable()


class Options(NamedTuple):
    """Hold what the command line asks for; a double click asks for nothing."""

    file: Path | None = None
    demo: bool = False
    screenshots: Path | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and stay until it is closed; return the exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    options = _read(given) if given else Options()
    if options.screenshots:
        from dvcq_desktop.screenshots import run_in_all_scales  # noqa: PLC0415 - only then

        return run_in_all_scales(options.screenshots)
    from dvcq_desktop.app import FrontDoor  # noqa: PLC0415 - the collector is off by now
    from dvcq_desktop.widgets.application import make_application  # noqa: PLC0415 - the collector is off by now

    application = make_application(sys.argv[:1])
    file = options.file.absolute() if options.file else None
    if not options.demo:
        return FrontDoor(application).run(file)
    import tempfile  # noqa: PLC0415 - only then

    with tempfile.TemporaryDirectory() as folder:
        return FrontDoor(application, demo_folder=Path(folder)).run(file)


def _read(arguments: list[str]) -> Options:
    from dvcq_desktop.arguments import VietnameseParser  # noqa: PLC0415 - a double click does without

    parser = VietnameseParser("dvcq-desktop", "Mở cửa sổ DVCQ Desktop.")
    parser.add_argument("file", nargs="?", type=Path, metavar="TỆP", help="tệp dữ liệu cần mở")
    parser.add_argument("--demo", action="store_true", help="mở dữ liệu mẫu, bỏ đi khi đóng")
    parser.add_argument(
        "--screenshots", type=Path, metavar="THƯ_MỤC", help="lưu ảnh mọi màn hình vào thư mục"
    )
    parser.add_argument("--version", action="version", version=__version__, help="hiện số phiên bản rồi thôi")
    return Options(**vars(parser.parse_args(arguments)))


if __name__ == "__main__":
    sys.exit(main())
