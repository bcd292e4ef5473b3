# SPDX-License-Identifier: MIT
"""What she does with whole copies of the file: hand over, take, back up, go back, see the journal."""
