# SPDX-License-Identifier: MIT
"""The papers of the signing campaigns."""
