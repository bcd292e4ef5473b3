# SPDX-License-Identifier: MIT
"""Printing a paper, and writing its number and day into the register when it comes back."""
