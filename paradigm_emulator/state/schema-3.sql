-- What format 3 adds to a state of format 2: clients that keep a workspace level look documents up by their own id.
CREATE INDEX IF NOT EXISTS documents_external ON documents (external_id) WHERE external_id IS NOT NULL;
