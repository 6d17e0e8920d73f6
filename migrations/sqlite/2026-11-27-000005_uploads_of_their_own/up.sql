-- Images that are uploaded before the post they are for.
--
-- SQLite cannot take NOT NULL away from a column, so the table is built anew. What refers to it are idempotency keys of
-- uploads, of which there are none before this version: nothing goes with the old table.
CREATE TABLE media_new (
    id             TEXT PRIMARY KEY NOT NULL,
    user_id        TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- Null while no post has taken it.
    post_id        TEXT REFERENCES posts (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL CHECK (position >= 0),
    media_type     TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/gif', 'image/webp')),
    animated       BOOLEAN NOT NULL DEFAULT FALSE,
    bytes          BIGINT NOT NULL CHECK (bytes > 0),
    width          INTEGER NOT NULL CHECK (width > 0),
    height         INTEGER NOT NULL CHECK (height > 0),
    alt_text       TEXT,
    -- False once the file has been removed because the post is safely out.
    kept           BOOLEAN NOT NULL DEFAULT TRUE,
    created_at     TIMESTAMP NOT NULL,
    treatment      TEXT NOT NULL DEFAULT 'as_is' CHECK (treatment IN ('as_is', 'metadata_removed', 'shrunk')),
    uploaded_bytes BIGINT NOT NULL DEFAULT 0,
    -- SHA-256 of the file as it came; tells posts without a text apart. Null for images of the time before.
    content_hash   BLOB,
    -- Until when it waits for a post.
    expires_at     TIMESTAMP,
    UNIQUE (post_id, position),
    CHECK ((post_id IS NULL) = (expires_at IS NOT NULL))
);
INSERT INTO media_new (id, user_id, post_id, position, media_type, animated, bytes, width, height, alt_text, kept,
                       created_at, treatment, uploaded_bytes)
    SELECT id, user_id, post_id, position, media_type, animated, bytes, width, height, alt_text, kept,
           created_at, treatment, uploaded_bytes
      FROM media;
DROP TABLE media;
ALTER TABLE media_new RENAME TO media;
-- Answers how much a user has in the data folder.
CREATE INDEX media_by_user ON media (user_id, kept);
