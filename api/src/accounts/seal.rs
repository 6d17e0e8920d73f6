//! Where each secret of an account is sealed to.

use crate::model::{AuthorizationId, PlatformKey, RevocationId, UserId};
use crate::store::accounts::AccountRow;
use crate::vault::{Column, Context};

/// A token of an account, of one generation.
pub(super) fn token_place(account: &AccountRow, column: Column, generation: i64) -> Context {
    Context {
        user: Some(account.user_id),
        platform: Some(account.platform),
        subject: account.remote_id.clone(),
        column,
        generation,
    }
}

/// The code verifier of one trip to the consent page.
pub(super) fn verifier_place(user: UserId, platform: PlatformKey, id: AuthorizationId) -> Context {
    row_place(user, platform, id.to_string(), Column::CodeVerifier)
}

/// The secret of the request token of one trip to the consent page.
pub(super) fn request_secret_place(user: UserId, platform: PlatformKey, id: AuthorizationId) -> Context {
    row_place(user, platform, id.to_string(), Column::RequestTokenSecret)
}

/// A token that waits for its revocation.
pub(super) fn revocation_place(user: UserId, platform: PlatformKey, id: RevocationId) -> Context {
    row_place(user, platform, id.to_string(), Column::Revocation)
}

/// The secret that belongs to it, with OAuth 1.0a.
pub(super) fn revocation_secret_place(user: UserId, platform: PlatformKey, id: RevocationId) -> Context {
    row_place(user, platform, id.to_string(), Column::RevocationSecret)
}

fn row_place(user: UserId, platform: PlatformKey, subject: String, column: Column) -> Context {
    Context { user: Some(user), platform: Some(platform), subject, column, generation: 0 }
}
