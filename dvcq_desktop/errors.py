# SPDX-License-Identifier: MIT
"""The one kind of error that a person may read.

Everything that is not a `UserError` is a bug: it is logged, never shown as it is.
"""


class UserError(Exception):
    """Carry one Vietnamese sentence fit to show: what is wrong, where, and what to do."""

    @property
    def sentence(self) -> str:
        """Return the sentence."""
        return str(self.args[0])
