# SPDX-License-Identifier: MIT
"""Staff lists from spreadsheets: rows of people, held against those who are there, taken in one action."""
