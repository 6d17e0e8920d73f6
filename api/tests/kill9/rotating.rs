//! Kills while everything is sealed anew with another key, back and forth: after each, every value opens with one of the
//! two, and at the end the one that is left alone comes through and its server posts.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection;
use diesel::sql_types::{BigInt, Binary, Text};
use diesel::{Connection, QueryableByName, RunQueryDsl, SqliteConnection, sql_query};
use pillarbox::model::{PlatformKey, Secret};
use pillarbox::vault::{Column, Context, KeyId, Keyring, Vault};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use reqwest::Method;

use crate::Size;
use crate::refreshing::try_out;
use crate::server::{Place, Program};
use crate::stage::{APP_SECRET, Stage};

const ACCOUNTS: usize = 3;
const TRIPS: usize = 600;
const OTHER_SECRET: &str = "ZKfE5tXoQi9Ae7CpGu4DsLm6RnVwY1b8kJ0qz2FxT3h";

pub(crate) async fn run(size: &Size) {
    let (mut stage, server) = Stage::set(Program::Real, ACCOUNTS).await;
    println!("seed {}, {} kills during a rotation, in {}", size.seed, size.runs, stage.folder().display());
    let mut rng = StdRng::seed_from_u64(size.seed);
    begin_trips(&stage).await;
    server.kill();
    let mut secrets = (OTHER_SECRET, APP_SECRET);
    let all = check(&stage.place, secrets).values().sum::<usize>();
    assert!(all > TRIPS + 2 * ACCOUNTS);
    let whole = rotate_to_the_end(&stage.place, secrets);
    let (mut ended, mut in_between) = (true, 0);
    for _ in 0..size.runs {
        // The other way round once it came through, and now and then from the middle.
        if ended || rng.random_bool(0.25) {
            secrets = (secrets.1, secrets.0);
        }
        ended = kill_a_rotation(&stage.place, secrets, rng.random_range(Duration::ZERO..whole));
        let by_key = check(&stage.place, secrets);
        assert_eq!(by_key.values().sum::<usize>(), all, "none is lost");
        in_between += usize::from(by_key.len() == 2);
    }
    if secrets.0 != OTHER_SECRET {
        secrets = (secrets.1, secrets.0);
    }
    rotate_to_the_end(&stage.place, secrets);
    let by_key = check(&stage.place, secrets);
    assert_eq!(by_key.len(), 1, "the old secret seals nothing: {by_key:?}");
    let status = stage.place.keys("status", secrets.0, secrets.1).output().unwrap();
    let status = String::from_utf8(status.stdout).unwrap();
    assert!(status.contains("0 values; may be removed") && !status.contains("not configured"), "{status}");

    // Without the old one.
    stage.place.env.push(("APP_SECRET", secrets.0.to_owned()));
    let standings = try_out(&mut stage, &mut 0, &mut rng).await;
    assert!(standings.values().all(|standing| standing == "active, and posts"), "{standings:?}");
    println!("  {:<36} {all}", "sealed values");
    println!("  {:<36} {whole:?}", "a whole rotation");
    println!("  {:<36} {in_between}", "kills that left both keys in use");
    stage.clear_away();
}

async fn begin_trips(stage: &Stage) {
    for _ in 0..TRIPS / 50 {
        let trips = (0..50).map(|_| stage.person.send(stage.person.request(Method::GET, "/api/x/auth-url")));
        let answers = futures_util::future::join_all(trips).await;
        assert!(answers.iter().all(|answer| answer.as_ref().is_some_and(|answer| answer.status == 200)));
    }
}

fn rotate_to_the_end(place: &Place, (newest, previous): (&str, &str)) -> Duration {
    let began_at = Instant::now();
    let output = place.keys("rotate", newest, previous).output().unwrap();
    assert!(output.status.success(), "{output:?}; see {}", place.folder.display());
    began_at.elapsed()
}

/// Whether it had come through before it was killed.
fn kill_a_rotation(place: &Place, (newest, previous): (&str, &str), after: Duration) -> bool {
    let mut rotation =
        place.keys("rotate", newest, previous).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(after);
    rotation.kill().unwrap();
    let ended = rotation.wait().unwrap();
    assert!(ended.success() || ended.code().is_none(), "{ended:?}; see {}", place.folder.display());
    ended.success()
}

/// Where a sealed value stands, as text, and its bytes.
#[derive(QueryableByName)]
struct Sealed {
    #[diesel(sql_type = Text)]
    user: String,
    #[diesel(sql_type = Text)]
    subject: String,
    #[diesel(sql_type = Text)]
    place: String,
    #[diesel(sql_type = BigInt)]
    generation: i64,
    #[diesel(sql_type = Binary)]
    bytes: Vec<u8>,
}

const ALL: &str = "
    SELECT a.user_id AS user, a.remote_id AS subject, 'access' AS place, t.generation, t.sealed_access AS bytes
      FROM token_sets t JOIN accounts a ON a.id = t.account_id
    UNION ALL
    SELECT a.user_id, a.remote_id, 'refresh', t.generation, t.sealed_refresh
      FROM token_sets t JOIN accounts a ON a.id = t.account_id
    UNION ALL SELECT user_id, id, 'verifier', 0, sealed_verifier FROM authorization_requests
    UNION ALL SELECT '', '', 'canary', 0, key_canary FROM server
    UNION ALL SELECT '', '', 'session', 0, sealed_session_key FROM server
    UNION ALL SELECT '', '', 'pepper', 0, sealed_api_key_pepper FROM server";

/// Opens every value with the two secrets; returns how many each of their keys seals.
fn check(place: &Place, (newest, previous): (&str, &str)) -> BTreeMap<KeyId, usize> {
    let vault = Vault::new(Keyring::new(&Secret::new(newest), &[Secret::new(previous)]));
    let mut by_key = BTreeMap::new();
    for sealed in all_sealed(&place.database()) {
        let context = match sealed.place.as_str() {
            "access" => of_user(&sealed, Column::AccessToken),
            "refresh" => of_user(&sealed, Column::RefreshToken),
            "verifier" => of_user(&sealed, Column::CodeVerifier),
            "canary" => Context::of_server(Column::Canary),
            "session" => Context::of_server(Column::SessionKey),
            "pepper" => Context::of_server(Column::ApiKeyPepper),
            other => panic!("{other}"),
        };
        if let Err(error) = vault.open(&context, &sealed.bytes) {
            panic!("{} of {}: {error}; see {}", sealed.place, sealed.subject, place.folder.display());
        }
        *by_key.entry(Vault::key_of(&sealed.bytes).unwrap()).or_default() += 1;
    }
    by_key
}

fn all_sealed(database: &Path) -> Vec<Sealed> {
    let mut conn = SqliteConnection::establish(database.to_str().unwrap()).unwrap();
    conn.batch_execute("PRAGMA busy_timeout = 5000").unwrap();
    sql_query(ALL).load(&mut conn).unwrap()
}

fn of_user(sealed: &Sealed, column: Column) -> Context {
    Context {
        user: Some(sealed.user.parse().unwrap()),
        platform: Some(PlatformKey::X),
        subject: sealed.subject.clone(),
        column,
        generation: sealed.generation,
    }
}
