-- Blogs whose new entries are shared: where each feed is, how it is asked, and what became of every entry it ever had.

CREATE TABLE feeds (
    id            TEXT PRIMARY KEY NOT NULL,
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- Counts the changes its user makes; who changes it may say which one he has read.
    version       BIGINT NOT NULL DEFAULT 0,
    address       TEXT NOT NULL,
    site          TEXT,
    title         TEXT NOT NULL,
    active        BOOLEAN NOT NULL,
    template      TEXT NOT NULL,
    -- As a list in JSON.
    account_ids   TEXT NOT NULL,
    approval      BOOLEAN NOT NULL,
    with_image    BOOLEAN NOT NULL,
    delay_minutes INTEGER NOT NULL CHECK (delay_minutes BETWEEN 0 AND 10080),
    per_day       INTEGER NOT NULL CHECK (per_day BETWEEN 1 AND 24),
    -- Who knows it may have the feed looked at, and nothing else; so it is kept as it is.
    ping_token    TEXT NOT NULL UNIQUE,
    etag          TEXT,
    last_modified TEXT,
    -- Null while it is not asked any more.
    next_poll_at  TIMESTAMP,
    polled_at     TIMESTAMP,
    -- What the feed had then was there before, and is not shared. Null until the next look, which shares nothing.
    baseline_at   TIMESTAMP,
    failures      INTEGER NOT NULL DEFAULT 0,
    failing_since TIMESTAMP,
    failure       TEXT,
    -- When its user was told that it fails.
    told_at       TIMESTAMP,
    created_at    TIMESTAMP NOT NULL,
    updated_at    TIMESTAMP NOT NULL,
    UNIQUE (user_id, address),
    CHECK ((failing_since IS NULL) = (failure IS NULL))
);
CREATE INDEX feeds_to_poll ON feeds (next_poll_at) WHERE next_poll_at IS NOT NULL;

CREATE TABLE feed_items (
    id            TEXT PRIMARY KEY NOT NULL,
    feed_id       TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    user_id       TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title         TEXT NOT NULL,
    url           TEXT,
    summary       TEXT NOT NULL,
    image_url     TEXT,
    published_at  TIMESTAMP,
    first_seen_at TIMESTAMP NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('baseline', 'waiting', 'skipped', 'draft', 'shared')),
    reason        TEXT,
    share_at      TIMESTAMP,
    tries         INTEGER NOT NULL DEFAULT 0,
    settled_at    TIMESTAMP,
    post_id       TEXT REFERENCES posts (id) ON DELETE SET NULL,
    draft_id      TEXT REFERENCES drafts (id) ON DELETE SET NULL,
    CHECK ((state = 'waiting') = (share_at IS NOT NULL)),
    CHECK (state <> 'skipped' OR reason IS NOT NULL)
);
CREATE INDEX feed_items_by_feed ON feed_items (feed_id, first_seen_at, id);
CREATE INDEX feed_items_waiting ON feed_items (share_at) WHERE state = 'waiting';
CREATE INDEX feed_items_by_post ON feed_items (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX feed_items_by_draft ON feed_items (draft_id) WHERE draft_id IS NOT NULL;

-- By what an entry is known: hashes of its link, its id, and its path with its title. One is enough, so a feed may change
-- the others; that a key stands for one entry only is what shares each once.
CREATE TABLE feed_item_keys (
    feed_id TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
    key     TEXT NOT NULL,
    item_id TEXT NOT NULL REFERENCES feed_items (id) ON DELETE CASCADE,
    PRIMARY KEY (feed_id, key)
);
CREATE INDEX feed_item_keys_by_item ON feed_item_keys (item_id);

-- Users are told of feeds, too.
CREATE TABLE notifications_new (
    id           TEXT PRIMARY KEY NOT NULL,
    user_id      TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind         TEXT NOT NULL CHECK (kind IN ('needs_reauth', 'failed', 'missed', 'needs_review', 'insufficient_credits',
                     'new_login', 'new_key', 'new_connection', 'key_rotation_finished', 'feed')),
    cause        TEXT NOT NULL,
    title        TEXT NOT NULL,
    detail       TEXT NOT NULL,
    account_id   TEXT REFERENCES accounts (id) ON DELETE CASCADE,
    post_id      TEXT REFERENCES posts (id) ON DELETE CASCADE,
    occurrences  INTEGER NOT NULL DEFAULT 1 CHECK (occurrences > 0),
    in_app       BOOLEAN NOT NULL,
    created_at   TIMESTAMP NOT NULL,
    last_at      TIMESTAMP NOT NULL,
    read_at      TIMESTAMP,
    mail_due_at  TIMESTAMP,
    mail_tries   INTEGER NOT NULL DEFAULT 0 CHECK (mail_tries >= 0),
    mail_sent_at TIMESTAMP,
    mail_failure TEXT
);
INSERT INTO notifications_new
    SELECT id, user_id, kind, cause, title, detail, account_id, post_id, occurrences, in_app, created_at, last_at, read_at,
           mail_due_at, mail_tries, mail_sent_at, mail_failure
    FROM notifications;
DROP TABLE notifications;
ALTER TABLE notifications_new RENAME TO notifications;
CREATE INDEX notifications_by_user ON notifications (user_id, last_at, id);
CREATE INDEX notifications_unread ON notifications (user_id, cause) WHERE read_at IS NULL;
CREATE INDEX notifications_to_mail ON notifications (mail_due_at) WHERE mail_due_at IS NOT NULL;
