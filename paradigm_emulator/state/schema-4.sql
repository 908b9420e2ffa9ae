-- What format 4 adds to a state of format 3: the partial filter on `doc_type`, and a poll of what is under way,
-- are answered from an index. A text as long as every type can only be equal to one.
CREATE INDEX IF NOT EXISTS documents_type ON documents (doc_type COLLATE NOCASE);
CREATE INDEX IF NOT EXISTS documents_type_length ON documents (length(doc_type));
CREATE INDEX IF NOT EXISTS documents_status ON documents (status, created_at, id);
