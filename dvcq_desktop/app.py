# SPDX-License-Identifier: MIT
"""The window's front door: opens the file, and puts everything together once."""

from __future__ import annotations

import gc
import logging
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, QSettings, Qt, QTimer

from dvcq_desktop.database.settings import is_sample
from dvcq_desktop.errors import UserError
from dvcq_desktop.front_rooms import make_rooms
from dvcq_desktop.main_window import MainWindow
from dvcq_desktop.opening import is_lost, open_database, usual_file
from dvcq_desktop.places import default_database_path, log_path, remembered, settings_path
from dvcq_desktop.widgets.application import Look
from dvcq_desktop.widgets.errors_hook import BugHook, start_log
from dvcq_desktop.widgets.jobs import JobRunner
from dvcq_desktop.widgets.messages import Link
from dvcq_desktop.widgets.reads import Reader
from dvcq_desktop.widgets.theme import apply_style_sheet
from dvcq_desktop.widgets.workbench import Workbench
from dvcq_desktop.widgets.writes import Writer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from dvcq_desktop.front_files import Other
    from dvcq_desktop.front_services import FrontServices
    from dvcq_desktop.front_switching import FrontSwitching
    from dvcq_desktop.handover.dialogs.flow import HandoverFlow
    from dvcq_desktop.widgets.errors_hook import BugReport
    from dvcq_desktop.widgets.single_instance import SingleInstance

_LAST_FILE = "file/last"
_SETTLED_AFTER_MS = 300
_BACKED_UP_AFTER_MS = 2000
_LOG = logging.getLogger(__name__)


class FrontDoor(QObject):
    """Own the open file and its window, and replace both when another file is opened."""

    def __init__(self, application: QApplication, *, demo_folder: Path | None = None) -> None:
        super().__init__()
        self._application = application
        self._demo_folder = demo_folder
        home = demo_folder or settings_path().parent
        # Where nothing can be kept, opening the file says so.
        with suppress(OSError):
            home.mkdir(parents=True, exist_ok=True)
        self._settings = QSettings(str(home / settings_path().name), QSettings.Format.IniFormat)
        Look.kept(self._settings).wear(application)
        # Qt's network library is needed only by a second start, and by the first once its window is there.
        self._lock = QLockFile(str(home / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._home = home
        self._instance: SingleInstance | None = None
        self._hook = BugHook(self)
        self._hook.bug_found.connect(self._on_hook_bug_found)
        self._last_report: BugReport | None = None
        self._workbench: Workbench | None = None
        self._window: MainWindow | None = None
        self._services: FrontServices | None = None
        self._switching: FrontSwitching | None = None
        self._to_tell = ""

    def run(self, file: Path | None) -> int:
        """Show the window and work until it is closed."""
        if not self._lock.tryLock(0):
            from dvcq_desktop.widgets.single_instance import is_handed_over  # noqa: PLC0415 - see __init__

            if is_handed_over(self._lock, str(self._home), file):
                return 0
        self._application.setQuitOnLastWindowClosed(False)
        start_log(self._log())
        self._hook.install()
        QTimer.singleShot(_SETTLED_AFTER_MS, _begin_in_documents)
        try:
            if not self.start(file):
                return 1
            QTimer.singleShot(_SETTLED_AFTER_MS, self._settle)
            return self._application.exec()
        finally:
            self._hook.uninstall()
            self.stop()
            self._lock.unlock()

    def start(self, file: Path | None = None) -> bool:
        """Open the file asked for, the last one, or the usual one; False when she gave up."""
        if self._demo_folder:
            path = _make_demo(self._demo_folder)
        else:
            path = file or usual_file(self._settings.value(_LAST_FILE))
        read_only = False
        while True:
            create = self._demo_folder is not None or (path == default_database_path() and not is_lost(path))
            refusal = self.open_file(path, create=create, read_only=read_only)
            if refusal is None:
                return True
            other = self._ask_for_another(path, refusal)
            if other is None:
                return False
            path, read_only = other.path, other.read_only
            self._to_tell = other.told or self._to_tell

    def stop(self) -> None:
        """Close the window's file: what waits to be written is written first."""
        bench, self._workbench = self._workbench, None
        services, self._services = self._services, None
        if services is not None:
            services.end()
        if bench is None:
            return
        bench.jobs.shutdown()
        bench.reader.shutdown()
        bench.writer.shutdown()
        bench.database.close()

    @property
    def window(self) -> MainWindow | None:
        """Return the window that is open."""
        return self._window

    @property
    def workbench(self) -> Workbench | None:
        """Return what the rooms of the open file are given."""
        return self._workbench

    def _settle(self) -> None:
        """Do what the first window need not wait for."""
        from dvcq_desktop.widgets.collecting import Collector  # noqa: PLC0415 - start-up time
        from dvcq_desktop.widgets.every_window import look_after_all  # noqa: PLC0415 - start-up time
        from dvcq_desktop.widgets.single_instance import SingleInstance  # noqa: PLC0415 - see __init__

        gc.freeze()
        look_after_all(self._application, self).pressed.connect(partial(self._do, "help"))
        self._collector = Collector(self)
        if self._workbench:
            self._workbench.database.get_ready()
            QTimer.singleShot(_BACKED_UP_AFTER_MS, self, self._begin_backups)
            self.handover.settle()
            self.services.settle()
        self._instance = SingleInstance(str(self._home), self)
        self._instance.knocked.connect(self._on_instance_knocked)
        self._instance.listen()

    def open_file(self, path: Path, *, create: bool = False, read_only: bool = False) -> UserError | None:
        """Open a file in a new window; return why not, where it cannot be."""
        try:
            database = open_database(path, create=create, read_only=read_only)
        except UserError as error:
            return error
        except Exception as error:  # noqa: BLE001 - without a window nobody else could tell of the bug
            _LOG.error("Bug while opening", exc_info=error)
            return UserError(
                f"Chương trình gặp lỗi ngoài dự kiến ({type(error).__name__}) khi mở tệp {path}; tệp không bị"
                " thay đổi. Hãy mở bản sao lưu hoặc tệp khác."
            )
        if not read_only and not self._is_sample(path):
            self._settings.setValue(_LAST_FILE, remembered(path))
        self._workbench = Workbench(
            database=database,
            writer=Writer(database, self),
            reader=Reader(database.connect, self, explain=database.explain),
            jobs=JobRunner(self),
            settings=self._settings,
        )
        self._window = self._make_window(self._workbench)
        apply_style_sheet(self._application)
        self._window.show()
        if self._instance is not None:
            # The first window begins with them once it has settled.
            if not self._is_sample(path):
                self.services.backups.begin()
            self.services.settle(keeps_drafts=not self._is_sample(path))
        if self._to_tell:
            self._window.message.show_success(self._to_tell)
            self._to_tell = ""
        return None

    def _make_window(self, bench: Workbench) -> MainWindow:
        is_made_up = bench.database.read(is_sample)
        window = MainWindow(
            bench,
            make_rooms(bench, self._on_copy_requested, self._on_erase_requested, is_sample=is_made_up),
            bench.database.path.name,
            demo=is_made_up,
        )
        if self._is_sample(bench.database.path):
            window.offer_way_back()
        window.set_farewell(self._say_farewell)
        for signal, slot in (
            (window.closed, self._on_window_closed),
            (window.backups_requested, self._on_window_backups_requested),
            (window.second_place_requested, self._on_window_second_place_requested),
            (window.report_requested, self._on_window_report_requested),
            (window.about_requested, self._on_window_about_requested),
            (window.settings_requested, self._on_window_settings_requested),
            (window.stick_requested, self._on_window_stick_requested),
            (window.open_requested, partial(self._turn, "open_other")),
            (window.view_requested, partial(self._turn, "view_other")),
            (window.create_requested, partial(self._turn, "create_other")),
            (window.sample_requested, partial(self._turn, "show_sample")),
            (window.sample_left, partial(self._turn, "leave_sample")),
            (window.journal_requested, partial(self._do, "show_journal")),
            (window.find_requested, partial(self._do, "find")),
            (window.help_requested, partial(self._do, "help")),
            (window.guide_requested, partial(self._do, "print_guide")),
            (window.copy_requested, partial(self._do, "save_copy")),
            (window.trash_requested, partial(self._do, "show_trash")),
            (window.verify_requested, partial(self._do, "verify")),
        ):
            signal.connect(slot)
        return window

    def _ask_for_another(self, path: Path, refusal: UserError) -> Other | None:
        from dvcq_desktop.front_files import ask_for_another  # noqa: PLC0415 - start-up time

        return ask_for_another(path, refusal, self._settings)

    def open_instead(self, path: Path, *, read_only: bool) -> None:
        """Leave the open file for another; it comes back where the other cannot be opened, which is said."""
        assert self._workbench is not None
        before, was_read_only = self._workbench.database.path, self._workbench.database.is_read_only
        old = self._window
        self.stop()
        if refusal := self.open_file(path, read_only=read_only):
            self.open_file(before, read_only=was_read_only)
            if self._window:
                from dvcq_desktop.front_files import can_be_viewed  # noqa: PLC0415 - start-up time

                view = Link("Mở để xem", partial(self.switching.go_to, path, read_only=True))
                self._window.message.show_error(refusal.sentence, *[view] * can_be_viewed(refusal))
        if old:
            self._leave(old)

    def _leave(self, window: MainWindow) -> None:
        window.closed.disconnect(self._on_window_closed)
        window.close_at_once()
        window.deleteLater()

    def _on_instance_knocked(self, file: str) -> None:
        if self._window:
            # As large as she left it: only an icon in the task bar becomes a window again.
            self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()
        if file and self._window and self._application.activeModalWidget():
            self._window.message.show_warning(f"Hãy xong hộp đang mở rồi mới mở tệp {file}.")
        elif file:
            self.switching.go_to(Path(file))

    def _on_window_closed(self) -> None:
        self.stop()
        if self._instance:
            self._instance.close()
        if self._switching:
            self._switching.end()
        self._settings.sync()
        self._application.quit()

    @property
    def switching(self) -> FrontSwitching:
        """Return what goes from one file to another."""
        from dvcq_desktop.front_switching import FrontSwitching  # noqa: PLC0415 - start-up time

        if self._switching is None:
            self._switching = FrontSwitching(self)
        return self._switching

    def _turn(self, step: str) -> None:
        """Take a step of `FrontSwitching`."""
        getattr(self.switching, step)()

    def _is_sample(self, path: Path) -> bool:
        return self._switching is not None and self._switching.is_sample(path)

    def _on_window_backups_requested(self) -> None:
        self.services.backups.show()

    def _on_window_second_place_requested(self) -> None:
        self.services.backups.choose_second()

    def _on_restored(self, sentence: str) -> None:
        """Read everything anew after the file went back to another state: in a new window."""
        if self._workbench is None:
            return
        self.open_instead(self._workbench.database.path, read_only=False)
        if self._window:
            self._window.message.show_success(sentence)

    def _say_farewell(self, then: Callable[[], object]) -> bool:
        if self._workbench is None or self._is_sample(self._workbench.database.path):
            return True
        return self.services.backups.farewell(then)

    def _begin_backups(self) -> None:
        if self._workbench is not None:
            self.services.menu.follow_joined()
            self.services.backups.begin()

    @property
    def services(self) -> FrontServices:
        """Return what serves the open file beside its rooms."""
        from dvcq_desktop.front_services import FrontServices  # noqa: PLC0415 - start-up time

        assert self._window is not None
        assert self._workbench is not None
        if self._services is None:
            view = partial(self.switching.go_to, read_only=True)
            self._services = FrontServices(
                self._window, self._workbench, self._home, view=view, restored=self._on_restored
            )
        return self._services

    @property
    def handover(self) -> HandoverFlow:
        """Return what hands the open file over and takes copies into it."""
        return self.services.handover

    def _do(self, step: str) -> None:
        """Take a step of `FrontMenu`."""
        self.services.do(step)

    def _on_copy_requested(self) -> None:
        self._on_window_stick_requested("take-over")

    def _on_erase_requested(self, person: str) -> None:
        self.services.menu.erase(person)

    def _on_window_stick_requested(self, step: str) -> None:
        if self._window:
            self.services.hand_over(step)

    def _on_hook_bug_found(self, report: BugReport) -> None:
        self._last_report = report
        self._on_window_report_requested()

    def _on_window_report_requested(self) -> None:
        from dvcq_desktop.front_errors import show_errors  # noqa: PLC0415 - start-up time

        show_errors(self._application, self._last_report, self._log(), self._window, self._workbench)

    def _log(self) -> Path:
        return log_path() if self._demo_folder is None else self._demo_folder / "dvcq.log"

    def _on_window_settings_requested(self) -> None:
        from dvcq_desktop.front_settings import FrontSettings  # noqa: PLC0415 - start-up time

        assert self._window is not None
        assert self._workbench is not None
        database = self._workbench.database
        is_hers = self._demo_folder is None and not self._is_sample(database.path)
        movable = is_hers and not database.is_read_only
        FrontSettings(self._window, self._workbench, self, movable=movable).show()

    def open_anew(self, step: Callable[[], object]) -> None:
        """Make the window anew, with a step to take while there is none."""
        bench = self._workbench
        assert bench is not None
        path, read_only = bench.database.path, bench.database.is_read_only
        old = self._window
        self.close_window()
        if old is not None:
            old.drop_rooms()
        step()
        Look.kept(self._settings).wear(self._application)
        if self.open_file(path, read_only=read_only) is not None and not self.start(path):
            self._application.quit()

    def close_window(self) -> None:
        """Close the file and its window, and open nothing instead."""
        old = self._window
        self.stop()
        if old:
            self._leave(old)

    def _on_window_about_requested(self) -> None:
        from dvcq_desktop.widgets.front_boxes import tell_about  # noqa: PLC0415 - start-up time

        tell_about(self._window)


def _begin_in_documents() -> None:
    from dvcq_desktop.widgets.file_dialogs import begin_in_documents  # noqa: PLC0415 - start-up time

    begin_in_documents()


def _make_demo(folder: Path) -> Path:
    from dvcq_desktop.front_files import make_demo  # noqa: PLC0415 - only then

    return make_demo(folder)
