//! Looking at an address before it is saved: the feed there, or the first one of those that the page there names.

use super::discover::Alternate;
use super::entry::Document;
use super::read::{Found, read};
use super::{Feeds, MAX_LENGTH, Rendered, Template};
use crate::fetch::{Fetched, Refusal, Validators, Visit, Wanted};

/// A feed or a page larger than this is not read.
const MAX_BYTES: usize = 5 * 1000 * 1000;
/// Of what a page names, so much is read until one is a feed.
const ALTERNATES_READ: usize = 3;
/// As feeds are served. What it is, is seen when it is read.
const TYPES: &[&str] = &[
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
    "application/rdf+xml",
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "application/octet-stream",
    "application/x-rss+xml",
];

/// A feed that was found.
pub struct FoundFeed {
    pub address: String,
    pub document: Document,
    /// All that the page names, if it was a page.
    pub alternates: Vec<Alternate>,
}

/// Why there is no feed.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// It could not be read.
    #[error("{0}")]
    Refused(Refusal),
    /// There is something, but no feed, and it names none.
    #[error("no feed is there")]
    NoFeed,
}

impl FoundFeed {
    /// The newest entry as an ordinary account would post it.
    pub fn preview(&self, template: &Template) -> Option<Rendered> {
        let entry = self.document.newest()?;
        Some(template.render(&entry.title, entry.link.as_deref()?, &entry.summary, MAX_LENGTH))
    }
}

impl Feeds {
    /// Finds the feed of an address as people write it.
    pub async fn look_at(&self, address: &str) -> Result<FoundFeed, FindError> {
        let _turn = self.looks.acquire().await.map_err(|_| FindError::NoFeed)?;
        let address = whole(address);
        match self.read_at(&address).await? {
            Found::Feed(document) => Ok(FoundFeed { address, document, alternates: Vec::new() }),
            Found::Page(alternates) => self.first_of(alternates).await,
        }
    }

    /// The first that is a feed. Pages name others, too, and some that are gone.
    async fn first_of(&self, mut alternates: Vec<Alternate>) -> Result<FoundFeed, FindError> {
        for index in 0..alternates.len().min(ALTERNATES_READ) {
            let address = alternates[index].address.clone();
            match self.read_at(&address).await {
                Ok(Found::Feed(document)) => {
                    alternates.drain(..index);
                    return Ok(FoundFeed { address, document, alternates });
                }
                Ok(Found::Page(_)) | Err(FindError::NoFeed | FindError::Refused(Refusal::Status(404 | 410))) => {}
                // It may be the right one at another time; the next would be a worse guess.
                Err(refused) => return Err(refused),
            }
        }
        Err(FindError::NoFeed)
    }

    async fn read_at(&self, address: &str) -> Result<Found, FindError> {
        match self.visit(address, Validators::default()).await.outcome {
            Ok(Fetched::Fresh { made, .. }) => Ok(made),
            Ok(Fetched::NotModified) | Err(Refusal::Unreadable | Refusal::WrongType) => Err(FindError::NoFeed),
            Err(refusal) => Err(FindError::Refused(refusal)),
        }
    }

    pub(super) async fn visit(&self, address: &str, known: Validators) -> Visit<Found> {
        let wanted = Wanted { url: address, types: TYPES, max_bytes: Some(MAX_BYTES), known };
        self.fetch.visit(wanted, read).await
    }
}

/// An address without its scheme, as people write it, is meant with the safe one.
fn whole(address: &str) -> String {
    let address = address.trim();
    if address.contains("://") { address.to_owned() } else { format!("https://{address}") }
}
