# SPDX-License-Identifier: MIT
"""Run the command line as `python -m dvcq_desktop.cli`."""

import sys

from dvcq_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
