# SPDX-License-Identifier: MIT
"""Official documents: a small tree of blocks, and what makes paper of it."""
