# SPDX-License-Identifier: MIT
"""The whole year of a commune's dân vận chính quyền officer, in one offline program."""

__version__ = "0.1.0"
