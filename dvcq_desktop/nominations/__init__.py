# SPDX-License-Identifier: MIT
"""“Dân vận khéo” models: registration, appraisal, scores, decision and replication."""
