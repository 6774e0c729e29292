"""Dates as people type them, in EDTF."""

import pytest

from kiosk.reports.importing.dating import read_typed


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("1847-04-06", "1847-04-06"), ("1847", "1847"), ("602", "0602"), ("6 April 1847", "1847-04-06"),
        ("6. April 1847", "1847-04-06"), ("1er mai 1847", "1847-05-01"), ("3 mei 1847", "1847-05-03"),
        ("August 2, 1847", "1847-08-02"), ("août 1847", "1847-08"), ("12 sept. 1847", "1847-09-12"),
        ("März 1847", "1847-03"), ("6.4.1847", "1847-04-06"), ("06/04/1847", "1847-04-06"),
        ("4/16/1847", "1847-04-16"), ("1847/04/06", "1847-04-06"), ("4.1847", "1847-04"),
        ("ca. 1847", "1847~"), ("omstreeks 1847", "1847~"), ("vers 1847", "1847~"), ("um 1847", "1847~"),
        ("c.1847?", "1847%"), ("1847?", "1847?"), ("1847-1858", "1847/1858"), ("1847 – 1858", "1847/1858"),
        ("April 1847 bis Juni 1848", "1847-04/1848-06"), ("ca. 1847 – 1858", "1847~/1858~"),
        ("1840s", "184X"), ("jaren 1840", "184X"), ("années 1840", "184X"), ("1840er Jahre", "184X"),
        ("19th century", "18XX"), ("19e eeuw", "18XX"), ("XIXe siècle", "18XX"), ("19. Jahrhundert", "18XX"),
        ("spring 1847", "1847-21"), ("zomer 1847", "1847-22"), ("hiver 1847", "1847-24"),
        ("1847-02-30", "1847-02"), ("1847-04-06T08:30", "1847-04-06"), ("Easter 1847", "1847"),
        ("1858-1847", "1858"), ("soon", ""), ("", ""), ("99999", ""),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_was_meant(typed: str, date: str) -> None:
    assert read_typed(typed).date == date


@pytest.mark.parametrize(
    "typed", ["06/04/1847", "1847-02-30", "1847-04-06T08:30", "Easter 1847", "1858-1847"]
)
def test_what_a_date_does_not_say_is_told(typed: str) -> None:
    assert read_typed(typed).doubt
