//! The whole state of the pretend platform. It lives under one lock and in memory only.

pub(crate) mod consumers;
pub(crate) mod grants;
pub(crate) mod media;
pub(crate) mod people;
pub(crate) mod posts;
pub(crate) mod requests;
pub(crate) mod switches;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::api::ratelimit::RateBook;
use crate::clock::Clock;
use crate::config::{ClientApp, SandboxConfig};
use crate::faults::FaultBook;
use crate::oauth1::authenticate::Nonces;
use crate::route::Route;
use consumers::{AccessToken, Consumer, RequestToken};
use grants::{Code, Grant};
use media::{Media, Upload};
use people::{Account, the_three};
use posts::Post;
use requests::RequestLog;
use switches::Switches;

/// Everything the platform knows.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) base_url: String,
    pub(crate) app_name: String,
    pub(crate) clients: Vec<ClientApp>,
    pub(crate) consumers: Vec<Consumer>,
    pub(crate) clock: Clock,
    pub(crate) rng: StdRng,
    pub(crate) accounts: Vec<Account>,
    pub(crate) codes: Vec<Code>,
    pub(crate) grants: Vec<Grant>,
    pub(crate) request_tokens: Vec<RequestToken>,
    pub(crate) access_tokens: Vec<AccessToken>,
    pub(crate) nonces: Nonces,
    pub(crate) posts: Vec<Post>,
    pub(crate) media: Vec<Media>,
    pub(crate) uploads: Vec<Upload>,
    pub(crate) faults: FaultBook,
    pub(crate) rates: RateBook,
    pub(crate) switches: Switches,
    pub(crate) log: RequestLog,
    /// How often each route was knocked at since the start or the last reset.
    pub(crate) counts: HashMap<Route, u64>,
    last_id: i64,
}

/// The instant of snowflake zero, in milliseconds. Source: docs.x.com, "X IDs", read 2026-11-20.
const SNOWFLAKE_EPOCH_MS: i64 = 1_288_834_974_657;

impl World {
    pub(crate) fn new(config: SandboxConfig, base_url: String) -> Self {
        Self {
            base_url,
            app_name: config.app_name,
            clients: config.clients,
            consumers: config.consumers.into_iter().map(Consumer::from).collect(),
            clock: Clock::default(),
            rng: rand::make_rng(),
            accounts: the_three(),
            codes: Vec::new(),
            grants: Vec::new(),
            request_tokens: Vec::new(),
            access_tokens: Vec::new(),
            nonces: Nonces::default(),
            posts: Vec::new(),
            media: Vec::new(),
            uploads: Vec::new(),
            faults: FaultBook::default(),
            rates: RateBook::default(),
            switches: Switches::default(),
            log: RequestLog::default(),
            counts: HashMap::new(),
            last_id: 0,
        }
    }

    /// Puts everything back except the clients, the consumers and their addresses, which belong to the start.
    pub(crate) fn reset(&mut self) {
        let config = SandboxConfig {
            app_name: std::mem::take(&mut self.app_name),
            clients: std::mem::take(&mut self.clients),
            consumers: std::mem::take(&mut self.consumers).into_iter().map(Consumer::into_registered).collect(),
            ..SandboxConfig::default()
        };
        // Ids stay unique across a reset: a client may still hold old ones.
        let last_id = self.last_id;
        *self = Self::new(config, std::mem::take(&mut self.base_url));
        self.last_id = last_id;
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// A new id whose time is `now`; always greater than every id before it.
    pub(crate) fn next_id(&mut self, now: DateTime<Utc>) -> String {
        let of_now = (now.timestamp_millis() - SNOWFLAKE_EPOCH_MS) << 22;
        self.last_id = of_now.max(self.last_id + 1);
        self.last_id.to_string()
    }

    /// `length` random letters and digits.
    pub(crate) fn random_word(&mut self, length: usize) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        (0..length).map(|_| char::from(LETTERS[self.rng.random_range(0..LETTERS.len())])).collect()
    }

    pub(crate) fn client(&self, id: &str) -> Option<&ClientApp> {
        self.clients.iter().find(|client| client.id == id)
    }

    pub(crate) fn allow_redirect(&mut self, client_id: &str, uri: &str) -> Result<(), String> {
        let client = self
            .clients
            .iter_mut()
            .find(|client| client.id == client_id)
            .ok_or_else(|| format!("There is no client \"{client_id}\"."))?;
        if !client.redirect_uris.iter().any(|known| known == uri) {
            client.redirect_uris.push(uri.to_owned());
        }
        Ok(())
    }

    /// Seeds the world's chance, so that a run can be repeated.
    pub(crate) fn seeded(seed: u64) -> StdRng {
        StdRng::seed_from_u64(seed)
    }
}
