-- The state of an emulator. Times are seconds since the epoch; `next_at` is when a thing takes its next step.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE users (
  id INTEGER PRIMARY KEY, username TEXT NOT NULL, email TEXT NOT NULL, first_name TEXT NOT NULL,
  last_name TEXT NOT NULL, role TEXT NOT NULL, settings TEXT NOT NULL DEFAULT '{}', created_at REAL NOT NULL);
CREATE TABLE keys (api_key TEXT PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users);
CREATE TABLE workspaces (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, workspace_type TEXT NOT NULL, description TEXT NOT NULL,
  document_upload_method TEXT NOT NULL, owner_id INTEGER REFERENCES users, created_at REAL NOT NULL,
  updated_at REAL NOT NULL);
CREATE TABLE sessions (
  number INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, user_id INTEGER NOT NULL REFERENCES users,
  is_valid INTEGER NOT NULL, pipeline TEXT, automatic INTEGER NOT NULL, created_at REAL NOT NULL,
  updated_at REAL NOT NULL);
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER NOT NULL REFERENCES users,
  workspace_id INTEGER NOT NULL REFERENCES workspaces,
  session_uuid TEXT REFERENCES sessions (uuid) ON DELETE CASCADE,
  filename TEXT NOT NULL, title TEXT, extension TEXT NOT NULL, size INTEGER NOT NULL, signature TEXT NOT NULL,
  parser TEXT NOT NULL, status TEXT NOT NULL, status_vision TEXT, status_detail TEXT, total_pages INTEGER NOT NULL,
  external_id TEXT, doc_type TEXT, additional_metadata TEXT, created_at REAL NOT NULL, updated_at REAL NOT NULL,
  next_at REAL, visible_at REAL NOT NULL DEFAULT 0, UNIQUE (workspace_id, filename));
CREATE INDEX documents_visible ON documents (visible_at, workspace_id);
CREATE INDEX documents_created ON documents (created_at, id);
CREATE INDEX documents_session ON documents (session_uuid, id);
CREATE INDEX documents_due ON documents (next_at) WHERE next_at IS NOT NULL;
CREATE TABLE blobs (document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE, data BLOB NOT NULL);
CREATE TABLE chunks (
  id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE,
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE, position INTEGER NOT NULL,
  page_start INTEGER NOT NULL, page_end INTEGER NOT NULL, text TEXT NOT NULL, created_at REAL NOT NULL);
CREATE INDEX chunks_document ON chunks (document_id, position);
CREATE VIRTUAL TABLE chunk_index USING fts5 (text, content='chunks', content_rowid='id', tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER chunks_added AFTER INSERT ON chunks BEGIN
  INSERT INTO chunk_index (rowid, text) VALUES (new.id, new.text); END;
CREATE TRIGGER chunks_removed AFTER DELETE ON chunks BEGIN
  INSERT INTO chunk_index (chunk_index, rowid, text) VALUES ('delete', old.id, old.text); END;
CREATE TABLE tags (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, description TEXT NOT NULL,
  auto_assign INTEGER NOT NULL, created_at REAL NOT NULL, updated_at REAL NOT NULL);
CREATE TABLE document_tags (
  document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE, auto_assigned INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (document_id, tag_id));
CREATE TABLE agents (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, description TEXT, instructions TEXT,
  company_id INTEGER NOT NULL, group_id INTEGER, ownership TEXT NOT NULL, is_default INTEGER NOT NULL,
  is_favorite INTEGER NOT NULL, scope_workspaces_by_group INTEGER NOT NULL, all_workspaces INTEGER NOT NULL,
  created_at REAL NOT NULL, updated_at REAL NOT NULL);
CREATE TABLE agent_workspaces (
  agent_id INTEGER NOT NULL REFERENCES agents ON DELETE CASCADE,
  workspace_id INTEGER NOT NULL REFERENCES workspaces ON DELETE CASCADE, PRIMARY KEY (agent_id, workspace_id));
CREATE TABLE threads (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, user_id INTEGER NOT NULL REFERENCES users,
  data TEXT NOT NULL, created_at REAL NOT NULL);
CREATE TABLE turns (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  thread_id TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE, status TEXT NOT NULL, data TEXT NOT NULL,
  created_at REAL NOT NULL, next_at REAL);
CREATE TABLE sources (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  turn_id TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE, thread_id TEXT NOT NULL,
  tool_call_id TEXT NOT NULL, chunk_id INTEGER, certainty REAL, page_start INTEGER, page_end INTEGER,
  created_at REAL NOT NULL);
