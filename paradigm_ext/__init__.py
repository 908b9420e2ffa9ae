"""The extension layer over the generated Paradigm client."""
