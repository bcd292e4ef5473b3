# SPDX-License-Identifier: MIT
"""What can be found from anywhere in the program: each room says which records, and where they open."""
