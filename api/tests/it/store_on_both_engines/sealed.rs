//! Sealed values by their keys, and their replacing.

use pillarbox::model::{AuthorizationId, GrantKind, PlatformKey, RevocationId, SessionId};
use pillarbox::store::authorizations::AuthorizationRow;
use pillarbox::store::image_grants::SealedPair;
use pillarbox::store::revocations::RevocationRow;
use pillarbox::store::sealed::{self, KeyUse, SealedTable};
use pillarbox::store::server::SealedKeys;
use pillarbox::store::token_sets::SealedTokenSet;
use pillarbox::store::{self, AnyConnection, StoreResult};

use super::{account_row, at, on_each, user};

/// Bytes that stand where an envelope's stand: two before the key's id, some after it.
fn under(key: u8) -> Vec<u8> {
    [&[1, 1][..], &[key; 8], &[0; 60]].concat()
}

fn set(access: Vec<u8>, refresh: Option<Vec<u8>>) -> SealedTokenSet {
    SealedTokenSet { access, refresh, scopes: ["a"].into_iter().collect(), expires_at: at(60), refresh_at: None }
}

/// A row of each kind under key 1, and what only has a second value under it.
fn fill(conn: &mut AnyConnection) -> StoreResult<()> {
    store::server::ensure(conn, "one", at(0))?;
    let keys = SealedKeys { canary: under(1), session_key: under(1), api_key_pepper: under(2) };
    store::server::set_keys(conn, keys)?;
    let ada = user(conn, "ada")?;
    for (number, set) in
        [set(under(1), None), set(under(2), Some(under(1))), set(under(2), None)].into_iter().enumerate()
    {
        let account = account_row(ada, &number.to_string());
        store::accounts::insert(conn, &account)?;
        store::token_sets::put(conn, account.id, 1, set, at(0))?;
        let pair = SealedPair {
            token: under(2),
            secret: under(1),
            generation: 1,
            access_level: None,
            consumer_fingerprint: "f".to_owned(),
            token_hash: vec![4],
        };
        store::image_grants::put(conn, account.id, pair, at(0))?;
    }
    let trip = AuthorizationRow {
        id: AuthorizationId::generate(at(0)),
        state_hash: vec![7; 32],
        user_id: ada,
        session_id: SessionId::generate(at(0)),
        platform: PlatformKey::X,
        account_id: None,
        scopes: ["a"].into_iter().collect(),
        redirect_uri: String::new(),
        sealed_verifier: under(1),
        created_at: at(0),
        expires_at: at(600),
        consumed_at: None,
        kind: GrantKind::OAuth2,
    };
    store::authorizations::insert(conn, &trip)?;
    let owed = RevocationRow {
        id: RevocationId::generate(at(0)),
        user_id: ada,
        platform: PlatformKey::X,
        sealed_token: under(2),
        tries: 0,
        next_attempt_at: at(0),
        created_at: at(0),
        sealed_secret: Some(under(1)),
    };
    store::revocations::insert(conn, &owed)
}

fn key_use(table: SealedTable, key: u8, values: u64) -> KeyUse {
    KeyUse { table, key_id: vec![key; 8], values }
}

#[tokio::test]
async fn db_every_sealed_value_is_counted_under_its_key() {
    on_each(|conn| {
        assert_eq!(sealed::count(conn)?, []);
        fill(conn)?;
        let mut found = sealed::count(conn)?;
        found.sort_by_key(|found| (found.table, found.key_id.clone()));
        let expected = [
            key_use(SealedTable::Server, 1, 2),
            key_use(SealedTable::Server, 2, 1),
            key_use(SealedTable::TokenSets, 1, 5),
            key_use(SealedTable::TokenSets, 2, 5),
            key_use(SealedTable::AuthorizationRequests, 1, 1),
            key_use(SealedTable::Revocations, 1, 1),
            key_use(SealedTable::Revocations, 2, 1),
        ];
        assert_eq!(found, expected);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_rows_under_other_keys_are_listed_in_order_and_whichever_value_is_under_one() {
    on_each(|conn| {
        fill(conn)?;
        let newest = [2; 8];
        let first = sealed::token_sets_under_others(conn, &newest, GrantKind::OAuth2, None, 10)?;
        assert_eq!(first.len(), 2, "the access token's, the refresh token's, and not the one under the newest key");
        let after = Some(first[0].account_id);
        let rest = sealed::token_sets_under_others(conn, &newest, GrantKind::OAuth2, after, 10)?;
        assert_eq!(rest.iter().map(|row| row.account_id).collect::<Vec<_>>(), [first[1].account_id]);
        assert_eq!(sealed::token_sets_under_others(conn, &newest, GrantKind::OAuth1, None, 2)?.len(), 2);
        let trips = sealed::authorizations_under_others(conn, &newest, None, 10)?;
        assert_eq!(trips.len(), 1);
        assert!(sealed::authorizations_under_others(conn, &newest, Some(trips[0].id), 10)?.is_empty());
        let owed = sealed::revocations_under_others(conn, &newest, None, 10)?;
        assert_eq!(owed.len(), 1);
        assert!(sealed::revocations_under_others(conn, &newest, Some(owed[0].id), 10)?.is_empty());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_what_was_replaced_since_it_was_read_is_not_overwritten() {
    on_each(|conn| {
        fill(conn)?;
        let newest = [2; 8];
        let read = sealed::token_sets_under_others(conn, &newest, GrantKind::OAuth2, None, 1)?.remove(0);
        store::token_sets::replace(conn, read.account_id, 1, set(under(3), Some(under(3))), at(1))?;
        assert!(!sealed::replace_token_set(conn, &read, under(2), None)?);
        let kept = store::token_sets::find(conn, read.account_id)?.unwrap();
        assert_eq!((kept.sealed_access, kept.generation), (under(3), 2));

        let trip = sealed::authorizations_under_others(conn, &newest, None, 1)?.remove(0);
        assert!(sealed::replace_verifier(conn, &trip, under(2))?);
        assert!(!sealed::replace_verifier(conn, &trip, under(4))?, "it is not what was read any more");
        let owed = sealed::revocations_under_others(conn, &newest, None, 1)?.remove(0);
        assert!(sealed::replace_revocation(conn, &owed, under(3), Some(under(3)))?);
        assert!(!sealed::replace_revocation(conn, &owed, under(4), None)?);
        Ok(())
    })
    .await;
}
