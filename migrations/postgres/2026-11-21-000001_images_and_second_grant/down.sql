DROP INDEX media_by_user;
ALTER TABLE media DROP COLUMN uploaded_bytes;
ALTER TABLE media DROP COLUMN treatment;
DROP TABLE image_grant_losses;
ALTER TABLE revocations DROP COLUMN sealed_secret;
ALTER TABLE token_sets DROP COLUMN token_hash;
ALTER TABLE token_sets DROP COLUMN consumer_fingerprint;
ALTER TABLE authorization_requests DROP COLUMN kind;
