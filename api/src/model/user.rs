//! A user: a person of ours.

use std::fmt;
use std::str::FromStr;

use super::text_enum::text_enum;

text_enum! {
    /// What a user may do on this server.
    pub enum Role {
        Admin = "admin",
        Member = "member",
    }
}

/// The name a user signs in with: 3 to 32 of `a-z 0-9 . _ -`, beginning with a letter or digit. Upper case is folded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Username(String);

/// Why a text cannot be a username.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "A username has 3 to 32 characters: letters a to z, digits, dot, dash or underscore, beginning with a letter or digit."
)]
pub struct UsernameProblem;

impl Username {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Username {
    type Err = UsernameProblem;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let folded = text.trim().to_ascii_lowercase();
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
        let starts_well = folded.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
        if (3..=32).contains(&folded.len()) && starts_well && folded.chars().all(allowed) {
            Ok(Self(folded))
        } else {
            Err(UsernameProblem)
        }
    }
}
