# SPDX-License-Identifier: MIT
"""The year plan: reading its text, its tasks and their progress, the assignment table."""
