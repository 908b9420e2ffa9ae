"""Tell what changed between two descriptions, and what that means for users."""
