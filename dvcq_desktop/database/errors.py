# SPDX-License-Identifier: MIT
"""Why the one file cannot be opened, read or written, each as a Vietnamese sentence fit to show."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, ClassVar

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path


_LONGEST_SHOWN = 200


class DatabaseError(UserError):
    """Stand for every reason; nothing has been changed when one is raised.

    `can_be_viewed` says that the file may still open for reading only.
    """

    can_be_viewed: ClassVar[bool] = False


class FileError(DatabaseError):
    """Stand for every reason that concerns the file as such."""

    _sentence: ClassVar[str]

    def __init__(self, path: Path) -> None:
        super().__init__(self._sentence.format(path=path))
        self.path = path

    def of(self, path: Path) -> None:
        """Name another file: where one was read from a private copy, she knows the one that she chose."""
        self.args = (self._sentence.format(path=path),)
        self.path = path


class MissingFileError(FileError):
    """There is no such file."""

    _sentence = "Không tìm thấy tệp {path}; tệp có thể đã được chuyển đi hoặc ổ đĩa chưa được cắm."


class MissingFolderError(FileError):
    """There is no such folder."""

    _sentence = "Không có thư mục {path.parent}; hãy tạo thư mục này hoặc chọn nơi khác."


class FolderGivenError(FileError):
    """The path is that of a folder."""

    _sentence = "{path} là một thư mục; hãy chọn tệp dữ liệu ở bên trong."


class EmptyFileError(FileError):
    """The file has no bytes."""

    _sentence = "Tệp {path} trống (0 byte), có thể do chép dở dang; hãy chép lại hoặc mở bản sao lưu."


class ForeignFileError(FileError):
    """The file is some other program's."""

    _sentence = "Tệp {path} không phải là tệp dữ liệu của chương trình này."


class AlteredFileError(FileError):
    """Another program added triggers or views, or changed tables."""

    _sentence = (
        "Tệp {path} đã bị chương trình khác thêm mã lệnh hoặc đổi cấu trúc, nên không được mở để bảo "
        "vệ dữ liệu; hãy mở bản sao lưu gần nhất."
    )


class DamagedFileError(FileError):
    """SQLite cannot read the file."""

    _sentence = "Tệp {path} bị hỏng nên không đọc được; hãy mở bản sao lưu gần nhất."


class HalfCopyError(FileError):
    """The file was copied in the middle of a write."""

    _sentence = (
        "Tệp {path} là bản chép chưa trọn: nó được chép đúng lúc chương trình đang ghi; hãy đóng "
        "chương trình rồi chép lại từ tệp gốc."
    )


class CutOffFileError(FileError):
    """A write was cut off and only a writing program can roll it back."""

    _sentence = (
        "Lần ghi trước vào tệp {path} bị ngắt giữa chừng; hãy mở tệp bằng cửa sổ chương trình để khôi phục."
    )


class NewerFileError(FileError):
    """Only a newer program can read the file."""

    _sentence = (
        "Tệp {path} do phiên bản mới hơn của chương trình tạo ra; hãy cập nhật chương trình rồi mở lại."
    )


class OlderFileError(FileError):
    """The file must first be migrated, which opening for reading does not do."""

    _sentence = "Tệp {path} thuộc phiên bản cũ hơn; hãy mở tệp bằng cửa sổ chương trình một lần để nâng cấp."


class ReadOnlyPlaceError(FileError):
    """The file or its folder cannot be written."""

    can_be_viewed = True

    _sentence = (
        "Không ghi được vào {path} vì tệp hoặc thư mục chỉ cho đọc; hãy chép tệp sang nơi khác, hoặc "
        "mở để xem."
    )


class NoPermissionError(FileError):
    """The file cannot be read."""

    _sentence = "Máy không cho phép đọc tệp {path}; hãy nhờ người quản trị máy cấp quyền."


class DiskFullError(FileError):
    """The disk is full."""

    may_pass = True

    _sentence = "Ổ đĩa chứa {path} đã đầy nên thay đổi vừa rồi chưa được lưu; hãy xóa bớt tệp rồi làm lại."


class DiskError(FileError):
    """The disk or the network failed."""

    may_pass = True

    _sentence = (
        "Ổ đĩa chứa {path} báo lỗi nên thay đổi vừa rồi chưa được lưu; hãy kiểm tra ổ đĩa hoặc đường mạng."
    )


class UncertainDiskError(DiskError):
    """The change is in the file, and the disk would not say that it will stay: what undoes it was removed."""

    may_pass = False

    _sentence = (
        "Ổ đĩa chứa {path} báo lỗi đúng lúc lưu xong nên chưa chắc thay đổi vừa rồi đã được lưu; hãy mở lại"
        " tệp để xem và kiểm tra ổ đĩa."
    )


class BusyError(FileError):
    """Another program held the file longer than we wait."""

    may_pass = True

    _sentence = "Tệp {path} bị chương trình khác giữ quá lâu nên thay đổi vừa rồi chưa được lưu; hãy thử lại."


class ReadOnlyError(FileError):
    """The file is open for reading only."""

    _sentence = "Tệp {path} đang mở ở bản chỉ xem nên không ghi được."


class UnusablePathError(DatabaseError):
    """The system cannot look at the path."""

    def __init__(self, path: Path, why: str | None) -> None:
        shown = str(path) if len(str(path)) <= _LONGEST_SHOWN else f"…{str(path)[-_LONGEST_SHOWN:]}"
        super().__init__(
            f"Không dùng được đường dẫn {shown} ({why}); hãy chọn nơi khác hoặc đặt tên ngắn hơn."
        )


class FileInUseError(DatabaseError):
    """Another program has the file open for writing."""

    can_be_viewed = True

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(
            f"Tệp {path} đang được mở để ghi ở cửa sổ khác{holder}; hãy đóng cửa sổ đó, hoặc mở để xem."
        )


class UnreadableValueError(sqlite3.DatabaseError):
    """A value in the file is not what this program writes there; `in_words` calls the file damaged."""


class ErasedError(DatabaseError):
    """Say that a record was erased for good."""

    def __init__(self) -> None:
        super().__init__("Hồ sơ này đã được xóa vĩnh viễn theo yêu cầu nên không sửa hay khôi phục được nữa.")


class UndoError(DatabaseError):
    """What the action did has been changed since."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Không hoàn tác hay làm lại được “{name}” vì những chỗ đó đã được sửa tiếp; "
            "hãy sửa trực tiếp trên bản ghi."
        )


Failure = sqlite3.Error | UnicodeDecodeError
"""What SQLite raises; the second where a message of its own cites damaged bytes."""

# Bytes in a text that are no letters, a header that names a format of no version of SQLite, and a damaged
# declaration of a table: SQLite has no code of its own for these.
_DAMAGE = ("Could not decode to UTF-8", "unsupported file format", "foreign key mismatch")


# What deletes the journal has done so, and could not bring it to the disk (SQLITE_IOERR_DIR_FSYNC).
_DIR_FSYNC = sqlite3.SQLITE_IOERR_DIR_FSYNC


def in_words(error: Failure, path: Path) -> DatabaseError | None:
    """Return the sentence for what the disk or another program did to us, None where the error is a bug."""
    if isinstance(error, UnreadableValueError | UnicodeDecodeError) or str(error).startswith(_DAMAGE):
        return DamagedFileError(path)
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK:
        return CutOffFileError(path)
    if getattr(error, "sqlite_errorcode", 0) == _DIR_FSYNC:
        return UncertainDiskError(path)
    # The low byte is the primary code; the bytes above it only say where it happened.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kinds: dict[int, type[FileError]] = {
        sqlite3.SQLITE_FULL: DiskFullError,
        sqlite3.SQLITE_IOERR: DiskError,
        sqlite3.SQLITE_BUSY: BusyError,
        sqlite3.SQLITE_LOCKED: BusyError,
        sqlite3.SQLITE_READONLY: ReadOnlyPlaceError,
        sqlite3.SQLITE_PERM: NoPermissionError,
        sqlite3.SQLITE_AUTH: NoPermissionError,
        sqlite3.SQLITE_CANTOPEN: ReadOnlyPlaceError,
        sqlite3.SQLITE_CORRUPT: DamagedFileError,
        sqlite3.SQLITE_NOTADB: ForeignFileError,
    }
    kind = kinds.get(code)
    return kind(path) if kind else None
