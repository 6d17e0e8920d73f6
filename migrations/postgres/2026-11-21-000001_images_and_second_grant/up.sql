-- What several images and the second grant (OAuth 1.0a, for images where an installation needs it) ask for.

-- Which protocol a trip to the consent page speaks. With OAuth 1.0a the request token stands for `state`, and its
-- secret is what is sealed.
ALTER TABLE authorization_requests ADD COLUMN kind TEXT NOT NULL DEFAULT 'oauth2' CHECK (kind IN ('oauth2', 'oauth1'));

-- With OAuth 1.0a: which of the operator's keys the token was made for. A token is of no use with another.
ALTER TABLE token_sets ADD COLUMN consumer_fingerprint TEXT;
-- And its hash: X hands the same token out until it is revoked, and it never gains a permission.
ALTER TABLE token_sets ADD COLUMN token_hash BYTEA;

-- The secret that belongs to an OAuth 1.0a token; null for an OAuth 2.0 one.
ALTER TABLE revocations ADD COLUMN sealed_secret BYTEA;

-- Why an account has no second grant any more, or did not get one. The hash tells the very same token when it comes
-- again.
CREATE TABLE image_grant_losses (
    account_id TEXT PRIMARY KEY NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    reason     TEXT NOT NULL,
    token_hash BYTEA,
    lost_at    TIMESTAMP NOT NULL
);

-- What was done with an image before it was kept, and how large it was when it came.
ALTER TABLE media ADD COLUMN treatment TEXT NOT NULL DEFAULT 'as_is'
    CHECK (treatment IN ('as_is', 'metadata_removed', 'shrunk'));
ALTER TABLE media ADD COLUMN uploaded_bytes BIGINT NOT NULL DEFAULT 0;
UPDATE media SET uploaded_bytes = bytes;
-- Answers how much a user has in the data folder.
CREATE INDEX media_by_user ON media (user_id, kept);
