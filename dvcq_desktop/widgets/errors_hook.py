# SPDX-License-Identifier: MIT
"""Where bugs end: logged, carried to the GUI thread, and offered as a report that names nobody."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import PySide6
from PySide6.QtCore import QObject, Qt, Signal, qVersion

from dvcq_desktop import __version__

if TYPE_CHECKING:
    from types import TracebackType

    _ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_LOG = logging.getLogger(__name__)
_LARGEST_LOG = 1_000_000
_OURS = "dvcq_desktop"
_PACKAGE = Path(__file__).resolve().parent.parent


class BugReport(NamedTuple):
    """Hold what a developer needs: where it broke and with which versions.

    No message of the exception, no value, no folder of this PC: any of them may hold a person's name.
    """

    kind: str
    frames: tuple[str, ...]
    versions: tuple[str, ...]

    def as_text(self) -> str:
        """Return the report as it is saved."""
        return "\n".join([*self.versions, "", self.kind, *self.frames, ""])


class BugHook(QObject):
    """Take every exception that nobody caught, from any thread; made on the GUI thread."""

    bug_found = Signal(object)  # BugReport; on the GUI thread

    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = threading.local()
        self._before = sys.excepthook
        self._before_in_threads = threading.excepthook
        self._caught.connect(self.bug_found, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the process's hook; `uninstall` before the application ends."""
        self._before, self._before_in_threads = sys.excepthook, threading.excepthook
        sys.excepthook = self._on_uncaught
        threading.excepthook = self._on_uncaught_in_thread

    def uninstall(self) -> None:
        """Put back the hooks from before."""
        sys.excepthook = self._before
        threading.excepthook = self._before_in_threads

    def take(self, error: BaseException) -> None:
        """Log a bug and hand it over to the GUI thread; a bug in doing so is ignored."""
        if getattr(self._busy, "now", False):
            return
        self._busy.now = True
        try:
            _LOG.error("Bug", exc_info=error)
            self._caught.emit(make_report(error))
        finally:
            self._busy.now = False

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
        else:
            self.take(error)

    def _on_uncaught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.take(caught.exc_value)


def make_report(error: BaseException) -> BugReport:
    """Return what may be told of an exception and of those that caused it."""
    frames: list[str] = []
    chain: list[BaseException] = []
    now: BaseException | None = error
    while now is not None and now not in chain:
        chain.append(now)
        frames.append(f"{type(now).__module__}.{type(now).__qualname__}")
        trace = traceback.extract_tb(now.__traceback__)
        frames += [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in trace]
        now = now.__cause__ or now.__context__
    return BugReport(type(error).__qualname__, tuple(frames), versions())


def start_log(path: Path) -> None:
    """Log warnings and bugs into one file, begun anew when it has grown large."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LARGEST_LOG:
            path.unlink()
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(_Nameless("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)


class _Nameless(logging.Formatter):
    """Write where it broke and never what was said: a message may hold a person's name or a file's."""

    def format(self, record: logging.LogRecord) -> str:
        said = {} if record.name.startswith(_OURS) else {"msg": "(lời của thư viện)", "args": None}
        # Another handler may have written the exception out already, with its message.
        return super().format(logging.makeLogRecord({**record.__dict__, **said, "exc_text": None}))

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - the name is logging's
        return "\n".join(make_report(ei[1]).frames) if ei[1] is not None else ""


def versions() -> tuple[str, ...]:
    """Return the versions of the program, of what it stands on, and of the system."""
    import platform  # noqa: PLC0415 - start-up time

    return (
        f"DVCQ Desktop {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    )


def _short(path: str) -> str:
    """Return a file's path inside our package or its bare name: folders of a PC hold its user's name."""
    file = Path(path)
    if file.is_relative_to(_PACKAGE):
        return file.relative_to(_PACKAGE.parent).as_posix()
    return file.name
