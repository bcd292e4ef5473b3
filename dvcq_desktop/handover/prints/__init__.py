# SPDX-License-Identifier: MIT
"""The papers of handing over and of merging."""
