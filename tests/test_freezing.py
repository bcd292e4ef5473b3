# SPDX-License-Identifier: MIT
"""What goes into the frozen folder; the build itself lets the programs check themselves."""

import stat
import sys
import zipfile
from pathlib import Path

import pytest

from freezing import __main__ as freezing
from freezing.support import MARK, support_modules
from freezing.trimming import UNUSED_MODULES, is_shipped


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        r"PySide6\plugins\platforms\qwindows.dll",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "libglib-2.0.so.0",
        "pillow.libs/libjpeg-6dc8d115.so.62.4.0",
        "resources/fonts/LiberationSerif-Regular.ttf",
        "resources/qt/qtbase_vi.qm",
    ],
)
def test_what_is_used_is_shipped(path: str) -> None:
    assert is_shipped(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        r"PySide6\translations\qtbase_de.qm",
        r"PySide6\opengl32sw.dll",
        "libgio-2.0.so.0",
        "python3.11/lib-dynload/_codecs_jp.cpython-311-x86_64-linux-gnu.so",
        "libjpeg.so.62",
        "resources/README.md",
    ],
)
def test_what_nothing_uses_is_left_out(path: str) -> None:
    assert not is_shipped(path)


def test_our_code_imports_nothing_that_is_left_out() -> None:
    left_out = [name for name in UNUSED_MODULES if name not in {"mypy", "pip", "pytest", "setuptools"}]
    for file in (freezing.ROOT / "dvcq_desktop").rglob("*.py"):
        lines = file.read_text(encoding="utf-8").splitlines()
        for line in lines:
            words = line.split()
            if len(words) > 1 and words[0] in {"import", "from"}:
                assert words[1] not in left_out, f"{file}: {line}"


@pytest.mark.skipif(sys.platform == "win32", reason="the program's folder for Windows holds no links")
def test_links_stay_links_in_the_zip(tmp_path: Path) -> None:
    folder = tmp_path / "DVCQ"
    folder.mkdir()
    (folder / "lib.so.1").write_bytes(b"x" * 10)
    (folder / "lib.so").symlink_to("lib.so.1")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        freezing.put_in(packed, folder, Path("DVCQ"))
        link = packed.getinfo("DVCQ/lib.so")
        assert stat.S_ISLNK(link.external_attr >> 16)
        assert packed.read(link) == b"lib.so.1"


def test_shiboken_finds_all_of_its_modules_where_ours_lie(tmp_path: Path) -> None:
    named = {name: source for name, source, _ in support_modules(tmp_path / "support")}
    loaded = {name for name in sys.modules if name.startswith("shibokensupport")}
    assert "shibokensupport.signature.loader" in loaded
    assert loaded <= set(named)
    for name, source in named.items():
        compile(Path(source).read_bytes(), name, "exec")
    # It looks only where this folder is: another release of PySide6 may do otherwise.
    folder = Path(MARK).parts[1]
    assert folder in sys.modules["signature_bootstrap"].find_incarnated_files.__code__.co_consts


def test_a_program_that_says_nothing_fails_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    class Said:
        stdout = b""

    monkeypatch.setattr(freezing, "run", lambda *_args, **_more: Said())
    with pytest.raises(SystemExit, match="dvcq-cli"):
        freezing.check()
