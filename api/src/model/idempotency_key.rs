//! What makes repeating a request safe.

/// What a client sent as `Idempotency-Key`, with the route it sent it to.
#[derive(Clone, Debug)]
pub struct IdempotencyKey {
    pub key: String,
    pub route: &'static str,
}
