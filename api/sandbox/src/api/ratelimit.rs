//! Rate windows for each person and endpoint.
//!
//! Source: docs.x.com, "Rate limits", pay-per-use column, read 2026-11-20.
//! That a window starts with its first request is a guess.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::route::Route;

/// How many requests fit into a window of some length.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    pub(crate) requests: u32,
    pub(crate) window: TimeDelta,
}

/// One person's current window at one endpoint, after counting the request at hand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    limit: u32,
    used: u32,
    resets_at: DateTime<Utc>,
}

/// All windows, and the limits that differ from the documented ones.
#[derive(Debug, Default)]
pub(crate) struct RateBook {
    windows: HashMap<(String, Route), Window>,
    limits: HashMap<Route, Limit>,
}

fn documented(route: Route) -> Limit {
    let requests = match route {
        Route::Create => 100,
        Route::Delete => 50,
        Route::Lookup => 5_000,
        Route::Timeline => 900,
        Route::Me => 75,
        Route::Initialize | Route::Append | Route::Finalize => 1_875,
        Route::MediaStatus => 1_000,
        _ => 500,
    };
    Limit { requests, window: TimeDelta::minutes(15) }
}

impl RateBook {
    /// Changes the limit of one endpoint; its windows start anew.
    pub(crate) fn set(&mut self, route: Route, limit: Limit) {
        self.limits.insert(route, limit);
        self.windows.retain(|(_, limited), _| *limited != route);
    }

    /// The person's window at the endpoint, with `more` requests counted.
    pub(crate) fn count(&mut self, account_id: &str, route: Route, now: DateTime<Utc>, more: u32) -> Window {
        let limit = self.limits.get(&route).copied().unwrap_or_else(|| documented(route));
        let fresh = Window { limit: limit.requests, used: 0, resets_at: now + limit.window };
        let window = self.windows.entry((account_id.to_owned(), route)).or_insert(fresh);
        // The second test is for a clock that was set back.
        if now >= window.resets_at || window.resets_at > now + limit.window {
            *window = fresh;
        }
        window.used = window.used.saturating_add(more);
        *window
    }
}

impl Window {
    pub(crate) fn is_exceeded(self) -> bool {
        self.used > self.limit
    }

    /// The headers beside an answer with this status. A 401 carries none; a 429 has nothing remaining.
    pub(crate) fn headers(self, status: u16) -> Vec<(&'static str, String)> {
        if status == 401 {
            return Vec::new();
        }
        let remaining = if status == 429 { 0 } else { self.limit.saturating_sub(self.used) };
        // A reset that is rounded down would come before the window really ends.
        let reset = self.resets_at.timestamp() + i64::from(self.resets_at.timestamp_subsec_nanos() > 0);
        vec![
            ("x-rate-limit-limit", self.limit.to_string()),
            ("x-rate-limit-remaining", remaining.to_string()),
            ("x-rate-limit-reset", reset.to_string()),
        ]
    }
}
