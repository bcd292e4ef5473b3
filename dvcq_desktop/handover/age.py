# SPDX-License-Identifier: MIT
"""Encryption by a passphrase in the age format, version 1 (C2SP, age-encryption.org/v1).

Any age program opens what this one writes. A file is a header that holds the file's key, wrapped by scrypt of
the passphrase, and the content in chunks of 64 KiB, each sealed by ChaCha20-Poly1305 under a nonce that
counts, with a mark on the last one (the STREAM construction): so both ways run in constant memory, and a
piece that is missing, moved or changed is found.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import unicodedata
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, BinaryIO

from dvcq_desktop.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

CHUNK = 64 * 1024
"""How many bytes of content are sealed at a time (the format's)."""

WORK_FACTOR = 16
"""log2 of scrypt's N: 64 MiB for under a second, so that a PC of 2 GB opens what a fast one wrote.

Each guess at a passphrase costs as much; generated passphrases have 70 bits, which makes that enough.
"""
_HIGHEST_WORK_FACTOR = 20
_BLOCK_SIZE, _PARALLELISM = 8, 1
_SPARE_MEMORY = 1 << 20
_VERSION = b"age-encryption.org/v1"
_LABEL = b"age-encryption.org/v1/scrypt"
_SALT = _FILE_KEY = _NONCE = _TAG = 16
_KEY = 32
_LINE = 64
_LONGEST_HEADER = 16 * 1024
_STANZA = re.compile(rb"-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")


class EncryptionError(UserError):
    """Say why an encrypted file cannot be opened."""


class WrongPassphraseError(EncryptionError):
    """Say that the passphrase opens nothing here."""

    def __init__(self) -> None:
        super().__init__(
            "Mật khẩu không đúng: hãy gõ lại đúng như trên phiếu mật khẩu, từng chữ cách nhau một dấu cách."
        )


class DamagedEncryptionError(EncryptionError):
    """Say that the file was cut off or changed after it was written."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp mã hóa bị hỏng hoặc bị cắt cụt nên không mở được: hãy chép lại tệp từ USB gốc,"
            " hoặc bàn giao lại."
        )


class OtherEncryptionError(EncryptionError):
    """Say that the file is an age file that no passphrase opens."""

    def __init__(self) -> None:
        super().__init__(
            "Tệp này không mở được bằng mật khẩu (mã hóa bằng khóa riêng, hoặc cần quá nhiều bộ nhớ):"
            " hãy xin lại tệp được mã hóa bằng mật khẩu."
        )


def is_encrypted(start: bytes) -> bool:
    """Tell whether a file that begins so is in the age format."""
    return start.startswith(_VERSION)


def encrypt(
    source: BinaryIO, target: BinaryIO, passphrase: str, sealed: Callable[[int], None] | None = None
) -> None:
    """Write the content of `source` to `target`, sealed; `sealed` is told how many bytes are done.

    The passphrase is taken in NFC. Raises ValueError for an empty one.
    """
    if not passphrase:
        raise ValueError("an empty passphrase")
    file_key, salt = os.urandom(_FILE_KEY), os.urandom(_SALT)
    wrapped = _aead(_stretched(_composed(passphrase), salt, WORK_FACTOR)).encrypt(bytes(12), file_key, None)
    header = b"%s\n-> scrypt %s %d\n%s\n---" % (_VERSION, _encoded(salt), WORK_FACTOR, _encoded(wrapped))
    target.write(b"%s %s\n" % (header, _encoded(_header_mac(file_key, header))))
    nonce = os.urandom(_NONCE)
    target.write(nonce)
    box = _aead(_derived(file_key, nonce, b"payload"))
    done, number = 0, 0
    chunk = source.read(CHUNK)
    while True:
        following = source.read(CHUNK) if len(chunk) == CHUNK else b""
        target.write(box.encrypt(_counted(number, is_last=not following), chunk, None))
        done += len(chunk)
        if sealed:
            sealed(done)
        if not following:
            return
        chunk, number = following, number + 1


def decrypt(source: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """Yield the content piece by piece; each piece is genuine, the whole only when nothing was raised.

    A passphrase is tried as typed in NFC, then in NFD, as other programs take it. Raises
    WrongPassphraseError, DamagedEncryptionError or OtherEncryptionError.
    """
    file_key = _open_header(source, passphrase)
    nonce = source.read(_NONCE)
    if len(nonce) != _NONCE:
        raise DamagedEncryptionError
    yield from _opened(source, _aead(_derived(file_key, nonce, b"payload")))


def _opened(source: BinaryIO, box: ChaCha20Poly1305) -> Iterator[bytes]:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as in _aead

    number, chunk = 0, source.read(CHUNK + _TAG)
    while True:
        following = source.read(CHUNK + _TAG) if len(chunk) == CHUNK + _TAG else b""
        try:
            content = box.decrypt(_counted(number, is_last=not following), chunk, None)
        except InvalidTag:
            raise DamagedEncryptionError from None
        if not content and number:
            # The format allows an empty last chunk only where there is nothing at all.
            raise DamagedEncryptionError
        yield content
        if not following:
            return
        chunk, number = following, number + 1


def _open_header(source: BinaryIO, passphrase: str) -> bytes:
    """Read the header up to its end and return the file's key."""
    lines = _header_lines(source)
    header = b"".join(lines)
    stanza = _STANZA.fullmatch(b"".join(lines[1:-1]))
    mac = _MAC.fullmatch(lines[-1])
    if mac is None or lines[0] != _VERSION + b"\n":
        raise DamagedEncryptionError
    if stanza is None:
        kinds = {line.split(b" ")[1] for line in lines[1:-1] if line.startswith(b"-> ")}
        raise OtherEncryptionError if kinds - {b"scrypt"} else DamagedEncryptionError
    salt, work_factor, wrapped = _decoded(stanza[1]), int(stanza[2]), _decoded(stanza[3])
    if work_factor > _HIGHEST_WORK_FACTOR:
        raise OtherEncryptionError
    file_key = _unwrapped(passphrase, salt, work_factor, wrapped)
    until_mac = header[: -len(lines[-1])] + b"---"
    if not hmac.compare_digest(_header_mac(file_key, until_mac), _decoded(mac[1])):
        raise DamagedEncryptionError
    return file_key


def _header_lines(source: BinaryIO) -> list[bytes]:
    lines: list[bytes] = []
    length = 0
    while not lines or not lines[-1].startswith(b"--- "):
        line = source.readline(_LONGEST_HEADER)
        length += len(line)
        if not line.endswith(b"\n") or length > _LONGEST_HEADER:
            raise DamagedEncryptionError
        lines.append(line)
    return lines


def _unwrapped(passphrase: str, salt: bytes, work_factor: int, wrapped: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - as in _aead

    composed = _composed(passphrase)
    decomposed = unicodedata.normalize("NFD", passphrase).encode()
    for candidate in dict.fromkeys((composed, decomposed)):
        try:
            return _aead(_stretched(candidate, salt, work_factor)).decrypt(bytes(12), wrapped, None)
        except InvalidTag:
            continue
    raise WrongPassphraseError


def _composed(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode()


def _stretched(passphrase: bytes, salt: bytes, work_factor: int) -> bytes:
    cost = 1 << work_factor
    return hashlib.scrypt(
        passphrase,
        salt=_LABEL + salt,
        n=cost,
        r=_BLOCK_SIZE,
        p=_PARALLELISM,
        # OpenSSL counts a little beside N.
        maxmem=128 * _BLOCK_SIZE * cost + _SPARE_MEMORY,
        dklen=_KEY,
    )


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """Return HKDF-SHA-256 of one block (RFC 5869)."""
    secret = hmac.digest(salt or bytes(_KEY), key, "sha256")
    return hmac.digest(secret, purpose + b"\x01", "sha256")


def _header_mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")


def _counted(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])


def _encoded(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    data = b64decode(text + b"=" * (-len(text) % 4))
    if _encoded(data) != text:
        raise DamagedEncryptionError
    return data


def _aead(key: bytes) -> ChaCha20Poly1305:
    # Imported when something is encrypted: it brings OpenSSL.
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # noqa: PLC0415 - see above

    return ChaCha20Poly1305(key)
