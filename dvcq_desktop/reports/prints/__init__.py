# SPDX-License-Identifier: MIT
"""The papers of the reports: the period report with its appendices, the appendix of figures."""
