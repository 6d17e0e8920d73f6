-- People whom the operator has shut out for the time being. Nothing of theirs is removed.
ALTER TABLE users ADD COLUMN disabled_at TIMESTAMP;
-- Which version of Pillarbox made these tables, so that an older one can name it when it refuses them.
ALTER TABLE server ADD COLUMN app_version TEXT;
