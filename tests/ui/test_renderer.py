"""How often frames are drawn depends on what draws them."""

import pytest
from kivy.graphics.opengl import GL_RENDERER

from kiosk.ui import app
from kiosk.ui.app import FRUGAL_RATE, LIVELY_RATE, QUIET_RATE
from kiosk.ui.renderer import draws_in_software
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL


@pytest.mark.parametrize(
    ("name", "in_software"),
    [
        (b"llvmpipe (LLVM 15.0.6, 256 bits)", True),
        (b"softpipe", True),
        (b"Google SwiftShader", True),
        (b"GDI Generic", True),
        (b"Mesa Intel(R) UHD Graphics 600 (GLK 2)", False),
        (b"AMD Radeon Vega 3 Graphics (raven, LLVM 15.0.6, DRM 3.49)", False),
        (b"V3D 4.2", False),
        (None, False),
    ],
)
def test_the_name_tells_whether_the_processor_draws(name: bytes | None, in_software: bool) -> None:
    assert draws_in_software({GL_RENDERER: name}.get) is in_software


@pytest.mark.parametrize(("in_software", "quiet"), [(True, FRUGAL_RATE), (False, QUIET_RATE)])
def test_what_changes_when_nobody_touches_is_drawn_seldom(
    in_software: bool, quiet: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "draws_in_software", lambda: in_software)
    kiosk = Kiosk(CANAL)
    try:
        rates: list[float] = []
        monkeypatch.setattr(kiosk.app, "_pace", rates.append)
        kiosk.wait(5)
        kiosk.tap("Touch to begin")
        kiosk.wait(5)
        assert rates == [quiet, LIVELY_RATE, quiet]
    finally:
        kiosk.close()
