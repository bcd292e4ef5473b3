# SPDX-License-Identifier: MIT
"""What the reports read of all rooms, and keep of their own."""
