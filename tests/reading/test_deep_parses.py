"""Parses far deeper than the call stack: the clauses of a sentence without end are found all the same."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from legation.model.record import Report
from legation.reading.clauses import conjuncts, find_clauses
from legation.reading.layers import Parsed

DEPTH = 4000


def chain(relation: str, part: str, tag: str) -> Doc:
    """A verb with a chain of words below it, each hanging on the one before."""
    rest = DEPTH - 1
    return Doc(
        spacy.blank("en").vocab,
        words=["word"] * DEPTH,
        spaces=[True] * DEPTH,
        lemmas=["word"] * DEPTH,
        heads=[0, *range(rest)],
        deps=["ROOT", *[relation] * rest],
        pos=["VERB", *[part] * rest],
        tags=["VBN", *[tag] * rest],
    )


@pytest.mark.parametrize("relation", ["dobj", "compound"])
def test_a_deep_phrase_lies_inside_its_clause(relation: str) -> None:
    doc = chain(relation, "NOUN", "NN")
    (clause,) = find_clauses(Parsed(Report(text=doc.text), doc), frozenset())
    assert (clause.start, clause.end) == (0, DEPTH)


def test_an_event_noun_under_which_much_hangs() -> None:
    doc = chain("compound", "NOUN", "NN")
    doc[1].dep_, doc[1].lemma_ = "dobj", "talk"
    noun = find_clauses(Parsed(Report(text=doc.text), doc), frozenset({"talk"}))[1]
    assert (noun.start, noun.end) == (1, DEPTH)
    assert len(noun.obliques) == DEPTH - 2


def test_a_row_without_end_is_told_in_its_order() -> None:
    doc = chain("conj", "NOUN", "NN")
    assert [t.i for t in conjuncts(doc[1])] == list(range(1, DEPTH))


def test_prepositions_under_prepositions_are_read_once_each() -> None:
    depth = 200
    words = ["ran", *["of"] * depth, "Iran"]
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        heads=[0, *range(depth + 1)],
        deps=["ROOT", *["prep"] * depth, "pobj"],
        pos=["VERB", *["ADP"] * depth, "PROPN"],
        tags=["VBD", *["IN"] * depth, "NNP"],
        lemmas=["run", *["of"] * depth, "Iran"],
        sent_starts=[True, *[False] * (depth + 1)],
    )
    (clause,) = find_clauses(Parsed(Report(text=doc.text), doc), frozenset())
    assert len(clause.obliques) <= 10
