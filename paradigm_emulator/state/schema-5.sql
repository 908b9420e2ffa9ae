-- What format 5 adds to a state of format 4: new content of documents, until it takes the place of the old.
CREATE TABLE IF NOT EXISTS replacements (
  document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE, filename TEXT NOT NULL, data BLOB NOT NULL);
