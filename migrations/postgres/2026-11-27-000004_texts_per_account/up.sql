-- One post to several accounts, each with a text of its own where its user wants one, and a history that can be searched.

-- Null: the post's own text goes to this account.
ALTER TABLE deliveries ADD COLUMN own_text TEXT;
-- Finds the same text on the same account, as `posts.text_hash` does.
ALTER TABLE deliveries ADD COLUMN own_text_hash BYTEA CHECK ((own_text IS NULL) = (own_text_hash IS NULL));
CREATE INDEX deliveries_by_own_text ON deliveries (user_id, own_text_hash) WHERE own_text_hash IS NOT NULL;

-- The moment a post is meant for, by which the history is asked.
CREATE INDEX posts_by_moment ON posts (user_id, coalesce(scheduled_for, created_at));

-- How a text is compared without regard to upper and lower case. SQLite gets a function of the same name from the server
-- itself; here it folds what the locale of the database folds.
CREATE FUNCTION fold_case(TEXT) RETURNS TEXT LANGUAGE SQL IMMUTABLE STRICT AS $$ SELECT lower(upper($1)) $$;
