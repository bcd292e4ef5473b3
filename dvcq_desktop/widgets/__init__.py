# SPDX-License-Identifier: MIT
"""Qt parts that the screens share: tables, forms, background jobs, preview and print, messages."""

from dvcq_desktop.widgets.references import keep_constants_alive
from dvcq_desktop.widgets.sources import import_unwatched

# Here, because no part of the window may run without it.
keep_constants_alive()
import_unwatched()
