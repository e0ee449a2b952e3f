"""What tests share: one coder for all, the folder of outside data, warnings as errors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import dateline

settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def coder() -> dateline.Coder:
    return dateline.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and benchmarks; tests that need it are skipped without it."""
    if not (SHARED / "real").is_dir():
        pytest.skip("needs ../shared, which is not here")
    return SHARED


@pytest.fixture
def report() -> dateline.Article:
    return dateline.Article(
        title="Ministers meet in Vienna",
        body="Iran's foreign minister met his French counterpart in Vienna on Tuesday. "
        "“We agreed on nothing,” he told reporters, according to Reuters.",
        outlet="Example Post", published=date(2015, 7, 8),
    )  # fmt: skip
