# SPDX-License-Identifier: MIT
"""Run by both frozen programs before all else: their modules lie in one file beside them.

PyInstaller would put the same modules into each of the two programs.
"""

import sys

import pyimod01_archive
import pyimod02_importers

# PyInstaller tells the folder of the program's files so.
_FILES: str = sys._MEIPASS  # type: ignore[attr-defined]

pyimod02_importers.pyz_archive = pyimod01_archive.ZlibArchiveReader(
    f"{_FILES}/modules.pyz", 0, check_pymagic=True
)
# Whoever looks for modules keeps the archive that was there when it began.
sys.path_importer_cache.pop(_FILES, None)
