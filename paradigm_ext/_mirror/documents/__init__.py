"""The documents of a mirror: what identifies them, what is written on them, how a list shows them."""
