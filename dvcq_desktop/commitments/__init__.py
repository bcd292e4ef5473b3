# SPDX-License-Identifier: MIT
"""Signing campaigns: what is promised, who must sign, the signed papers that come back, and what follows."""
