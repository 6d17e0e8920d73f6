//! Fills a database through the store's own functions and the vault: the same rows that signing in, connecting and
//! writing would have left, without the hours that would take.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use pillarbox::clock::{Clock, SystemClock};
use pillarbox::model::{
    AccountId, AttemptId, DatabaseUrl, DeliveryId, DeliveryState, Instant, OutcomeKind, PlatformKey, PostId,
    PublishLate, Scopes, Secret, Stage, Standing, UserId,
};
use pillarbox::store::accounts::AccountRow;
use pillarbox::store::attempts::AttemptRow;
use pillarbox::store::deliveries::DeliveryRow;
use pillarbox::store::posts::PostRow;
use pillarbox::store::token_sets::SealedTokenSet;
use pillarbox::store::{self, AnyConnection, Store, StoreError};
use pillarbox::vault::{Column, Context, Keyring, Vault};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::client::Client;
use crate::platform::access_token;
use crate::server::{APP_SECRET, Place};

/// Rows of one transaction.
const CHUNK: usize = 10_000;

/// A database with a user.
pub struct Seed {
    path: String,
    store: Store,
    user: UserId,
    /// The user's session.
    pub cookie: String,
    accounts: Vec<AccountId>,
    /// Every text is another one.
    serial: usize,
    runtime: tokio::runtime::Runtime,
}

impl Seed {
    /// Has the server make a database and a user with a session, and opens that database.
    pub fn begin(place: &Place) -> Self {
        let mut server = place.start_unclaimed();
        server.wait_until_ready();
        let body = json!({"username": "margaret", "password": "a lantern over seven grey boats"}).to_string();
        let answer = Client::connect(server.address).unwrap().post("/api/auth/setup", &body).unwrap();
        assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
        server.stop();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let path = place.database().to_string_lossy().into_owned();
        let store = runtime.block_on(Store::open(DatabaseUrl::Sqlite(path.clone()))).unwrap();
        let users = runtime.block_on(store.read(store::users::list)).unwrap();
        let cookie = answer.cookie.expect("a session");
        Self { path, store, user: users[0].id, cookie, accounts: Vec::new(), serial: 0, runtime }
    }

    /// Connects so many accounts, with tokens good for a day.
    pub fn accounts(&mut self, count: usize) {
        let vault = Vault::new(Keyring::new(&Secret::new(APP_SECRET), &[]));
        let (user, now, first) = (self.user, SystemClock.now(), self.accounts.len());
        let ids: Vec<AccountId> =
            self.write(move |conn| (first..first + count).map(|n| connect(conn, &vault, user, n, now)).collect());
        self.accounts.extend(ids);
    }

    /// Writes posts that wait for `due_at`, in turn over the accounts.
    pub fn waiting(&mut self, count: usize, due_at: Instant) {
        self.posts(count, move |conn, post, account, _| {
            let mut row = delivery(post, account);
            (row.due_at, row.next_attempt_at) = (due_at, Some(due_at));
            store::deliveries::insert(conn, &row)
        });
    }

    /// Writes posts that are out.
    pub fn posted(&mut self, count: usize) {
        self.posts(count, |conn, post, account, serial| {
            let row = delivery(post, account);
            let (remote_id, at) = (format!("1{serial:018}"), row.created_at);
            let row = DeliveryRow {
                state: DeliveryState::Posted,
                remote_url: Some(format!("https://x.com/bench/status/{remote_id}")),
                remote_id: Some(remote_id.clone()),
                posted_at: Some(at),
                next_attempt_at: None,
                tries: 1,
                version: 2,
                ..row
            };
            store::deliveries::insert(conn, &row)?;
            let attempt = AttemptRow {
                id: AttemptId::generate(at),
                delivery_id: row.id,
                number: 1,
                stage: Stage::Create,
                epoch: 1,
                prepared_at: at,
                deadline_at: Some(at + Duration::from_secs(35)),
                ended_at: Some(at),
                outcome: Some(OutcomeKind::Posted),
                http_status: Some(201),
                code: None,
                detail: None,
                remote_id: Some(remote_id),
                trace_id: None,
            };
            store::attempts::insert(conn, &attempt)
        });
    }

    fn posts(
        &mut self,
        count: usize,
        deliver: impl Fn(&mut AnyConnection, &PostRow, AccountId, usize) -> Result<(), StoreError> + Send + Copy + 'static,
    ) {
        let end = self.serial + count;
        while self.serial < end {
            let chunk = self.serial..end.min(self.serial + CHUNK);
            self.serial = chunk.end;
            let (user, accounts, now) = (self.user, self.accounts.clone(), SystemClock.now());
            self.write(move |conn| {
                for serial in chunk {
                    let text = text(serial);
                    let hash = Sha256::digest(text.as_bytes()).to_vec();
                    let post = PostRow::new(PostId::generate(now), user, text, hash, None, now);
                    store::posts::insert(conn, &post)?;
                    deliver(conn, &post, accounts[serial % accounts.len()], serial)?;
                }
                Ok(())
            });
        }
    }

    fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.runtime.block_on(self.store.write(work)).unwrap()
    }

    /// Runs the query that every round of the publisher begins with.
    pub fn look_for_due(&self) {
        let looked = self.runtime.block_on(self.store.read(store::queue::waiting_accounts)).unwrap();
        assert_eq!(looked.len(), self.accounts.len());
    }

    /// Moves everything into the database's main file.
    pub fn settle(&self) {
        let mut conn = SqliteConnection::establish(&self.path).unwrap();
        conn.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    }
}

fn connect(
    conn: &mut AnyConnection,
    vault: &Vault,
    user: UserId,
    number: usize,
    now: Instant,
) -> Result<AccountId, StoreError> {
    let account = AccountRow {
        id: AccountId::generate(now),
        user_id: user,
        platform: PlatformKey::X,
        remote_id: (1_000_000 + number).to_string(),
        username: format!("bench_{number}"),
        display_name: format!("Bench {number}"),
        long_posts: false,
        standing: Standing::Active,
        standing_reason: None,
        connected_at: now,
        updated_at: now,
        last_verified_at: Some(now),
        last_used_at: None,
    };
    store::accounts::insert(conn, &account)?;
    let seal = |column, token: String| {
        let place = Context {
            user: Some(user),
            platform: Some(account.platform),
            subject: account.remote_id.clone(),
            column,
            generation: 1,
        };
        vault.seal(&place, &Secret::new(token))
    };
    let life = Duration::from_hours(24);
    let set = SealedTokenSet {
        access: seal(Column::AccessToken, access_token(&account.remote_id)),
        refresh: Some(seal(Column::RefreshToken, format!("refresh-{}", account.remote_id))),
        scopes: ["tweet.read", "tweet.write", "users.read", "media.write", "offline.access"]
            .into_iter()
            .collect::<Scopes>(),
        expires_at: now + life,
        refresh_at: Some(now + life),
    };
    store::token_sets::put(conn, account.id, 1, set, now)?;
    Ok(account.id)
}

/// As long as an ordinary post.
fn text(serial: usize) -> String {
    let mut text = format!("Post number {serial}: ");
    for word in 0..12 {
        write!(text, "{} ", ["fresh", "paint", "on", "the", "old", "pillar", "box"][(serial + word * 3) % 7]).unwrap();
    }
    text.truncate(text.trim_end().len());
    text
}

fn delivery(post: &PostRow, account: AccountId) -> DeliveryRow {
    DeliveryRow {
        id: DeliveryId::generate(post.created_at),
        post_id: post.id,
        user_id: post.user_id,
        account_id: account,
        platform: PlatformKey::X,
        state: DeliveryState::Scheduled,
        reason: None,
        detail: None,
        version: 0,
        tries: 0,
        due_at: post.created_at,
        next_attempt_at: Some(post.created_at),
        remote_id: None,
        remote_url: None,
        posted_at: None,
        created_at: post.created_at,
        updated_at: post.created_at,
        publish_late: PublishLate::AsConfigured,
        late: false,
        check_at: None,
        own_text: None,
        own_text_hash: None,
    }
}

/// The database's file, only read, while the server works with it.
pub struct Reader(SqliteConnection);

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    count: i64,
}

impl Reader {
    pub fn open(path: &Path) -> Self {
        let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
        conn.batch_execute("PRAGMA busy_timeout = 5000; PRAGMA query_only = ON").unwrap();
        Self(conn)
    }

    /// How many rows a condition on a table holds for.
    pub fn count(&mut self, table_and_condition: &str) -> usize {
        let query = format!("SELECT count(*) AS count FROM {table_and_condition}");
        let row: Count = sql_query(query).get_result(&mut self.0).unwrap();
        usize::try_from(row.count).unwrap()
    }
}
