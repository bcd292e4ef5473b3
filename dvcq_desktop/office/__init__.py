# SPDX-License-Identifier: MIT
"""The office itself: its name and signers, its units and their groups, its people, its working days."""
