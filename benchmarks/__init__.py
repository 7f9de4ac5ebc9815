"""Measuring instruments: generators with known truth, and the tables they print. Not shipped."""
