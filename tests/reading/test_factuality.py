"""Whether what is told happened: status from tense, negation, modals, embedding words, conditions; likelihood."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from legation.model.codes import Status
from legation.reading.factuality_words import Effect, load_bands, load_effects

Look = Callable[[str], Any]
OCCURRED, ONGOING, SCHEDULED, EXPECTED = Status.OCCURRED, Status.ONGOING, Status.SCHEDULED, Status.EXPECTED
POSSIBLE, CONDITIONAL, CALLED_FOR = Status.POSSIBLE, Status.CONDITIONAL, Status.CALLED_FOR
DENIED, HYPOTHETICAL = Status.DENIED, Status.HYPOTHETICAL


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        # tense and aspect
        ("Japan bombed Darwin.", "bomb", OCCURRED),
        ("Japan had bombed Darwin before.", "bomb", OCCURRED),
        ("Japan has bombed Darwin.", "bomb", OCCURRED),
        ("Japan is bombing Darwin.", "bomb", ONGOING),
        ("Japan has been bombing Darwin since May.", "bomb", ONGOING),
        ("Japan was bombing Darwin.", "bomb", OCCURRED),
        ("Japan will bomb Darwin.", "bomb", SCHEDULED),
        ("Japan is to expel the envoy.", "expel", SCHEDULED),
        # negation
        ("Japan did not bomb Darwin.", "bomb", DENIED),
        ("Turkey never attacked Malta.", "attack", DENIED),
        ("Neither Laos nor Burma attacked Siam.", "attack", DENIED),
        ("No Libyan soldier attacked the camp.", "attack", DENIED),
        ("Fiji has not expelled any diplomats.", "expel", DENIED),
        ("Without consulting London, Canberra signed.", "consult", DENIED),
        # words of denial, refusal and failure
        ("Uganda denied that it had attacked Congo.", "attack", DENIED),
        ("Uganda denied attacking Congo.", "attack", DENIED),
        ("Syria refused to withdraw.", "withdraw", DENIED),
        ("Syria failed to withdraw.", "withdraw", DENIED),
        ("Nepal managed to open the road.", "open", OCCURRED),
        ("Nepal did not manage to open the road.", "open", DENIED),
        ("Nepal was unable to open the road.", "open", DENIED),
        ("Uganda did not deny that it had attacked Congo.", "attack", OCCURRED),
        # modals
        ("Mali may expel the envoy.", "expel", POSSIBLE),
        ("Mali might expel the envoy.", "expel", POSSIBLE),
        ("Mali could expel the envoy.", "expel", POSSIBLE),
        ("Iran may have attacked the tanker.", "attack", POSSIBLE),
        ("Mali must expel the envoy.", "expel", CALLED_FOR),
        ("Mali should have expelled the envoy.", "expel", CALLED_FOR),
        ("Mali would have expelled the envoy.", "expel", HYPOTHETICAL),
        ("Togo said it would expel the envoy.", "expel", SCHEDULED),
        # conditions
        ("If Serbia attacks Kosovo, the alliance will bomb Belgrade.", "attack", HYPOTHETICAL),
        ("If Serbia attacks Kosovo, the alliance will bomb Belgrade.", "bomb", CONDITIONAL),
        ("The alliance will bomb Belgrade unless Serbia withdraws.", "bomb", CONDITIONAL),
        ("Egypt would send ships if the talks failed.", "send", CONDITIONAL),
        # plans, hopes, fears, demands
        ("Norway plans to recognise Biafra.", "recognise", SCHEDULED),
        ("Norway is preparing to recognise Biafra.", "recognise", SCHEDULED),
        ("Norway hopes to recognise Biafra.", "recognise", EXPECTED),
        ("Norway is expected to recognise Biafra.", "recognise", EXPECTED),
        ("Norway is likely to recognise Biafra.", "recognise", EXPECTED),
        ("Norway considered recognising Biafra.", "recognise", POSSIBLE),
        ("Norway is considering recognising Biafra.", "recognise", POSSIBLE),
        ("Pakistan fears that India will attack it.", "attack", HYPOTHETICAL),
        ("Kenya asked Ethiopia to withdraw.", "withdraw", CALLED_FOR),
        ("Ethiopia was urged to withdraw.", "withdraw", CALLED_FOR),
        ("France threatened to expel the envoy.", "expel", HYPOTHETICAL),
        ("Albania tried to join the pact.", "join", POSSIBLE),
        # what is taken for granted, what is done by saying
        ("Iran was condemned for arming rebels.", "arm", OCCURRED),
        ("Austria regretted that it had expelled the envoy.", "expel", OCCURRED),
        ("Zambia confirmed that it had expelled the envoy.", "expel", OCCURRED),
        ("We want to thank Cuba.", "thank", OCCURRED),
    ],
)
def test_status_of_verbs(stages: Look, text: str, lemma: str, status: Status) -> None:
    assert stages(text).standing(lemma).status is status


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("The Iraqi invasion of Kuwait alarmed Riyadh.", "invasion", OCCURRED),
        ("Talks between Laos and Siam began in Hanoi.", "talk", OCCURRED),
        ("There was no attack on Kuwait.", "attack", DENIED),
        ("A possible visit to Cuba was discussed.", "visit", POSSIBLE),
        ("The planned visit to Cuba drew crowds.", "visit", SCHEDULED),
        ("Fears of an attack on Eritrea grew.", "attack", HYPOTHETICAL),
        ("Hopes for talks with Chad faded.", "talk", EXPECTED),
        ("Cuba called for a withdrawal from the base.", "withdrawal", CALLED_FOR),
        ("Talks between Laos and Siam are likely to resume.", "talk", EXPECTED),
        ("Talks between Laos and Siam will resume in May.", "talk", SCHEDULED),
        ("A visit to Oman is planned.", "visit", SCHEDULED),
        ("Sweden hopes to hold talks with Finland.", "talk", EXPECTED),
        ("Qatar plans a visit to Oman.", "visit", SCHEDULED),
        ("Peru ruled out talks with Chile.", "talk", DENIED),
        ("Peru prevented an attack on the port.", "attack", DENIED),
        ("Peru condemned the attack on the port.", "attack", OCCURRED),
        ("Peru warned of an attack on the port.", "attack", HYPOTHETICAL),
    ],
)
def test_status_of_event_nouns(stages: Look, text: str, lemma: str, status: Status) -> None:
    assert stages(text).standing(lemma).status is status


@pytest.mark.parametrize(
    ("text", "lemma", "band"),
    [
        ("Oman will probably expel the envoy.", "expel", (0.55, 0.80)),
        ("Oman is very likely to expel the envoy.", "expel", (0.80, 0.95)),
        ("Oman is highly unlikely to expel the envoy.", "expel", (0.05, 0.20)),
        ("Oman is almost certain to expel the envoy.", "expel", (0.95, 0.99)),
        ("It is unlikely that Oman will expel the envoy.", "expel", (0.20, 0.45)),
        ("Oman will expel the envoy.", "expel", None),
        ("Oman may expel the envoy.", "expel", None),
    ],
)
def test_likelihood_only_from_its_words(stages: Look, text: str, lemma: str, band: tuple[float, float] | None) -> None:
    assert stages(text).standing(lemma).probability == band


def test_factuality_follows_the_status(stages: Look) -> None:
    scores = [
        stages(text).standing("expel").factuality
        for text in (
            "Oman did not expel the envoy.",
            "Oman may expel the envoy.",
            "Oman will expel the envoy.",
            "Oman expelled the envoy.",
        )
    ]
    assert scores == sorted(scores)
    assert (scores[0], scores[-1]) == (-3.0, 3.0)


def test_the_deciding_word_is_shown(stages: Look) -> None:
    text = "Oman hopes to expel the envoy."
    cue = stages(text).standing("expel").cue
    assert cue is not None
    assert cue.of(text) == "hopes"


def test_the_data_are_well_formed() -> None:
    effects = load_effects()
    assert set(effects) <= set(Effect)
    for words in effects.values():
        assert all(w == w.lower() for part in (words.verbs, words.nouns, words.adjectives) for w in part)
    bands = load_bands()
    assert all(0 <= low < high <= 1 for _, (low, high) in bands)
    lengths = [len(words) for words, _ in bands]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Iran has no plans to attack Malta.", "attack"),
        ("Iran has no intention of attacking Malta.", "attack"),
        ("There are no plans for a visit to Cuba.", "visit"),
        ("Iran does not have any plans to attack Malta.", "attack"),
    ],
)
def test_plans_that_are_not_there(stages: Look, text: str, lemma: str) -> None:
    assert stages(text).standing(lemma).status is DENIED


@pytest.mark.parametrize(
    "text",
    [
        "It is false that Rwanda invaded Congo.",
        "It is not true that Rwanda invaded Congo.",
        "Reports that Rwanda invaded Congo are untrue.",
        "Reports that Rwanda invaded Congo are false.",
    ],
)
def test_what_is_called_untrue(stages: Look, text: str) -> None:
    assert stages(text).standing("invade").status is DENIED


@pytest.mark.parametrize(
    "text",
    [
        "Serbia denied reports that it had bombed Sarajevo.",
        "Serbia dismissed allegations that it had bombed Sarajevo.",
        "Serbia rejected claims that it had bombed Sarajevo.",
        pytest.param(
            "Reports that Serbia had bombed Sarajevo were denied.",
            marks=pytest.mark.xfail(reason="a report that is denied, in the passive, is read as true", strict=True),
        ),
    ],
)
def test_reports_that_are_denied(stages: Look, text: str) -> None:
    assert stages(text).standing("bomb").status is DENIED


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Israel has yet to release the prisoners.", "release"),
        ("Israel almost bombed the plant.", "bomb"),
        ("Israel nearly bombed the plant.", "bomb"),
    ],
)
def test_what_has_not_come_about(stages: Look, text: str, lemma: str) -> None:
    assert stages(text).standing(lemma).status is DENIED


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Instead of attacking Malta, Italy sent an envoy.", "attack"),
        ("Rather than attack Malta, Italy sent an envoy.", "attack"),
    ],
)
def test_what_is_done_instead(stages: Look, text: str, lemma: str) -> None:
    assert stages(text).standing(lemma).status is DENIED


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("An invitation from Cuba to Mexico was declined.", "invitation"),
        ("Turkey's request was rejected by Bulgaria.", "request"),
    ],
)
def test_speech_that_is_rejected_was_spoken(stages: Look, text: str, lemma: str) -> None:
    assert stages(text).standing(lemma).status is OCCURRED


@pytest.mark.parametrize("text", ["Did Iran attack the tanker?", "Will Iran attack the tanker?"])
def test_questions_assert_nothing(stages: Look, text: str) -> None:
    assert stages(text).standing("attack").status in (POSSIBLE, HYPOTHETICAL)


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that Iraq attacked the convoy.",
        "Nobody believes that Iraq attacked the convoy.",
        "Diplomats do not believe that Iraq attacked the convoy.",
    ],
)
def test_what_nobody_believes(stages: Look, text: str) -> None:
    assert stages(text).standing("attack").status not in (OCCURRED, ONGOING)


def test_stopping_short(stages: Look) -> None:
    assert stages("Malawi stopped short of expelling the envoy.").standing("expel").status is DENIED
