ALTER TABLE server DROP COLUMN app_version;
ALTER TABLE users DROP COLUMN disabled_at;
