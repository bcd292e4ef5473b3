# SPDX-License-Identifier: MIT
"""The register of issued documents, and how the papers of every room come into it."""
