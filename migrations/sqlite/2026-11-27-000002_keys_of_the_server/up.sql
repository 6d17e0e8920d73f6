-- The server's own keys, so that APP_SECRET can change without them.
--
-- The key of the session cookie and the one that goes into the hashes of API keys were made of APP_SECRET itself: a new
-- secret would have signed everybody out and ended every API key. They are sealed values from now on, filled at the
-- next start with what they were.
ALTER TABLE server ADD COLUMN sealed_session_key BLOB;
ALTER TABLE server ADD COLUMN sealed_api_key_pepper BLOB;

-- Which key the publisher that started last seals with, in hexadecimal: nothing may be sealed with a key that it does
-- not know.
ALTER TABLE server ADD COLUMN newest_key_id TEXT;
