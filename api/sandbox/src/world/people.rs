//! The pretend people.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::World;

/// What a person pays for; it decides how long a post may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Tier {
    None,
    Premium,
}

impl Tier {
    /// The longest weighted text. Source: docs.x.com, changelog of 2024-08-20, read 2026-11-20.
    /// That the long limit is weighted too is a guess.
    pub(crate) fn max_length(self) -> usize {
        match self {
            Self::None => 280,
            Self::Premium => 25_000,
        }
    }
}

/// One account on the pretend platform.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) username: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) tier: Tier,
    pub(crate) suspended: bool,
    pub(crate) created_at: DateTime<Utc>,
}

/// The people a fresh sandbox knows.
pub(crate) fn the_three() -> Vec<Account> {
    let person = |number: i64, username: &str, name: &str, description: &str, tier| Account {
        id: (1_760_000_000_000_000_000 + number).to_string(),
        username: username.to_owned(),
        name: name.to_owned(),
        description: description.to_owned(),
        tier,
        suspended: false,
        // The time that the ids above carry.
        created_at: DateTime::from_timestamp(1_708_450_000, 0).unwrap_or_default(),
    };
    vec![
        person(101, "ada_sandbox", "Ada", "Notes on engines that do not exist yet.", Tier::None),
        person(202, "grace_sandbox", "Grace", "Long posts about short programs.", Tier::Premium),
        person(303, "linus_sandbox", "Linus", "Builds things, breaks things.", Tier::None),
    ]
}

/// Whether X would accept this as a username.
pub(crate) fn is_username(name: &str) -> bool {
    (1..=15).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

impl World {
    pub(crate) fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    /// The account with this username; X ignores case here.
    pub(crate) fn account_named(&self, username: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.username.eq_ignore_ascii_case(username))
    }

    /// The username behind an id, for what is shown and recorded.
    pub(crate) fn username(&self, id: &str) -> &str {
        self.account(id).map_or("", |account| &account.username)
    }
}
