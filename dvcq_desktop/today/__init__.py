# SPDX-License-Identifier: MIT
"""Hôm nay: what waits for her in every room, how far the year is, and the first steps of a new file."""
