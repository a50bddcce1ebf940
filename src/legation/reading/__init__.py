"""From text to record, one stage a file; `reader` composes them."""
