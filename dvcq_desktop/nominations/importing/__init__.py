# SPDX-License-Identifier: MIT
"""Registrations that thôn and units send in as a spreadsheet: read, compared, proposed."""
