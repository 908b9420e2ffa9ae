-- What format 2 adds to a state of format 1: groups and who is in them, and what is managed of a user.
ALTER TABLE users ADD COLUMN is_active INTEGER NOT NULL DEFAULT 1;
ALTER TABLE users ADD COLUMN invitation_status TEXT NOT NULL DEFAULT 'accepted';
ALTER TABLE users ADD COLUMN expires_at TEXT;
-- A removed user stays as the one who uploaded documents, and is shown nowhere else.
ALTER TABLE users ADD COLUMN is_removed INTEGER NOT NULL DEFAULT 0;
CREATE TABLE user_groups (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, description TEXT, created_at REAL NOT NULL,
  updated_at REAL NOT NULL);
CREATE TABLE group_members (
  group_id INTEGER NOT NULL REFERENCES user_groups ON DELETE CASCADE,
  user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE, PRIMARY KEY (group_id, user_id));
CREATE TABLE workspace_groups (
  workspace_id INTEGER NOT NULL REFERENCES workspaces ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES user_groups ON DELETE CASCADE, PRIMARY KEY (workspace_id, group_id));
-- States of format 1 may have been made before these.
CREATE INDEX IF NOT EXISTS documents_visible ON documents (visible_at, workspace_id);
CREATE INDEX IF NOT EXISTS documents_created ON documents (created_at, id);
