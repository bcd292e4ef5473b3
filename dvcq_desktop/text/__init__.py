# SPDX-License-Identifier: MIT
"""Vietnamese text: normal form, folding for search, order, old encodings, dates and numbers."""
