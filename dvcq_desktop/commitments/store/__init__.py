# SPDX-License-Identifier: MIT
"""Rows of the campaigns to objects and back; all SQL of this room."""
