# SPDX-License-Identifier: MIT
"""What else makes pages: typst and LibreOffice, started as a user's script would start them."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], sys.argv[2], font_paths=[sys.argv[3]], pdf_tags=False)"
)


def run(*command: str, peak: bool = False) -> tuple[float, float]:
    """Run a program; return its seconds and, where the system tells it, its peak of memory in MB."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        if peak and hasattr(os, "wait4"):
            assert process.stderr is not None
            said = process.stderr.read()
            _pid, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            memory = used.ru_maxrss / 1024
        else:
            said, memory = process.communicate()[1], 0.0
    if process.returncode:
        raise RuntimeError(f"{command[0]}: {said.decode(errors='replace')[-500:]}")
    return time.perf_counter() - start, memory


def has_typst() -> bool:
    """Tell whether typst is installed, as a program or as a package of Python."""
    return bool(shutil.which("typst") or importlib.util.find_spec("typst"))


def typst(source: Path, out: Path) -> float:
    """Make a PDF with typst; return the seconds."""
    program = shutil.which("typst")
    if program:
        return run(program, "compile", "--font-path", str(FONTS), str(source), str(out))[0]
    return run(sys.executable, "-c", _TYPST, str(source), str(out), str(FONTS))[0]


def office() -> str | None:
    """Return LibreOffice's program, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


class LibreOffice:
    """LibreOffice with a profile of its own, warmed up by a first page."""

    def __init__(self, folder: Path) -> None:
        program = office()
        assert program is not None
        self._command = (program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless")
        self._folder = folder
        first = folder / "first.fodt"
        first.write_text(fodt("<text:p>Một trang</text:p>"), encoding="utf-8")
        self.convert(first)

    def convert(self, *sources: Path) -> float:
        """Turn documents into PDFs beside them, in one run; return the seconds."""
        command = (*self._command, "--convert-to", "pdf", "--outdir", str(self._folder), *map(str, sources))
        taken = run(*command)[0]
        for source in sources:
            if not source.with_suffix(".pdf").exists():
                raise RuntimeError(f"LibreOffice made nothing of {source.name}")
        return taken

    def convert_when_open(self, source: Path, copies: int) -> float:
        """Return the seconds that a document takes the program that runs already: what each copy adds."""
        more = [source.with_stem(f"{source.stem}-{number}") for number in range(copies)]
        for copy in more:
            shutil.copyfile(source, copy)
        alone = self.convert(source)
        return (self.convert(source, *more) - alone) / copies


def fodt(body: str, *, landscape: bool = False) -> str:
    """Return a flat ODT of A4 pages in Liberation Serif 13."""
    wide, high = ("297mm", "210mm") if landscape else ("210mm", "297mm")
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:default-style style:family="paragraph">
<style:text-properties fo:font-family="Liberation Serif" fo:font-size="13pt"/>
</style:default-style></office:styles>
<office:automatic-styles>
<style:style style:name="C" style:family="paragraph">
<style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="J" style:family="paragraph"><style:paragraph-properties fo:text-align="justify"
 fo:text-indent="12.7mm" fo:margin-top="6pt"/></style:style>
<style:style style:name="N" style:family="paragraph"><style:paragraph-properties fo:break-before="page"
 fo:text-align="center"/></style:style>
<style:style style:name="R" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="I" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="S" style:family="paragraph">
<style:paragraph-properties fo:text-align="center" fo:margin-top="20mm"/></style:style>
<style:style style:name="U" style:family="table">
<style:table-properties style:width="165mm"/></style:style>
<style:style style:name="T" style:family="table">
<style:table-properties style:width="252mm"/></style:style>
<style:style style:name="B" style:family="table-cell">
<style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="1mm"/></style:style>
<style:page-layout style:name="P">
<style:page-layout-properties fo:page-width="{wide}" fo:page-height="{high}"
 fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="30mm" fo:margin-right="15mm"/>
</style:page-layout>
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="P"/>
</office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""


def typst_source(folder: Path, people: list[dict[str, str]], constant: dict[str, object]) -> Path:
    """Write a typst document of a page for each person; return its path."""
    (folder / "people.json").write_text(json.dumps(people), encoding="utf-8")
    (folder / "constant.json").write_text(json.dumps(constant), encoding="utf-8")
    source = folder / "forms.typ"
    source.write_text(_FORMS, encoding="utf-8")
    return source


_FORMS = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "Liberation Serif", size: 13pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 12.7mm, all: true), spacing: 10pt, leading: 5pt)
#let said = json("constant.json")
#for person in json("people.json") [
  #align(center)[*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*]
  #align(right)[_Đại Sơn, ngày #h(2em) tháng #h(2em) năm 2026_]
  #align(center)[*BẢN CAM KẾT* \\ *#said.about*]
  #for base in said.bases [ _#base;_ #parbreak() ]
  Tôi là: *#person.name* #parbreak()
  Ngày sinh: #person.birth #parbreak()
  Chức vụ: #person.position #parbreak()
  Đơn vị công tác: #person.unit #parbreak()
  #for line in said.body [ #line #parbreak() ]
  #grid(columns: (1fr, 1fr), align: center,
    [*THỦ TRƯỞNG ĐƠN VỊ* #v(25mm) *#person.head*], [*NGƯỜI CAM KẾT* #v(25mm) *#person.name*])
  #pagebreak(weak: true)
]
"""
