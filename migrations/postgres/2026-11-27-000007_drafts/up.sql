-- Drafts: what is written and not sent yet, kept on the server so that it can be gone on with anywhere.

CREATE TABLE drafts (
    id            TEXT PRIMARY KEY NOT NULL,
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- Counts the changes; who changes it says which one he has read.
    revision      BIGINT NOT NULL DEFAULT 1 CHECK (revision >= 1),
    text          TEXT NOT NULL,
    -- Which accounts are chosen, and the texts of single ones, as JSON: what they are worth is looked at when it is posted.
    recipients    TEXT NOT NULL,
    -- When it is to go out, as it was written.
    scheduled_for TEXT,
    time_zone     TEXT,
    origin        TEXT NOT NULL CHECK (origin IN ('user', 'feed')),
    created_at    TIMESTAMP NOT NULL,
    updated_at    TIMESTAMP NOT NULL,
    CHECK (time_zone IS NULL OR scheduled_for IS NOT NULL)
);
CREATE INDEX drafts_by_user ON drafts (user_id, updated_at);

-- The images of a draft, in order.
CREATE TABLE draft_media (
    draft_id TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    media_id TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE,
    alt_text TEXT,
    PRIMARY KEY (draft_id, position)
);
CREATE INDEX draft_media_by_media ON draft_media (media_id);

-- An idempotency key may stand for a draft, too.
CREATE TABLE idempotency_keys_new (
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key          TEXT NOT NULL,
    route        TEXT NOT NULL,
    request_hash BYTEA NOT NULL,
    post_id      TEXT REFERENCES posts (id) ON DELETE CASCADE,
    media_id     TEXT REFERENCES media (id) ON DELETE CASCADE,
    api_key_id   TEXT REFERENCES api_keys (id) ON DELETE CASCADE,
    draft_id     TEXT REFERENCES drafts (id) ON DELETE CASCADE,
    created_at   TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, key, route),
    CHECK ((CASE WHEN post_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN media_id IS NULL THEN 0 ELSE 1 END)
         + (CASE WHEN api_key_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN draft_id IS NULL THEN 0 ELSE 1 END) = 1)
);
INSERT INTO idempotency_keys_new (user_id, key, route, request_hash, post_id, media_id, api_key_id, created_at)
    SELECT user_id, key, route, request_hash, post_id, media_id, api_key_id, created_at FROM idempotency_keys;
DROP TABLE idempotency_keys;
ALTER TABLE idempotency_keys_new RENAME TO idempotency_keys;
