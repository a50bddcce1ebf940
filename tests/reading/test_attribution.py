"""Who says so: cues, sources, contents and their nesting, on sentences of our own."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from legation.model.codes import SourceKind, Stance
from legation.model.errors import BadData
from legation.model.record import Party, Report
from legation.reading.attributing.lexicon import VerbCue, load_lexicon, parse_cues
from legation.reading.attribution import find_attributions, sources_of
from legation.reading.layers import Attribution, Mention, MentionKind, Parsed
from legation.reading.parse import MODEL, parse


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def read(nlp: Language, text: str) -> tuple[Parsed, tuple[Attribution, ...]]:
    parsed = parse(Report(text=text), nlp)
    return parsed, find_attributions(parsed)


def contents(parsed: Parsed, found: Attribution) -> list[str]:
    return [parsed.span(*piece).of(parsed.report.text) for piece in found.contents]


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        (
            "Peru's Foreign Ministry said that the border would reopen in June.",
            "Peru's Foreign Ministry",
            "the border would reopen",
        ),
        ("The border would reopen in June, the minister said.", "minister", "The border would reopen in June"),
        (
            "According to Reuters, Angola has recalled its envoy from Lisbon.",
            "Reuters",
            "Angola has recalled its envoy",
        ),
        ("Chile accused Bolivia of moving troops to the frontier.", "Chile", "Bolivia of moving troops"),
        ("The two leaders called for a swift end to the fighting.", "two leaders", "a swift end to the fighting"),
        ("Ghana denied that its soldiers had crossed the river.", "Ghana", "its soldiers had crossed the river"),
        ("Madrid dismissed Morocco's claim that its boats were harassed.", "Morocco", "its boats were harassed"),
        ("In the minister's view, Norway has little to gain from the pact.", "minister", "Norway has little to gain"),
        ("Officials are confident that the pact will be ratified.", "Officials", "the pact will be ratified"),
        ("Kenya pledged to withdraw its soldiers by May.", "Kenya", "to withdraw its soldiers"),
    ],
)
def test_source_and_content(nlp: Language, text: str, name: str, content: str) -> None:
    parsed, found = read(nlp, text)
    assert any(a.name == name and content in " ".join(contents(parsed, a)) for a in found), [
        (a.name, contents(parsed, a)) for a in found
    ]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Ghana denied that its soldiers had crossed the river.", Stance.DENIES),
        ("Analysts expect that the king will travel to Rabat.", Stance.EXPECTS),
        ("Tokyo demanded that the crew be freed.", Stance.ASKS),
        ("The general threatened to close the strait.", Stance.THREATENS),
        ("The senator doubts that the sanctions will work.", Stance.DOUBTS),
        ("The senator does not believe that the sanctions work.", Stance.DOUBTS),
    ],
)
def test_stance(nlp: Language, text: str, stance: Stance) -> None:
    assert stance in {a.stance for a in read(nlp, text)[1]}


@pytest.mark.parametrize(
    "text",
    [
        "It is believed that the fleet has left the harbour.",
        "The rebels are said to hold two villages.",
        "The ship reportedly carried arms for the militia.",
        "Sources said the talks had failed.",
        "Many diplomats say the talks have failed.",
    ],
)
def test_nobody_is_named(nlp: Language, text: str) -> None:
    assert SourceKind.UNNAMED in {a.kind for a in read(nlp, text)[1]}


@pytest.mark.parametrize(("left", "right"), [('"', '"'), ("“", "”"), ("``", "''"), ("«", "»")])
def test_a_quotation_on_both_sides_of_its_cue_is_one_content(nlp: Language, left: str, right: str) -> None:
    text = (
        f"{left}We will keep the bridge open,{right} Prime Minister Anna Holm said. {left}Nobody will close it.{right}"
    )
    parsed, found = read(nlp, text)
    (holm,) = [a for a in found if "Holm" in a.name]
    told = " ".join(contents(parsed, holm))
    assert "keep the bridge open" in told
    assert "Nobody will close it" in told
    assert "said" not in told


def test_a_quotation_runs_over_paragraphs_until_its_mark_closes(nlp: Language) -> None:
    text = (
        "President Omar Haddad said: “We have waited for years.\n\n“Nobody came to our help.\n\n"
        "“Now we shall act alone.”\n\nThe streets were calm."
    )
    parsed, found = read(nlp, text)
    (haddad,) = [a for a in found if "Haddad" in a.name]
    told = " ".join(contents(parsed, haddad))
    assert "waited for years" in told
    assert "came to our help" in told
    assert "act alone" in told
    assert "streets" not in told


def test_he_added_is_the_last_speaker(nlp: Language) -> None:
    _, found = read(
        nlp, "Foreign Minister Luis Ortega said the pact was dead. He added that talks could resume in May."
    )
    assert [a.name for a in found if a.stance is Stance.ASSERTS] == ["Luis Ortega", "Luis Ortega"]


def test_a_participle_takes_over_the_subject(nlp: Language) -> None:
    parsed, found = read(nlp, "Hungary closed the crossing, saying that the road was unsafe.")
    (hungary,) = found
    assert hungary.name == "Hungary"
    assert contents(parsed, hungary) == ["the road was unsafe"]


def test_a_claim_within_a_claim_knows_its_via(nlp: Language) -> None:
    parsed, found = read(nlp, "Interfax reported that Georgia said the talks had failed.")
    by_name = {a.name: a for a in found}
    failed = next(t.i for t in parsed.doc if t.lower_ == "failed")
    assert found[by_name["Georgia"].via[0]].name == "Interfax"
    assert by_name["Interfax"].kind is SourceKind.OUTLET
    assert [a.name for a in sources_of(found, failed)] == ["Georgia", "Interfax"]


def test_the_cited_official_stands_within_the_outlet(nlp: Language) -> None:
    parsed, found = read(nlp, "Kyodo, citing a defence official, said the destroyer had turned back.")
    turned = next(t.i for t in parsed.doc if t.lower_ == "turned")
    assert [a.name for a in sources_of(found, turned)] == ["defence official", "Kyodo"]


@pytest.mark.parametrize("text", ["King to visit Lima in May: report", "Minister: we will not give up the islands"])
def test_headlines_name_their_source_beside_a_colon(nlp: Language, text: str) -> None:
    _, found = read(nlp, text)
    assert any(a.cue[1] - a.cue[0] == 1 and a.name.casefold() in ("report", "minister") for a in found)


@pytest.mark.parametrize(
    "text",
    [
        "Troops found the depot empty and made sure that the road was clear.",
        "The delegation will travel to Quito according to plan.",
        "The war has been claiming lives for a decade.",
        "The two presidents met in Oslo on Friday.",
    ],
)
def test_plain_narration_has_no_source(nlp: Language, text: str) -> None:
    assert read(nlp, text)[1] == ()


def test_a_mention_gives_the_name_and_the_code(nlp: Language) -> None:
    parsed = parse(Report(text="He said the fleet would sail."), nlp)
    party = Party(name="Malta", code="MLT", country="MLT", person="Karl Vella", sector="GOV")
    mention = Mention(0, 1, 0, MentionKind.PRONOUN, parsed.span(0, 1), (party,))
    (found,) = find_attributions(parsed, (mention,))
    assert (found.name, found.code, found.kind) == ("Karl Vella", "MLT", SourceKind.OFFICIAL)


def test_a_wrong_entry_of_the_lexicon_is_named() -> None:
    with pytest.raises(BadData, match=r"verbs\.yaml.*stance"):
        parse_cues("verbs.yaml", "- {stance: hums, frames: [clause], verbs: [hum]}", list[VerbCue])
    assert "say" in load_lexicon().verbs


_PLAIN = "Peru said that he denied the claim according to it is believed reports by accused Chad"
_MARKS = "of lying minister citing view in “ ” \" `` '' , . : ‘ ’ ( ) 🙂 é"
_WORDS = st.sampled_from([*_PLAIN.split(), *_MARKS.split(), "\n", "\n\n"])


@given(st.lists(_WORDS, max_size=40), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_ranges_within_it(nlp: Language, words: list[str], data: st.DataObject) -> None:
    parsed, found = read(nlp, " ".join(words))
    size = len(parsed.doc)
    for number, attribution in enumerate(found):
        ranges = [attribution.cue, *attribution.contents, *([attribution.source] if attribution.source else [])]
        assert all(0 <= start < end <= size for start, end in ranges)
        assert list(attribution.contents) == sorted(attribution.contents)
        assert attribution.name
        assert number not in attribution.via
        assert not any(a < attribution.cue[1] and attribution.cue[0] < b for a, b in attribution.contents)
        assert all(0 <= outer < len(found) for outer in attribution.via)
    assert all(a in found for a in sources_of(found, data.draw(st.integers(0, max(0, size)))))


def test_it_added_is_the_body_that_spoke_before(nlp: Language) -> None:
    parsed, found = read(
        nlp, "The Finnish Defence Ministry said the jets had left. “The sky is clear,” it added; later, “All is quiet.”"
    )
    assert {a.name for a in found} == {"Finnish Defence Ministry"}
    assert not any("added" in piece for a in found for piece in contents(parsed, a))
