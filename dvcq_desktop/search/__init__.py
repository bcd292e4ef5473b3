# SPDX-License-Identifier: MIT
"""Find everything: records of all rooms and the commands of all menus, by any of their words."""
