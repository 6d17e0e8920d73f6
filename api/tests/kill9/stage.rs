//! What a run stands on: a sandbox that outlives the server, a folder, a person with accounts.

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Weak};
use std::time::Duration;

use pillarbox::clock::Clock;
use pillarbox_sandbox::{ClientApp, Sandbox, SandboxConfig};
use serde_json::{Value, json};

use crate::blogs::Blogs;
use crate::clock::FastClock;
use crate::person::{Account, Person};
use crate::server::{Place, Program, Server};

const CLIENT_ID: &str = "kill9-client";
const CLIENT_SECRET: &str = "kill9-client-secret";
pub(crate) const APP_SECRET: &str = "hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE";

pub(crate) struct Stage {
    pub(crate) sandbox: Arc<Sandbox>,
    pub(crate) place: Place,
    pub(crate) person: Person,
    /// Nobody follows them yet.
    pub(crate) blogs: Blogs,
    /// Ids by handle.
    pub(crate) accounts: BTreeMap<String, String>,
    /// How often an account had to be connected again, by the reason it gave.
    pub(crate) mended: BTreeMap<String, usize>,
}

impl Stage {
    /// Sets a server up with a person and so many accounts. The server that comes with it runs.
    pub(crate) async fn set(program: Program, accounts: usize) -> (Self, Server) {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let app = ClientApp {
            id: CLIENT_ID.to_owned(),
            secret: Some(CLIENT_SECRET.to_owned()),
            redirect_uris: vec![format!("http://{address}/api/x/callback")],
        };
        let sandbox = Sandbox::start(SandboxConfig { clients: vec![app], ..SandboxConfig::default() }).await.unwrap();
        let sandbox = Arc::new(sandbox);
        if let Program::OnFastClock { clock, .. } = &program {
            move_along(Arc::downgrade(&sandbox), *clock);
        }
        // More requests than the real limits allow are what a run of a thousand kills is about.
        for route in ["create", "timeline", "me", "upload", "metadata"] {
            let limit = json!({"op": "rate_limit", "route": route, "limit": 1_000_000, "window_secs": 60});
            sandbox.control(&limit).unwrap();
        }
        let blogs = Blogs::open().await;
        // Kept for looking into, and removed when all was well.
        let folder = tempfile::Builder::new().prefix("kill9-").tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap().keep();
        let x = sandbox.base_url();
        let env = [
            ("APP_SECRET", APP_SECRET),
            ("X_CLIENT_ID", CLIENT_ID),
            ("X_CLIENT_SECRET", CLIENT_SECRET),
            ("X_WEB_URL", x),
            ("X_API_URL", x),
            // A run is over sooner than the spacing of a backlog would let it be, and nothing of it may be too late.
            ("BACKLOG_SPACING_SECONDS", "0"),
            ("REQUESTS_PER_MINUTE", "0"),
            ("POSTS_PER_DAY", "0"),
            ("POSTS_PER_DAY_PER_ACCOUNT", "0"),
            ("LATE_GRACE_MINUTES", "43200"),
        ];
        let mut env = env.map(|(name, value)| (name, value.to_owned())).to_vec();
        env.push(("ALLOW_PRIVATE_FETCH", blogs.address.to_string()));
        let place = Place { program, folder, address, env };
        let mut server = place.start();
        server.wait_until_ready(&place).await;
        let person = Person::set_up(place.url()).await;
        let mut stage = Self { sandbox, place, person, blogs, accounts: BTreeMap::new(), mended: BTreeMap::new() };
        for number in 0..accounts {
            let name = format!("kill9_{number:02}");
            stage.sandbox.control(&json!({"op": "account", "username": name})).unwrap();
            stage.connect(&name).await;
        }
        let connected = stage.person.accounts().await.unwrap();
        stage.accounts = connected.into_iter().map(|(name, account)| (name, account.id)).collect();
        assert_eq!(stage.accounts.len(), accounts);
        (stage, server)
    }

    /// A code is good for 30 s, which is not much on a fast clock.
    async fn connect(&self, name: &str) {
        for _ in 0..10 {
            if self.person.connect(name).await {
                return;
            }
        }
        panic!("{name} cannot be connected; see {}", self.place.folder.display());
    }

    /// Does what a user does when his account asks for him: connects it again. False when the server was not there.
    pub(crate) async fn mend_accounts(&mut self) -> bool {
        let Some(accounts) = self.person.accounts().await else { return false };
        for (name, account) in accounts {
            let Some(reason) = complaint(&name, &account) else { continue };
            // Told in the same transaction, so no kill can come between.
            match self.person.is_told_of(&account.id).await {
                Some(told) => assert!(told, "{name} needs its user, who was not told: {reason}"),
                None => return false,
            }
            if self.person.connect(&name).await {
                *self.mended.entry(reason).or_default() += 1;
            }
        }
        true
    }

    pub(crate) fn control(&self, operations: &Value) -> Value {
        self.sandbox.control(operations).unwrap()
    }

    /// The create requests since the last time. The sandbox remembers only so many.
    pub(crate) async fn take_requests(&self) -> Vec<Value> {
        let mut record = self.sandbox.requests(Some("create")).unwrap();
        let forget = reqwest::Client::builder().no_proxy().build().unwrap();
        forget.delete(format!("{}/__requests", self.sandbox.base_url())).send().await.unwrap();
        std::mem::take(record["requests"].as_array_mut().unwrap())
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.place.folder
    }

    /// Nothing was wrong: the folder is of no more use.
    pub(crate) fn clear_away(self) {
        std::fs::remove_dir_all(&self.place.folder).unwrap();
    }
}

/// Why an account needs its user, if it does. One that does must say why.
pub(crate) fn complaint(name: &str, account: &Account) -> Option<String> {
    match (account.status.as_str(), &account.reason) {
        ("active", None) => None,
        // It could not be asked to renew; that passes.
        ("active", Some(reason)) if reason == "platform_unavailable" => None,
        ("needs_reauth", Some(reason)) => Some(reason.clone()),
        other => panic!("{name} is as it cannot be in: {other:?}"),
    }
}

/// Keeps the sandbox's clock at the fast one for as long as there is a sandbox.
fn move_along(sandbox: Weak<Sandbox>, clock: FastClock) {
    std::thread::spawn(move || {
        while let Some(sandbox) = sandbox.upgrade() {
            sandbox.control(&json!({"op": "clock", "set": clock.now().to_string()})).unwrap();
            drop(sandbox);
            std::thread::sleep(Duration::from_millis(10));
        }
    });
}
