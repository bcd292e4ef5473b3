# SPDX-License-Identifier: MIT
"""The diary: what was done when, for whom, with which counts; opinions of the people and their answers."""
