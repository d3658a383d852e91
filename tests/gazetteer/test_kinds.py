"""How places of a kind lie on the ground."""

import pytest

from phaseline.gazetteer import Gazetteer, form_of

FORMS = {
    "spot": "town bridge hill-of-another-gazetteer",
    "line": "river frontier",
    "area": "uezd state",
    "water": "sea lake",
}


@pytest.mark.parametrize(("form", "kinds"), FORMS.items())
def test_a_kind_has_a_form(form: str, kinds: str) -> None:
    assert {form_of(kind) for kind in kinds.split()} == {form}


def test_what_the_shipped_gazetteer_has_as_polygons_is_an_area() -> None:
    gazetteer = Gazetteer()
    shapes = {place.id: gazetteer.geometry(place.id) for place in gazetteer}
    wide = {gazetteer[i].kind for i, shape in shapes.items() if shape is not None and shape.area > 0}
    assert {form_of(kind) for kind in wide} <= {"area", "water"}
