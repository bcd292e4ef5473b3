# SPDX-License-Identifier: MIT
"""One window per user: a second start hands its file to the first and brings that window to the front."""

from __future__ import annotations

import getpass
import hashlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

if TYPE_CHECKING:
    from pathlib import Path

_KNOCKS = 10
_BETWEEN_KNOCKS_MS = 300
# The longest wait for a window that is there to answer, in milliseconds.
_PATIENCE = 1000


class SingleInstance(QObject):
    """Listen for later starts under a name of the user and `scope`, or knock at the one that listens."""

    knocked = Signal(str)  # the file that the later start was asked to open, or ""

    def __init__(self, scope: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        person = hashlib.sha256(f"{getpass.getuser()}:{scope}".encode()).hexdigest()[:16]
        self._name = f"dvcq-desktop-{person}"
        self._server: QLocalServer | None = None

    def knock(self, file: str = "") -> bool:
        """Tell whether another window is there; it comes to the front and is told of the file."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE):
            return False
        socket.write(f"{file}\n".encode())
        socket.waitForBytesWritten(_PATIENCE)
        socket.disconnectFromServer()
        return True

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
        self.knocked.emit(line.strip())


def wake_the_first(lock: QLockFile, scope: str, file: Path | None) -> bool:
    """Hand over to the first start, which may not be listening yet: icons are often clicked twice.

    Return False where there is none, or the lock could be taken meanwhile.
    """
    for _ in range(_KNOCKS):
        if SingleInstance(scope).knock(str(file.absolute()) if file else ""):
            return True
        is_held = lock.error() == QLockFile.LockError.LockFailedError
        if not is_held or lock.tryLock(_BETWEEN_KNOCKS_MS):
            return False
    return False
