//! The wired parts of the server, built once and handed to every request.

pub mod backup;
mod disconnect;
pub mod doctor;
mod export;
mod feeds;
mod identity;
mod instance;
pub mod keys;
mod listing;
mod mail;
mod overview;
mod panic_button;
mod platforms;
mod readiness;
mod upkeep;

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rand::RngExt;
use zeroize::Zeroizing;

pub use crate::platforms::ImageSending;
pub use disconnect::Waiting;
pub use export::{AuditExport, Event, PostExport};
pub use identity::MissingKey;
pub use instance::{Credentials, DatabaseKind, Instance, invitation_link};
pub use listing::{ListedAccount, list_accounts};
pub use overview::AccountOverview;
pub use panic_button::{Emergency, revoke_all};
pub use platforms::PlatformInfo;
pub use readiness::{Check, Readiness};

use crate::accounts::Accounts;
use crate::clock::SharedClock;
use crate::config::Config;
use crate::feeds::Feeds;
use crate::fetch::{FetchSettings, SafeFetch};
use crate::media::Media;
use crate::model::{DatabaseUrl, Instant};
use crate::notifications::{Notifications, Postman};
pub use crate::people::User;
use crate::people::{People, PeopleError, PeopleSettings};
use crate::posts::{Allowance, Posts};
pub use crate::posts::{DeliveryView, PageStart, PostView};
use crate::publisher::{self, HighWaterKeys, Outbox, Publisher, Resumed, Rules, StartError as PublisherError};
pub use crate::store::StoreError as StorageError;
pub use crate::store::figures::Figures;
pub use crate::store::migrate::newest_version as schema_version;
use crate::store::{self, Store, StoreError, snapshot};
use crate::vault::{KeyId, Keyring, Purpose, Vault};

/// Sign-ins and registrations tried from one network in a minute.
const TRIES_PER_MINUTE: NonZeroU32 = NonZeroU32::new(10).expect("ten is not zero");

/// The server's parts.
pub struct App {
    pub people: People,
    pub accounts: Accounts,
    pub posts: Posts,
    pub feeds: Feeds,
    pub notifications: Notifications,
    pub outbox: Outbox,
    /// Absent in a process that only serves.
    pub publisher: Option<Publisher>,
    /// Absent in a process that only serves, and when the operator has no mail server.
    pub postman: Option<Postman>,
    /// The platforms, set up or not, as clients are told of them.
    pub platforms: Vec<PlatformInfo>,
    /// How the server is set up, for its administrators.
    pub instance: Instance,
    store: Store,
    media: Media,
    clock: SharedClock,
    data_dir: PathBuf,
    session_key: Zeroizing<[u8; 64]>,
}

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database was sealed with another `APP_SECRET`. Nothing was changed.
    #[error(
        "APP_SECRET does not open this database: it was sealed with another secret, whose key is {key}. Set the right one, or add it to APP_SECRET_PREVIOUS. Nothing was changed."
    )]
    WrongSecret { key: KeyId },
    /// Values were sealed with secrets that are not configured any more. Nothing was changed.
    #[error(
        "this database has sealed values that no configured secret opens: {}. Add the secret whose key it is to APP_SECRET_PREVIOUS; `pillarbox check-config` prints the key of each secret. If it is lost, `pillarbox keys rotate --forget-unreadable` gives up what only it opens. Nothing was changed.",
        .0.iter().map(|missing| format!("key {} ({} of them)", missing.key, missing.values)).collect::<Vec<_>>().join(", ")
    )]
    KeysMissing(Vec<MissingKey>),
    /// The server's own keys in the database do not open although their secret is at hand.
    #[error("the server's own keys in the database were changed and do not open. Restore the database from a backup.")]
    KeysDamaged,
    /// A restore was cut short: what is in the data folder is not all of it.
    #[error(
        "a restore into {} did not come to its end, so the data is not whole. Run `pillarbox restore` again: it begins anew.",
        .0.display()
    )]
    RestoreUnfinished(std::path::PathBuf),
    /// The tables would have to be changed under a server that does not know the new ones. Nothing was changed.
    #[error(
        "a server of an older version publishes from this data folder, and this version changes the tables. Stop that server first. Nothing was changed."
    )]
    OlderServerRuns,
    #[error("the data folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    People(#[from] PeopleError),
    #[error(transparent)]
    Publisher(#[from] PublisherError),
}

/// What a process does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Serves and publishes.
    #[default]
    All,
    /// Serves; another process publishes.
    Web,
    /// Publishes; others serve.
    Publisher,
}

/// What a test may set otherwise than production does.
#[derive(Clone, Copy, Debug)]
pub struct Tuning {
    pub tries_per_minute: NonZeroU32,
}

impl Default for Tuning {
    fn default() -> Self {
        Self { tries_per_minute: TRIES_PER_MINUTE }
    }
}

impl App {
    /// Opens the database and the data folder and, if that is its role, becomes their publisher. Starts no background
    /// work yet.
    pub async fn start(config: &Config, clock: SharedClock, role: Role, tuning: Tuning) -> Result<Self, StartError> {
        let store = open_store(config).await?;
        let vault = Arc::new(Vault::new(keyring(config)));
        let keys = identity::open(&store, &vault, &clock).await?;

        let platforms = platforms::set_up(config, &clock);
        let mailer = mail::set_up(config, &clock);
        let media =
            Media::open(store.clone(), Arc::clone(&clock), config.storage.data_dir.join("media"), role == Role::All)?;
        let publishes = role != Role::Web;
        let accounts = Accounts::new(
            store.clone(),
            Arc::clone(&vault),
            platforms.clone(),
            fetch(config),
            Arc::clone(&clock),
            publishes,
        );
        let people = people_settings(config, tuning.tries_per_minute);
        let outbox = Outbox::new(store.clone());
        let publisher = if role == Role::Web {
            None
        } else {
            let settings = publisher::Settings {
                data_dir: config.storage.data_dir.clone(),
                high_water_keys: high_water_keys(vault.keyring()),
                late_grace: config.publishing.late_grace,
                backlog_spacing: config.publishing.backlog_spacing,
                rules: Rules { quiet: config.publishing.reconcile_quiet, ..Rules::default() },
            };
            let parts = publisher::Parts {
                store: store.clone(),
                accounts: accounts.clone(),
                media: media.clone(),
                platforms: platforms.clone(),
                clock: Arc::clone(&clock),
                outbox: outbox.clone(),
                jitter: || rand::rng().random(),
            };
            let publisher = Publisher::start(settings, parts).await?;
            identity::announce_newest_key(&store, &vault).await?;
            Some(publisher)
        };
        let postman = mailer
            .clone()
            .filter(|_| role != Role::Web)
            .map(|mailer| Postman::new(store.clone(), Arc::clone(&clock), mailer));
        let posts = Posts::new(store.clone(), media.clone(), platforms.clone(), Arc::clone(&clock), allowance(config));
        Ok(Self {
            feeds: Feeds::new(store.clone(), posts.clone(), fetch(config), Arc::clone(&clock)),
            notifications: Notifications::new(store.clone(), Arc::clone(&clock)),
            people: People::new(
                store.clone(),
                Arc::clone(&clock),
                people,
                keys.api_key_pepper,
                Arc::clone(&vault),
                mailer,
            ),
            outbox,
            posts,
            accounts,
            publisher,
            postman,
            platforms: platforms::describe(&platforms),
            instance: instance::describe(config),
            store,
            media,
            clock,
            data_dir: config.storage.data_dir.clone(),
            session_key: keys.session,
        })
    }

    /// The key that signs and encrypts the session cookie.
    pub fn session_key(&self) -> &[u8] {
        &self.session_key[..]
    }

    /// Numbers of the moment, for metrics.
    pub async fn figures(&self) -> Result<Figures, StoreError> {
        let now = self.clock.now();
        self.store.read(move |conn| store::figures::read(conn, now)).await
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Stops in order: nothing new is sent, listeners are let go, what is on the wire may end.
    pub async fn drain(&self) {
        self.outbox.close();
        self.keep_held_images().await;
        if let Some(publisher) = &self.publisher {
            publisher.stop();
            publisher.drained().await;
        }
        // And those of requests that ended meanwhile.
        self.keep_held_images().await;
    }

    async fn keep_held_images(&self) {
        if let Err(error) = self.media.keep_all_held().await {
            tracing::error!(%error, "images of posts that are not out yet may be lost");
        }
    }

    /// The last thing before the process ends: the database in one file. Whatever still runs is refused by it.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.store.close().await
    }
}

/// The services without a publisher, for commands that only look after people.
pub async fn people_only(config: &Config, clock: SharedClock) -> Result<People, StartError> {
    let store = open_store(config).await?;
    let vault = Arc::new(Vault::new(keyring(config)));
    let keys = identity::open(&store, &vault, &clock).await?;
    Ok(People::new(store, clock, people_settings(config, TRIES_PER_MINUTE), keys.api_key_pepper, vault, None))
}

/// Ends the hold after a restore: a person says that this copy is the one that publishes.
pub async fn resume(config: &Config, clock: SharedClock) -> Result<Resumed, StartError> {
    let store = open_store(config).await?;
    let vault = Arc::new(Vault::new(keyring(config)));
    identity::open(&store, &vault, &clock).await?;
    let keys = high_water_keys(vault.keyring());
    let resumed = publisher::resume(&store, &config.storage.data_dir, &keys, clock.now()).await?;
    // A server that runs hears of it at once.
    publisher::door::knock(&config.storage.data_dir).await;
    Ok(resumed)
}

/// What the operator lets users have.
fn allowance(config: &Config) -> Allowance {
    Allowance {
        media_quota: config.storage.media_quota_bytes,
        posts_per_day_per_account: config.publishing.posts_per_day_per_account,
        posts_per_day: config.publishing.posts_per_day,
    }
}

fn fetch(config: &Config) -> SafeFetch {
    SafeFetch::new(FetchSettings {
        allow_http: config.fetching.allow_http,
        allow_private: config.fetching.allow_private.clone(),
        ..FetchSettings::default()
    })
}

/// Opens the database and brings it to the newest version: what everything here begins with.
async fn open_store(config: &Config) -> Result<Store, StartError> {
    let data_dir = &config.storage.data_dir;
    crate::config::create_private_dir(data_dir)?;
    backup::refuse_unfinished(data_dir)?;
    if let DatabaseUrl::Sqlite(path) = &config.storage.database_url
        && snapshot::is_behind(Path::new(path))?
        && publisher::is_running(data_dir).map_err(PublisherError::from)?
    {
        return Err(StartError::OlderServerRuns);
    }
    Ok(Store::open(config.storage.database_url.clone()).await?)
}

/// Brings the database to the newest version.
pub async fn migrate(config: &Config) -> Result<(), StartError> {
    open_store(config).await.map(drop)
}

fn keyring(config: &Config) -> Keyring {
    Keyring::new(&config.secrets.app_secret, &config.secrets.previous)
}

/// These are made of the secrets themselves: the file has to be read whatever became of the database.
fn high_water_keys(keyring: &Keyring) -> HighWaterKeys {
    let mut keys = keyring.derive_each(Purpose::HighWater).map(|derived| {
        let (key, _) = derived.split_first_chunk().expect("a derived key has 64 bytes");
        *key
    });
    HighWaterKeys { newest: keys.next().expect("a keyring has one key at least"), previous: keys.collect() }
}

fn people_settings(config: &Config, tries_per_minute: NonZeroU32) -> PeopleSettings {
    PeopleSettings {
        registration: config.people.registration,
        setup_needs_token: config.people.setup_needs_token,
        session_idle: config.people.session_idle,
        session_max: config.people.session_max,
        tries_per_minute,
    }
}
