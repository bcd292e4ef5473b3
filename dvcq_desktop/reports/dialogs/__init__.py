# SPDX-License-Identifier: MIT
"""The dialogs of the reports."""
