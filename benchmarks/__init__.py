"""Side-by-side measurements against the vendor's SDK, hand-written httpx and bare Python."""
