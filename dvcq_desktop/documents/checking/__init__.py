# SPDX-License-Identifier: MIT
"""Hold a finished document, a Word file or a PDF of anybody's making, against Nghị định 30/2020/NĐ-CP."""
