# SPDX-License-Identifier: MIT
"""What leaves this PC and what comes to it: the copy on the stick, its encryption, merging, and backups."""
