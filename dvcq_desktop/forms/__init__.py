# SPDX-License-Identifier: MIT
"""Generated from `ui/*.ui` by `python dev.py forms`; never edited by hand."""
