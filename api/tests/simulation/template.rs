//! The folder every world begins with: a database with one user and two connected accounts, made once by the real
//! code.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use chrono::TimeDelta;
use pillarbox::accounts::{Accounts, CallbackQuery};
use pillarbox::clock::SharedClock;
use pillarbox::fetch::{FetchSettings, SafeFetch};
use pillarbox::model::{DatabaseUrl, Instant, PlatformKey, Role, Secret, SessionId, UserId};
use pillarbox::platforms::Platforms;
use pillarbox::store::users::UserRow;
use pillarbox::store::{self, Store};
use pillarbox::vault::{Keyring, Vault};

use super::clock::VirtualClock;
use super::life::Steps;
use super::plan::RemotePlan;
use super::remote::{Memory, Remote};

/// The accounts' ids at the platform, as the template connects them.
pub(crate) const ACCOUNTS: [&str; 2] = ["100", "200"];

/// When every world begins.
pub(crate) fn beginning() -> Instant {
    Instant::from("2026-11-20T12:00:00Z".parse::<chrono::DateTime<chrono::Utc>>().unwrap())
}

pub(crate) struct Template {
    database: Vec<u8>,
    pub(crate) user: UserId,
}

pub(crate) fn template() -> &'static Template {
    static TEMPLATE: OnceLock<Template> = OnceLock::new();
    TEMPLATE.get_or_init(make)
}

impl Template {
    pub(crate) fn write_to(&self, folder: &Path) {
        std::fs::write(folder.join("pillarbox.db"), &self.database).unwrap();
    }
}

pub(crate) fn vault() -> Arc<Vault> {
    Arc::new(Vault::new(Keyring::new(&Secret::new("hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE"), &[])))
}

/// The scripted platform keeps no pictures.
pub(crate) fn no_fetching() -> SafeFetch {
    SafeFetch::new(FetchSettings::default())
}

/// A runtime whose time is virtual.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap()
}

fn make() -> Template {
    let folder = super::world::folder();
    let path = folder.path().join("pillarbox.db");
    let steps = Steps::until(None);
    // On a thread of its own, which simulates from its first step.
    let user = std::thread::scope(|scope| {
        let work = || {
            pillarbox::disk::simulate(Some(steps.hook()));
            runtime().block_on(connect(&path, steps.clone()))
        };
        scope.spawn(work).join().unwrap()
    });
    Template { database: std::fs::read(&path).unwrap(), user }
}

async fn connect(path: &Path, steps: Steps) -> UserId {
    let clock = VirtualClock::begin(beginning(), TimeDelta::zero());
    let store = Store::open(DatabaseUrl::Sqlite(path.to_string_lossy().into_owned())).await.unwrap();
    let remote = Remote::new(Memory::new(0, RemotePlan::default()), Arc::clone(&clock), steps);
    let shared: SharedClock = clock;
    let platforms = Platforms::default().with(Arc::new(remote));
    let accounts = Accounts::new(store.clone(), vault(), platforms, no_fetching(), shared, true);
    let user = UserId::generate(beginning());
    store
        .write(move |conn| {
            store::server::ensure(conn, "simulation", beginning())?;
            store::users::insert(
                conn,
                &UserRow {
                    id: user,
                    username: "margaret".parse().unwrap(),
                    role: Role::Admin,
                    password_hash: "none".to_owned(),
                    failed_logins: 0,
                    last_failed_at: None,
                    created_at: beginning(),
                    disabled_at: None,
                },
            )
        })
        .await
        .unwrap();
    for account in ACCOUNTS {
        // Ids of different moments sort the same in every run.
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
        let session = SessionId::generate(beginning());
        let start = accounts.begin_connection(user, session, PlatformKey::X, None).await.unwrap();
        let state = start.url.query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
        let query = CallbackQuery { state: Some(state), code: Some(account.to_owned()), ..CallbackQuery::default() };
        accounts.finish_connection(user, session, PlatformKey::X, query).await.unwrap();
    }
    user
}
