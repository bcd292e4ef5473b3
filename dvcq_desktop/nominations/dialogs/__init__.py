# SPDX-License-Identifier: MIT
"""Dialogs of this room."""
