//! Sealing what belongs to accounts and users anew with the newest key, a few rows at a time. Each batch is part of its caller's
//! transaction, so nothing is refreshed or given up between its reading and its writing.

use super::{lose_image_grant, require_reauth, seal, standing_reason};
use crate::model::{AccountId, AuthorizationId, GrantKind, ImageGrantLoss, Instant, RevocationId, UserId};
use crate::store::accounts::AccountRow;
use crate::store::authorizations::AuthorizationRow;
use crate::store::revocations::RevocationRow;
use crate::store::sealed::{self, SealedTable};
use crate::store::second_factors::SecondFactorRow;
use crate::store::token_sets::TokenSetRow;
use crate::store::{self, AnyConnection, StoreError};
use crate::vault::{Column, Context, Vault, VaultError};

/// Rows of a batch: few enough that a server beside it hardly waits for the database.
const BATCH: i64 = 50;

/// Where the next batch begins: in which table, and after which row.
#[derive(Clone, Copy, Debug)]
pub enum Position {
    TokenSets(GrantKind, Option<AccountId>),
    Revocations(Option<RevocationId>),
    Authorizations(Option<AuthorizationId>),
    SecondFactors(Option<UserId>),
}

impl Position {
    /// The first of all.
    pub const START: Self = Self::TokenSets(GrantKind::OAuth2, None);
}

/// What one batch did.
pub struct Batch {
    pub table: SealedTable,
    /// Values sealed anew.
    pub resealed: u64,
    /// Values that cannot be opened.
    pub failed: u64,
    /// Rows of those, but for trips to the consent page: they live ten minutes and are removed.
    pub unreadable: Vec<Unreadable>,
    /// Where to go on; nothing when everything was gone through.
    pub next: Option<Position>,
}

/// A row with a value that cannot be opened.
#[derive(Debug)]
pub struct Unreadable {
    /// Whose it is, in words.
    pub subject: String,
    pub error: VaultError,
    /// What its owner has to do once it is forgotten.
    pub remedy: &'static str,
}

/// Seals the next rows anew. What cannot be opened stays as it is, or with `forget` is given up: its account then asks
/// to be connected again.
pub fn reseal_batch(
    conn: &mut AnyConnection,
    vault: &Vault,
    from: Position,
    forget: bool,
    now: Instant,
) -> Result<Batch, StoreError> {
    let newest = vault.newest_key();
    let mut work = Work { conn, vault, forget, now, resealed: 0, failed: 0, unreadable: Vec::new() };
    let (table, next) = match from {
        Position::TokenSets(kind, after) => {
            let rows = sealed::token_sets_under_others(work.conn, newest.bytes(), kind, after, BATCH)?;
            rows.iter().try_for_each(|row| work.token_set(row))?;
            let next = match (last_of(&rows), kind) {
                (Some(last), _) => Position::TokenSets(kind, Some(last.account_id)),
                (None, GrantKind::OAuth2) => Position::TokenSets(GrantKind::OAuth1, None),
                (None, GrantKind::OAuth1) => Position::Revocations(None),
            };
            (SealedTable::TokenSets, Some(next))
        }
        Position::Revocations(after) => {
            let rows = sealed::revocations_under_others(work.conn, newest.bytes(), after, BATCH)?;
            rows.iter().try_for_each(|row| work.revocation(row))?;
            let next =
                last_of(&rows).map_or(Position::Authorizations(None), |last| Position::Revocations(Some(last.id)));
            (SealedTable::Revocations, Some(next))
        }
        Position::Authorizations(after) => {
            let rows = sealed::authorizations_under_others(work.conn, newest.bytes(), after, BATCH)?;
            rows.iter().try_for_each(|row| work.authorization(row))?;
            let next =
                last_of(&rows).map_or(Position::SecondFactors(None), |last| Position::Authorizations(Some(last.id)));
            (SealedTable::AuthorizationRequests, Some(next))
        }
        Position::SecondFactors(after) => {
            let rows = sealed::second_factors_under_others(work.conn, newest.bytes(), after, BATCH)?;
            rows.iter().try_for_each(|row| work.second_factor(row))?;
            (SealedTable::SecondFactors, last_of(&rows).map(|last| Position::SecondFactors(Some(last.user_id))))
        }
    };
    Ok(Batch { table, resealed: work.resealed, failed: work.failed, unreadable: work.unreadable, next })
}

/// The last row of a batch that was full: there may be more.
fn last_of<T>(rows: &[T]) -> Option<&T> {
    rows.last().filter(|_| i64::try_from(rows.len()) == Ok(BATCH))
}

struct Work<'a> {
    conn: &'a mut AnyConnection,
    vault: &'a Vault,
    forget: bool,
    now: Instant,
    resealed: u64,
    failed: u64,
    unreadable: Vec<Unreadable>,
}

impl Work<'_> {
    fn token_set(&mut self, row: &TokenSetRow) -> Result<(), StoreError> {
        let account = store::accounts::get_for_publisher(self.conn, row.account_id)?;
        let (first, second) = match row.kind {
            GrantKind::OAuth2 => (Column::AccessToken, Column::RefreshToken),
            GrantKind::OAuth1 => (Column::Oauth1Token, Column::Oauth1Secret),
        };
        let place = |column| seal::token_place(&account, column, row.generation);
        let mut anew = Anew::default();
        let access = anew.of(self.vault, &place(first), &row.sealed_access);
        let refresh = row.sealed_refresh.as_ref().map(|sealed| anew.of(self.vault, &place(second), sealed));
        if anew.resealed > 0 && sealed::replace_token_set(self.conn, row, access, refresh)? {
            self.resealed += anew.resealed;
        }
        let Some(error) = anew.error else { return Ok(()) };
        self.failed += anew.failed;
        if self.forget {
            self.give_up(&account, row.kind)?;
        }
        let (platform, handle, id) = (account.platform.name(), &account.username, account.id);
        let (subject, remedy) = match row.kind {
            GrantKind::OAuth2 => ("the connection", "Connect the account again."),
            GrantKind::OAuth1 => ("the second permission for images", "Give it again in the settings."),
        };
        self.unreadable.push(Unreadable {
            subject: format!("{subject} of @{handle} at {platform}, account {id}"),
            error,
            remedy,
        });
        Ok(())
    }

    fn give_up(&mut self, account: &AccountRow, kind: GrantKind) -> Result<(), StoreError> {
        match kind {
            GrantKind::OAuth2 => {
                store::token_sets::delete(self.conn, account.id)?;
                require_reauth(self.conn, account, standing_reason::TOKEN_UNREADABLE, self.now)
            }
            GrantKind::OAuth1 => lose_image_grant(self.conn, account, ImageGrantLoss::TokenUnreadable, self.now),
        }
    }

    fn revocation(&mut self, row: &RevocationRow) -> Result<(), StoreError> {
        let (user, platform, id) = (row.user_id, row.platform, row.id);
        let mut anew = Anew::default();
        let token = anew.of(self.vault, &seal::revocation_place(user, platform, id), &row.sealed_token);
        let place = seal::revocation_secret_place(user, platform, id);
        let secret = row.sealed_secret.as_ref().map(|sealed| anew.of(self.vault, &place, sealed));
        if anew.resealed > 0 && sealed::replace_revocation(self.conn, row, token, secret)? {
            self.resealed += anew.resealed;
        }
        let Some(error) = anew.error else { return Ok(()) };
        self.failed += anew.failed;
        if self.forget {
            store::revocations::delete(self.conn, id)?;
        }
        let subject = format!("a token given up at {} that it has yet to hear of, revocation {id}", platform.name());
        let remedy = "Its owner can remove this app's access in his settings there.";
        self.unreadable.push(Unreadable { subject, error, remedy });
        Ok(())
    }

    fn second_factor(&mut self, row: &SecondFactorRow) -> Result<(), StoreError> {
        let mut anew = Anew::default();
        let secret = anew.of(self.vault, &Context::of_second_factor(row.user_id), &row.sealed_secret);
        if anew.resealed > 0 && sealed::replace_second_factor(self.conn, row, secret)? {
            self.resealed += anew.resealed;
        }
        let Some(error) = anew.error else { return Ok(()) };
        self.failed += anew.failed;
        if self.forget {
            store::second_factors::remove(self.conn, row.user_id)?;
        }
        let subject = format!("the second factor of user {}", row.user_id);
        let remedy = "Once it is forgotten the password alone is enough: set it up again in the settings.";
        self.unreadable.push(Unreadable { subject, error, remedy });
        Ok(())
    }

    fn authorization(&mut self, row: &AuthorizationRow) -> Result<(), StoreError> {
        let place = match row.kind {
            GrantKind::OAuth2 => seal::verifier_place(row.user_id, row.platform, row.id),
            GrantKind::OAuth1 => seal::request_secret_place(row.user_id, row.platform, row.id),
        };
        let mut anew = Anew::default();
        let verifier = anew.of(self.vault, &place, &row.sealed_verifier);
        if anew.failed > 0 {
            self.failed += anew.failed;
            return store::authorizations::delete(self.conn, row.id);
        }
        if anew.resealed > 0 && sealed::replace_verifier(self.conn, row, verifier)? {
            self.resealed += anew.resealed;
        }
        Ok(())
    }
}

/// The values of one row, each sealed anew or as it was.
#[derive(Default)]
struct Anew {
    resealed: u64,
    failed: u64,
    error: Option<VaultError>,
}

impl Anew {
    fn of(&mut self, vault: &Vault, place: &Context, sealed: &[u8]) -> Vec<u8> {
        match vault.reseal(place, sealed) {
            Ok(Some(anew)) => {
                self.resealed += 1;
                return anew;
            }
            Ok(None) => {}
            Err(error) => {
                self.failed += 1;
                self.error.get_or_insert(error);
            }
        }
        sealed.to_vec()
    }
}
