//! A feed as it was read: what of it counts here.

use crate::model::Instant;

/// A feed's document.
#[derive(Clone, Debug)]
pub struct Document {
    pub title: String,
    /// The page it belongs to.
    pub site: Option<String>,
    /// In the order of the document.
    pub entries: Vec<Entry>,
}

/// An entry of a feed. Its texts are plain and on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub id: Option<String>,
    /// Absolute, of the web.
    pub link: Option<String>,
    pub title: String,
    pub summary: String,
    pub image: Option<String>,
    /// As the feed says, if it says it so that it can be read.
    pub published: Option<Instant>,
}

impl Document {
    /// The entry that is the newest as far as one can tell.
    pub fn newest(&self) -> Option<&Entry> {
        let dated = self.entries.iter().filter(|entry| entry.published.is_some());
        // Of several of one moment the first in the document.
        dated.rev().max_by_key(|entry| entry.published).or_else(|| self.entries.first())
    }
}
