"""What is to be uploaded: paths, globs, folders, bytes and open files."""
