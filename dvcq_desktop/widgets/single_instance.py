# SPDX-License-Identifier: MIT
"""One window per user: a second start hands its file to the first and brings that window to the front."""

from __future__ import annotations

import getpass
import hashlib
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QLockFile, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

_KNOCKS = 10
_BETWEEN_KNOCKS_MS = 300
# The longest wait for a window that is there to answer, in milliseconds.
_PATIENCE = 1000
# A window that works does so within a blink; one that reads a large file may take some seconds.
_ANSWERED_WITHIN_MS = 8000
_HEARD = b"1\n"


class Answer(Enum):
    """Say what became of a knock: nobody is there, the window heard it, or it does not answer."""

    NOBODY = 0
    HEARD = 1
    SILENT = 2


class SingleInstance(QObject):
    """Listen for later starts under a name of the user and `scope`, or knock at the one that listens."""

    knocked = Signal(str)  # the file that the later start was asked to open, or ""

    def __init__(self, scope: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        person = hashlib.sha256(f"{getpass.getuser()}:{scope}".encode()).hexdigest()[:16]
        self._name = f"dvcq-desktop-{person}"
        self._server: QLocalServer | None = None

    def knock(self, file: str = "") -> Answer:
        """Ask another window, where one is, to come to the front, and tell it of the file."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return Answer.NOBODY
        socket.write(f"{file}\n".encode())
        socket.waitForBytesWritten(_PATIENCE)
        waiting = QEventLoop()
        socket.readyRead.connect(waiting.quit)
        socket.disconnected.connect(waiting.quit)
        QTimer.singleShot(_ANSWERED_WITHIN_MS, waiting, waiting.quit)
        # A quick answer is here already, and nothing more would end the waiting.
        if not socket.bytesAvailable() and socket.state() == QLocalSocket.LocalSocketState.ConnectedState:
            waiting.exec()
        heard = bool(socket.bytesAvailable())
        socket.disconnectFromServer()
        return Answer.HEARD if heard else Answer.SILENT

    def listen(self) -> bool:
        """Listen for later starts; what a crashed program left behind is no obstacle."""
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            QLocalServer.removeServer(self._name)
            if not server.listen(self._name):
                return False
        server.newConnection.connect(self._on_server_new_connection)
        self._server = server
        return True

    def close(self) -> None:
        """Stop listening."""
        if self._server:
            self._server.close()
            self._server = None

    def _on_server_new_connection(self) -> None:
        if self._server is None:
            return
        while socket := self._server.nextPendingConnection():
            socket.setParent(self)
            socket.readyRead.connect(self._on_socket_ready_read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._read(socket)

    def _on_socket_ready_read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        line = bytes(socket.readLine().data()).decode("utf-8", errors="replace")
        socket.write(_HEARD)
        socket.flush()
        self.knocked.emit(line.strip())


def is_handed_over(lock: QLockFile, scope: str, file: Path | None) -> bool:
    """Tell whether another start has the window, be it one that does not answer: then that is said."""
    while (answer := wake_the_first(lock, scope, file)) is Answer.SILENT:
        from dvcq_desktop.widgets.front_boxes import ask_to_knock_again  # noqa: PLC0415 - seldom

        if not ask_to_knock_again():
            return True
    return answer is Answer.HEARD


def wake_the_first(lock: QLockFile, scope: str, file: Path | None) -> Answer:
    """Hand over to the first start, which may not be listening yet: icons are often clicked twice.

    Nobody is there, too, where the lock could be taken meanwhile.
    """
    for _ in range(_KNOCKS):
        answer = SingleInstance(scope).knock(str(file.absolute()) if file else "")
        if answer is not Answer.NOBODY:
            return answer
        is_held = lock.error() == QLockFile.LockError.LockFailedError
        if not is_held or lock.tryLock(_BETWEEN_KNOCKS_MS):
            return Answer.NOBODY
    return Answer.NOBODY
