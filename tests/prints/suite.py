# SPDX-License-Identifier: MIT
"""LibreOffice as another pair of eyes: what it makes of our files, with the very fonts that we print with."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from dvcq_desktop.resources import resource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SOFFICE = shutil.which("soffice")
WITHOUT = "LibreOffice (soffice) is not installed here"


def to_pdf(files: Sequence[Path], folder: Path) -> list[Path]:
    """Convert files to PDF; Debian's own old Liberation Serif lacks 92 letters, so ours takes its place."""
    assert SOFFICE
    fonts = folder / "fonts.conf"
    same = "<accept><family>Liberation Serif</family></accept>"
    alias = f"<alias binding='same'><family>Times New Roman</family>{same}</alias>"
    held = resource("fonts", "LiberationSerif-Regular.ttf").parent
    fonts.write_text(
        f"<?xml version='1.0'?><fontconfig><dir>{held}</dir><dir>/usr/share/fonts/truetype/dejavu</dir>"
        f"<cachedir>{folder / 'cache'}</cachedir>{alias}</fontconfig>"
    )
    out = folder / "converted"
    subprocess.run(
        [
            SOFFICE,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(out),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        timeout=600,
    )
    return [out / f"{file.stem}.pdf" for file in files]
