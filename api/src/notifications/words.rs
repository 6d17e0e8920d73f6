//! What is said about each kind, and which cause it has.

use crate::model::{AccountId, FeedId, NotificationKind, Occurrence, PlatformKey, PostId};

/// Cause of everything that waits for an account to be connected again.
pub fn reauth_cause(account: AccountId) -> String {
    format!("needs_reauth {account}")
}

/// An account needs its user. `why` is a sentence; `waiting` posts are held for it.
pub fn needs_reauth(
    account: AccountId,
    platform: PlatformKey,
    username: &str,
    why: &str,
    waiting: usize,
) -> Occurrence {
    let posts = match waiting {
        0 => String::new(),
        1 => " One post waits for it and goes out then.".to_owned(),
        more => format!(" {more} posts wait for it and go out then."),
    };
    Occurrence {
        kind: NotificationKind::NeedsReauth,
        cause: reauth_cause(account),
        title: format!("@{username} on {} has to be connected again", platform.name()),
        detail: format!("{why}{posts}"),
        account: Some(account),
        post: None,
    }
}

/// A post of an account ended without being published, or nobody knows whether it was. `detail` is the delivery's own.
pub struct PostNews<'a> {
    pub account: AccountId,
    pub post: PostId,
    pub platform: PlatformKey,
    pub username: &'a str,
    pub reason: &'a str,
    pub detail: &'a str,
    /// How many posts ended so, this one included.
    pub count: i32,
}

impl PostNews<'_> {
    fn occurrence(&self, kind: NotificationKind, one: &str, many: &str) -> Occurrence {
        let (platform, username) = (self.platform.name(), self.username);
        Occurrence {
            kind,
            cause: self.cause(kind),
            title: match self.count {
                1 => format!("A post of @{username} {one}"),
                count => format!("{count} posts of @{username} {many}"),
            },
            detail: match self.count {
                1 => self.detail.to_owned(),
                _ => format!("{} The history shows all of them, with what {platform} said.", self.detail),
            },
            account: Some(self.account),
            post: Some(self.post),
        }
    }

    /// The cause of such news: one reason of one account.
    pub fn cause(&self, kind: NotificationKind) -> String {
        match kind {
            NotificationKind::Failed => format!("{kind} {} {}", self.account, self.reason),
            // Whatever kept one from going out keeps the rest, too.
            NotificationKind::InsufficientCredits => format!("{kind} {}", self.platform),
            _ => format!("{kind} {}", self.account),
        }
    }

    pub fn failed(&self) -> Occurrence {
        self.occurrence(NotificationKind::Failed, "was not published", "were not published")
    }

    pub fn missed(&self) -> Occurrence {
        self.occurrence(NotificationKind::Missed, "missed its time", "missed their time")
    }

    pub fn needs_review(&self) -> Occurrence {
        self.occurrence(NotificationKind::NeedsReview, "needs a look", "need a look")
    }

    pub fn insufficient_credits(&self) -> Occurrence {
        self.occurrence(NotificationKind::InsufficientCredits, "waits for credits", "wait for credits")
    }
}

/// Someone signed in from a device that was not used before.
pub fn new_login(device: &str, place: &str, cause: &str) -> Occurrence {
    Occurrence {
        kind: NotificationKind::NewLogin,
        cause: format!("new_login {cause}"),
        title: "A new device signed in".to_owned(),
        detail: format!(
            "Somebody signed in as you with {device} from {place}. If that was not you, change your password now: that ends every other session."
        ),
        account: None,
        post: None,
    }
}

/// A key for the API was made.
pub fn new_key(id: impl std::fmt::Display, name: &str, scopes: &str) -> Occurrence {
    let named = if name.is_empty() { String::new() } else { format!(" \u{201c}{name}\u{201d}") };
    Occurrence {
        kind: NotificationKind::NewKey,
        cause: format!("new_key {id}"),
        title: "A key for the API was made".to_owned(),
        detail: format!("The key{named} may do this in your name: {scopes}. If you did not want it, revoke it."),
        account: None,
        post: None,
    }
}

/// An account was connected, for the first time or by someone who can sign in as its user.
pub fn new_connection(account: AccountId, platform: PlatformKey, username: &str) -> Occurrence {
    Occurrence {
        kind: NotificationKind::NewConnection,
        cause: format!("new_connection {account}"),
        title: format!("@{username} on {} is connected", platform.name()),
        detail:
            "Posts can be sent with it from now on. If you did not connect it, disconnect it and change your password."
                .to_owned(),
        account: Some(account),
        post: None,
    }
}

/// Everything that opens is sealed with the newest secret.
pub fn key_rotation_finished(key: impl std::fmt::Display, values: u64, unreadable: usize) -> Occurrence {
    let rest = match unreadable {
        0 => "`pillarbox keys status` says which older secrets may be removed now.".to_owned(),
        some => format!("{some} could not be opened; `pillarbox keys rotate` names them."),
    };
    Occurrence {
        kind: NotificationKind::KeyRotationFinished,
        cause: format!("key_rotation_finished {key}"),
        title: "The change of the secret is finished".to_owned(),
        detail: format!("{values} values were sealed anew with the newest secret. {rest}"),
        account: None,
        post: None,
    }
}

/// How the causes of what is told of blogs begin; the feed's id follows.
const FEED_FAILING: &str = "feed_failing ";
const FEED_DRAFT: &str = "feed_draft ";

/// Cause of what is told of a blog that cannot be read.
pub fn feed_failing_cause(feed: FeedId) -> String {
    format!("{FEED_FAILING}{feed}")
}

/// The feed that a notice of this cause is about.
pub fn feed_of(cause: &str) -> Option<FeedId> {
    [FEED_FAILING, FEED_DRAFT].into_iter().find_map(|kind| cause.strip_prefix(kind)).and_then(|id| id.parse().ok())
}

/// A blog that is shared cannot be read, and that for a while; `gone` when its server says that it is not coming back.
pub fn feed_failing(feed: FeedId, name: &str, why: &str, gone: bool) -> Occurrence {
    let (title, detail) = if gone {
        let detail = "Its server says that the feed is gone for good, so it is not asked any more. If the blog has moved, add it with its new address.";
        (format!("\u{201c}{name}\u{201d} is not there any more"), detail.to_owned())
    } else {
        let detail = format!(
            "For a day now: {why}. New entries are not shared meanwhile. Pillarbox keeps trying and says so here when it works again."
        );
        (format!("\u{201c}{name}\u{201d} cannot be read"), detail)
    };
    Occurrence {
        kind: NotificationKind::Feed,
        cause: feed_failing_cause(feed),
        title,
        detail,
        account: None,
        post: None,
    }
}

/// An entry of a blog waits as a draft. `why` is a sentence.
pub fn feed_draft(feed: FeedId, name: &str, why: &str) -> Occurrence {
    Occurrence {
        kind: NotificationKind::Feed,
        cause: format!("{FEED_DRAFT}{feed}"),
        title: format!("An entry of \u{201c}{name}\u{201d} waits as a draft"),
        detail: format!("{why} Look at it among the drafts, and post it from there."),
        account: None,
        post: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Instant;

    #[test]
    fn a_notice_of_a_feed_leads_to_it_and_no_other_notice_does() {
        let feed = FeedId::generate(Instant::from(chrono::DateTime::UNIX_EPOCH));
        assert_eq!(feed_of(&feed_failing(feed, "A blog", "it is gone", true).cause), Some(feed));
        assert_eq!(feed_of(&feed_draft(feed, "A blog", "Look at it.").cause), Some(feed));
        assert_eq!(feed_of(&format!("needs_reauth {feed}")), None);
    }
}
