-- What scheduling and sending once need beside the first tables: the time as its writer meant it, how late is too
-- late, the lookups that decide what became of an unanswered attempt, what guards against an older copy of the
-- database, and keys for callers that are no browsers.

ALTER TABLE server ADD COLUMN attempt_seq BIGINT NOT NULL DEFAULT 0;
-- Set while nothing may be sent because this database seems to be older than what was already sent from it.
ALTER TABLE server ADD COLUMN hold_reason TEXT;
-- Fingerprint of the high-water file that `pillarbox resume` was told about.
ALTER TABLE server ADD COLUMN resumed_from TEXT;

ALTER TABLE posts ADD COLUMN version BIGINT NOT NULL DEFAULT 0;
-- Null for a post that was sent at once. The zone and the wall time are what the writer meant; the instant is what counts.
ALTER TABLE posts ADD COLUMN scheduled_for TIMESTAMP;
ALTER TABLE posts ADD COLUMN time_zone TEXT;
ALTER TABLE posts ADD COLUMN wall_time TEXT;
ALTER TABLE posts ADD COLUMN time_resolution TEXT CHECK (time_resolution IN ('exact', 'gap', 'overlap'));
-- Finds the same text again among however many posts.
CREATE INDEX posts_by_text ON posts (user_id, text_hash);

-- 'default', 'always', 'never', or minutes.
ALTER TABLE deliveries ADD COLUMN publish_late TEXT NOT NULL DEFAULT 'default';
ALTER TABLE deliveries ADD COLUMN late BOOLEAN NOT NULL DEFAULT FALSE;

-- When an unconfirmed delivery is looked up next. The CHECK is held by every row at the moment it is added, so those
-- that are unconfirmed now step aside for two lines.
UPDATE deliveries SET state = 'needs_review', reason = 'stepped aside: ' || reason WHERE state = 'unconfirmed';
ALTER TABLE deliveries ADD COLUMN check_at TIMESTAMP CHECK ((state = 'unconfirmed') = (check_at IS NOT NULL));
UPDATE deliveries SET state = 'unconfirmed', reason = substr(reason, 16), check_at = updated_at
 WHERE reason LIKE 'stepped aside: %';

-- One row per account is what the publisher asks for, so the account comes first: what waits behind costs nothing.
DROP INDEX deliveries_due;
CREATE INDEX deliveries_waiting ON deliveries (account_id, next_attempt_at, id) WHERE state = 'scheduled';
CREATE INDEX deliveries_to_check ON deliveries (check_at, id) WHERE state = 'unconfirmed';
-- The state stands in it beside the account, or the index of all deliveries of the account would be taken instead.
DROP INDEX deliveries_in_flight;
CREATE INDEX deliveries_in_doubt ON deliveries (account_id, state) WHERE state IN ('sending', 'unconfirmed');

-- What was seen when a platform was asked what became of an attempt; rows are only added.
CREATE TABLE lookups (
    id          TEXT PRIMARY KEY NOT NULL,
    delivery_id TEXT NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
    -- The create attempt that was looked for; none when a restored database was compared.
    attempt_id  TEXT REFERENCES publish_attempts (id) ON DELETE CASCADE,
    looked_at   TIMESTAMP NOT NULL,
    finding     TEXT NOT NULL CHECK (finding IN ('found', 'absent', 'unreadable')),
    remote_id   TEXT,
    detail      TEXT,
    CHECK ((finding = 'found') = (remote_id IS NOT NULL))
);
CREATE INDEX lookups_by_delivery ON lookups (delivery_id, looked_at);

ALTER TABLE preferences ADD COLUMN time_zone TEXT;

-- When the token set is renewed without anyone needing it.
ALTER TABLE token_sets ADD COLUMN refresh_at TIMESTAMP;
CREATE INDEX token_sets_to_refresh ON token_sets (refresh_at);

-- Keys of callers that are no browsers. Only a hash of the secret part is kept.
CREATE TABLE api_keys (
    id           TEXT PRIMARY KEY NOT NULL,
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name         TEXT NOT NULL,
    secret_hash  BLOB NOT NULL,
    scopes       TEXT NOT NULL,
    created_at   TIMESTAMP NOT NULL,
    last_used_at TIMESTAMP,
    revoked_at   TIMESTAMP
);
