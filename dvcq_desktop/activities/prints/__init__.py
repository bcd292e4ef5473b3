# SPDX-License-Identifier: MIT
"""The papers of the diary: the list of activities, opinions and their answers, who was told of what."""
