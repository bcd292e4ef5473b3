# SPDX-License-Identifier: MIT
"""Forms by the thousand: what is the same on all of them is laid out and written once."""
