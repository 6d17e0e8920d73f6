-- Answers how many posts go out on a day, from one account and from all.
CREATE INDEX deliveries_by_due_time ON deliveries (due_at, account_id);
