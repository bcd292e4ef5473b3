# SPDX-License-Identifier: MIT
"""Makes the program that she gets: frozen, checked, zipped and, where NSIS is, with an installer."""
