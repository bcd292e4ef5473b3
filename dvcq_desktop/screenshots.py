# SPDX-License-Identifier: MIT
"""Every screen and dialog as PNG, on made-up data: README's pictures, and how we look at our work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtWidgets import QApplication, QWidget

    from dvcq_desktop.main_window import MainWindow

# The design size, and what is left of it in points when the system draws at 125% and 150%.
SCALES = {"100": ("1", 1366, 768), "125": ("1.25", 1093, 614), "150": ("1.5", 911, 512)}


def run_in_all_scales(folder: Path) -> int:
    """Take all pictures once per scale, each in a process of its own, for Qt fixes the scale at its start."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (factor, width, height) in SCALES.items():
        code = (
            "import sys; from pathlib import Path; from dvcq_desktop.screenshots import take;"
            "take(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))"
        )
        command = [sys.executable, "-c", code, str(folder.resolve()), name, str(width), str(height)]
        done = subprocess.run(command, check=False, env={**os.environ, "QT_SCALE_FACTOR": factor})  # noqa: S603 - ourselves
        if done.returncode:
            return done.returncode
    return 0


def take(folder: Path, scale: str, width: int, height: int) -> None:
    """Open the demonstration at one size and save each screen and dialog."""
    from dvcq_desktop.walking import Walk  # noqa: PLC0415 - the front door imports us

    with demonstration() as (application, window):
        # A window that begins larger than the screen begins with all of it.
        window.showNormal()
        window.resize(width, height)
        Walk(application, window, partial(_save, folder, scale)).walk()


@contextmanager
def demonstration() -> Iterator[tuple[QApplication, MainWindow]]:
    """Open the demonstration in this process, where no question for a file waits for a person."""
    from dvcq_desktop.app import FrontDoor  # noqa: PLC0415 - the front door imports us
    from dvcq_desktop.walking import answer_no_file  # noqa: PLC0415 - the front door imports us
    from dvcq_desktop.widgets.application import make_application  # noqa: PLC0415 - the front door imports us

    application = make_application(["dvcq"])
    with tempfile.TemporaryDirectory() as home:
        door = FrontDoor(application, demo_folder=Path(home))
        if not door.start() or door.window is None:
            raise SystemExit(1)
        answer_no_file()
        yield application, door.window
        door.window.close()
        door.stop()


def list_commands() -> str:
    """Return what `resources/help/lenh.tsv` is to hold: the commands of the pages of the demonstration."""
    from dvcq_desktop.search.commands import listed  # noqa: PLC0415 - the front door imports us
    from dvcq_desktop.walking import Walk  # noqa: PLC0415 - as above

    with demonstration() as (application, window):
        return listed(Walk(application, window, lambda _title, _widget: None).commands())


# The pictures of the help, by what the walk calls them.
GUIDE_PICTURES = {
    "Hôm nay": "hom-nay",
    "Kế hoạch - Nhiệm vụ": "nhiem-vu",
    "Nhập kế hoạch": "doc-ke-hoach",
    "Kế hoạch - Theo đơn vị": "theo-don-vi",
    "Kế hoạch - Văn bản kế hoạch": "van-ban-ke-hoach",
    "Kế hoạch - Vướng mắc": "vuong-mac",
    "Cam kết - Đợt ký": "dot-ky",
    "Cam kết - Danh sách ký": "danh-sach-ky",
    "Cam kết - Bản quét": "ban-quet",
    "Cam kết - Vi phạm": "vi-pham",
    "Dân vận khéo - Mô hình": "mo-hinh",
    "Dân vận khéo - Thang điểm": "thang-diem",
    "Dân vận khéo - Chấm điểm": "cham-diem",
    "Dân vận khéo - Công nhận": "cong-nhan",
    "Dân vận khéo - So sánh các năm": "so-sanh",
    "Nhật ký - Hoạt động": "nhat-ky",
    "Nhật ký - Quán triệt": "quan-triet",
    "Nhật ký - Ý kiến của dân": "y-kien",
    "Báo cáo - Báo cáo - Số liệu": "bao-cao",
    "Báo cáo - Số liệu đơn vị nộp": "so-lieu",
    "Cơ quan - Cán bộ, công chức": "can-bo",
    "Cơ quan - Cơ quan": "co-quan",
    "Cơ quan - Sổ văn bản": "so-van-ban",
    "Xem trước - In bảng phân công nhiệm vụ": "in",
    "Bàn giao qua USB": "ban-giao",
    "Sao lưu và khôi phục": "sao-luu",
    "Cài đặt": "cai-dat",
    "Tìm tất cả": "tim-tat-ca",
}
README_PICTURES = {
    "Hôm nay": "today",
    "Kế hoạch - Nhiệm vụ": "plan",
    "Nhập kế hoạch": "import",
    "Kế hoạch - Theo đơn vị": "grid",
    "Cam kết - Danh sách ký": "commitments",
    "Dân vận khéo - Mô hình": "models",
    "Báo cáo - Báo cáo - Số liệu": "report",
    "Cơ quan - Sổ văn bản": "register",
    "Cơ quan - Cán bộ, công chức": "office",
}
# Just wide enough for the detail to stand beside the table.
_GUIDE_SIZE = 1210, 680
_README_SIZE = 1366, 768
_README_DIALOG = 1280, 680
_FEW_COLOURS = 48


def renew_guide() -> None:
    """Write anew what the help takes from the program itself: the list of commands, and the pictures."""
    from dvcq_desktop.resources import resource  # noqa: PLC0415 - the front door imports us
    from dvcq_desktop.search.commands import listed  # noqa: PLC0415 - as above
    from dvcq_desktop.walking import Walk  # noqa: PLC0415 - as above

    with demonstration() as (application, window):
        walk = Walk(application, window, partial(_save_small, resource("help"), GUIDE_PICTURES))
        commands = listed(walk.commands())
        (resource("help") / "lenh.tsv").write_text(commands, encoding="utf-8", newline="\n")
        window.showNormal()
        window.resize(*_GUIDE_SIZE)
        walk.walk()


def renew_readme() -> None:
    """Take the pictures of README anew, in a process of its own: what was seen before would be scrolled."""
    from dvcq_desktop.walking import Walk  # noqa: PLC0415 - the front door imports us

    with demonstration() as (application, window):
        window.showNormal()
        window.resize(*_README_SIZE)
        Walk(application, window, _save_for_readme).walk()


def _save_for_readme(title: str, widget: QWidget) -> None:
    """Save a picture of README; a dialog is shown on a screen of the design size, whatever ours is."""
    from PySide6.QtWidgets import QApplication, QDialog  # noqa: PLC0415 - only here

    from dvcq_desktop.resources import resource  # noqa: PLC0415 - the front door imports us

    if isinstance(widget, QDialog) and title in README_PICTURES:
        widget.resize(*_README_DIALOG)
        QApplication.processEvents()
    _save_small(resource("pictures"), README_PICTURES, title, widget)


def _save_small(folder: Path, names: Mapping[str, str], title: str, widget: QWidget) -> None:
    """Save a picture in few colours, which its flat areas need no more of."""
    from io import BytesIO  # noqa: PLC0415 - only here

    from PIL import Image  # noqa: PLC0415 - only here
    from PySide6.QtCore import QBuffer  # noqa: PLC0415 - only here
    from PySide6.QtWidgets import QLabel  # noqa: PLC0415 - only here

    if title not in names:
        return
    for label in widget.findChildren(QLabel):
        # They show a place as her PC has it, not where its data were made up.
        label.setText(re.sub(re.escape(tempfile.gettempdir()) + "/[^/]+/", r"D:\\Dân vận\\", label.text()))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    # By areas alone the few red and green words would turn brown.
    few = picture.quantize(_FEW_COLOURS, Image.Quantize.MAXCOVERAGE, 1, dither=Image.Dither.NONE)
    few.save(folder / f"{names[title]}.png", optimize=True)


def _save(folder: Path, scale: str, title: str, widget: QWidget) -> None:
    name = "".join(letter if letter.isalnum() else "-" for letter in title)
    while "--" in name:
        name = name.replace("--", "-")
    path = folder / f"{scale}-{name.strip('-')}.png"
    if not widget.grab().save(str(path)):
        raise OSError(f"cannot write {path}")
    print(path.name, flush=True)
