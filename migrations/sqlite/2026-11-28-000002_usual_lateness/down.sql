ALTER TABLE preferences DROP COLUMN publish_late;
