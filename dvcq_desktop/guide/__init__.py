# SPDX-License-Identifier: MIT
"""The help: pages of `resources/help`, shown beside the window with F1 and printed as one guide."""
