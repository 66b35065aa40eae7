"""The stage for hostile hands."""

import pytest

from tests.hostile.rooms import Stage


@pytest.fixture
def stage(app) -> Stage:
    """People and things of these rooms."""
    return Stage(app)
