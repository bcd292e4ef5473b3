# SPDX-License-Identifier: MIT
"""A file dropped where no page takes it: led to where it belongs, or told where that is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from dvcq_desktop.widgets.drops import StackDrops

if TYPE_CHECKING:
    from pathlib import Path

    from dvcq_desktop.main_window import MainWindow

_TODAY, _PLAN = "Hôm nay", "Kế hoạch"
_TEXTS = frozenset({".docx", ".pdf", ".txt"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".gif", ".webp"})
_WHERE = (
    "Có thể thả: kế hoạch (.docx, .pdf, .txt) vào Hôm nay hoặc Kế hoạch; ảnh minh chứng vào Kế hoạch khi đang"
    " chọn một nhiệm vụ; bảng danh sách (.xlsx, .ods, .csv) vào Cơ quan › Cán bộ, công chức hoặc Dân vận khéo"
    " › Mô hình; trang quét vào Cam kết › Bản quét; tệp đính kèm vào phần tệp của một hồ sơ."
)


class FrontDrops(QObject):
    """Take what is dropped on a window, the pages that take files themselves aside; the window owns it."""

    def __init__(self, window: MainWindow, *, read_only: bool) -> None:
        super().__init__(window)
        self._window = window
        self._read_only = read_only
        self.drops = StackDrops(window)
        self.drops.stack_dropped.connect(self.take)

    def take(self, paths: tuple[Path, ...]) -> None:
        """Lead the files to the import of plans or to the chosen task, or say where files may be dropped."""
        if self._read_only:
            self._window.message.show_info("Đây là bản chỉ xem, không nhận thêm tệp nào.")
            return
        room = self._window.room_title
        kinds = {path.suffix.lower() for path in paths}
        if room in {_TODAY, _PLAN} and len(paths) == 1 and kinds <= _TEXTS:
            screen: Any = self._window.open_room(_PLAN)
            screen.open_page("Nhiệm vụ").work.texts.importing.read_file(paths[0])
        elif room != _PLAN or not kinds <= _PICTURES or not self._attach(paths):
            names = ", ".join(f"“{path.name}”" for path in paths)
            self._window.message.show_info(f"Trang này không nhận {names}. {_WHERE}")

    def _attach(self, paths: tuple[Path, ...]) -> bool:
        """Put the files to the next entry of the chosen task's progress; tell whether one task is chosen."""
        screen: Any = self._window.current_screen
        detail: Any = getattr(screen.page, "detail", None)
        if getattr(detail, "task", None) is None or not hasattr(detail, "progress"):
            return False
        detail.show_tab("Tiến độ")
        detail.progress.add_files(paths)
        self._window.message.show_info(
            f"Đã kèm {len(paths)} ảnh vào lần ghi tiến độ của nhiệm vụ “{detail.task.title}”; hãy gõ nội dung"
            " rồi bấm Ghi tiến độ."
        )
        return True
