//! The wire form of a text: links become t.co links, and `&`, `<`, `>` are escaped.

use serde_json::{Value, json};

use super::{Piece, pieces};

/// A text as the API shows it, with its link entities.
#[derive(Clone, Debug)]
pub(crate) struct Rendered {
    pub(crate) text: String,
    /// `entities.urls`. Places count the characters of `text` as it is shown, escapes included (a guess).
    pub(crate) urls: Vec<Value>,
}

/// One rewritten link, the same everywhere its post is shown.
#[derive(Clone, Debug)]
pub(crate) struct ShortLink {
    pub(crate) short: String,
    pub(crate) expanded: String,
    pub(crate) display: String,
    pub(crate) media_key: Option<String>,
}

impl ShortLink {
    /// The short form of a link as the author wrote it. X adds `http://` to a bare domain.
    pub(crate) fn to_link(short: String, written: &str) -> Self {
        let lower = written.to_ascii_lowercase();
        let bare = !lower.starts_with("http://") && !lower.starts_with("https://");
        let display = written.split_once("://").map_or(written, |(_, rest)| rest);
        let display = display.strip_prefix("www.").unwrap_or(display);
        Self {
            short,
            expanded: if bare { format!("http://{written}") } else { written.to_owned() },
            display: if display.chars().count() > 26 {
                display.chars().take(26).chain(['…']).collect()
            } else {
                display.to_owned()
            },
            media_key: None,
        }
    }
}

/// Shows `pieces` with their short links in order; links left over (those of media) follow at the end.
pub(crate) fn show(pieces: &[Piece], links: &[ShortLink]) -> Rendered {
    let mut shown = Rendered { text: String::new(), urls: Vec::new() };
    let mut links = links.iter();
    for piece in pieces {
        match piece {
            Piece::Link(written) => match links.next() {
                Some(link) => shown.link(link),
                None => shown.text.push_str(&escaped(written)),
            },
            Piece::Emoji(emoji) => shown.text.push_str(emoji),
            Piece::Letter(c) => shown.text.push_str(&escaped(c.encode_utf8(&mut [0; 4]))),
        }
    }
    for (number, link) in links.enumerate() {
        // All media of a post share one visible link; each still has an entity of its own.
        if number == 0 && !shown.text.is_empty() {
            shown.text.push(' ');
        }
        if number == 0 { shown.link(link) } else { shown.again(link) }
    }
    shown
}

impl Rendered {
    fn link(&mut self, link: &ShortLink) {
        let start = self.text.chars().count();
        self.text.push_str(&link.short);
        self.entity(start, link);
    }

    fn again(&mut self, link: &ShortLink) {
        let start = self.text.chars().count() - link.short.chars().count();
        self.entity(start, link);
    }

    fn entity(&mut self, start: usize, link: &ShortLink) {
        let mut entity = json!({
            "start": start,
            "end": start + link.short.chars().count(),
            "url": link.short,
            "expanded_url": link.expanded,
            "display_url": link.display,
        });
        if let Some(key) = &link.media_key {
            entity["media_key"] = json!(key);
        }
        self.urls.push(entity);
    }
}

/// What `text` shows of a long post: its beginning, cut so that the link to the rest still fits.
pub(crate) fn beginning(stored: &str, room: usize) -> Vec<Piece> {
    let mut weight = 0;
    let fits = |piece: &Piece| {
        weight += piece.weight();
        weight / 100 <= room
    };
    pieces(stored).into_iter().take_while(fits).collect()
}

/// `&`, `<` and `>` as X writes them.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_beginning_fills_the_room_and_no_more() {
        assert_eq!(beginning("abcdef", 4).len(), 4);
        assert_eq!(beginning("abc", 4).len(), 3);
        // A wide letter counts two and has to fit as a whole.
        assert_eq!(beginning("abc日d", 4).len(), 3);
        assert_eq!(beginning("ab日d", 4).len(), 3);
        assert_eq!(beginning("ab example.com", 25).len(), 3);
        assert_eq!(beginning("ab example.com", 26).len(), 4);
    }
}
