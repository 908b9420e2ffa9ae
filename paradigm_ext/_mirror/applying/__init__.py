"""Carrying out a plan: uploads, the wait, replacements, renames, removals."""
