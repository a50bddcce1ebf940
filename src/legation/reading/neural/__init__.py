"""The network of the reader: encoder, heads, and what they say of a text."""
