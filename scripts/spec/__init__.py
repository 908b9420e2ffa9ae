"""What the whole spec workflow shares: documents, where they live, how they are read, walked and written."""
