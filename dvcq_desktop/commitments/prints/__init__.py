# SPDX-License-Identifier: MIT
"""The papers of a campaign: the forms that are signed, the lists of who did, and the figures."""
