DELETE FROM idempotency_keys WHERE invitation_id IS NOT NULL OR feed_id IS NOT NULL;
CREATE TABLE idempotency_keys_old (
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
INSERT INTO idempotency_keys_old
    SELECT user_id, key, route, request_hash, post_id, media_id, api_key_id, draft_id, created_at FROM idempotency_keys;
DROP TABLE idempotency_keys;
ALTER TABLE idempotency_keys_old RENAME TO idempotency_keys;
DROP INDEX users_by_age;
-- A revoked invitation would hold again without its mark.
DELETE FROM invitations WHERE revoked_at IS NOT NULL;
CREATE TABLE invitations_old (
    id          TEXT PRIMARY KEY NOT NULL,
    token_hash  BYTEA NOT NULL UNIQUE,
    created_at  TIMESTAMP NOT NULL,
    expires_at  TIMESTAMP NOT NULL,
    used_by     TEXT REFERENCES users (id) ON DELETE SET NULL,
    used_at     TIMESTAMP
);
INSERT INTO invitations_old SELECT id, token_hash, created_at, expires_at, used_by, used_at FROM invitations;
DROP TABLE invitations;
ALTER TABLE invitations_old RENAME TO invitations;
