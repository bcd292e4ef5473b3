# SPDX-License-Identifier: MIT
"""Dialogs of the plan room: closed pieces of work such as reading a plan in."""
