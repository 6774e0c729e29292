"""Where the exhibits are that the tests open."""

from pathlib import Path

EXHIBITS = Path(__file__).parent.parent / "exhibits"
CANAL = EXHIBITS / "canal"
SHIPPED = Path(__file__).parent.parent.parent / "exhibits" / "belgium-1940-1944"
