//! One request from its arrival to what is shown of its answer: count, fault, effect, record.

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::answer::Answer;
use crate::call::{Arrival, Call};
use crate::faults::show::{Manner, Shown};
use crate::faults::{Fault, Kind, Knock};
use crate::route::Route;
use crate::world::World;
use crate::world::grants::GrantKind;
use crate::world::requests::Recorded;
use crate::{api, oauth, oauth1, pages, v1};

/// What to send, and whether the effect is still to come.
#[derive(Debug)]
pub(crate) struct Served {
    pub(crate) shown: Shown,
    /// When set, [`World::take_effect`] is to be called after this time.
    pub(crate) effect_after: Option<Duration>,
}

impl World {
    /// Serves a request, all in one step under the world's lock.
    pub(crate) fn serve(&mut self, route: Route, call: &Call) -> Served {
        let now = self.now();
        *self.counts.entry(route).or_default() += 1;
        let account = self.actor(route, call, now);
        let knock =
            Knock { route, account: account.as_deref(), with_media: has_media(route, call), grant: call.grant_kind() };
        let fault = if call.arrival == Arrival::Whole { self.faults.take(&knock) } else { None };
        let posts_before = self.posts.len();
        let mut shown = match &fault {
            // Nobody is there to be answered.
            None if call.arrival == Arrival::BrokenOff => {
                Shown { manner: Manner::Cut, delay: Duration::ZERO, fault: None }
            }
            None => Shown::truly(self.truth(route, call, now)),
            Some(fault) => self.faked(fault, route, call, now),
        };
        if route.can_fail() {
            shown.delay += self.switches.answer_delay;
        }
        for post in &mut self.posts[posts_before..] {
            post.answer = shown.told();
        }
        self.log.push(Recorded::new(call, route, account, now).shown(shown.status(), shown.fault));
        let effect_after = fault.and_then(|fault| fault.effect_after_ms).map(Duration::from_millis);
        Served { shown, effect_after }
    }

    /// Lets a request take effect whose client has been told something else already.
    pub(crate) fn take_effect(&mut self, route: Route, call: &Call, told: &str) {
        let posts_before = self.posts.len();
        let now = self.now();
        self.truth(route, call, now);
        for post in &mut self.posts[posts_before..] {
            told.clone_into(&mut post.answer);
        }
    }

    fn truth(&mut self, route: Route, call: &Call, now: DateTime<Utc>) -> Answer {
        if call.arrival == Arrival::TooLong {
            return api::problem::usual(self.switches.problem_host, 413);
        }
        match route {
            Route::Authorize => oauth::authorize::answer(self, call, now),
            Route::Authorize1 => oauth1::authorize::answer(self, call, now),
            Route::Page => pages::answer(self, call),
            Route::Unknown if call.segments().first() == Some(&"1.1") => v1::error::coded(34),
            Route::Unknown => api::problem::not_found(),
            _ if route.is_oauth1() => oauth1::answer(self, route, call, now),
            _ if route.is_v1() => v1::answer(self, route, call, now),
            _ if route.is_oauth() => oauth::answer(self, route, call, now),
            _ => api::answer(self, route, call, now),
        }
    }

    fn faked(&mut self, fault: &Fault, route: Route, call: &Call, now: DateTime<Utc>) -> Shown {
        let happens_now = fault.accepted && fault.effect_after_ms.is_none();
        let truth = happens_now.then(|| self.truth(route, call, now));
        let host = self.switches.problem_host;
        let level = if route.is_v1() { v1::access_level(self, call, now) } else { None };
        // An effect that comes later is counted then.
        let entered = if route.is_api() && (!fault.accepted || fault.kind == Kind::Status) {
            api::only_count(self, route, call, now, happens_now)
        } else {
            None
        };
        let mut shown = fault.show(route, truth, host, &self.base_url);
        if let (Some(entered), Manner::Whole(answer)) = (entered, &mut shown.manner) {
            *answer = entered.dress_fault(answer.clone());
        }
        if let (Some(level), Manner::Whole(answer)) = (level, &mut shown.manner) {
            *answer = v1::dress(answer.clone(), level);
        }
        shown
    }

    /// The username a request acts as, as far as its token or code tells.
    fn actor(&self, route: Route, call: &Call, now: DateTime<Utc>) -> Option<String> {
        let form = call.form();
        let by_token = |token: &str| {
            let by_refresh = self.grant_by_refresh(token, now).map(|place| &self.grants[place]);
            by_refresh.or_else(|| self.grant_by_access(token, now)).map(|grant| &grant.account_id)
        };
        let id = match route {
            Route::Authorize | Route::Authorize1 => {
                self.account_named(form.get("account").unwrap_or_default()).map(|account| &account.id)
            }
            Route::Token => {
                let code = form.get("code");
                self.codes.iter().find(|known| Some(known.value.as_str()) == code).map(|code| &code.account_id)
            }
            Route::Refresh => form.get("refresh_token").and_then(by_token),
            Route::Revoke => form.get("token").and_then(by_token),
            _ if call.grant_kind() == Some(GrantKind::OAuth1) => {
                return self.person_signing(call).map(|id| self.username(id).to_owned());
            }
            _ => call.bearer().and_then(by_token),
        }?;
        Some(self.username(id).to_owned())
    }
}

fn has_media(route: Route, call: &Call) -> bool {
    match route {
        _ if route.is_media() => true,
        Route::Create => serde_json::from_slice::<Value>(&call.body)
            .is_ok_and(|body| body.get("media").is_some_and(Value::is_object)),
        _ => false,
    }
}
