# SPDX-License-Identifier: MIT
"""The same blocks as a Word file: styles, paragraphs, tables and sections of WordprocessingML."""
