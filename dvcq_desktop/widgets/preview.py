# SPDX-License-Identifier: MIT
"""A finished document inside the window: look at it, save it, print it, open it elsewhere."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dvcq_desktop.documents.formats import Format, formats_of, named, render_as
from dvcq_desktop.errors import UserError
from dvcq_desktop.forms.preview_dialog import Ui_PreviewDialog
from dvcq_desktop.text.file_names import safe_file_name
from dvcq_desktop.widgets.file_dialogs import save_dialog
from dvcq_desktop.widgets.files import write_whole
from dvcq_desktop.widgets.fitting import fit_to_screen
from dvcq_desktop.widgets.folder_export import Files, FolderExport
from dvcq_desktop.widgets.job_bar import JobBar
from dvcq_desktop.widgets.jobs import Cancelled, Job, JobRunner, Progress
from dvcq_desktop.widgets.messages import Link, MessageBar
from dvcq_desktop.widgets.page_view import PageView
from dvcq_desktop.widgets.plain import OneLine
from dvcq_desktop.widgets.printing import NO_PRINTER, has_printer, print_pages, two_sided_hint
from dvcq_desktop.widgets.theme import GAP, ICON_SIZE, icon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.documents.blocks import Document

ONLY_PDF = "Mẫu này chỉ lưu thành PDF, để in hàng loạt đúng từng vị trí trên giấy."
_MENU_WORDS = {
    Format.PDF: "Lưu PDF, để in và gửi (.pdf)…",
    Format.DOCX: "Lưu Word, để sửa tiếp (.docx)…",
    Format.XLSX: "Lưu Excel, các bảng (.xlsx)…",
    Format.CSV: "Lưu CSV, các bảng cho chương trình khác (.csv)…",
}


class Parts(NamedTuple):
    """What a document binds together, as files of their own."""

    files: Files


class PreviewPane(QWidget):
    """Show the bytes of a PDF with what can be done to it; call `close_pdf` before the window goes."""

    saved = Signal(str)  # path
    printed = Signal(int)  # pages
    used = Signal()  # the document left the window: saved, printed, or opened elsewhere

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._data = b""
        self._name = ""
        self._saved_to: Path | None = None  # the PDF
        self._saved: Path | None = None  # what was saved last
        self._folder: Path | None = None
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._printer: QPrinter | None = None
        self._parts: Files = ()
        self._document: Document | None = None
        self._wanted = Format.PDF
        # Widgets
        self.view = PageView(self)
        self.messages = MessageBar(self)
        # The window's own bar cannot be reached while the preview is open.
        self._job_bar = JobBar(jobs, self)
        self._export = FolderExport(jobs, self.messages, self)
        self._export.saved.connect(self._on_exported)
        self.bar = QToolBar(self)
        self.bar.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self._page = QLabel(self)
        self._page.setAccessibleName("Trang đang xem")
        self._zoom = QLabel(self)
        self._zoom.setAccessibleName("Mức phóng")
        self._zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("400%") + GAP)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._two_sided = OneLine(self)
        self._two_sided.setProperty("muted", True)
        self._two_sided.setAccessibleName("Cách in hai mặt")
        self._two_sided.hide()
        self._fill_bar()
        # Assemble
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.bar)
        column.addWidget(self.messages)
        column.addWidget(self._job_bar)
        column.addWidget(self.view, 1)
        column.addWidget(self._two_sided)
        # Signals
        self.view.page_changed.connect(self._on_page_changed)
        self.view.zoom_changed.connect(self._on_zoom_changed)
        self.view.failed.connect(self.messages.show_error)

    def set_pdf(self, data: bytes, name: str) -> None:
        """Show a document; `name` is what it is called on the disk, in Vietnamese, without ".pdf"."""
        self._data = data
        self._name = safe_file_name(name)
        self._saved_to = None
        self.messages.clear()
        self.view.set_pdf(data)

    def offer_parts(self, parts: Sequence[tuple[str, bytes]]) -> None:
        """Offer to save what the document binds together as files of their own: their names and bytes."""
        self._parts = tuple(parts)
        self._apart.setVisible(bool(parts))

    def offer_formats(self, document: Document | None) -> None:
        """Offer to save the document it was made of as other kinds of files too; None is a PDF only."""
        self._document = document
        formats = formats_of(document)
        button = self.bar.widgetForAction(self._save)
        assert isinstance(button, QToolButton)
        if len(formats) == 1:
            self._save.setToolTip(ONLY_PDF)
            return
        named = "Lưu PDF, Word, Excel" if Format.XLSX in formats else "Lưu PDF, Word"
        self._save.setText(named)
        self._save.setIconText(named)
        button.setAccessibleName(named)
        menu = QMenu(button)
        for each in formats:
            action = menu.addAction(_MENU_WORDS[each])
            action.setData(each.value)
        menu.triggered.connect(self._on_format_chosen)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip("Lưu thành PDF, Word hoặc Excel (Ctrl+S: PDF)")

    def save_apart(self) -> None:
        """Ask for the folder that the files of the parts are saved in."""
        files = tuple((safe_file_name(name), data) for name, data in self._parts)
        self._export.start("tệp cho từng đơn vị", partial(_made_already, Parts(files)))

    def close_pdf(self) -> None:
        """End the worker thread and remove the copy made for another program."""
        self.view.close_pdf()
        if self._temporary:
            self._temporary.cleanup()
            self._temporary = None

    def save_as(self) -> None:
        """Ask where to save the document as a PDF."""
        self.save_in(Format.PDF)

    def save_in(self, wanted: Format) -> None:
        """Ask where to save the document as a kind of file."""
        self._wanted = wanted
        name = safe_file_name(self._name.removesuffix(Format.PDF.suffix), wanted.suffix)
        kinds = f"{wanted.label} (*{wanted.suffix})"
        dialog = save_dialog(self, "Lưu thành", name, kinds, wanted.value)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Save the PDF there, and say so or why not."""
        try:
            write_whole(path, self._data)
        except UserError as error:
            self.messages.show_error(error.sentence, Link("Lưu ở nơi khác…", self._save_again))
            return
        self._tell_saved(path)

    def save_other(self, wanted: Format, path: Path) -> None:
        """Save the document there as another kind of file, which is made off the GUI thread."""
        assert self._document is not None
        work = partial(_write_as, self._document, wanted, path)
        job = Job(f"Đang lưu {wanted.label}", work, saves=True)
        self._jobs.run(job, self._tell_saved, self._on_save_failed)

    def _tell_saved(self, path: Path) -> None:
        self._saved, self._folder = path, path.parent
        if path.suffix.casefold() == Format.PDF.suffix:
            self._saved_to = path
        self.messages.show_success(
            f"Đã lưu “{path.name}”.", Link("Mở", self._open_saved), Link("Mở thư mục", self._open_folder)
        )
        self.saved.emit(str(path))
        self.used.emit()

    def print_document(self) -> None:
        """Ask for the printer and the pages; without any printer say what to do instead."""
        if not has_printer():
            self.messages.show_error(NO_PRINTER, Link("Lưu thành…", self.save_as))
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(Path(self._name).stem)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if hint := self._two_sided.text():
            # The system's own dialog may keep its title: the hint stands below the pages as well.
            dialog.setWindowTitle(hint)
        dialog.setMinMax(1, max(self.view.page_count, 1))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.accepted.connect(self._on_print_accepted)
        dialog.show()

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that is set up already."""
        self._printer = printer
        work = partial(print_pages, printer, self._data)
        self._jobs.run(Job("Đang in", work, saves=True), self._on_printed, self._on_print_failed)

    def open_elsewhere(self) -> None:
        """Open the saved file, or else a copy, in the program that this PC uses for PDFs."""
        path = self._saved_to
        if path is None or not path.exists():
            self._temporary = self._temporary or tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
            path = Path(self._temporary.name) / self._name
            try:
                write_whole(path, self._data)
            except UserError as error:
                self.messages.show_error(error.sentence)
                return
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.used.emit()
        else:
            self.messages.show_error("Máy này không có chương trình nào mở được tệp PDF.")

    def _fill_bar(self) -> None:
        self._save = self._add("save", "Lưu thành…", self.save_as, QKeySequence.StandardKey.Save)
        self._apart = self._add("folder-open", "Xuất tệp cho từng đơn vị…", self.save_apart)
        self._apart.setVisible(False)
        self._add("printer", "In…", self.print_document, QKeySequence.StandardKey.Print)
        self._add("external-link", "Mở bằng chương trình khác", self.open_elsewhere)
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.bar.addWidget(gap)
        self.bar.addWidget(self._page)
        self.bar.addSeparator()
        self._add("zoom-out", "Thu nhỏ (−)", self.view.zoom_out, worded=False)
        self.bar.addWidget(self._zoom)
        self._add("zoom-in", "Phóng to (+)", self.view.zoom_in, worded=False)
        self._add("move-horizontal", "Vừa chiều rộng (0)", self.view.fit_width, worded=False)

    def _add(
        self,
        icon_name: str,
        text: str,
        step: Callable[[], None],
        key: QKeySequence.StandardKey | None = None,
        *,
        worded: bool = True,
    ) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setIconText(text)
        action.setToolTip(text)
        action.triggered.connect(step)
        if key is not None:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        self.bar.addAction(action)
        button = self.bar.widgetForAction(action)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if worded:
            button.setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return action

    def _save_again(self) -> None:
        self.save_in(self._wanted)

    def _open_saved(self) -> None:
        if self._saved is None or self._saved.suffix.casefold() == Format.PDF.suffix:
            self.open_elsewhere()
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved))):
            self.messages.show_error(f"Máy này không có chương trình nào mở được “{self._saved.name}”.")

    def _open_folder(self) -> None:
        if self._folder:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _on_file_selected(self, path: str) -> None:
        self._wanted, chosen = named(Path(path), self._wanted, formats_of(self._document))
        if chosen != Path(path) and chosen.exists():
            # The question before asked about another name.
            sentence = f"Đã có tệp “{chosen.name}”; hãy chọn tên khác."
            self.messages.show_warning(sentence, Link("Chọn tên khác…", self._save_again))
            return
        if self._wanted is Format.PDF:
            self.save_to(chosen)
        else:
            self.save_other(self._wanted, chosen)

    def _on_exported(self, _made: Parts) -> None:
        self.used.emit()

    def _on_format_chosen(self, action: QAction) -> None:
        self.save_in(Format(action.data()))

    def _on_save_failed(self, error: UserError) -> None:
        self.messages.show_error(error.sentence, Link("Lưu ở nơi khác…", self._save_again))

    def _on_print_accepted(self) -> None:
        if self._printer:
            self.print_on(self._printer)

    def _on_printed(self, pages: int) -> None:
        self.messages.show_success(f"Đã gửi {pages} trang tới máy in.", Link("In lại", self.print_document))
        self.printed.emit(pages)
        self.used.emit()

    def _on_print_failed(self, error: UserError) -> None:
        self.messages.show_error(error.sentence, Link("In lại", self.print_document))

    def _on_page_changed(self, page: int, count: int) -> None:
        self._page.setText(f"Trang {page}/{count}" if count else "")
        hint = two_sided_hint(self.view.sizes)
        self._two_sided.setText(hint)
        self._two_sided.setVisible(bool(hint))

    def _on_zoom_changed(self, zoom: float) -> None:
        self._zoom.setText(f"{zoom:.0%}")


class PreviewDialog(QDialog):
    """Show one document in a window of its own; opened with `open()` or `show()`."""

    def __init__(self, jobs: JobRunner, data: bytes, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_PreviewDialog()
        self._ui.setupUi(self)
        self._ui.buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(icon("x"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(f"Xem trước: {name}")
        self.pane = PreviewPane(jobs, self)
        self._ui.column.insertWidget(0, self.pane, 1)
        self.pane.set_pdf(data, name)
        self.pane.view.setFocus()
        fit_to_screen(self)

    def done(self, result: int) -> None:
        """End the worker thread with the dialog."""
        self.pane.close_pdf()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """End the worker thread with the window."""
        self.pane.close_pdf()
        super().closeEvent(event)


def _made_already(parts: Parts, _progress: Progress) -> Parts:
    return parts


def _write_as(document: Document, wanted: Format, path: Path, progress: Progress) -> Path:
    from dvcq_desktop.documents.pdf import Cancelled as Stopped  # noqa: PLC0415 - when it is needed

    try:
        data = render_as(document, wanted, cancelled=lambda: progress.cancelled)
    except Stopped as error:
        raise Cancelled from error
    write_whole(path, data)
    return path
