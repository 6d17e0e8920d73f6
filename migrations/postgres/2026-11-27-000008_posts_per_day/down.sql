DROP INDEX deliveries_by_due_time;
