"""What the tests of content share: small exhibits to break."""

import shutil
from pathlib import Path

import pytest

EXHIBITS = Path(__file__).parent.parent / "exhibits"


@pytest.fixture
def canal(tmp_path: Path) -> Path:
    """A sound exhibit that a test may change."""
    return Path(shutil.copytree(EXHIBITS / "canal", tmp_path / "canal"))
