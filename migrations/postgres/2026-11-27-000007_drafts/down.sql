DELETE FROM idempotency_keys WHERE draft_id IS NOT NULL;
CREATE TABLE idempotency_keys_old (
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
INSERT INTO idempotency_keys_old
    SELECT user_id, key, route, request_hash, post_id, media_id, api_key_id, created_at FROM idempotency_keys;
DROP TABLE idempotency_keys;
ALTER TABLE idempotency_keys_old RENAME TO idempotency_keys;
DROP TABLE draft_media;
DROP TABLE drafts;
