-- Images that are uploaded before the post they are for.

ALTER TABLE media ALTER COLUMN post_id DROP NOT NULL;
-- SHA-256 of the file as it came; tells posts without a text apart. Null for images of the time before.
ALTER TABLE media ADD COLUMN content_hash BYTEA;
-- Until when it waits for a post.
ALTER TABLE media ADD COLUMN expires_at TIMESTAMP CHECK ((post_id IS NULL) = (expires_at IS NOT NULL));
