# SPDX-License-Identifier: MIT
"""Spreadsheets from outside: safe unpacking and limits, finding the header, columns by what they mean."""
