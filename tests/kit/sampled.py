"""Sweeps over all records of a kind: over every eighth of them in `make test`, over all in CI."""

import pytest

sampled = pytest.mark.parametrize(
    "step", [8, pytest.param(1, marks=pytest.mark.thorough)], ids=["every eighth", "all"]
)
"""The test goes over `records[::step]`."""
