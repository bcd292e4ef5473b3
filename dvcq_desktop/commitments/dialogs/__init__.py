# SPDX-License-Identifier: MIT
"""What the room of the commitments asks: how people stand, and a scanned page in full."""
