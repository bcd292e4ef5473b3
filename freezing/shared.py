# SPDX-License-Identifier: MIT
"""Run by both frozen programs before all else: their modules lie in one file beside them.

PyInstaller would put the same modules into each of the two programs, would ask four places for each module
and open its file anew each time. Here only what is built into Python or lies in `base_library.zip` can be
imported.
"""

import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import PathFinder
from _thread import allocate_lock
from marshal import loads
from types import ModuleType
from zlib import decompress

import pyimod01_archive
import pyimod02_importers

# PyInstaller tells the folder of the program's files so.
_FILES: str = sys._MEIPASS  # type: ignore[attr-defined]  # only a frozen program has it


class _Archive(pyimod01_archive.ZlibArchiveReader):  # type: ignore[misc]  # PyInstaller has no types
    """Read modules from a file that stays open."""

    def __init__(self, path: str) -> None:
        super().__init__(path, 0, check_pymagic=True)
        self._file = open(path, "rb")  # noqa: SIM115, PTH123 - until the program ends; pathlib is not there yet
        self._reading = allocate_lock()

    def extract(self, name: str, raw: bool = False) -> object:
        kind, start, length = self.toc[name]
        if kind == pyimod01_archive.PYZ_ITEM_NSPKG:
            return None
        with self._reading:
            self._file.seek(start)
            packed = self._file.read(length)
        unpacked = decompress(packed)
        is_module = kind in {pyimod01_archive.PYZ_ITEM_MODULE, pyimod01_archive.PYZ_ITEM_PKG}
        return loads(unpacked) if is_module and not raw else unpacked  # noqa: S302 - the build wrote it


class _Once(pyimod02_importers.PyiFrozenLoader):  # type: ignore[misc]  # PyInstaller has no types
    """Load a module of Shiboken, which imports them all, forgets them and imports them all again."""

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return _RUN.get(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        if module is _RUN.get(self.name):
            sys.modules.update(_RUN)
        else:
            super().exec_module(module)
            _RUN[self.name] = module


_RUN: dict[str, ModuleType] = {}


class _Finder:
    """Find a module by its name alone; what lies elsewhere is left to the others."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        kind = _ARCHIVE.toc.get(name, (pyimod01_archive.PYZ_ITEM_NSPKG,))[0]
        if kind == pyimod01_archive.PYZ_ITEM_NSPKG:
            return None
        is_package = kind == pyimod01_archive.PYZ_ITEM_PKG
        loader_of = _Once if name.startswith("shibokensupport") else pyimod02_importers.PyiFrozenLoader
        loader = loader_of(name, _ARCHIVE, name, is_package)
        spec = ModuleSpec(name, loader, origin=loader.path, is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [os.path.dirname(loader.path)]  # noqa: PTH120 - see above
        return spec


_ARCHIVE = _Archive(os.path.join(_FILES, "modules.pyz"))  # noqa: PTH118 - see above
pyimod02_importers.pyz_archive = _ARCHIVE
# Whoever looks for modules keeps the archive that was there when it began.
sys.path_importer_cache.pop(_FILES, None)
sys.meta_path.insert(sys.meta_path.index(PathFinder), _Finder)
