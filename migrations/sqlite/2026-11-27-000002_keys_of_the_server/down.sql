ALTER TABLE server DROP COLUMN newest_key_id;
ALTER TABLE server DROP COLUMN sealed_api_key_pepper;
ALTER TABLE server DROP COLUMN sealed_session_key;
