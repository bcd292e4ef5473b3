# SPDX-License-Identifier: MIT
"""Rows of the models, their scores and decisions to objects and back; all SQL of this room."""
