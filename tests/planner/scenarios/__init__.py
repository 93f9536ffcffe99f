"""Tests of what-if scenarios."""
