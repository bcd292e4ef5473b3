# SPDX-License-Identifier: MIT
"""Qt parts that the screens share: tables, forms, background jobs, preview and print, messages."""
