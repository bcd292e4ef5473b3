# SPDX-License-Identifier: MIT
"""The one file: opening it, its schema, its journal, undo, attachments, settings and proof that it is whole."""
