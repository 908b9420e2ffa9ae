"""The state of a mirror, for instances that keep no metadata: a file, or objects of a store."""
