# SPDX-License-Identifier: MIT
"""The office's own list of the kinds of people ("đối tượng")."""
