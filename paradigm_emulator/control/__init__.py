"""How the owner of an emulator controls it: in Python, over HTTP and in a browser."""
