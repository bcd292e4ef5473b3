# SPDX-License-Identifier: MIT
"""The parts of the plan reader: files to lines, lines to blocks, blocks to a plan."""
