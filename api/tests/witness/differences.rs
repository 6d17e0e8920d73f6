//! Where the server and the official package must not agree, and why.
//!
//! No difference excuses a text. Each says how the package would have to see the text, or itself, to count what the
//! server counts, and then the two numbers have to be the same.

use std::collections::HashMap;
use std::fmt::Write;

use unicode_normalization::UnicodeNormalization;

use crate::official::{Official, Verdict};
use crate::pieces;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Difference {
    /// The package is frozen at Emoji 11. Of a younger sequence it counts the parts; for the server it is one emoji, as
    /// for X's page. Seen as if the package had the server's table.
    YoungEmoji,
    /// The package's top-level domains are those of 2020. Nobody outside knows whether X's are, so the server takes the
    /// longer of two readings. Seen a second time as if the names that came since were old ones, and the names that went
    /// were none.
    RootZone,
    /// The package gives a URL without scheme two lengths, of its text and of its place, if its host is not wholly Latin
    /// or its text stands twice; it weighs by the first and would mark the second. Seen by the second.
    OwnPlace,
}

pub const ALL: [Difference; 3] = [Difference::YoungEmoji, Difference::RootZone, Difference::OwnPlace];

/// What the server has to say of a text, and which differences made it other than what the package says.
#[derive(Debug)]
pub struct Expected {
    pub weight: u32,
    pub has_link: bool,
    pub cashtags: u32,
    pub has_invalid: bool,
    pub under: Vec<Difference>,
}

/// Names that came since, each with an old one of the same letters: as long, as heavy, of a like script.
const NEWER: [(&str, &str); 7] = [
    ("amazon", "agency"),
    ("kids", "info"),
    ("music", "world"),
    ("spa", "com"),
    ("ישראל", "بازار"),
    ("アマゾン", "クラウド"),
    ("亚马逊", "天主教"),
];

pub struct Differences {
    /// By name in lower case, with what to read in its place.
    domains: HashMap<String, String>,
}

impl Differences {
    pub fn new() -> Self {
        let older = pieces::tlds("[package only]").into_iter().map(|name| (name.to_owned(), unknown_like(name)));
        let newer = NEWER.map(|(name, old)| (name.to_owned(), old.to_owned()));
        assert_eq!(newer.len(), pieces::tlds("[root zone only]").len(), "each needs an old name in its place");
        Self { domains: older.chain(newer).collect() }
    }

    /// What the server has to say of each text.
    pub fn expected(&self, official: &mut Official, texts: &[String]) -> Vec<Expected> {
        let today: Vec<String> =
            texts.iter().map(|text| self.with_todays_domains(&text.nfc().collect::<String>())).collect();
        let (then, today) = (official.judge(texts), official.judge(&today));
        then.into_iter().zip(today).map(|(then, today)| expected(then, today)).collect()
    }

    fn with_todays_domains(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('.') {
            write!(out, "{before}.").unwrap();
            rest = after;
            for (name, instead) in &self.domains {
                let len: usize = after.chars().take(name.chars().count()).map(char::len_utf8).sum();
                let ends = !after[len..].starts_with(|c: char| c.is_ascii_alphanumeric() || "@+-".contains(c));
                if ends && after[..len].to_lowercase() == *name {
                    out.push_str(instead);
                    rest = &after[len..];
                }
            }
        }
        out + rest
    }
}

/// Letters of the same weight that are no top-level domain.
fn unknown_like(name: &str) -> String {
    let like = |c: char| if c.is_ascii() { 'q' } else { name.chars().next().unwrap() };
    name.chars().map(like).collect()
}

fn expected(then: Verdict, today: Verdict) -> Expected {
    let weight = then.weight_with_all_emoji.max(today.weight_with_all_emoji);
    let links = then.links.max(today.links);
    let under = [
        (Difference::OwnPlace, then.weight_by_place != then.weight),
        (Difference::YoungEmoji, then.weight_with_all_emoji != then.weight_by_place),
        (Difference::RootZone, weight != then.weight_with_all_emoji || (then.links == 0 && links > 0)),
    ];
    Expected {
        weight,
        has_link: links > 0,
        cashtags: then.cashtags,
        has_invalid: then.invalid,
        under: under.into_iter().filter_map(|(difference, applies)| applies.then_some(difference)).collect(),
    }
}
