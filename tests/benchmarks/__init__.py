"""Measurements: each module prints its table and writes it as JSON."""
