DELETE FROM media WHERE post_id IS NULL;
CREATE TABLE media_old (
    id             TEXT PRIMARY KEY NOT NULL,
    user_id        TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    post_id        TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL CHECK (position >= 0),
    media_type     TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/gif', 'image/webp')),
    animated       BOOLEAN NOT NULL DEFAULT FALSE,
    bytes          BIGINT NOT NULL CHECK (bytes > 0),
    width          INTEGER NOT NULL CHECK (width > 0),
    height         INTEGER NOT NULL CHECK (height > 0),
    alt_text       TEXT,
    kept           BOOLEAN NOT NULL DEFAULT TRUE,
    created_at     TIMESTAMP NOT NULL,
    treatment      TEXT NOT NULL DEFAULT 'as_is' CHECK (treatment IN ('as_is', 'metadata_removed', 'shrunk')),
    uploaded_bytes BIGINT NOT NULL DEFAULT 0,
    UNIQUE (post_id, position)
);
INSERT INTO media_old
    SELECT id, user_id, post_id, position, media_type, animated, bytes, width, height, alt_text, kept,
           created_at, treatment, uploaded_bytes
      FROM media;
DROP TABLE media;
ALTER TABLE media_old RENAME TO media;
CREATE INDEX media_by_user ON media (user_id, kept);
