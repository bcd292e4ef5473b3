# SPDX-License-Identifier: MIT
"""What PyInstaller finds and the program never uses, left out here; the self-check tells what was needed."""

from __future__ import annotations

import re

UNUSED_MODULES = [
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingft",  # draws text into pictures: ours are drawn by ReportLab
    "PIL._imagingtk",
    "PIL.ImageTk",
    "asyncio",
    "curses",
    "doctest",
    "hypothesis",
    "lxml.html",
    "lxml.isoschematron",
    "lxml.objectify",
    "multiprocessing",
    "mypy",
    "pdb",
    "pip",
    "pydoc",
    "pydoc_data",
    "pytest",
    "readline",
    "setuptools",
    "ssl",  # nothing of ours goes to the network
    "tkinter",
    "unittest",
    "xmlrpc",
]

# What PyInstaller runs before every start for modules that we do not use; each imports them first.
UNUSED_HOOKS = {"pyi_rth_inspect", "pyi_rth_multiprocessing", "pyi_rth_pkgutil"}
# And what only a window needs.
QT_HOOKS = {"pyi_rth_pyside6"}

# Of Qt's plugins only these: screens of Windows, Linux and none; pictures of papers, typing, printing.
_PLUGINS = re.compile(
    r"platforms/(lib)?q(windows|xcb|offscreen)\.|imageformats/(lib)?q(jpeg|webp)\.|"
    r"platforminputcontexts/|platformthemes/libqxdg|printsupport/"
)
_LEFT_OUT = (
    r"PySide6/(Qt/)?translations/",  # ours are in resources/qt
    r"PySide6/opengl32sw\.dll$",  # a whole OpenGL in software: no window of ours asks for OpenGL
    r"(^|/)D3Dcompiler_47\.dll$",
    # What the plugins that are left out would load.
    r"(^|/)libQt6(EglF|Wayland|WlShell|OpenGL|Pdf|Qml|Quick|VirtualKeyboard)",
    r"^lib(gnutls|p11-kit|unistring|hogweed|nettle|tasn1|idn2|krb5|k5crypto|gssapi|com_err|keyutils)",
    r"^lib(gtk|gdk|cairo|pango|atk|epoxy|harfbuzz|fribidi|thai|datrie|pixman)",
    r"^lib(gio|gobject|gmodule|mount|blkid|selinux|gmp|graphite2|jpeg|Xext|Xrender|xcb-glx)\b",
    r"^pillow\.libs/lib(avif|lcms2)",
    r"(^|/)_codecs_(cn|hk|iso2022|jp|kr|tw)\.",  # no paper of hers is in a code of China, Japan, Korea
    r"^docx/templates/default-docx-template/",
    r"^resources/(README\.md|pictures/|.*\.ts$|icons/README\.md)",
    r"^(PySide6|shiboken6)/.*\.(pyi|lib)$",
)
_OUT = re.compile("|".join(_LEFT_OUT), re.IGNORECASE)


def is_shipped(path: str) -> bool:
    """Tell whether a file goes into the program's folder, by its path there."""
    plain = path.replace("\\", "/")
    plugin = re.search(r"PySide6/(?:Qt/)?plugins/(.+)", plain)
    return bool(_PLUGINS.match(plugin[1])) if plugin else not _OUT.search(plain)
