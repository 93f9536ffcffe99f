"""The nightly run: every district and each of the next days planned, checked, stored, reported and copied for emergencies, without
supervision.

How to set it up: docs/nightly.md.
"""
