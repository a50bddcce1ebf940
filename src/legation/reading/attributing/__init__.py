"""The ideas of attribution, one a file: the cue lexicon, quotations, cues of each kind, sources, joining."""
