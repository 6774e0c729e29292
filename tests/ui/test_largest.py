"""The largest text, in high contrast: dates stay whole, numbers clear of what they number, names legible."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from kivy.graphics.vertex_instructions import Rectangle

from kiosk.core.device import Device
from kiosk.core.visit import SourcesDrawer
from kiosk.ui.widgets.text_block import TextBlock
from tests.making import make_exhibit
from tests.ui.driver import Kiosk
from tests.ui.places import CANAL
from tests.ui.test_layout import faults


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    folder = make_exhibit(tmp_path / "works", {"alder": (51.0, 4.4)}, events=2)
    event = folder / "panels" / "works" / "event-1.yaml"
    written = event.read_text(encoding="utf-8").split("\n", 1)[1]
    cited = " ".join(f"[@miller1901, S. {page}]" for page in range(1, 13))
    written = written.replace("[@miller1901, S. 4]", cited)
    event.write_text(f"date: 1848-09-03/1848-09-04\n{written}", encoding="utf-8")
    kiosk = Kiosk(folder)
    kiosk.stage.still = True
    kiosk.visit.begin("de")
    kiosk.visit.set_text_size(1.5)
    kiosk.visit.set_contrast("high")
    yield kiosk
    kiosk.close()


def texts(kiosk: Kiosk) -> list[TextBlock]:
    kiosk.frames(1)
    return [widget for widget in kiosk.layers[-1].walk(restrict=True) if isinstance(widget, TextBlock)]


def test_the_days_of_a_range_are_not_parted(kiosk: Kiosk) -> None:
    kiosk.visit.open_panel("works")
    date = next(block for block in texts(kiosk) if block.said.startswith("3.–4."))
    lines = ["".join(word.text for word in line.words) for line in date.text._label._cached_lines]
    assert lines == ["3.–4.\u00a0September", "1848"]


def test_a_reference_begins_beside_its_number_however_long_that_is(kiosk: Kiosk) -> None:
    kiosk.visit.open_event("event-1")
    kiosk.visit.lay_over(SourcesDrawer(number=12))
    number = next(block for block in texts(kiosk) if block.said == "12")
    assert [fault for fault in faults(kiosk) if "overlap" in fault] == []
    beside = [
        block for block in texts(kiosk) if number.y <= block.center_y <= number.top and block is not number
    ]
    assert beside
    assert all(block.x >= number.x + number.text.width + 8 for block in beside)


@pytest.mark.parametrize("contrast", ["high", "normal"])
def test_in_high_contrast_no_border_runs_through_a_name_on_a_map(contrast: str) -> None:
    kiosk = Kiosk(CANAL)
    kiosk.stage.still = True
    kiosk.visit.begin("de")
    kiosk.visit.set_contrast(contrast)
    kiosk.visit.open_event("bridge")
    kiosk.visit.go_on()
    place = kiosk.visit.exhibit.atlas.places["obere-schleuse"].name["de"]
    name = [block for block in texts(kiosk) if block.said == place][-1]
    drawn = list(name.parent.canvas.children)
    backing = [
        shape
        for shape in drawn[: drawn.index(name.canvas)]
        if isinstance(shape, Rectangle)
        and 0 < name.x - shape.pos[0] < 20
        and 0 < shape.pos[0] + shape.size[0] - (name.x + name.text.width) < 20
    ]
    kiosk.close()
    assert bool(backing) is (contrast == "high")


BELGIUM = Path(__file__).parents[2] / "exhibits" / "belgium-1940-1944"
TEN_INCHES = Device.model_validate({"screen": {"diagonal_inches": 10.1}})


@pytest.mark.parametrize("language", ["de", "fr", "nl", "en"])
def test_on_ten_inches_no_word_of_the_contents_or_of_a_panels_list_is_cut(language: str) -> None:
    kiosk = Kiosk(BELGIUM, (1024, 600), TEN_INCHES)
    try:
        kiosk.stage.still = True
        kiosk.visit.begin(language)
        kiosk.visit.set_text_size(1.5)
        kiosk.visit.open_contents()
        whole = kiosk.visit.exhibit.outline.introduction
        assert whole is not None
        assert list(faults(kiosk)) == []
        told = [block.said.replace("\u00a0", " ") for block in texts(kiosk)]
        assert any(each.endswith(whole[language].partition(" [@")[0][-12:] + ".") for each in told)
        for panel in kiosk.visit.exhibit.panels.values():
            kiosk.visit.open_panel(panel.id)
            for event in kiosk.visit.exhibit.events_of(panel.id):
                kiosk.visit.show_list_from(event.id)
                assert [block.said for block in texts(kiosk) if block.text.breaks_a_word] == []
    finally:
        kiosk.close()
