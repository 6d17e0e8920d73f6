-- How late a user's posts may go out where the post itself says nothing: `default`, `always`, `never`, or minutes.
ALTER TABLE preferences ADD COLUMN publish_late TEXT NOT NULL DEFAULT 'default';
