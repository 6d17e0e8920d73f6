//! A letter as the mail server took it, read by a parser that knows nothing of who wrote it.

use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders, PartType};
use pillarbox::model::EmailAddress;
use serde_json::Value;

#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) envelope: Value,
    pub(crate) to: String,
    pub(crate) raw: String,
    pub(crate) subject: String,
    pub(crate) id: String,
    pub(crate) from: String,
    pub(crate) plain: String,
    pub(crate) page: String,
}

impl Received {
    /// Reads it, and checks what holds for every letter.
    pub(crate) fn read(event: &Value) -> Self {
        let raw = event["raw"].as_str().unwrap().to_owned();
        assert!(raw.is_ascii(), "it needs nothing of a mail server: {raw}");
        assert!(raw.split("\r\n").all(|line| line.len() <= 998), "RFC 5322, 2.1.1");
        let message = MessageParser::default().parse(raw.as_bytes()).unwrap();
        assert!(event["secure"].as_bool().unwrap(), "in clear");
        assert_eq!(header(&message, "Auto-Submitted"), "auto-generated");
        assert!(message.date().is_some());
        let kind = message.content_type().unwrap();
        assert_eq!((kind.ctype(), kind.subtype()), ("multipart", Some("alternative")));
        let [_, text, page] = &message.parts[..] else { panic!("two parts: {raw}") };
        let (PartType::Text(plain), PartType::Html(html)) = (&text.body, &page.body) else { panic!("{raw}") };
        let to: Vec<&str> = message.to().unwrap().iter().filter_map(|one| one.address()).collect();
        let [recipient] = &event["to"].as_array().unwrap()[..] else { panic!("one recipient: {event}") };
        // The mail server shows domains in their own script.
        let recipient: EmailAddress = recipient.as_str().unwrap().parse().unwrap();
        assert_eq!(to, [recipient.as_str()], "and no hidden one");
        for loads in ["<img", "<link", "<script", "src=", "url(", "@import", "background="] {
            assert!(!html.contains(loads), "{loads}: {html}");
        }
        Self {
            envelope: event.clone(),
            subject: message.subject().unwrap().to_owned(),
            id: message.message_id().unwrap().to_owned(),
            from: header(&message, "From"),
            plain: plain.replace("\r\n", "\n"),
            page: html.to_string(),
            raw: raw.clone(),
            to: recipient.to_string(),
        }
    }

    /// The token of its link.
    #[track_caller]
    pub(crate) fn token(&self) -> String {
        let (_, rest) = self.plain.split_once("/confirm-email?token=").unwrap_or_else(|| panic!("no link: {self:?}"));
        rest.split_whitespace().next().unwrap().to_owned()
    }

    /// Checks that both parts say this.
    #[track_caller]
    pub(crate) fn says(&self, text: &str) -> &Self {
        assert!(self.plain.contains(text), "{text}: {}", self.plain);
        assert!(self.page.contains(text), "{text}: {}", self.page);
        self
    }
}

fn header(message: &Message<'_>, name: &str) -> String {
    match message.header(name).unwrap_or_else(|| panic!("no {name}")) {
        HeaderValue::Text(text) => text.to_string(),
        HeaderValue::Address(address) => {
            let one = address.first().unwrap();
            format!("{} <{}>", one.name().unwrap_or_default(), one.address().unwrap_or_default())
        }
        other => panic!("{name}: {other:?}"),
    }
}
