-- Administrators make invitations from the page: who made one, for whom it is meant, and that it was taken back.
ALTER TABLE invitations ADD COLUMN made_by TEXT REFERENCES users (id) ON DELETE SET NULL;
ALTER TABLE invitations ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE invitations ADD COLUMN revoked_at TIMESTAMP CHECK (revoked_at IS NULL OR used_at IS NULL);
CREATE INDEX invitations_by_age ON invitations (created_at, id);
CREATE INDEX users_by_age ON users (created_at, id);

-- An idempotency key may stand for an invitation or a feed, too.
CREATE TABLE idempotency_keys_new (
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key           TEXT NOT NULL,
    route         TEXT NOT NULL,
    request_hash  BLOB NOT NULL,
    post_id       TEXT REFERENCES posts (id) ON DELETE CASCADE,
    media_id      TEXT REFERENCES media (id) ON DELETE CASCADE,
    api_key_id    TEXT REFERENCES api_keys (id) ON DELETE CASCADE,
    draft_id      TEXT REFERENCES drafts (id) ON DELETE CASCADE,
    invitation_id TEXT REFERENCES invitations (id) ON DELETE CASCADE,
    feed_id       TEXT REFERENCES feeds (id) ON DELETE CASCADE,
    created_at    TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, key, route),
    CHECK ((CASE WHEN post_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN media_id IS NULL THEN 0 ELSE 1 END)
         + (CASE WHEN api_key_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN draft_id IS NULL THEN 0 ELSE 1 END)
         + (CASE WHEN invitation_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN feed_id IS NULL THEN 0 ELSE 1 END) = 1)
);
INSERT INTO idempotency_keys_new (user_id, key, route, request_hash, post_id, media_id, api_key_id, draft_id, created_at)
    SELECT user_id, key, route, request_hash, post_id, media_id, api_key_id, draft_id, created_at FROM idempotency_keys;
DROP TABLE idempotency_keys;
ALTER TABLE idempotency_keys_new RENAME TO idempotency_keys;
