# SPDX-License-Identifier: MIT
"""Run the command line as `python -m dvcq_desktop.cli`."""

import sys

from dvcq_desktop.cli import run

if __name__ == "__main__":
    sys.exit(run())
