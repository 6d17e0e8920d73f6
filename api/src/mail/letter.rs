//! A letter: what it says, and how that becomes a message.
//!
//! It goes out twice in one message (`multipart/alternative`, RFC 2046, 5.1.4), as plain text and as a page. It says
//! that a program wrote it (`Auto-Submitted`, RFC 3834, 5), so that nobody's holiday notice answers. Nothing in it is
//! loaded from anywhere, so opening it tells nobody.

use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart};
use url::Url;

use super::{MailError, page};
use crate::model::{EmailAddress, Instant};

/// One letter to one person.
pub struct Letter {
    /// What stands before the `@` of its `Message-ID`: the same letter sent again has the same one.
    pub id: String,
    pub to: EmailAddress,
    /// Subject and headline.
    pub title: String,
    pub paragraphs: Vec<String>,
    pub action: Option<Action>,
    /// Why it came and what to do about that, in small print.
    pub footer: String,
}

/// The one thing there is to do.
pub struct Action {
    /// What is done, as a button says it.
    pub label: String,
    pub url: Url,
}

/// An id for a letter that is sent once only.
pub fn letter_id(what: &str, id: impl std::fmt::Display) -> String {
    format!("{what}.{id}")
}

#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Letter {
    pub(super) fn message(&self, from: Mailbox, to: lettre::Address, now: Instant) -> Result<Message, MailError> {
        let id = format!("<{}@{}>", self.id, from.email.domain());
        // Headers are one line, whatever a name holds.
        let subject: String = self.title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Message::builder()
            .from(from)
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(id))
            .date(now.utc().into())
            .header(AutoSubmitted)
            .multipart(MultiPart::alternative_plain_html(self.plain(), page::html(self)))
            .map_err(|error| MailError::Refused(format!("it cannot be written: {error}")))
    }

    fn plain(&self) -> String {
        let action = self.action.as_ref().map(|action| format!("{}:\n{}", action.label, action.url));
        // Two hyphens and a space: mail programs know the rest as the small print (RFC 3676, 4.3).
        let footer = format!("-- \n{}\n", self.footer);
        let parts = [self.title.clone()].into_iter().chain(self.paragraphs.clone()).chain(action).chain([footer]);
        parts.collect::<Vec<_>>().join("\n\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_letter_says_its_headers_stay_its_own_and_its_bytes_ascii() {
        let letter = Letter {
            id: "notification.1".to_owned(),
            to: "ada@example.org".parse().unwrap(),
            title: "Zo\u{eb} \u{1f600}\r\nBcc: eve@example.org\r\n\r\n".to_owned() + &"long ".repeat(300),
            paragraphs: vec![".\r\n.\r\nQUIT \u{4f60}\u{597d}".to_owned(), "x".repeat(2000)],
            action: None,
            footer: String::new(),
        };
        let from = Mailbox::new(Some("Pillarbox".to_owned()), "pillarbox@example.org".parse().unwrap());
        let now = Instant::from(chrono::DateTime::UNIX_EPOCH);
        let message = letter.message(from, "ada@example.org".parse().unwrap(), now).unwrap();
        assert_eq!(message.envelope().to().len(), 1);
        let text = String::from_utf8(message.formatted()).unwrap();
        assert!(text.is_ascii(), "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 998), "{text}");
        let (headers, _) = text.split_once("\r\n\r\n").unwrap();
        assert!(!headers.lines().any(|line| line.starts_with("Bcc")), "{headers}");
        assert!(headers.contains("Message-ID: <notification.1@example.org>"), "{headers}");
        assert!(headers.contains("Date: Thu, 01 Jan 1970 00:00:00 +0000"), "{headers}");
    }
}
