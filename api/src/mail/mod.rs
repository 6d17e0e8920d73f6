//! Mail: one letter to one person, through the operator's mail server. It sends once and tells the truth about what
//! happened; trying again is the caller's business. Leans on `model` and `clock`.

mod letter;
mod mailer;
mod page;

pub use letter::{Action, Letter, letter_id};
pub use mailer::{Login, MailSettings, Mailer, Security};

/// Why a letter was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The mail server will never take this letter, so it is not tried again. With its reply code (RFC 5321, 4.2) and,
    /// where it gave one, the enhanced one (RFC 3463): never its words, which may repeat the address.
    #[error("the mail server refused it: {0}")]
    Refused(String),
    /// It may be taken later: the server is away, busy, or does not accept how we come to it.
    #[error("{0}")]
    Later(String),
}
