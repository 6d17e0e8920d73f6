-- A second factor: six digits that an app on a phone works out of a secret and the time (RFC 6238).

CREATE TABLE second_factors (
    user_id       TEXT PRIMARY KEY NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    sealed_secret BLOB NOT NULL,
    -- Null until its user has shown that his app gives the right digits. Until then nobody is asked for them.
    confirmed_at  TIMESTAMP,
    -- The last span of 30 seconds whose digits were used: none is taken twice, and none from before it.
    last_step     BIGINT NOT NULL DEFAULT 0,
    created_at    TIMESTAMP NOT NULL
);

-- For whoever has lost his phone; each is used once.
CREATE TABLE recovery_codes (
    user_id   TEXT NOT NULL REFERENCES second_factors (user_id) ON DELETE CASCADE,
    code_hash BLOB NOT NULL,
    used_at   TIMESTAMP,
    PRIMARY KEY (user_id, code_hash)
);
