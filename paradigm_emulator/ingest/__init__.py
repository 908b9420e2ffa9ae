"""What happens to documents: they come in, are parsed, cut into passages and found."""
