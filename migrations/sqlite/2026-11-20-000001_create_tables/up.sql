-- The first shape of the data.
--
-- The same tables stand in the other engine's folder under the same version; a test runs both.
-- Ids are UUIDv7 as text, instants are UTC at microseconds, sealed values are the vault's envelopes.
-- The CHECK constraints repeat in the table what the types in `model` allow: a state that lies about
-- its columns cannot be stored, whoever writes it.

-- One row: who this database is, and who may publish from it.
CREATE TABLE server (
    id                INTEGER PRIMARY KEY CHECK (id = 1),
    database_id       TEXT NOT NULL,
    publisher_epoch   BIGINT NOT NULL DEFAULT 0,
    key_canary        BLOB,
    setup_token_hash  BLOB,
    created_at        TIMESTAMP NOT NULL
);

CREATE TABLE users (
    id             TEXT PRIMARY KEY NOT NULL,
    username       TEXT NOT NULL UNIQUE,
    role           TEXT NOT NULL CHECK (role IN ('admin', 'member')),
    password_hash  TEXT NOT NULL,
    -- Throttling of the sign-in: failures in a row, and the last one.
    failed_logins  INTEGER NOT NULL DEFAULT 0 CHECK (failed_logins >= 0),
    last_failed_at TIMESTAMP,
    created_at     TIMESTAMP NOT NULL
);

-- A session is known by the hash of the key in its cookie, so a copy of this table signs nobody in.
CREATE TABLE sessions (
    id           TEXT PRIMARY KEY NOT NULL,
    key_hash     BLOB NOT NULL UNIQUE,
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    state        TEXT NOT NULL,
    ip           TEXT,
    user_agent   TEXT,
    created_at   TIMESTAMP NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    expires_at   TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id, last_seen_at);

CREATE TABLE invitations (
    id          TEXT PRIMARY KEY NOT NULL,
    token_hash  BLOB NOT NULL UNIQUE,
    created_at  TIMESTAMP NOT NULL,
    expires_at  TIMESTAMP NOT NULL,
    used_by     TEXT REFERENCES users (id) ON DELETE SET NULL,
    used_at     TIMESTAMP
);

-- A profile on a platform, known by platform and remote id. It belongs to one user of this server.
CREATE TABLE accounts (
    id              TEXT PRIMARY KEY NOT NULL,
    user_id         TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    platform        TEXT NOT NULL,
    remote_id       TEXT NOT NULL,
    username        TEXT NOT NULL,
    display_name    TEXT NOT NULL,
    -- The platform's own word for the kind of account; decides how long a text may be.
    long_posts      BOOLEAN NOT NULL DEFAULT FALSE,
    avatar          BLOB,
    standing        TEXT NOT NULL CHECK (standing IN ('active', 'needs_reauth', 'disconnected')),
    standing_reason TEXT,
    connected_at    TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    UNIQUE (platform, remote_id),
    CHECK (standing <> 'active' OR standing_reason IS NULL),
    CHECK (standing <> 'needs_reauth' OR standing_reason IS NOT NULL)
);
CREATE INDEX accounts_by_user ON accounts (user_id, connected_at);

-- One trip to a platform's consent page. Used once: `consumed_at` is set before the code is exchanged.
CREATE TABLE authorization_requests (
    id              TEXT PRIMARY KEY NOT NULL,
    state_hash      BLOB NOT NULL UNIQUE,
    user_id         TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    session_id      TEXT NOT NULL,
    platform        TEXT NOT NULL,
    -- Set when an account is being connected again: no other may come back.
    account_id      TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    scopes          TEXT NOT NULL,
    redirect_uri    TEXT NOT NULL,
    sealed_verifier BLOB NOT NULL,
    created_at      TIMESTAMP NOT NULL,
    expires_at      TIMESTAMP NOT NULL,
    consumed_at     TIMESTAMP
);

-- The tokens of an account, sealed and replaced as one.
CREATE TABLE token_sets (
    account_id         TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind               TEXT NOT NULL CHECK (kind IN ('oauth2', 'oauth1')),
    sealed_access      BLOB NOT NULL,
    sealed_refresh     BLOB,
    scopes             TEXT NOT NULL,
    expires_at         TIMESTAMP,
    generation         BIGINT NOT NULL CHECK (generation > 0),
    -- Set and committed before a refresh is sent, cleared with the new tokens: after a crash it says
    -- that the stored refresh token may already be spent.
    refresh_started_at TIMESTAMP,
    updated_at         TIMESTAMP NOT NULL,
    PRIMARY KEY (account_id, kind)
);

-- Tokens that were given up here and still have to be revoked at the platform.
CREATE TABLE revocations (
    id              TEXT PRIMARY KEY NOT NULL,
    user_id         TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    platform        TEXT NOT NULL,
    sealed_token    BLOB NOT NULL,
    tries           INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TIMESTAMP NOT NULL,
    created_at      TIMESTAMP NOT NULL
);

CREATE TABLE posts (
    id         TEXT PRIMARY KEY NOT NULL,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    text       TEXT NOT NULL,
    -- SHA-256 of the normalised text: finds the same text on the same account.
    text_hash  BLOB NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX posts_by_user ON posts (user_id, created_at, id);

CREATE TABLE media (
    id         TEXT PRIMARY KEY NOT NULL,
    user_id    TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    post_id    TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL CHECK (position >= 0),
    media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/gif', 'image/webp')),
    animated   BOOLEAN NOT NULL DEFAULT FALSE,
    bytes      BIGINT NOT NULL CHECK (bytes > 0),
    width      INTEGER NOT NULL CHECK (width > 0),
    height     INTEGER NOT NULL CHECK (height > 0),
    alt_text   TEXT,
    -- False once the file has been removed because the post is safely out.
    kept       BOOLEAN NOT NULL DEFAULT TRUE,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (post_id, position)
);

-- One post to one account. See `publisher` for what each state means and which moves are lawful.
CREATE TABLE deliveries (
    id              TEXT PRIMARY KEY NOT NULL,
    post_id         TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    user_id         TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    account_id      TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    platform        TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('scheduled', 'held', 'sending', 'unconfirmed',
                        'posted', 'failed', 'missed', 'needs_review', 'cancelled')),
    reason          TEXT,
    detail          TEXT,
    version         BIGINT NOT NULL DEFAULT 0,
    -- Tries that count against the limit of retries.
    tries           INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
    due_at          TIMESTAMP NOT NULL,
    next_attempt_at TIMESTAMP,
    remote_id       TEXT,
    remote_url      TEXT,
    posted_at       TIMESTAMP,
    created_at      TIMESTAMP NOT NULL,
    updated_at      TIMESTAMP NOT NULL,
    UNIQUE (post_id, account_id),
    UNIQUE (platform, remote_id),
    CHECK ((state = 'posted') = (remote_id IS NOT NULL)),
    CHECK ((state = 'posted') = (posted_at IS NOT NULL)),
    CHECK ((state = 'scheduled') = (next_attempt_at IS NOT NULL)),
    CHECK (state NOT IN ('held', 'failed', 'missed', 'needs_review', 'unconfirmed') OR reason IS NOT NULL)
);
CREATE INDEX deliveries_due ON deliveries (next_attempt_at, id) WHERE state = 'scheduled';
CREATE INDEX deliveries_in_flight ON deliveries (account_id) WHERE state IN ('sending', 'unconfirmed', 'held');
CREATE INDEX deliveries_by_account ON deliveries (account_id, created_at);

-- What was tried, in order; rows are added and ended, never changed afterwards or removed.
CREATE TABLE publish_attempts (
    id          TEXT PRIMARY KEY NOT NULL,
    delivery_id TEXT NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    number      INTEGER NOT NULL CHECK (number > 0),
    -- 'prepare': nothing that could create a post was sent. 'create': at most one create request was.
    stage       TEXT NOT NULL CHECK (stage IN ('prepare', 'create')),
    epoch       BIGINT NOT NULL,
    prepared_at TIMESTAMP NOT NULL,
    deadline_at TIMESTAMP,
    ended_at    TIMESTAMP,
    outcome     TEXT CHECK (outcome IN ('posted', 'rejected', 'unauthorized', 'rate_limited', 'not_sent', 'unconfirmed')),
    http_status INTEGER,
    code        TEXT,
    detail      TEXT,
    remote_id   TEXT,
    -- The platform's own id of the request, for asking it about this attempt.
    trace_id    TEXT,
    UNIQUE (delivery_id, number),
    CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CHECK (stage <> 'create' OR deadline_at IS NOT NULL),
    CHECK (outcome IS NULL OR outcome <> 'posted' OR remote_id IS NOT NULL)
);
CREATE INDEX publish_attempts_open ON publish_attempts (delivery_id) WHERE ended_at IS NULL;

CREATE TABLE preferences (
    user_id              TEXT PRIMARY KEY NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    auto_share_blog_to_x BOOLEAN NOT NULL DEFAULT FALSE,
    updated_at           TIMESTAMP NOT NULL
);

-- Written in the same transaction as the post it stands for: the key and the post exist together or not at all.
CREATE TABLE idempotency_keys (
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key          TEXT NOT NULL,
    route        TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    post_id      TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    created_at   TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, key, route)
);

-- Append-only. Holds no secret and no text of a post.
CREATE TABLE audit_events (
    id         TEXT PRIMARY KEY NOT NULL,
    at         TIMESTAMP NOT NULL,
    user_id    TEXT,
    action     TEXT NOT NULL,
    subject    TEXT,
    ip         TEXT,
    detail     TEXT
);
CREATE INDEX audit_events_by_time ON audit_events (at);
