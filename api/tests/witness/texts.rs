//! Texts of many kinds, the same in every run.

use std::iter::once;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

use crate::pieces::{self, MARKS, OF_LINKS, OF_TAGS, WORDS};

/// A kind of texts: its name and how one is made.
pub type Kind = (&'static str, fn(&mut StdRng) -> String);

pub const KINDS: &[Kind] = &[
    ("characters of all planes", any_characters),
    ("control characters and marks", low_characters),
    ("pieces of links", |rng| joined(rng, OF_LINKS, 1..14)),
    ("pieces of tags and addresses", |rng| joined(rng, OF_TAGS, 1..14)),
    ("pieces of everything", everything),
    ("ASCII soup", ascii),
    ("letters and marks in any order", marks),
    ("sentences of many scripts", sentence),
    ("URLs with a scheme", |rng| {
        let scheme = ["http://", "https://", "HTTP://"].choose(rng).unwrap();
        format!("{}{scheme}{}", around(rng), address(rng))
    }),
    ("URLs without a scheme", |rng| format!("{}{}{}", around(rng), address(rng), around(rng))),
    ("paths and queries", |rng| {
        format!(
            "{}{}{}",
            ["http://a.co/", "a.co/", "a.co?", "http://a.co/?"].choose(rng).unwrap(),
            path(rng),
            around(rng)
        )
    }),
    ("hosts of two scripts that stand twice", twice),
    ("long names and long URLs", long),
    ("short links", |rng| format!("https://t.co/{}{}", word(rng, b"aZ09", 0..45), path(rng))),
    ("flags and joined emoji", emoji_pieces),
];

/// Texts of one kind.
pub fn of_kind(kind: Kind, seed: u64, count: usize) -> Vec<String> {
    let mut rng = StdRng::seed_from_u64(seed);
    (0..count).map(|_| kind.1(&mut rng)).collect()
}

/// Every emoji alone, twice, beside letters, and after what might begin or end with a part of it.
pub fn every_emoji() -> Vec<String> {
    let around = |one: &str| {
        vec![
            one.to_owned(),
            format!("{one}{one}"),
            format!("a{one}1{one}"),
            format!("x.com{one}.co http://{one}.com/{one}"),
        ]
    };
    pieces::emoji().into_iter().flat_map(around).collect()
}

/// Every top-level domain, alone and in each place where something else follows.
pub fn every_tld() -> Vec<String> {
    let sections = ["[both]", "[package only]", "[root zone only]"].into_iter().flat_map(pieces::tlds);
    let texts = |tld: &str| {
        let upper = tld.to_uppercase();
        vec![
            format!("see example.{tld}"),
            format!("example.{upper}/path?query=1"),
            format!("http://sub.example.{tld}/path me@example.{tld}"),
            format!("https://example.{tld}漢字 a.{tld}-b a.{tld}.b x_.{tld} a.{tld}a"),
        ]
    };
    sections.flat_map(texts).collect()
}

/// Every character of the first plane in each place of a link, of a cashtag and of an emoji.
pub fn every_character() -> Vec<String> {
    let texts = |c: char| {
        [
            format!("{c}.co {c}b.co a{c}.co a{c}b.co a.co{c} a.c{c}o $A{c} {c}$AB $A.B{c} 1{c}"),
            format!(
                "{c}http://a.co http://{c}.co http://a{c}b.co http://a.co/{c} http://a.co/{c}b http://a.co/({c}) http://a.co?{c} http://a.co?{c}b"
            ),
        ]
    };
    (0..=0xFFFF).filter_map(char::from_u32).flat_map(texts).collect()
}

fn joined(rng: &mut StdRng, pieces: &[&str], count: std::ops::Range<usize>) -> String {
    (0..rng.random_range(count)).map(|_| *pieces.choose(rng).unwrap()).collect()
}

fn any_characters(rng: &mut StdRng) -> String {
    let any = |rng: &mut StdRng| {
        let top = *[0x80, 0x250, 0x3000, 0x1_0000, 0x2_0000, 0x11_0000].choose(rng).unwrap();
        char::from_u32(rng.random_range(0..top)).unwrap_or('.')
    };
    (0..rng.random_range(0..24)).map(|_| if rng.random_bool(0.1) { '.' } else { any(rng) }).collect()
}

fn low_characters(rng: &mut StdRng) -> String {
    let one = |rng: &mut StdRng| match rng.random_range(0..5) {
        0 => rng.random_range('\0'..' '),
        1 => rng.random_range('\u{7F}'..'\u{A1}'),
        2 => rng.random_range('\u{300}'..'\u{370}'),
        3 => rng.random_range('\u{2000}'..'\u{2070}'),
        _ => *['a', '.', 'c', 'o', '1', '$', '\u{FE0F}', '\u{FE0E}', '\u{20E3}'].choose(rng).unwrap(),
    };
    (0..rng.random_range(0..20)).map(|_| one(rng)).collect()
}

fn everything(rng: &mut StdRng) -> String {
    let emoji = pieces::emoji();
    (0..rng.random_range(1..12)).fold(String::new(), |text, _| {
        text + [OF_LINKS, OF_TAGS, WORDS, &emoji].choose(rng).unwrap().choose(rng).unwrap()
    })
}

fn ascii(rng: &mut StdRng) -> String {
    word(rng, b"abz09.../:-_@#$?&=()+,;!'\" \n%*|~[]{}<>\\^`", 0..30)
}

fn word(rng: &mut StdRng, letters: &[u8], len: std::ops::Range<usize>) -> String {
    (0..rng.random_range(len)).map(|_| char::from(*letters.choose(rng).unwrap())).collect()
}

fn marks(rng: &mut StdRng) -> String {
    (0..rng.random_range(0..16)).map(|_| *MARKS.choose(rng).unwrap()).collect()
}

fn sentence(rng: &mut StdRng) -> String {
    let link = if rng.random_bool(0.5) { address(rng) } else { String::new() };
    let words: Vec<&str> =
        (0..rng.random_range(1..12)).map(|_| *WORDS.choose(rng).unwrap()).chain(once(link.as_str())).collect();
    words.join([" ", " ", ", ", "", "\u{3000}", "、"].choose(rng).unwrap())
}

/// What may stand before or after.
fn around(rng: &mut StdRng) -> &'static str {
    [
        "", "", " ", "(", ")", ".", ",", "-", "_", "/", "a", "1", "@", "#", "$", "漢", "é", "😀", "\"", "\u{200E}",
        ":", "…", "。",
    ]
    .choose(rng)
    .unwrap()
}

fn address(rng: &mut StdRng) -> String {
    let label = |rng: &mut StdRng| match rng.random_range(0..8) {
        0 => joined(rng, &["пример", "例え", "bücher", "مثال", "😀", "a", "-", "_"], 1..4),
        1 => word(rng, b"ab-_", 1..6),
        _ => word(rng, b"abcxyz0189", 1..10),
    };
    let labels: Vec<String> = (0..rng.random_range(1..4)).map(|_| label(rng)).collect();
    let section =
        *["[both]", "[both]", "[both]", "[both]", "[both]", "[package only]", "[root zone only]"].choose(rng).unwrap();
    let tld = *pieces::tlds(section).choose(rng).unwrap();
    let port = *["", "", "", ":80", ":", ":8080"].choose(rng).unwrap();
    let tail = if rng.random_bool(0.5) { format!("/{}", path(rng)) } else { String::new() };
    format!("{}.{tld}{port}{tail}", labels.join("."))
}

fn path(rng: &mut StdRng) -> String {
    joined(
        rng,
        &[
            "a", "b1", "/", "(", ")", "((", "))", "()", ".", ",", "!", "?", "=", "&", "#", "@", "~", "é", "я", "漢",
            "–", "_", "-", "'", "[", "]", " ", "|", ";", "$",
        ],
        0..12,
    )
}

fn long(rng: &mut StdRng) -> String {
    let near = |rng: &mut StdRng, around: usize| around + rng.random_range(0..7) - 3;
    match rng.random_range(0..5) {
        0 => format!("http://{}.com", "a".repeat(near(rng, 63))),
        1 => format!("{}.{}.com", "b".repeat(near(rng, 63)), "a".repeat(near(rng, 63))),
        2 => format!(
            "http://{}.com",
            ["ü", "漢", "я", "😀", "aü", "\u{1}", "。a"].choose(rng).unwrap().repeat(rng.random_range(5..62))
        ),
        3 => format!("http://a.com/{}", "a".repeat(near(rng, 4096 - 20))),
        _ => format!("a.com/{}", "é".repeat(near(rng, 4096 - 14))),
    }
}

fn twice(rng: &mut StdRng) -> String {
    let host = |rng: &mut StdRng| *["a.co", "a.co", "b.co", "c.a.co"].choose(rng).unwrap();
    let between = *["漢", "-漢", "漢.", ".漢", "_", "字-字", "😀"].choose(rng).unwrap();
    let end = *["", "", ".рф", ".漢.рф", "漢"].choose(rng).unwrap();
    let tail = *["", "/p", ":80/p", "?q", "/p?q", ":80"].choose(rng).unwrap();
    format!("{}{}{between}{}{end}{tail}{}", around(rng), host(rng), host(rng), around(rng))
}

fn emoji_pieces(rng: &mut StdRng) -> String {
    let table = pieces::emoji();
    let parts = [
        "👨",
        "👩",
        "🧑",
        "❤",
        "🏳",
        "🏴",
        "🌈",
        "\u{FE0F}",
        "\u{FE0F}",
        "\u{200D}",
        "\u{200D}",
        "🏻",
        "🏿",
        "♀",
        "♂",
        "1",
        "#",
        "\u{20E3}",
        "🇩",
        "🇪",
        "🇨",
        "🇭",
        "\u{E0067}",
        "\u{E007F}",
        "a",
        "©",
        "⚕",
        "🔥",
    ];
    (0..rng.random_range(1..10))
        .map(|_| if rng.random_bool(0.2) { *table.choose(rng).unwrap() } else { *parts.choose(rng).unwrap() })
        .collect()
}
