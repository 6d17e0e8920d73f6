//! Trips to the consent page, accounts, token sets.

use pillarbox::model::{
    AuthorizationId, GrantKind, ImageGrantLoss, PlatformKey, Profile, RefreshTrouble, SessionId, Standing,
};
use pillarbox::store::authorizations::AuthorizationRow;
use pillarbox::store::image_grants::SealedPair;
use pillarbox::store::token_sets::{Claim, SealedTokenSet};
use pillarbox::store::{self, AnyConnection, StoreError};

use super::{account_row, at, on_each, user};

#[tokio::test]
async fn db_an_authorization_request_is_consumed_by_its_own_session_once() {
    on_each(|conn| {
        let (ada, bob) = (user(conn, "ada")?, user(conn, "bob")?);
        let row = AuthorizationRow {
            id: AuthorizationId::generate(at(0)),
            state_hash: vec![7; 32],
            user_id: ada,
            session_id: SessionId::generate(at(0)),
            platform: PlatformKey::X,
            account_id: None,
            scopes: ["b", "a"].into_iter().collect(),
            redirect_uri: "http://127.0.0.1/cb".to_owned(),
            sealed_verifier: vec![0, 1, 2, 255],
            created_at: at(0),
            expires_at: at(600),
            consumed_at: None,
            kind: GrantKind::OAuth2,
        };
        store::authorizations::insert(conn, &row)?;
        let session = row.session_id;
        let other = SessionId::generate(at(0));
        let consume = |conn: &mut AnyConnection, user, session, now| {
            store::authorizations::consume(conn, user, session, (PlatformKey::X, GrantKind::OAuth2), &[7; 32], now)
        };
        let of_another_kind = (PlatformKey::X, GrantKind::OAuth1);
        assert!(store::authorizations::consume(conn, ada, session, of_another_kind, &[7; 32], at(1))?.is_none());
        assert!(consume(conn, bob, session, at(1))?.is_none());
        assert!(consume(conn, ada, other, at(1))?.is_none());
        assert!(consume(conn, ada, session, at(600))?.is_none());
        let consumed = consume(conn, ada, session, at(599))?.unwrap();
        assert_eq!((consumed.scopes.to_string().as_str(), consumed.sealed_verifier), ("a b", vec![0, 1, 2, 255]));
        assert!(consume(conn, ada, session, at(599))?.is_none());
        assert_eq!(store::authorizations::sweep(conn, at(601))?, 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_a_second_grant_stands_beside_the_first_and_is_remembered_when_it_is_lost() {
    on_each(|conn| {
        let ada = user(conn, "ada")?;
        let account = account_row(ada, "1");
        let id = account.id;
        store::accounts::insert(conn, &account)?;
        let set = SealedTokenSet {
            access: vec![9],
            refresh: None,
            scopes: ["a"].into_iter().collect(),
            expires_at: at(60),
            refresh_at: None,
        };
        store::token_sets::put(conn, id, 1, set, at(0))?;
        let pair = || SealedPair {
            token: vec![1],
            secret: vec![2],
            generation: 1,
            access_level: Some("read-write".to_owned()),
            consumer_fingerprint: "f".to_owned(),
            token_hash: vec![4],
        };
        store::image_grants::put(conn, id, pair(), at(0))?;
        let kept = store::image_grants::find(conn, id)?.unwrap();
        assert_eq!((kept.sealed_access, kept.sealed_refresh), (vec![1], Some(vec![2])));
        assert_eq!(store::token_sets::find(conn, id)?.unwrap().sealed_access, vec![9]);
        assert_eq!(store::image_grants::of_accounts(conn, &[id])?.len(), 1);

        store::image_grants::lose(conn, id, ImageGrantLoss::ReadOnly, Some(vec![3]), at(1))?;
        assert!(store::image_grants::find(conn, id)?.is_none());
        let loss = store::image_grants::find_loss(conn, id)?.unwrap();
        assert_eq!((loss.reason, loss.token_hash), (ImageGrantLoss::ReadOnly, Some(vec![3])));
        store::image_grants::lose(conn, id, ImageGrantLoss::AccessRevoked, None, at(2))?;
        assert_eq!(store::image_grants::losses_of(conn, &[id])?[0].reason, ImageGrantLoss::AccessRevoked);

        store::image_grants::put(conn, id, pair(), at(3))?;
        assert!(store::image_grants::find_loss(conn, id)?.is_none(), "given again, nothing is lost");
        store::image_grants::forget(conn, id)?;
        assert!(store::image_grants::find(conn, id)?.is_none());
        assert!(store::token_sets::find(conn, id)?.is_some(), "the connection stays");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn db_accounts_belong_to_one_user_and_token_sets_change_by_generation() {
    on_each(|conn| {
        let (ada, bob) = (user(conn, "ada")?, user(conn, "bob")?);
        let account = account_row(ada, "1");
        store::accounts::insert(conn, &account)?;
        assert!(store::accounts::find(conn, bob, account.id)?.is_none());
        assert_eq!(store::accounts::find(conn, ada, account.id)?.unwrap().display_name, "Ada 👩‍💻");
        assert_eq!(store::accounts::find_by_remote_id(conn, PlatformKey::X, "1")?.unwrap().user_id, ada);
        store::accounts::set_avatar(conn, account.id, Some(&[137, 80]))?;
        assert_eq!(store::accounts::avatar(conn, ada, account.id)?, Some(vec![137, 80]));
        assert_eq!(store::accounts::avatar(conn, bob, account.id)?, None);
        assert_eq!(store::accounts::with_avatar(conn, ada)?, [account.id]);
        store::accounts::set_standing(conn, account.id, Standing::NeedsReauth, Some("grant_revoked"), at(1))?;
        let profile = Profile {
            remote_id: "1".to_owned(),
            username: "ada2".to_owned(),
            display_name: "Ada".to_owned(),
            avatar_url: None,
            long_posts: true,
        };
        store::accounts::reconnect(conn, ada, account.id, &profile, at(2))?;
        let row = store::accounts::get_for_publisher(conn, account.id)?;
        assert_eq!((row.standing, row.standing_reason, row.username.as_str()), (Standing::Active, None, "ada2"));

        let set = |byte: u8| SealedTokenSet {
            access: vec![byte],
            refresh: Some(vec![byte, byte]),
            scopes: ["x"].into_iter().collect(),
            expires_at: at(7200),
            refresh_at: Some(at(2)),
        };
        store::token_sets::put(conn, account.id, 1, set(1), at(0))?;
        let claim = |conn: &mut AnyConnection, generation, holder, began_after| {
            store::token_sets::claim_refresh(conn, account.id, generation, holder, began_after, at(3))
        };
        assert_eq!(claim(conn, 1, "publisher a", at(0))?, Claim::Taken { interrupted: false });
        assert_eq!(claim(conn, 9, "publisher a", at(0))?, Claim::Changed);
        assert_eq!(claim(conn, 1, "other b", at(2))?, Claim::Busy, "begun within the lease by someone else");
        assert_eq!(claim(conn, 1, "publisher a", at(2))?, Claim::Taken { interrupted: true });
        assert_eq!(claim(conn, 1, "other b", at(3))?, Claim::Taken { interrupted: true }, "the lease is over");
        store::token_sets::release_holders(conn, "publisher")?;
        assert_eq!(claim(conn, 1, "publisher c", at(2))?, Claim::Busy, "only publishers are outlived");
        store::token_sets::release_holders(conn, "other")?;
        assert_eq!(claim(conn, 1, "publisher c", at(2))?, Claim::Taken { interrupted: true });

        let trouble = RefreshTrouble::PlatformUnavailable;
        store::token_sets::note_trouble(conn, account.id, 1, trouble, false, at(3))?;
        let row = store::token_sets::find(conn, account.id)?.unwrap();
        assert!(row.refresh_started_at.is_some() && row.refresh_holder.is_none());
        let misconfigured = RefreshTrouble::ClientMisconfigured;
        store::token_sets::note_trouble(conn, account.id, 1, misconfigured, true, at(4))?;
        let row = store::token_sets::find(conn, account.id)?.unwrap();
        assert_eq!((row.refresh_started_at, row.refresh_failing_since), (None, Some(at(3))));
        assert_eq!(row.refresh_trouble, Some(misconfigured));
        store::token_sets::replace(conn, account.id, 1, set(2), at(4))?;
        assert!(matches!(store::token_sets::replace(conn, account.id, 1, set(3), at(4)), Err(StoreError::NotFound)));
        let row = store::token_sets::find(conn, account.id)?.unwrap();
        assert_eq!((row.generation, row.sealed_access, row.refresh_started_at), (2, vec![2], None));
        assert_eq!((row.refresh_failing_since, row.refresh_trouble), (None, None));
        store::token_sets::expire(conn, account.id, 2, at(5))?;
        assert_eq!(store::token_sets::of_accounts(conn, &[account.id])?[0].expires_at, Some(at(5)));
        store::token_sets::delete(conn, account.id)?;
        assert!(store::token_sets::find(conn, account.id)?.is_none());
        Ok(())
    })
    .await;
}
