# SPDX-License-Identifier: MIT
"""The papers of the models, from the registration to the certificate."""
