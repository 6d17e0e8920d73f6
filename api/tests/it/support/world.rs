//! A world of one's own: a sandbox, a server, a clock, a data folder.

use std::net::TcpListener;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use pillarbox::app::{App, StartError, Tuning};
use pillarbox::clock::{Clock, TestClock};
use pillarbox::config::{Config, Env};
use pillarbox::model::{Instant, Scope};
use pillarbox::people::NewKey;
use pillarbox::publisher::Resumed;
use pillarbox_sandbox::{AppPermission, ClientApp, ConsumerApp, Sandbox, SandboxConfig};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::{Notify, OnceCell};

use super::database::Database;
use super::server::Server;
use super::visitor::Visitor;

pub(crate) const PASSWORD: &str = "a lantern over seven grey boats";
const CLIENT_ID: &str = "test-client";
const CLIENT_SECRET: &str = "test-client-secret";
/// The operator's pair for OAuth 1.0a, and another one he may change to.
pub(crate) const API_KEY: &str = "test-api-key";
pub(crate) const API_SECRET: &str = "test-api-secret";
pub(crate) const OTHER_API_KEY: &str = "other-api-key";
pub(crate) const OTHER_API_SECRET: &str = "other-api-secret";
const APP_SECRET: &str = "hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE";

/// What a test wants otherwise than usual.
#[derive(Default)]
pub(crate) struct Options {
    /// Settings over the usual ones.
    pub(crate) env: Vec<(&'static str, String)>,
    /// As it is outside a development start: the setup token is asked for.
    pub(crate) not_dev: bool,
    /// No platform is set up.
    pub(crate) without_x: bool,
    /// Hosts of the test's own that may be fetched from, as `127.0.0.1:port`.
    pub(crate) may_fetch: Vec<String>,
    /// Tries to sign in per minute; so many by default that no test meets the limit by accident.
    pub(crate) tries_per_minute: Option<u32>,
}

impl Options {
    /// Images go by a way that needs the second grant: `oauth1` or `v1`.
    pub(crate) fn with_second_grant(way: &str) -> Self {
        let env = vec![
            ("X_MEDIA_UPLOAD", way.to_owned()),
            ("X_API_KEY", API_KEY.to_owned()),
            ("X_API_SECRET", API_SECRET.to_owned()),
            ("REGISTRATION", "open".to_owned()),
        ];
        Self { env, ..Self::default() }
    }
}

pub(super) fn consumer(key: &str, secret: &str) -> ConsumerApp {
    let (key, secret) = (key.to_owned(), secret.to_owned());
    ConsumerApp { key, secret, callbacks: Vec::new(), permission: AppPermission::ReadWrite }
}

pub(crate) struct World {
    pub(crate) sandbox: Sandbox,
    pub(crate) clock: Arc<TestClock>,
    server: Option<Server>,
    options: Options,
    data: tempfile::TempDir,
    /// An API key, once one is needed.
    key: OnceCell<String>,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(Options::default()).await
    }

    pub(crate) async fn with(options: Options) -> Self {
        let sandbox = Sandbox::start(SandboxConfig {
            clients: vec![ClientApp {
                id: CLIENT_ID.to_owned(),
                secret: Some(CLIENT_SECRET.to_owned()),
                redirect_uris: Vec::new(),
            }],
            consumers: vec![consumer(API_KEY, API_SECRET), consumer(OTHER_API_KEY, OTHER_API_SECRET)],
            ..SandboxConfig::default()
        })
        .await
        .unwrap();
        let clock = TestClock::starting_at(Instant::from(chrono::Utc::now()));
        let data = tempfile::tempdir().unwrap();
        let mut world = Self { sandbox, clock, server: None, options, data, key: OnceCell::new() };
        world.start().unwrap();
        world
    }

    /// Starts the server on this world's data folder.
    pub(crate) fn start(&mut self) -> Result<(), StartError> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        self.sandbox.allow_redirect(CLIENT_ID, &format!("{url}/api/x/callback"));
        for key in [API_KEY, OTHER_API_KEY] {
            self.sandbox.allow_oauth1_callback(key, &format!("{url}/api/x/oauth1/callback"));
        }
        let config = Config::from_env(&self.env(&url), !self.options.not_dev).unwrap();
        let tries = self.options.tries_per_minute.unwrap_or(100_000);
        let tuning = Tuning { tries_per_minute: NonZeroU32::new(tries).unwrap() };
        let clock: Arc<dyn Clock> = Arc::<TestClock>::clone(&self.clock);
        self.server = Some(Server::start(config, listener, clock, tuning)?);
        Ok(())
    }

    /// Stops the server in order.
    pub(crate) fn stop(&mut self) {
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }

    pub(crate) fn restart(&mut self) {
        self.stop();
        self.start().unwrap();
    }

    /// Changes a setting from the next start on.
    pub(crate) fn set_env(&mut self, name: &'static str, value: &str) {
        self.options.env.push((name, value.to_owned()));
    }

    fn env(&self, url: &str) -> Env {
        let x = self.sandbox.base_url();
        let mut pairs: Vec<(&str, String)> = vec![
            ("APP_URL", url.to_owned()),
            ("APP_SECRET", APP_SECRET.to_owned()),
            ("DATA_DIR", self.data.path().to_string_lossy().into_owned()),
            ("REQUESTS_PER_MINUTE", "0".to_owned()),
        ];
        if !self.options.without_x {
            pairs.extend([
                ("X_CLIENT_ID", CLIENT_ID.to_owned()),
                ("X_CLIENT_SECRET", CLIENT_SECRET.to_owned()),
                ("X_WEB_URL", x.to_owned()),
                ("X_API_URL", x.to_owned()),
                ("ALLOW_PRIVATE_FETCH", {
                    let sandbox = x.trim_start_matches("http://").to_owned();
                    [vec![sandbox], self.options.may_fetch.clone()].concat().join(",")
                }),
            ]);
        }
        // Later ones win.
        pairs.extend(self.options.env.iter().map(|(name, value)| (*name, value.replace("{sandbox}", x))));
        pairs.into_iter().collect()
    }

    /// What `pillarbox resume` does on this data folder.
    pub(crate) async fn resume(&self) -> Resumed {
        let config = Config::from_env(&self.env("http://127.0.0.1:1"), !self.options.not_dev).unwrap();
        let clock: Arc<dyn Clock> = Arc::<TestClock>::clone(&self.clock);
        pillarbox::app::resume(&config, clock).await.unwrap()
    }

    fn running(&self) -> &Server {
        self.server.as_ref().expect("the server runs")
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.running().address)
    }

    /// The server's parts, for what is done from the command line: setup tokens, invitations.
    pub(crate) fn app(&self) -> &App {
        &self.running().app
    }

    /// The database, round the front door.
    pub(crate) fn database(&self) -> Database {
        Database::open(&self.data.path().join("pillarbox.db"))
    }

    /// The token that lets the first administrator in; only a world that is `not_dev` has one.
    pub(crate) async fn setup_token(&self) -> Option<String> {
        let token = self.app().people.renew_setup_token().await.unwrap();
        token.map(|token| token.expose().to_owned())
    }

    pub(crate) fn data_dir(&self) -> &Path {
        self.data.path()
    }

    /// The files in the folder of images.
    pub(crate) fn media_files(&self) -> Vec<PathBuf> {
        std::fs::read_dir(self.data_dir().join("media")).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    /// Does what is swept every hour, once.
    pub(crate) async fn sweep(&self) {
        let until_it_rests = Arc::new(UntilItRests { clock: Arc::clone(&self.clock), rests: Notify::new() });
        let clock: Arc<dyn Clock> = Arc::<UntilItRests>::clone(&until_it_rests);
        tokio::select! {
            () = self.app().keep_up(clock) => {}
            () = until_it_rests.rests.notified() => {}
        }
    }

    /// Someone who has not signed in.
    pub(crate) fn visitor(&self) -> Visitor {
        Visitor::new(self.url())
    }

    /// The first administrator, signed in.
    pub(crate) async fn admin(&self) -> Visitor {
        let visitor = self.visitor();
        let body = json!({"username": "margaret", "password": PASSWORD, "setup_token": self.setup_token().await});
        let answer = visitor.post("/api/auth/setup", &body).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        visitor
    }

    /// The administrator, with `@ada_sandbox` connected.
    pub(crate) async fn connected(&self) -> Visitor {
        let visitor = self.admin().await;
        assert_eq!(visitor.connect("ada_sandbox").await, "/dashboard/settings?connected=x");
        visitor
    }

    /// A second person, signed in. Needs `REGISTRATION=open`.
    pub(crate) async fn member(&self, name: &str) -> Visitor {
        let visitor = self.visitor();
        let answer = visitor.post("/api/auth/register", &json!({"username": name, "password": PASSWORD})).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        visitor
    }

    /// Moves our clock and the sandbox's together.
    pub(crate) fn advance(&self, by: Duration) {
        self.control(&json!({"op": "clock", "advance_secs": by.as_secs()}));
        self.clock.advance(by);
    }

    /// So many seconds from now by our clock, as clients write it.
    pub(crate) fn in_secs(&self, secs: i64) -> String {
        (self.clock.now().utc() + chrono::TimeDelta::seconds(secs)).to_rfc3339()
    }

    /// An API key of the administrator's that may run the queue.
    pub(crate) async fn key(&self) -> &str {
        self.key.get_or_init(|| self.key_with("margaret", &[Scope::SchedulerRun])).await
    }

    /// A new API key of a person that may do this, made as from the command line.
    pub(crate) async fn key_with(&self, username: &str, scopes: &[Scope]) -> String {
        let scopes = scopes.iter().copied().collect();
        let new = NewKey { name: "a test's".to_owned(), scopes, networks: Vec::new(), expires_at: None };
        self.app().people.create_key_for(username, new).await.unwrap().key.expose().to_owned()
    }

    /// A program that shows a new API key of the administrator's.
    pub(crate) async fn program(&self, scopes: &[Scope]) -> Visitor {
        Visitor::with_key(self.url(), self.key_with("margaret", scopes).await)
    }

    /// Has the publisher do everything that is due by the clock, and waits until it is done: after this, what was not
    /// done is not going to be done before the clock moves.
    pub(crate) async fn settle(&self) {
        let visitor = self.visitor();
        let publisher = self.app().publisher.clone().expect("it publishes");
        loop {
            let request = visitor.request(Method::POST, "/api/cron/run-x-queue").bearer_auth(self.key().await);
            let round = visitor.send(request).await;
            assert_eq!(round.status, 200, "{round:?}");
            publisher.drained().await;
            let round = round.json();
            if (&round["accounts_started"], &round["lookups_started"]) == (&json!(0), &json!(0)) {
                return;
            }
        }
    }

    /// Moves both clocks and lets everything happen that is due then.
    pub(crate) async fn pass(&self, secs: u64) {
        self.advance(Duration::from_secs(secs));
        self.settle().await;
    }

    /// Waits, with the clocks standing still, until X has had so many requests of a kind.
    pub(crate) async fn until_asked(&self, what: &str, wanted: u64) {
        self.until_asked_as(what, wanted, Duration::ZERO).await;
    }

    /// The same, with both clocks moved a second whenever nothing has been asked for a moment: then what is on its way
    /// waits for the clock. Moved faster, they would run away from a server that is only slow.
    pub(crate) async fn pass_until_asked(&self, what: &str, wanted: u64) {
        self.until_asked_as(what, wanted, Duration::from_secs(1)).await;
    }

    async fn until_asked_as(&self, what: &str, wanted: u64, step: Duration) {
        const A_MOMENT: Duration = Duration::from_millis(80);
        let began_at = std::time::Instant::now();
        let (mut seen, mut quiet_since) = (self.ledger()["counts"].clone(), began_at);
        while seen[what].as_u64().unwrap() < wanted {
            assert!(began_at.elapsed() < Duration::from_secs(30), "{what} stays at {}", seen[what]);
            tokio::time::sleep(Duration::from_millis(10)).await;
            let counts = self.ledger()["counts"].clone();
            if counts != seen {
                (seen, quiet_since) = (counts, std::time::Instant::now());
            } else if !step.is_zero() && quiet_since.elapsed() >= A_MOMENT {
                self.advance(step);
                quiet_since = std::time::Instant::now();
            }
        }
    }

    /// The sandbox's requests of a route, oldest first.
    pub(crate) fn requests(&self, route: &str) -> Vec<Value> {
        self.sandbox.requests(Some(route)).unwrap()["requests"].as_array().unwrap().clone()
    }

    /// An operation of the sandbox.
    pub(crate) fn control(&self, operation: &Value) {
        self.sandbox.control(operation).unwrap();
    }

    /// What the sandbox has really accepted.
    pub(crate) fn ledger(&self) -> Value {
        self.sandbox.ledger()
    }

    /// The ledger's posts.
    pub(crate) fn published(&self) -> Vec<Value> {
        self.ledger()["posts"].as_array().unwrap().clone()
    }

    /// A count of the ledger, such as `token_requests`.
    pub(crate) fn count(&self, what: &str) -> u64 {
        self.ledger()["counts"][what].as_u64().unwrap()
    }
}

impl Drop for World {
    /// What still waits for the clock would be waited for for ever.
    fn drop(&mut self) {
        let ended = AtomicBool::new(false);
        let clock = Arc::clone(&self.clock);
        std::thread::scope(|threads| {
            threads.spawn(|| {
                while !ended.load(Ordering::SeqCst) {
                    clock.advance(Duration::from_secs(60));
                    std::thread::sleep(Duration::from_millis(2));
                }
            });
            drop(self.server.take());
            ended.store(true, Ordering::SeqCst);
        });
    }
}

/// Tells when whoever holds it has nothing to do but to wait.
struct UntilItRests {
    clock: Arc<TestClock>,
    rests: Notify,
}

impl Clock for UntilItRests {
    fn now(&self) -> Instant {
        self.clock.now()
    }

    fn monotonic(&self) -> Duration {
        self.clock.monotonic()
    }

    fn sleep_until(&self, _at: Instant) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        self.rests.notify_one();
        Box::pin(std::future::pending())
    }
}
