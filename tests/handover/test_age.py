# SPDX-License-Identifier: MIT
"""The age format: any age program opens what ours writes, ours opens theirs, and no damage goes unnoticed."""

from __future__ import annotations

import hashlib
import hmac
import io
import unicodedata
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

import pyrage.passphrase
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from hypothesis import given, settings
from hypothesis import strategies as st

from dvcq_desktop.handover import age
from dvcq_desktop.handover.age import (
    CHUNK,
    DamagedEncryptionError,
    EncryptionError,
    OtherEncryptionError,
    WrongPassphraseError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

PASSWORD = "password"
FROM_AGE = Path(__file__).parents[1] / "data/age/from-age-1.1.1.age"


def sealed(content: bytes, passphrase: str = PASSWORD) -> bytes:
    target = io.BytesIO()
    age.encrypt(io.BytesIO(content), target, passphrase)
    return target.getvalue()


def opened(data: bytes, passphrase: str = PASSWORD) -> bytes:
    return b"".join(age.decrypt(io.BytesIO(data), passphrase))


@pytest.fixture(autouse=True)
def _cheap_scrypt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 2)


class Vector:
    """Build a file as C2SP's published test vectors are built, from their recipe and their randomness.

    Their randomness is the ChaCha20 stream under a known key, their file key known words, so that these are
    the published files, byte for byte (`test_the_recipe_gives_the_published_bytes`).
    """

    def __init__(self, file_key: bytes = b"YELLOW SUBMARINE") -> None:
        key = b"TEST RANDOMNESS TEST RANDOMNESS!"
        self._random = Cipher(algorithms.ChaCha20(key, bytes(16)), None).encryptor()
        self.file_key = file_key
        self.data = b""
        self._number = 0

    def line(self, text: bytes) -> Vector:
        self.data += text + b"\n"
        return self

    def random(self, length: int) -> bytes:
        return self._random.update(bytes(length))

    def scrypt(
        self, *, factor: bytes = b"10", salt: bytes | None = None, name: bytes = b"scrypt", more: bytes = b""
    ) -> Vector:
        salt = self.random(16) if salt is None else salt
        try:
            cost = max(1, int(factor))
        except ValueError:
            cost = 10
        cost = cost if cost <= 16 else 10
        key = hashlib.scrypt(
            PASSWORD.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=1 << cost, r=8, p=1, dklen=32
        )
        body = encoded(ChaCha20Poly1305(key).encrypt(bytes(12), self.file_key, None))
        arguments = b" ".join(part for part in (name, encoded(salt), factor, more) if part)
        self.line(b"-> " + arguments)
        for start in range(0, len(body) + 1, 64):
            self.line(body[start : start + 64])
        return self

    def mac(self) -> Vector:
        key = derived(self.file_key, bytes(32), b"header")
        return self.line(b"--- " + encoded(hmac.digest(key, self.data + b"---", "sha256")))

    def nonce(self, nonce: bytes | None = None) -> Vector:
        nonce = self.random(16) if nonce is None else nonce
        self._box = ChaCha20Poly1305(derived(self.file_key, nonce, b"payload"))
        self.data += nonce
        return self

    def chunk(self, content: bytes, *, last: bool = False) -> Vector:
        self.data += self._box.encrypt(self._number.to_bytes(11) + bytes([last]), content, None)
        self._number += not last
        return self


def encoded(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return hmac.digest(hmac.digest(salt, key, "sha256"), purpose + b"\x01", "sha256")


def start(**stanza: bytes) -> Vector:
    return Vector().line(b"age-encryption.org/v1").scrypt(**stanza)


def headed() -> Vector:
    return start().mac().nonce()


def test_the_recipe_gives_the_published_bytes() -> None:
    published = (
        b"age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ 10\n"
        b"gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY\n"
        b"--- IOXiQYStkoT1mvZW2tFOqZdhRVvj58egABx/sWfZQbc\n"
    )
    made = headed().chunk(b"age", last=True)
    assert made.data.startswith(published)
    assert made.data[len(published) :][:16].hex() == "1b35c6e687dd00da3ac379ac9f742c21"
    assert opened(made.data) == b"age"


ONE, TWO = bytes(CHUNK), b"\x01" * CHUNK
GOOD: dict[str, tuple[Callable[[], Vector], bytes]] = {
    "scrypt": (lambda: headed().chunk(b"age", last=True), b"age"),
    "stream_empty_payload": (lambda: headed().chunk(b"", last=True), b""),
    "stream_last_chunk_full": (lambda: headed().chunk(ONE, last=True), ONE),
    "stream_two_chunks": (lambda: headed().chunk(ONE).chunk(b"age", last=True), ONE + b"age"),
    "stream_three_chunks": (
        lambda: headed().chunk(ONE).chunk(TWO).chunk(b"age", last=True),
        ONE + TWO + b"age",
    ),
}
BAD: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "version_unsupported": lambda: headed().chunk(b"age", last=True).data.replace(b"/v1\n", b"/v1234\n", 1),
    "header_crlf": lambda: headed().chunk(b"age", last=True).data.replace(b"\n", b"\r\n", 1),
    "hmac_bad": lambda: start().line(b"--- " + encoded(bytes(32))).nonce().chunk(b"age", last=True).data,
    "hmac_missing": lambda: start().line(b"---").nonce().chunk(b"age", last=True).data,
    "hmac_no_space": lambda: start().mac().data.replace(b"--- ", b"---") + bytes(40),
    "hmac_extra_space": lambda: start().mac().data.replace(b"--- ", b"---  ") + bytes(40),
    "hmac_trailing_space": lambda: start().mac().data[:-1] + b" \n" + bytes(40),
    "hmac_truncated": lambda: start().mac().data[:-2] + b"\n" + bytes(40),
    "hmac_not_canonical": lambda: start().mac().data.replace(b"ZQbc\n", b"ZQbd\n") + bytes(40),
    "scrypt_double": lambda: start().scrypt().mac().nonce().chunk(b"age", last=True).data,
    "scrypt_extra_argument": lambda: start(more=b"x").mac().nonce().chunk(b"age", last=True).data,
    "scrypt_uppercase": lambda: start(name=b"Scrypt").mac().nonce().chunk(b"age", last=True).data,
    "scrypt_long_file_key": lambda: (
        Vector(b"YELLOW SUBMARINEYELLOW SUBMARINE").line(b"age-encryption.org/v1").scrypt().mac().data
    ),
    "scrypt_salt_long": lambda: start(salt=bytes(32)).mac().data,
    "scrypt_salt_short": lambda: start(salt=bytes(8)).mac().data,
    "scrypt_salt_missing": lambda: start().mac().data.replace(b" rF0/NwblUHHTpgQgRpe5CQ", b""),
    "scrypt_not_canonical_salt": lambda: start().mac().data.replace(b"pe5CQ ", b"pe5CR "),
    "scrypt_not_canonical_body": lambda: start().mac().data.replace(b"J2aUY\n", b"J2aUZ\n"),
    "scrypt_work_factor_23": lambda: start(factor=b"23").mac().data,
    "scrypt_work_factor_hex": lambda: start(factor=b"0xa").mac().data,
    "scrypt_work_factor_leading_garbage": lambda: start(factor=b"aaaa10").mac().data,
    "scrypt_work_factor_leading_plus": lambda: start(factor=b"+10").mac().data,
    "scrypt_work_factor_leading_zero_decimal": lambda: start(factor=b"010").mac().data,
    "scrypt_work_factor_missing": lambda: start().mac().data.replace(b" 10\n", b"\n"),
    "scrypt_work_factor_negative": lambda: start(factor=b"-10").mac().data,
    "scrypt_work_factor_overflow": lambda: start(factor=b"18446744073709551617").mac().data,
    "scrypt_work_factor_zero": lambda: start(factor=b"0").mac().data,
    "scrypt_work_factor_wrong": lambda: start().mac().data.replace(b" 10\n", b" 11\n"),
    "stanza_bad_start": lambda: start().mac().data.replace(b"-> ", b"- > "),
    "stanza_base64_padding": lambda: start().mac().data.replace(b"J2aUY\n", b"J2aUY=\n"),
    "stream_no_nonce": lambda: start().mac().data,
    "stream_short_nonce": lambda: start().mac().data + bytes(12),
    "stream_no_chunks": lambda: headed().data,
    "stream_missing_tag": lambda: headed().chunk(b"age", last=True).data[:-16],
    "stream_short_chunk": lambda: headed().chunk(ONE).data[:-20],
    "stream_no_final": lambda: headed().chunk(b"age").data,
    "stream_no_final_full": lambda: headed().chunk(ONE).data,
    "stream_no_final_two_chunks": lambda: headed().chunk(ONE).chunk(b"age").data,
    "stream_last_chunk_empty": lambda: headed().chunk(ONE).chunk(b"", last=True).data,
    "stream_short_second_chunk": lambda: headed().chunk(ONE).chunk(b"age", last=True).data[:-3],
    "stream_two_final_chunks": lambda: headed().chunk(b"age", last=True).chunk(b"age", last=True).data,
    "stream_trailing_garbage_short": lambda: headed().chunk(b"age", last=True).data + b"short",
    "stream_trailing_garbage_long": lambda: headed().chunk(b"age", last=True).data + bytes(300),
}


@pytest.mark.parametrize("name", GOOD)
def test_published_files_open(name: str) -> None:
    make, content = GOOD[name]
    assert opened(make().data) == content


@pytest.mark.parametrize("name", BAD)
def test_published_bad_files_are_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(EncryptionError) as refusal:
        opened(BAD[name]())
    assert refusal.value.sentence.endswith(".")


def test_a_file_for_a_key_of_its_own_is_said_to_be_one() -> None:
    data = (
        headed().chunk(b"age", last=True).data.replace(b"-> scrypt rF0/NwblUHHTpgQgRpe5CQ 10", b"-> X25519 A")
    )
    with pytest.raises(OtherEncryptionError):
        opened(data)


def test_too_costly_a_passphrase_is_refused_before_the_memory_is_taken() -> None:
    with pytest.raises(OtherEncryptionError):
        opened(start(factor=b"23").mac().data)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_another_age_program_opens_what_ours_wrote(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "WORK_FACTOR", 10)
    content = bytes(number % 251 for number in range(size))
    assert pyrage.passphrase.decrypt(sealed(content, "mật khẩu của xã"), "mật khẩu của xã") == content


def test_ours_opens_what_the_age_command_wrote() -> None:
    """Made by `age -p` 1.1.1, whose scrypt takes 256 MiB."""
    assert opened(FROM_AGE.read_bytes(), "mật khẩu của xã") == "Bàn giao hồ sơ dân vận.\n".encode() * 10


def test_a_passphrase_in_decomposed_letters_opens_what_was_composed_and_the_other_way_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    composed = unicodedata.normalize("NFC", "Đại Sơn một chiều")
    decomposed = unicodedata.normalize("NFD", composed)
    assert opened(sealed(b"x", decomposed), composed) == b"x"
    with monkeypatch.context() as patched:
        patched.setattr(age, "_composed", lambda passphrase: passphrase.encode())
        by_another_program = sealed(b"x", decomposed)
    assert opened(by_another_program, composed) == b"x"


def test_a_wrong_passphrase_is_said_to_be_wrong() -> None:
    with pytest.raises(WrongPassphraseError):
        opened(sealed(b"x"), "khác")


def test_without_a_passphrase_nothing_is_written() -> None:
    target = io.BytesIO()
    with pytest.raises(ValueError, match="empty"):
        age.encrypt(io.BytesIO(b"x"), target, "")
    assert not target.getvalue()


def test_every_byte_that_is_changed_is_noticed() -> None:
    data = sealed(b"Danh sach")
    for place in range(len(data)):
        changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        with pytest.raises(EncryptionError):
            opened(changed)


def test_every_cut_is_noticed() -> None:
    data = sealed(b"Danh sach")
    for length in range(len(data)):
        with pytest.raises(DamagedEncryptionError):
            opened(data[:length])


@settings(max_examples=30)
@given(st.binary(max_size=300))
def test_what_is_no_age_file_is_refused(data: bytes) -> None:
    with pytest.raises(EncryptionError):
        opened(data)


def test_the_size_that_is_done_is_told() -> None:
    done: list[int] = []
    age.encrypt(io.BytesIO(bytes(CHUNK + 5)), io.BytesIO(), PASSWORD, done.append)
    assert done == [CHUNK, CHUNK + 5]


def test_an_encrypted_file_is_known_by_its_start() -> None:
    assert age.is_encrypted(sealed(b"")[:30])
    assert not age.is_encrypted(b"SQLite format 3\0")
