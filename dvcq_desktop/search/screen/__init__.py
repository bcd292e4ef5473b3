# SPDX-License-Identifier: MIT
"""The small window in which everything is found."""
