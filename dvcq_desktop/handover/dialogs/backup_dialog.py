# SPDX-License-Identifier: MIT
"""The backups of the open file: where they are, making one, proving one, going back to one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from dvcq_desktop.database.restoring import PreparedRestore, prepare_restore
from dvcq_desktop.forms.handover_backup import Ui_BackupDialog
from dvcq_desktop.handover.backing_up import (
    Made,
    all_backups,
    back_up,
    find_second,
    make_second,
    own_folder,
    prove,
)
from dvcq_desktop.handover.backups import KEPT_APART, Backup, BackupFolder
from dvcq_desktop.handover.dialogs.restore_dialog import RestoreDialog
from dvcq_desktop.handover.going_back import go_back, kept_words, meaning
from dvcq_desktop.text.normal import capital, in_sentence
from dvcq_desktop.text.numbers import size_in_words
from dvcq_desktop.widgets.file_dialogs import folder_dialog, open_dialog
from dvcq_desktop.widgets.fitting import fitting_size
from dvcq_desktop.widgets.messages import Link, MessageBar
from dvcq_desktop.widgets.table import Chip, Column, Kind, RecordModel, RecordTable
from dvcq_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dvcq_desktop.database.database import Database
    from dvcq_desktop.errors import UserError
    from dvcq_desktop.handover.dialogs.keeper import Keeper
    from dvcq_desktop.handover.naming import Naming
    from dvcq_desktop.widgets.jobs import Progress
    from dvcq_desktop.widgets.workbench import Workbench

_SAME_DISK = " Nơi này cùng ổ đĩa với dữ liệu: ổ hỏng thì mất cả hai; hãy chọn USB hoặc ổ khác."


@dataclass(frozen=True)
class _Row:
    folder: BackupFolder
    backup: Backup
    place: str
    state: Chip


class BackupDialog(QDialog):
    """List the backups of all places; `restored` is called with a sentence once the file went back."""

    def __init__(
        self,
        workbench: Workbench,
        keeper: Keeper,
        naming: Naming,
        restored: Callable[[str], object],
        parent: QWidget | None = None,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__(parent)
        self._bench, self._keeper, self._naming = workbench, keeper, naming
        self._restored, self._now = restored, now
        self._database = workbench.database
        self._rows: dict[str, _Row] = {}
        self._states: dict[Path, Chip] = {}
        self._prepared: PreparedRestore | None = None
        self._which = ""
        self._is_busy = False
        self._may_stop = True
        self._place = Path()
        self._is_second_there = False
        columns = (
            Column("made_at", "Sao lưu lúc", lambda row: _moment(row.backup), width=18, sortable=False),
            Column("size", "Cỡ", lambda row: size_in_words(row.backup.size), width=10, sortable=False),
            Column("place", "Nơi", width=14, sortable=False),
            Column("name", "Tệp", lambda row: _file_words(row.backup), sortable=False, stretch=True),
            Column("state", "Kiểm tra", lambda row: row.state, Kind.CHIP, width=18, sortable=False),
        )
        # Widgets
        self._ui = Ui_BackupDialog()
        self._ui.setupUi(self)
        self.message = MessageBar(self)
        self.table = RecordTable(RecordModel(columns, self._fetch), self)
        # Assemble
        self._ui.column.insertWidget(0, self.message)
        self._ui.column.insertWidget(2, self.table, 1)
        self._ui.ownPlace.setText(str(own_folder(self._database.path).folder))
        self._ui.days.setValue(keeper.memory.days)
        self.table.setAccessibleName("Các bản sao lưu")
        self.table.set_empty("Chưa có bản sao lưu nào.", "Sao lưu ngay")
        self.table.remember(workbench.settings, "backups")
        # Signals
        self._ui.openButton.clicked.connect(self._on_open_clicked)
        self._ui.chooseButton.clicked.connect(self._on_choose_clicked)
        self._ui.forgetButton.clicked.connect(self._on_forget_clicked)
        self._ui.days.valueChanged.connect(keeper.memory.remind_after)
        self._ui.proveButton.clicked.connect(self._on_prove_clicked)
        self._ui.otherButton.clicked.connect(self._on_other_clicked)
        self._ui.closeButton.clicked.connect(self.reject)
        self._ui.restoreButton.clicked.connect(self._on_restore_clicked)
        self._ui.backUpButton.clicked.connect(self._on_back_up_clicked)
        self.table.empty_action_requested.connect(self._on_back_up_clicked)
        self.table.open_requested.connect(self._on_restore_clicked)
        self.table.selection_changed.connect(self._show_state)
        self.resize(fitting_size(self))
        self.refresh()

    def refresh(self) -> None:
        """Look anew what is there."""
        second = self._keeper.memory.second
        work = partial(_look, self._database.path, second)
        self._keeper.run("Đang xem các bản sao lưu", work, self._on_looked)
        self._show_state()

    def lead_to_second(self) -> None:
        """Put the keyboard on the choice of a second place, which is what she came for."""
        self._ui.chooseButton.setFocus()

    def reject(self) -> None:
        """Close and stop what is under way, unless the file is being brought back just now."""
        if self._is_busy and not self._may_stop:
            return
        if self._is_busy:
            self._keeper.stop()
        super().reject()

    def restore_from(self, path: Path) -> None:
        """Prove a copy from anywhere, and show what going back to it means."""
        which = f"Bản {path.name}"
        # A backup that was moved has its attached files beside it.
        content = BackupFolder(path.parent, self._database.path.stem).content
        self._prepare(which, path, content)

    def _fetch(self, ids: Sequence[str]) -> dict[str, _Row]:
        return {key: self._rows[key] for key in ids if key in self._rows}

    def _chosen(self) -> _Row | None:
        ids = self.table.selected_ids()
        return self._rows.get(ids[0]) if len(ids) == 1 else None

    def _on_looked(self, found: tuple[bool, list[tuple[BackupFolder, Backup]]]) -> None:
        self._is_second_there, listed = found
        own = own_folder(self._database.path).folder
        self._rows = {
            str(backup.path): _Row(
                folder,
                backup,
                "máy này" if folder.folder == own else "USB, ổ khác",
                self._states.get(backup.path, Chip("")),
            )
            for folder, backup in listed
        }
        self.table.set_ids(list(self._rows))
        self.table.records.refresh()
        if self._rows and not self.table.selected_ids():
            # The newest is meant most often; else one row alone could not be chosen by the arrows.
            self.table.select_ids([next(iter(self._rows))])
        self._show_state()

    def _show_state(self, _ids: object = None) -> None:
        second = self._keeper.memory.second
        ui, may_write = self._ui, not self._database.is_read_only
        if second is None:
            ui.secondPlace.setText("Chưa chọn. Nên có một bản ở ngoài máy này, phòng khi máy hỏng hoặc mất.")
        else:
            there = "" if self._is_second_there else " (chưa cắm)"
            ui.secondPlace.setText(f"{second}{there}")
        ui.chooseButton.setText("Chọn nơi thứ hai…" if second is None else "Chọn nơi khác…")
        ui.forgetButton.setVisible(second is not None)
        is_free = not self._is_busy
        ui.closeButton.setEnabled(is_free or self._may_stop)
        ui.backUpButton.setEnabled(is_free and may_write)
        ui.chooseButton.setEnabled(is_free and may_write)
        ui.forgetButton.setEnabled(is_free)
        ui.otherButton.setEnabled(is_free and may_write)
        ui.proveButton.setEnabled(is_free and bool(self._rows))
        ui.restoreButton.setEnabled(is_free and may_write and self._chosen() is not None)

    def _begin(self, sentence: str, *, may_stop: bool = True) -> None:
        self._is_busy, self._may_stop = True, may_stop
        self.message.show_info(sentence, *[Link("Dừng", self._keeper.stop)] * may_stop)
        self._show_state()

    def _end(self) -> None:
        self._is_busy = False
        self._show_state()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.message.show_error(error.sentence)

    def _on_stopped(self, _job: object) -> None:
        self._end()
        self.message.clear()

    def _on_open_clicked(self) -> None:
        folder = own_folder(self._database.path).folder
        if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.message.show_info(f"Chưa có thư mục {folder}: hãy bấm Sao lưu ngay.")

    def _on_choose_clicked(self) -> None:
        dialog = folder_dialog(self, "Chọn USB hoặc ổ khác để sao lưu ra")
        dialog.fileSelected.connect(self._on_second_chosen)
        dialog.open()

    def _on_second_chosen(self, name: str) -> None:
        self.choose_second(Path(name))

    def choose_second(self, place: Path) -> None:
        """Use a place as the second one from now on, and back up there at once."""
        self._place = place
        self._begin(f"Đang sao lưu vào {place}…")
        self._keeper.run(
            "Đang sao lưu",
            partial(_begin_second, self._database, place, self._now()),
            self._on_second_made,
            self._on_failed,
            self._on_stopped,
        )

    def _on_second_made(self, made: Made) -> None:
        place = self._place
        self._keeper.memory.choose_second(place, self._now())
        self._on_made(made)
        if not made.second_refusal and _is_same_disk(place, self._database.path):
            self.message.show_warning(f"Từ nay dữ liệu được sao lưu cả vào {place}.{_SAME_DISK}")
        elif not made.second_refusal:
            self.message.show_success(f"Từ nay dữ liệu được sao lưu cả vào {place} mỗi khi có nơi này.")

    def _on_forget_clicked(self) -> None:
        self._keeper.memory.choose_second(None, self._now())
        self.message.show_info("Thôi sao lưu ra nơi thứ hai; các bản đã có ở đó vẫn còn.")
        self.refresh()

    def _on_back_up_clicked(self) -> None:
        self._begin("Đang sao lưu…")
        second = self._keeper.memory.second
        work = partial(_back_up, self._database, second, self._now())
        self._keeper.run("Đang sao lưu", work, self._on_made, self._on_failed, self._on_stopped)

    def _on_made(self, made: Made) -> None:
        self._end()
        self._keeper.note_made(made)
        refusals = " ".join(filter(None, (made.own_refusal, made.second_refusal)))
        second = self._keeper.memory.second
        if refusals:
            self.message.show_error(refusals)
        else:
            done = (
                f"Đã sao lưu lúc {self._now():%H:%M}."
                if made.own or made.second
                else "Bản sao lưu mới nhất đã có đủ mọi thay đổi."
            )
            missing = "" if second is None or made.second_reached else f" Chưa thấy {second}: chưa cắm USB?"
            self.message.show_success(f"{done}{missing}")
        self.refresh()

    def _on_prove_clicked(self) -> None:
        rows = [self._rows[key] for key in self.table.selected_ids() if key in self._rows]
        rows = rows or list(self._rows.values())[:1]
        if not rows:
            return
        self._begin("Đang kiểm tra…")
        chosen = [(row.folder, row.backup) for row in rows]
        self._keeper.run(
            "Đang kiểm tra", partial(_prove, chosen), self._on_proved, self._on_failed, self._on_stopped
        )

    def _on_proved(self, found: dict[Path, str]) -> None:
        self._end()
        for path, sentence in found.items():
            self._states[path] = Chip("Hỏng", Tone.OVERDUE, sentence) if sentence else _WHOLE
        wrong = [sentence for sentence in found.values() if sentence]
        if wrong:
            self.message.show_error(" ".join(dict.fromkeys(wrong)))
        else:
            count = "Bản sao lưu" if len(found) == 1 else f"{len(found)} bản sao lưu"
            self.message.show_success(f"{count} nguyên vẹn, kể cả tệp đính kèm.")
        self.refresh()

    def _on_other_clicked(self) -> None:
        kinds = "Bản sao lưu hoặc bản sao (*.dvcq);;Mọi tệp (*)"
        dialog = open_dialog(self, "Khôi phục từ tệp", kinds)
        dialog.fileSelected.connect(self._on_other_chosen)
        dialog.open()

    def _on_other_chosen(self, name: str) -> None:
        self.restore_from(Path(name))

    def _on_restore_clicked(self, _key: object = None) -> None:
        row = self._chosen()
        if row is not None and not self._is_busy and not self._database.is_read_only:
            which = f"Bản sao lưu lúc {_moment(row.backup)}"
            self._prepare(which, row.backup.path, row.folder.content)

    def _prepare(self, which: str, path: Path, content: Callable[[str], bytes]) -> None:
        self._which = which
        self._begin("Đang xem bản này khác gì với dữ liệu hiện nay…")
        work = partial(_prepare, self._database, path, content)
        self._keeper.run("Đang xem", work, self._on_prepared, self._on_failed, self._on_stopped)

    def _on_prepared(self, prepared: PreparedRestore) -> None:
        self._end()
        self.message.clear()
        self._prepared = prepared
        sentence = meaning(self._which, prepared.preview.comparison, self._naming.room)
        self.preview = RestoreDialog(sentence, prepared.preview, self._bench.settings, self)
        self.preview.finished.connect(self._on_decided)
        self.preview.open()

    def _on_decided(self, result: int) -> None:
        self.preview.deleteLater()
        assert self._prepared is not None
        if not result:
            self._prepared.close()
            self._prepared = None
            return
        self._begin("Đang khôi phục: sao lưu dữ liệu hiện nay trước…", may_stop=False)
        work = partial(_go_back, self._database, self._prepared, self._now())
        self._keeper.run("Đang khôi phục", work, self._on_gone_back, self._on_failed, self._on_stopped)

    def _on_gone_back(self, kept: Backup) -> None:
        self._end()
        self.accept()
        self._restored(f"Đã khôi phục: {in_sentence(self._which)}. {kept_words(kept)}")


_WHOLE = Chip("Nguyên vẹn", Tone.DONE)


def _moment(backup: Backup) -> str:
    return f"{backup.made_at.astimezone():%d/%m/%Y %H:%M}"


def _file_words(backup: Backup) -> str:
    """Return the name of a backup's file, and until when one from before a merge is kept."""
    if backup.occasion is None:
        return backup.path.name
    until = backup.made_at.astimezone() + KEPT_APART
    words = backup.occasion.words
    return f"{capital(words)}, giữ đến {until:%d/%m/%Y} · {backup.path.name}"


def _is_same_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def _look(
    database: Path, second: Path | None, _progress: Progress
) -> tuple[bool, list[tuple[BackupFolder, Backup]]]:
    is_there = second is not None and find_second(second, database) is not None
    return is_there, all_backups(database, second)


def _back_up(database: Database, second: Path | None, now: datetime, progress: Progress) -> Made:
    return back_up(database, second, now, partial(progress.report, 0, 0))


def _begin_second(database: Database, place: Path, now: datetime, progress: Progress) -> Made:
    make_second(place, database.path)
    return back_up(database, place, now, partial(progress.report, 0, 0))


def _prove(chosen: Sequence[tuple[BackupFolder, Backup]], progress: Progress) -> dict[Path, str]:
    return {backup.path: prove(folder, backup, partial(progress.report, 0, 0)) for folder, backup in chosen}


def _prepare(
    database: Database, path: Path, content: Callable[[str], bytes], progress: Progress
) -> PreparedRestore:
    return prepare_restore(database, path, content, progress.report)


def _go_back(database: Database, prepared: PreparedRestore, now: datetime, _progress: Progress) -> Backup:
    with prepared:
        return go_back(database, prepared, now)
