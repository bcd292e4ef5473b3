# SPDX-License-Identifier: MIT
"""Start the window: `python -m dvcq_desktop`, or `dvcq-desktop`."""

from __future__ import annotations

import gc
import sys

# Nothing that is made while the program starts is garbage; the window's front door enables it again.
gc.disable()


def main() -> int:
    """Open the window and return the exit status."""
    from dvcq_desktop.app import main as open_window  # noqa: PLC0415 - after the line above

    return open_window()


if __name__ == "__main__":
    sys.exit(main())
