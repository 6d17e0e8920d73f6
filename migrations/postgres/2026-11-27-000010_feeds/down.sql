DELETE FROM notifications WHERE kind = 'feed';
DELETE FROM notification_choices WHERE kind = 'feed';
DROP TABLE feed_item_keys;
DROP TABLE feed_items;
DROP TABLE feeds;
