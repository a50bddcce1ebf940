"""The grammar of time expressions: words, patterns, what they mean, and where they belong."""
