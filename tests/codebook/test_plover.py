"""The codebook is whole and consistent."""

import pytest

from legation.codebook.cameo import cameo_codes, find_cameo, load_cameo
from legation.codebook.plover import load_plover
from legation.model.codes import EventType, Quad
from legation.model.errors import BadInput


def test_every_type_is_there_with_definition_and_examples() -> None:
    plover = load_plover()
    assert set(plover.types) == set(EventType)
    assert all(len(t.definition) > 60 and t.examples for t in plover.types.values())
    assert len(plover.contexts) >= 34


def test_accuse_is_negative_although_the_manual_prints_plus_three() -> None:
    assert load_plover().intensity(EventType.ACCUSE) == -3.0


def test_intensity_of_a_mode_and_of_a_type_without_it() -> None:
    plover = load_plover()
    assert plover.intensity(EventType.CONSULT, "visit") == 4.0
    assert plover.intensity(EventType.CONSULT, "unheard-of") == plover.intensity(EventType.CONSULT) == 2.5


def test_quad_class_of_sanction_can_be_switched() -> None:
    assert load_plover().quad(EventType.SANCTION) is Quad.MATERIAL_CONFLICT
    assert load_plover(Quad.VERBAL_CONFLICT).quad(EventType.SANCTION) is Quad.VERBAL_CONFLICT


def test_signs_of_intensity_agree_with_the_quad_class() -> None:
    plover = load_plover()
    for kind, entry in plover.types.items():
        scores = [entry.intensity, *(m.intensity for m in entry.modes.values())]
        if plover.quad(kind) in (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION):
            assert min(scores) > 0, kind
        else:
            assert max(scores) <= 0.5, kind


def test_every_default_cameo_code_exists() -> None:
    codes = load_cameo()
    for kind, entry in load_plover().types.items():
        assert load_plover().cameo(kind) in codes
        assert all(mode.cameo in codes for mode in entry.modes.values())


def test_cameo_maps_to_known_types_modes_and_contexts() -> None:
    plover = load_plover()
    for code in load_cameo().values():
        assert -10 <= code.goldstein <= 10
        assert code.type is not None or code.root == "01"
        if code.type is not None and code.mode:
            assert code.mode in plover.types[code.type].modes, code
        assert set(code.contexts) <= set(plover.contexts), code


def test_look_up_both_ways() -> None:
    assert find_cameo("042").type is EventType.CONSULT
    assert "042" in {c.code for c in cameo_codes(EventType.CONSULT, "visit")}


@pytest.mark.parametrize("call", [lambda: find_cameo("999"), lambda: load_plover().find("SHRUG")])
def test_unknown_codes_say_so(call) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(BadInput, match=r"SHRUG|999"):
        call()
