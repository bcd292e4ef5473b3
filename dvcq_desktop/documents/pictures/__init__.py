# SPDX-License-Identifier: MIT
"""Pictures of counts: drawn once, as shapes, for the PDF, the Word file and the screen alike."""
