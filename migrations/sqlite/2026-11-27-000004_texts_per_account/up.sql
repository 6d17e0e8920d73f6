-- One post to several accounts, each with a text of its own where its user wants one, and a history that can be searched.

-- Null: the post's own text goes to this account.
ALTER TABLE deliveries ADD COLUMN own_text TEXT;
-- Finds the same text on the same account, as `posts.text_hash` does.
ALTER TABLE deliveries ADD COLUMN own_text_hash BLOB CHECK ((own_text IS NULL) = (own_text_hash IS NULL));
CREATE INDEX deliveries_by_own_text ON deliveries (user_id, own_text_hash) WHERE own_text_hash IS NOT NULL;

-- The moment a post is meant for, by which the history is asked.
CREATE INDEX posts_by_moment ON posts (user_id, coalesce(scheduled_for, created_at));
