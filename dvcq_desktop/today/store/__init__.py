# SPDX-License-Identifier: MIT
"""What the page of today reads out of the rooms: the tasks first, then everything else."""
