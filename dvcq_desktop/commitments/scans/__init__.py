# SPDX-License-Identifier: MIT
"""Signed papers that come back: from files of a scanner or a telephone to righted pages with their codes."""
