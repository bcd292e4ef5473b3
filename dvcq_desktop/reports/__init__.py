# SPDX-License-Identifier: MIT
"""Period reports: figures that can be traced, returns of units, narrative, frozen documents."""
