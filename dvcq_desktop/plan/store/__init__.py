# SPDX-License-Identifier: MIT
"""All SQL of the plan room: `plans` and `tasks` read, `changes` and `importing` write."""
