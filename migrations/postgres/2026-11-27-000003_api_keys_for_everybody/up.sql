-- API keys are made by their users, not only by whoever runs the server: they may end by themselves, be bound to networks,
-- and be exchanged for a new one with a time in which both are good.

-- Null for one that does not end by itself.
ALTER TABLE api_keys ADD COLUMN expires_at TIMESTAMP;
-- From where it may be used, separated by spaces; empty for everywhere.
ALTER TABLE api_keys ADD COLUMN networks TEXT NOT NULL DEFAULT '';
-- The one it was exchanged for.
ALTER TABLE api_keys ADD COLUMN replaced_by TEXT REFERENCES api_keys (id) ON DELETE SET NULL;
CREATE INDEX api_keys_by_user ON api_keys (user_id, created_at);

-- An idempotency key stands for whatever a request created: a post, an uploaded image or an API key.
CREATE TABLE idempotency_keys_new (
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key          TEXT NOT NULL,
    route        TEXT NOT NULL,
    request_hash BYTEA NOT NULL,
    post_id      TEXT REFERENCES posts (id) ON DELETE CASCADE,
    media_id     TEXT REFERENCES media (id) ON DELETE CASCADE,
    api_key_id   TEXT REFERENCES api_keys (id) ON DELETE CASCADE,
    created_at   TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, key, route),
    CHECK ((post_id IS NOT NULL AND media_id IS NULL AND api_key_id IS NULL)
        OR (post_id IS NULL AND media_id IS NOT NULL AND api_key_id IS NULL)
        OR (post_id IS NULL AND media_id IS NULL AND api_key_id IS NOT NULL))
);
INSERT INTO idempotency_keys_new (user_id, key, route, request_hash, post_id, created_at)
    SELECT user_id, key, route, request_hash, post_id, created_at FROM idempotency_keys;
DROP TABLE idempotency_keys;
ALTER TABLE idempotency_keys_new RENAME TO idempotency_keys;
