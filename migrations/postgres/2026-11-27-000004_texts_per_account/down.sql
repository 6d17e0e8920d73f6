DROP FUNCTION fold_case(TEXT);
DROP INDEX posts_by_moment;
DROP INDEX deliveries_by_own_text;
ALTER TABLE deliveries DROP COLUMN own_text_hash;
ALTER TABLE deliveries DROP COLUMN own_text;
