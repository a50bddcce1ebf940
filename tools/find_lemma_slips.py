"""Find the verbs of the lexicon whose regular forms the model's lemmatiser gets wrong, as a table of corrections.

    python tools/find_lemma_slips.py > src/legation/reading/data/lemmas.yaml
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from legation.codebook.lexicon import load_lexicon
from legation.reading.parse import load_model

_VOWELS = "aeiou"


def forms(verb: str) -> dict[str, str]:
    """Regular inflected forms of a verb and their tags; irregular ones are the model's own table."""
    if verb.endswith("e"):
        return {verb + "d": "VBD", verb[:-1] + "ing": "VBG", verb + "s": "VBZ"}
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return {verb[:-1] + "ied": "VBD", verb + "ing": "VBG", verb[:-1] + "ies": "VBZ"}
    syllables = len(re.findall(f"[{_VOWELS}]+", verb))
    doubled = verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    stems = [verb + verb[-1]] if doubled and syllables == 1 else [verb]
    return {s + end: tag for s in stems for end, tag in (("ed", "VBD"), ("ing", "VBG"))} | {verb + "s": "VBZ"}


def is_plain(verb: str) -> bool:
    """Whether the forms can be of no verb without the e: "hoping" is of hope, since that of hop is "hopping"."""
    return re.fullmatch(rf".*[^{_VOWELS}][{_VOWELS}][^{_VOWELS}wxy]e", verb) is not None


def main() -> None:
    """Print `form: lemma` for each form that comes out wrong."""
    nlp, verbs = load_model(), sorted(v for v in load_lexicon().verbs if len(v) > 2)
    lemmatizer = nlp.get_pipe("lemmatizer")
    print("# Forms of verbs that the model's lemmatiser gets wrong, made by tools/find_lemma_slips.py.")
    known = set(verbs)
    found: dict[str, str] = {}
    for verb in verbs:
        for form, tag in forms(verb).items():
            doc = Doc(nlp.vocab, words=[form], pos=["VERB"], tags=[tag])
            lemma = lemmatizer(doc)[0].lemma_
            if lemma != verb and (lemma not in known or is_plain(verb)):
                found[form] = verb
    for form in sorted(found):
        print(f"{form}: {found[form]}")


if __name__ == "__main__":
    main()
