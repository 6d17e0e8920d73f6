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
    pub(super) fn message(
        &self,
        from: Mailbox,
        to: lettre::Address,
        app_url: &Url,
        now: Instant,
    ) -> Result<Message, MailError> {
        let host = app_url.host_str().unwrap_or("localhost");
        // Headers are one line, whatever a name holds.
        let subject: String = self.title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Message::builder()
            .from(from)
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(format!("<{}@{host}>", self.id)))
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
