# SPDX-License-Identifier: MIT
"""Hồ sơ minh chứng: what proves each clause of the plan, numbered and bound together."""
