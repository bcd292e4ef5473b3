# SPDX-License-Identifier: MIT
"""Freeze the program, let it check itself, and pack it: a portable zip and, where NSIS is, an installer."""

from __future__ import annotations

import argparse
import os
import shutil
import stat
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

from dvcq_desktop import __version__
from dvcq_desktop.places import PORTABLE_FOLDER
from freezing.icon import make_side_picture

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
FOLDER = DIST / "DVCQ"
SUFFIX = ".exe" if sys.platform == "win32" else ""
SYSTEM = "windows" if sys.platform == "win32" else sys.platform
NO_SCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1"}


def main() -> int:
    """Do all of it, or stop with the exit status of what failed."""
    parser = argparse.ArgumentParser(prog="dev.py build", description=__doc__)
    parser.add_argument("--measure", action="store_true", help="freeze a bare window too and compare with it")
    parser.add_argument("--no-packing", action="store_true", help="only the folder, and its check")
    chosen = parser.parse_args()
    freeze(ROOT / "build.spec")
    check()
    print(f"{FOLDER.relative_to(ROOT)}: {megabytes(size_of(FOLDER))}")
    packed = None
    if not chosen.no_packing:
        packed = make_zip()
        print(f"{packed.relative_to(ROOT)}: {megabytes(packed.stat().st_size)}")
        if installer := make_installer():
            print(f"{installer.relative_to(ROOT)}: {megabytes(installer.stat().st_size)}")
    if chosen.measure:
        from freezing.measuring import compare  # noqa: PLC0415 - the tests are needed only for this

        compare()
    return 0


def freeze(what: Path, *options: str, script: Path | None = None, dist: Path = DIST) -> None:
    """Run PyInstaller on a spec, or on a script with options of its own."""
    work = ROOT / "build" / dist.name
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(dist), "--workpath", str(work), *options, str(what)]
    chosen = {"DVCQ_FROZEN_SCRIPT": str(script)} if script else {}
    if what.suffix == ".spec":
        # A start inflates hundreds of modules otherwise; the zip and the installer are small all the same.
        chosen["PYINSTALLER_ZLIB_COMPRESSION_LEVEL"] = "0"
    subprocess.run(command, check=True, cwd=ROOT, env={**os.environ, **chosen})


def check() -> None:
    """Let both programs do everything once."""
    # Windows gives a window's program no console: its exit status tells.
    run([FOLDER / f"DVCQ{SUFFIX}", "--self-check"])
    said = run([FOLDER / f"dvcq-cli{SUFFIX}", "self-check"], stdout=subprocess.PIPE)
    if not said.stdout.strip():
        sys.exit("dvcq-cli says nothing of its self-check.")


def run(program: list[Path | str], stdout: int | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a program that was built, without a screen; raises CalledProcessError where it fails."""
    environment = {**os.environ, **NO_SCREEN}
    return subprocess.run(program, check=True, env=environment, stdin=subprocess.DEVNULL, stdout=stdout)


def make_zip() -> Path:
    """Pack the folder as what runs from a stick: its data lie beside it."""
    target = DIST / f"DVCQ-{__version__}-{SYSTEM}-portable.zip"
    told = (ROOT / "freezing" / "portable.txt").read_text(encoding="utf-8")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        put_in(packed, FOLDER, Path("DVCQ"))
        # Windows' Notepad of old needs both the mark and the line ends.
        note = told.replace("\n", "\r\n").encode("utf-8-sig")
        packed.writestr(f"DVCQ/{PORTABLE_FOLDER}/doc-truoc.txt", note)
    return target


def put_in(packed: zipfile.ZipFile, folder: Path, under: Path = Path()) -> None:
    """Put all files of a folder into a zip; a link stays a link, as Linux has them."""
    for file in sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file()):
        name = under / file.relative_to(folder)
        if file.is_symlink():
            link = zipfile.ZipInfo(name.as_posix())
            link.create_system = 3
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            packed.writestr(link, str(file.readlink()))
        else:
            packed.write(file, name)


def make_installer() -> Path | None:
    """Make the installer where NSIS is and the folder holds a Windows program."""
    makensis = shutil.which("makensis") or shutil.which(r"C:\Program Files (x86)\NSIS\makensis.exe")
    if makensis is None or not (FOLDER / "DVCQ.exe").exists():
        print("No installer: it is made of a Windows program, by NSIS (makensis).")
        return None
    target = DIST / f"DVCQ-{__version__}-setup.exe"
    given = {"VERSION": __version__, "SOURCE": FOLDER, "TARGET": target, "SIZE": size_of(FOLDER) // 1024}
    given["ICON"] = icon = ROOT / "build" / DIST.name / "build" / "dvcq.ico"
    given["PICTURE"] = make_side_picture(icon, icon.with_suffix(".bmp"))
    given["LANGUAGES"] = put_together_letters(Path(makensis))
    defined = [f"-D{name}={value}" for name, value in given.items()]
    script = ROOT / "freezing" / "installer.nsi"
    subprocess.run([makensis, "-V2", "-INPUTCHARSET", "UTF8", *defined, str(script)], check=True)
    return target


def put_together_letters(makensis: Path) -> Path:
    """Write NSIS's Vietnamese words with whole letters; it has most marks as characters of their own."""
    # Beside the program or above it on Windows, in /usr/share on Linux.
    above = makensis.parent.parent
    homes = (makensis.parent, above, above / "share" / "nsis")
    theirs = next(home / "Contrib" / "Language files" for home in homes if (home / "Contrib").is_dir())
    ours = ROOT / "build" / "languages"
    ours.mkdir(parents=True, exist_ok=True)
    for name in ("Vietnamese.nlf", "Vietnamese.nsh"):
        words = (theirs / name).read_text(encoding="utf-8-sig")
        (ours / name).write_text(unicodedata.normalize("NFC", words), encoding="utf-8-sig")
    return ours


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def megabytes(size: int) -> str:
    """Return a size as people say it."""
    return f"{size / 2**20:.1f} MB"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as failed:
        sys.exit(f"Exit status {failed.returncode} of {failed.cmd}")
