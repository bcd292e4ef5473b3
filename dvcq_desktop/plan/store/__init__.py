# SPDX-License-Identifier: MIT
"""All SQL of the plan room: `plans` for the texts, `tasks` for reading duties, `changes` for writing them."""
