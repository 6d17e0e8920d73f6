//! How an account is, in words people can act on.

use std::time::Duration;

use super::standing_reason;
use crate::model::text_enum::text_enum;
use crate::model::{Instant, PlatformKey, RefreshTrouble, Standing};
use crate::store::accounts::AccountRow;
use crate::store::token_sets::TokenSetRow;

/// Access that does not renew itself is said to expire this long before it ends.
const EXPIRES_SOON: Duration = Duration::from_hours(7 * 24);

text_enum! {
    /// How an account is.
    pub enum AccountStatus {
        /// Posts can be sent.
        Active = "active",
        /// Posts can still be sent, but not for long unless somebody acts.
        Expiring = "expiring",
        /// The platform no longer accepts the connection: its user has to connect again.
        NeedsReauth = "needs_reauth",
        /// The connection was given up here.
        Revoked = "revoked",
    }
}

/// How an account is, why, and until when that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    pub status: AccountStatus,
    /// A stable code, where there is something to say.
    pub reason: Option<String>,
    /// The same in one sentence.
    pub detail: Option<String>,
    pub renews_itself: bool,
    /// When somebody has to have acted by; absent when nobody has to, and when it is too late for that already.
    pub needs_you_by: Option<Instant>,
    /// Since when renewing fails; absent while it does not.
    pub failing_since: Option<Instant>,
}

/// Judges an account by its row and its token set.
pub fn judge(account: &AccountRow, set: Option<&TokenSetRow>, now: Instant) -> Health {
    let platform = account.platform;
    let ended = |status, reason: &str| Health {
        status,
        reason: Some(reason.to_owned()),
        detail: Some(sentence(reason, platform)),
        renews_itself: false,
        needs_you_by: None,
        failing_since: None,
    };
    let set = match (account.standing, set) {
        (Standing::Disconnected, _) => return ended(AccountStatus::Revoked, DISCONNECTED),
        (Standing::NeedsReauth, _) => {
            let reason = account.standing_reason.as_deref().unwrap_or(standing_reason::GRANT_REVOKED);
            return ended(AccountStatus::NeedsReauth, reason);
        }
        // A connection without tokens is of no use, however it came about.
        (Standing::Active, None) => return ended(AccountStatus::NeedsReauth, standing_reason::TOKEN_UNREADABLE),
        (Standing::Active, Some(set)) => set,
    };
    let renews_itself = set.sealed_refresh.is_some();
    let mut health = Health {
        status: AccountStatus::Active,
        reason: None,
        detail: None,
        renews_itself,
        needs_you_by: None,
        failing_since: set.refresh_failing_since,
    };
    if !renews_itself {
        health.needs_you_by = set.expires_at;
        if set.expires_at.is_some_and(|at| at <= now + EXPIRES_SOON) {
            health.status = AccountStatus::Expiring;
            health.reason = Some(ACCESS_ENDS.to_owned());
            health.detail = Some(sentence(ACCESS_ENDS, platform));
        }
    } else if let Some(trouble) = set.refresh_trouble {
        // The platform's own trouble passes; the operator's does not by itself.
        if trouble == RefreshTrouble::ClientMisconfigured {
            health.status = AccountStatus::Expiring;
            health.needs_you_by = set.expires_at;
        }
        health.reason = Some(trouble.as_str().to_owned());
        health.detail = Some(sentence(trouble.as_str(), platform));
    }
    health
}

const DISCONNECTED: &str = "disconnected";
const ACCESS_ENDS: &str = "access_ends";

/// A reason as a sentence: what happened and what to do.
pub fn sentence(reason: &str, platform: PlatformKey) -> String {
    let platform = platform.name();
    match reason {
        DISCONNECTED => "It was disconnected, and its access was given back. Connect it again to post.".to_owned(),
        ACCESS_ENDS => format!("{platform} gives access for a while only. Connect again before it ends."),
        standing_reason::GRANT_REVOKED => format!(
            "{platform} no longer accepts this connection: it was ended there, or by connecting the same account elsewhere. Connect it again."
        ),
        standing_reason::REFRESH_INTERRUPTED => format!(
            "Renewing the access was cut off in the middle, and {platform} does not accept the old one any more. Connect the account again."
        ),
        standing_reason::TOKEN_REFUSED => format!(
            "{platform} refuses the access although it has just renewed it. Check the account, or connect it again."
        ),
        standing_reason::MISSING_SCOPE => {
            format!(
                "{platform} did not give every permission that is needed. Connect the account again and allow them all."
            )
        }
        standing_reason::ACCOUNT_SUSPENDED => format!(
            "{platform} has suspended or locked this account. Sign in at {platform}, do what it asks, then check it here."
        ),
        standing_reason::TOKEN_UNREADABLE => {
            "The stored access cannot be opened: it was changed, or it is not there. Connect the account again."
                .to_owned()
        }
        standing_reason::NO_REFRESH_TOKEN => {
            format!("{platform} gave access for a while only, and that has ended. Connect the account again.")
        }
        "platform_unavailable" => format!(
            "{platform} could not be asked to renew the access. It is tried again every few minutes; nothing has to be done."
        ),
        "client_misconfigured" => format!(
            "{platform} does not accept this server's own credentials, so the access cannot be renewed. The operator has to check the application's ID and secret."
        ),
        other => format!("{platform} no longer accepts this connection ({other}). Connect the account again."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AccountId, GrantKind, Scopes, UserId};

    fn now() -> Instant {
        Instant::from(chrono::DateTime::UNIX_EPOCH)
    }

    fn account() -> AccountRow {
        AccountRow {
            id: AccountId::generate(now()),
            user_id: UserId::generate(now()),
            platform: PlatformKey::X,
            remote_id: "1".to_owned(),
            username: "ada".to_owned(),
            display_name: "Ada".to_owned(),
            long_posts: false,
            standing: Standing::Active,
            standing_reason: None,
            connected_at: now(),
            updated_at: now(),
            last_verified_at: None,
            last_used_at: None,
        }
    }

    fn set(account: &AccountRow, sealed_refresh: Option<Vec<u8>>, lives: Duration) -> TokenSetRow {
        TokenSetRow {
            account_id: account.id,
            kind: GrantKind::OAuth2,
            sealed_access: Vec::new(),
            sealed_refresh,
            scopes: Scopes::default(),
            expires_at: Some(now() + lives),
            generation: 1,
            refresh_started_at: None,
            updated_at: now(),
            refresh_at: None,
            consumer_fingerprint: None,
            token_hash: None,
            refresh_holder: None,
            refresh_failing_since: None,
            refresh_trouble: None,
        }
    }

    #[test]
    fn access_that_does_not_renew_needs_its_user_and_is_expiring_in_its_last_week() {
        let account = account();
        let judged = |lives| judge(&account, Some(&set(&account, None, lives)), now());
        let long = judged(EXPIRES_SOON + Duration::from_secs(1));
        assert_eq!((long.status, long.reason, long.renews_itself), (AccountStatus::Active, None, false));
        assert_eq!(long.needs_you_by, Some(now() + EXPIRES_SOON + Duration::from_secs(1)), "said from the first day");
        let soon = judged(EXPIRES_SOON);
        assert_eq!((soon.status, soon.reason.as_deref()), (AccountStatus::Expiring, Some(ACCESS_ENDS)));
        let renewing = judge(&account, Some(&set(&account, Some(vec![1]), Duration::from_secs(1))), now());
        assert_eq!((renewing.status, renewing.needs_you_by), (AccountStatus::Active, None));
    }

    #[test]
    fn an_account_without_tokens_is_never_called_active() {
        let account = account();
        assert_eq!(judge(&account, None, now()).status, AccountStatus::NeedsReauth);
        let gone = AccountRow { standing: Standing::Disconnected, ..account };
        assert_eq!(judge(&gone, None, now()).status, AccountStatus::Revoked);
    }

    #[test]
    fn every_reason_has_a_sentence_of_its_own() {
        let reasons = [
            DISCONNECTED,
            ACCESS_ENDS,
            standing_reason::GRANT_REVOKED,
            standing_reason::REFRESH_INTERRUPTED,
            standing_reason::TOKEN_REFUSED,
            standing_reason::MISSING_SCOPE,
            standing_reason::ACCOUNT_SUSPENDED,
            standing_reason::TOKEN_UNREADABLE,
            standing_reason::NO_REFRESH_TOKEN,
            RefreshTrouble::PlatformUnavailable.as_str(),
            RefreshTrouble::ClientMisconfigured.as_str(),
        ];
        let sentences: std::collections::BTreeSet<String> =
            reasons.iter().map(|reason| sentence(reason, PlatformKey::X)).collect();
        assert_eq!(sentences.len(), reasons.len());
        assert!(sentences.iter().all(|text| !text.contains('(')), "{sentences:?}");
    }
}
