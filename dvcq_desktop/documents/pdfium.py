# SPDX-License-Identifier: MIT
"""The one lock around PDFium, which reads and draws PDF files and is not thread-safe."""

from __future__ import annotations

import threading

# May be entered by one thread at a time, whatever the documents are.
PDFIUM = threading.Lock()
