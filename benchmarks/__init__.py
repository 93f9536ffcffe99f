"""Measurements, apart from the tests: speed and quality are measured here and never asserted there."""
