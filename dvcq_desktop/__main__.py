# SPDX-License-Identifier: MIT
"""Start the window: `python -m dvcq_desktop`."""

import sys

from dvcq_desktop.app import main

sys.exit(main())
