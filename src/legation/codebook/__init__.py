"""What acts mean: PLOVER 2.0, CAMEO, quad classes, intensities, and the lexicon that leads to them."""
