-- For your own machine only.
DROP TABLE audit_events;
DROP TABLE idempotency_keys;
DROP TABLE preferences;
DROP TABLE publish_attempts;
DROP TABLE deliveries;
DROP TABLE media;
DROP TABLE posts;
DROP TABLE revocations;
DROP TABLE token_sets;
DROP TABLE authorization_requests;
DROP TABLE accounts;
DROP TABLE invitations;
DROP TABLE sessions;
DROP TABLE users;
DROP TABLE server;
