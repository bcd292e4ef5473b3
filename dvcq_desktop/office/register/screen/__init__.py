# SPDX-License-Identifier: MIT
"""Parts of the tab "Sổ văn bản": its rows, its files, and how a scan comes in."""
