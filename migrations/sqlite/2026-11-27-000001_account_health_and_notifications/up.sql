-- What it takes to say how an account is, and to tell its user in time: when it was proven good and used, who is renewing
-- its tokens and how that goes, notifications with the mail each of them may become, and the devices a user signs in from.

ALTER TABLE accounts ADD COLUMN last_verified_at TIMESTAMP;
ALTER TABLE accounts ADD COLUMN last_used_at TIMESTAMP;
-- Connecting asks the platform whose token it is.
UPDATE accounts SET last_verified_at = connected_at;
UPDATE accounts SET last_used_at = (SELECT max(posted_at) FROM deliveries WHERE deliveries.account_id = accounts.id);

-- Which process is spending the refresh token; with `refresh_started_at` a lease between processes.
ALTER TABLE token_sets ADD COLUMN refresh_holder TEXT;
-- Since when renewing fails, and why. Null while it does not.
ALTER TABLE token_sets ADD COLUMN refresh_failing_since TIMESTAMP;
ALTER TABLE token_sets ADD COLUMN refresh_trouble TEXT CHECK (refresh_trouble IN ('platform_unavailable', 'client_misconfigured'));

CREATE TABLE notifications (
    id           TEXT PRIMARY KEY NOT NULL,
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind         TEXT NOT NULL CHECK (kind IN ('needs_reauth', 'failed', 'missed', 'needs_review', 'insufficient_credits',
                     'new_login', 'new_key', 'new_connection', 'key_rotation_finished')),
    -- What it is about, as one word: the same cause again is the same notification, as long as nobody has read it.
    cause        TEXT NOT NULL,
    title        TEXT NOT NULL,
    detail       TEXT NOT NULL,
    account_id   TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    post_id      TEXT REFERENCES posts (id) ON DELETE CASCADE,
    occurrences  INTEGER NOT NULL DEFAULT 1 CHECK (occurrences > 0),
    -- False when the user wants this kind by mail only.
    in_app       BOOLEAN NOT NULL,
    created_at   TIMESTAMP NOT NULL,
    last_at      TIMESTAMP NOT NULL,
    read_at      TIMESTAMP,
    -- The queue of mails: set while one is to be sent.
    mail_due_at  TIMESTAMP,
    mail_tries   INTEGER NOT NULL DEFAULT 0 CHECK (mail_tries >= 0),
    mail_sent_at TIMESTAMP,
    mail_failure TEXT
);
CREATE INDEX notifications_by_user ON notifications (user_id, last_at, id);
CREATE INDEX notifications_unread ON notifications (user_id, cause) WHERE read_at IS NULL;
CREATE INDEX notifications_to_mail ON notifications (mail_due_at) WHERE mail_due_at IS NOT NULL;

-- How a user wants to hear of a kind; both ways where nothing was chosen.
CREATE TABLE notification_choices (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL,
    in_app  BOOLEAN NOT NULL,
    mail    BOOLEAN NOT NULL,
    PRIMARY KEY (user_id, kind)
);

-- Where mail goes: an address whose owner has followed a link sent there.
ALTER TABLE users ADD COLUMN email TEXT;
CREATE TABLE email_confirmations (
    user_id    TEXT PRIMARY KEY NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    email      TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);

-- Devices a user has signed in from: a hash of network and browser.
CREATE TABLE known_devices (
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    device_hash  BLOB NOT NULL,
    last_seen_at TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, device_hash)
);

-- Answers what waits for an account without going through everything it ever posted.
CREATE INDEX deliveries_held ON deliveries (account_id, due_at) WHERE state = 'held';
