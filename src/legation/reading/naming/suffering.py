"""To whom something is done: journalists who are arrested stand for their country, those who ask do not."""

from __future__ import annotations

from legation.reading.naming.table import Table
from legation.reading.naming.vocabulary import load_words

_CHAIN = frozenset({"conj", "appos"})


def suffers(table: Table, root: int) -> bool:
    """Whether the noun is the object of an act upon people: "arrested X", "X was freed", "the killing of X"."""
    seen = 0
    while table.dep[root] in _CHAIN and table.head[root] != root and seen < table.size:
        root, seen = table.head[root], seen + 1
    dep, head = table.dep[root], table.head[root]
    lemma = table.parsed.doc[head].lemma_.lower()
    if dep in {"dobj", "nsubjpass"}:
        return lemma in load_words().inflicting
    if dep == "pobj" and table.lower[head] in {"of", "against", "on"}:
        noun = table.parsed.doc[table.head[head]].lemma_.lower()
        return noun in load_words().inflicted
    if dep == "poss":
        return lemma in load_words().inflicted
    return False
