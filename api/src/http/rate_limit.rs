//! How many requests one caller may make, told with every answer by the headers `RateLimit-Policy` and `RateLimit`
//! (IETF draft-ietf-httpapi-ratelimit-headers-10, read 2026-11-27).

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use super::error::ApiError;
use crate::model::{ApiKeyId, UserId};
use crate::people::Network;

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const WINDOW: Duration = Duration::from_mins(1);
/// After so many requests the callers that have been quiet for a window are forgotten.
const TIDY_AFTER: u32 = 4096;

/// Whose requests are counted together.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Counted {
    User(UserId),
    Key(ApiKeyId),
    /// Who shows neither session nor key, by where he asks from.
    Network(Option<Network>),
}

type Limiter = RateLimiter<Counted, DefaultKeyedStateStore<Counted>, DefaultClock, StateInformationMiddleware>;

/// The counts of all callers; nothing is counted when the operator wants no limit.
pub(super) struct RateLimits(Option<Counts>);

struct Counts {
    limiter: Limiter,
    per_minute: NonZeroU32,
    since_tidied: AtomicU32,
}

/// How a caller stands after a request.
pub(super) struct Standing {
    per_minute: NonZeroU32,
    remaining: u32,
}

/// A request too many.
pub(super) struct Refused {
    standing: Standing,
    wait: Duration,
}

impl RateLimits {
    pub(super) fn new(per_minute: Option<NonZeroU32>) -> Self {
        Self(per_minute.map(|per_minute| Counts {
            limiter: RateLimiter::keyed(Quota::per_minute(per_minute)).with_middleware(),
            per_minute,
            since_tidied: AtomicU32::new(0),
        }))
    }

    /// Counts one request.
    pub(super) fn count(&self, whose: Counted) -> Result<Option<Standing>, Refused> {
        let Some(counts) = &self.0 else { return Ok(None) };
        if counts.since_tidied.fetch_add(1, Ordering::Relaxed) >= TIDY_AFTER {
            counts.since_tidied.store(0, Ordering::Relaxed);
            counts.limiter.retain_recent();
        }
        let per_minute = counts.per_minute;
        match counts.limiter.check_key(&whose) {
            Ok(state) => Ok(Some(Standing { per_minute, remaining: state.remaining_burst_capacity() })),
            Err(until) => {
                let wait = until.wait_time_from(DefaultClock::default().now());
                Err(Refused { standing: Standing { per_minute, remaining: 0 }, wait })
            }
        }
    }
}

impl Standing {
    /// `q` requests in `w` seconds; `r` of them are left, and after `t` seconds all of them are back.
    pub(super) fn put_on(&self, headers: &mut HeaderMap) {
        let all = self.per_minute.get();
        let refill = (WINDOW * all.saturating_sub(self.remaining)).as_secs_f64() / f64::from(all);
        let policy = format!("\"requests\";q={all};w={}", WINDOW.as_secs());
        let limit = format!("\"requests\";r={};t={:.0}", self.remaining, refill.ceil());
        for (name, text) in [(POLICY, policy), (LIMIT, limit)] {
            headers.insert(name, HeaderValue::from_str(&text).expect("digits and plain signs"));
        }
    }
}

impl Refused {
    pub(super) fn answer(&self, request: ServiceRequest) -> ServiceResponse<BoxBody> {
        let seconds = self.wait.as_secs() + 1;
        let detail = format!("Too many requests in a short time. Wait {seconds} s and go on more slowly.");
        let mut error = ApiError::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail);
        error.retry_after_secs = Some(seconds);
        let mut response = request.error_response(error);
        self.standing.put_on(response.headers_mut());
        response
    }
}
