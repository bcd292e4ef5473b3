# SPDX-License-Identifier: MIT
"""All SQL of the diary."""
