import pytest

from kiosk.core.countries import code_of, country_name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Norway", "NO"),
        ("norway", "NO"),
        ("united-states", "US"),
        ("United States of America", "US"),
        ("Bosnia and Herz.", "BA"),
        ("Côte d'Ivoire", "CI"),
        ("cote-d-ivoire", "CI"),
        ("Dem. Rep. Congo", "CD"),
        ("N. Cyprus", None),
        ("Nowhere", None),
    ],
)
def test_a_country_is_known_by_its_name_on_maps_and_in_areas(name: str, code: str | None) -> None:
    assert code_of(name) == code


def test_a_country_is_called_what_the_visitor_calls_it() -> None:
    assert country_name("Norway", "fr") == "Norvège"
    assert country_name("Norway", "de") == "Norwegen"
    assert country_name("N. Cyprus", "de") == "N. Cyprus"
