//! Where each secret of an account is sealed to.

use crate::model::{AuthorizationId, PlatformKey, RevocationId, UserId};
use crate::store::accounts::AccountRow;
use crate::vault::{Column, Context};

/// A token of an account, of one generation.
pub(super) fn token_place(account: &AccountRow, column: Column, generation: i64) -> Context<'_> {
    Context {
        user: Some(account.user_id),
        platform: Some(account.platform),
        subject: &account.remote_id,
        column,
        generation,
    }
}

/// The code verifier of one trip to the consent page.
pub(super) fn with_verifier_place<T>(
    user: UserId,
    platform: PlatformKey,
    id: AuthorizationId,
    work: impl FnOnce(&Context<'_>) -> T,
) -> T {
    let subject = id.to_string();
    work(&Context {
        user: Some(user),
        platform: Some(platform),
        subject: &subject,
        column: Column::CodeVerifier,
        generation: 0,
    })
}

/// A token that waits for its revocation.
pub(super) fn with_revocation_place<T>(
    user: UserId,
    platform: PlatformKey,
    id: RevocationId,
    work: impl FnOnce(&Context<'_>) -> T,
) -> T {
    let subject = id.to_string();
    work(&Context {
        user: Some(user),
        platform: Some(platform),
        subject: &subject,
        column: Column::Revocation,
        generation: 0,
    })
}
