//! Top-level domains: only before one of them is a host a link.
//!
//! Two lists are kept (`data/tlds.txt`, written by `data/generate.mjs`): the one inside the official npm package, which
//! has not changed for years, and the root zone as it is today. X does not say which it uses. A post that X counts
//! longer than we do would be refused after we took it, and mostly a link is the longer reading, but a long path behind
//! a doubtful domain is shorter as a link. So neither list decides alone: a text in which they differ is read with both,
//! and the longer reading counts (`super::reading`).

use std::collections::HashMap;
use std::sync::LazyLock;

/// Which list is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    /// The one of the official package.
    Package,
    /// The root zone's.
    RootZone,
}

/// Where a top-level domain ends that begins at some place, by either list. An offset in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Ends {
    pub package: Option<usize>,
    pub root_zone: Option<usize>,
}

impl Ends {
    pub fn by(self, list: List) -> Option<usize> {
        match list {
            List::Package => self.package,
            List::RootZone => self.root_zone,
        }
    }

    /// Whether the lists differ here.
    pub fn is_disputed(self) -> bool {
        self.package != self.root_zone
    }
}

/// Which lists hold a name.
#[derive(Clone, Copy)]
struct In {
    package: bool,
    root_zone: bool,
}

struct Names {
    ascii: HashMap<&'static str, In>,
    /// By first character, the longer before the shorter; all in the form of `fold`.
    others: HashMap<char, Vec<(Vec<char>, In)>>,
    longest_ascii: usize,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names { ascii: HashMap::new(), others: HashMap::new(), longest_ascii: 0 };
    for (name, lists) in entries() {
        if name.is_ascii() {
            names.longest_ascii = names.longest_ascii.max(name.len());
            names.ascii.insert(name, lists);
        } else {
            let folded: Vec<char> = name.chars().map(fold).collect();
            names.others.entry(folded[0]).or_default().push((folded, lists));
        }
    }
    for sharing in names.others.values_mut() {
        sharing.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }
    names
});

fn entries() -> impl Iterator<Item = (&'static str, In)> {
    let mut lists = In { package: true, root_zone: true };
    include_str!("data/tlds.txt").lines().filter(|line| !line.starts_with("//")).flat_map(move |line| {
        match line {
            "[both]" => lists = In { package: true, root_zone: true },
            "[package only]" => lists = In { package: true, root_zone: false },
            "[root zone only]" => lists = In { package: false, root_zone: true },
            _ => {
                let lists = lists;
                return line.split_whitespace().map(|name| (name, lists)).collect::<Vec<_>>();
            }
        }
        Vec::new()
    })
}

/// Upper case as the package's patterns compare: one character for one, and never from outside ASCII into it.
fn fold(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(one), None) if c.is_ascii() || !one.is_ascii() => one,
        _ => c,
    }
}

/// The top-level domain that begins at `at`, inside a host's label that ends at `label_end`. A name counts only if no
/// ASCII letter, digit, `@`, `+` or `-` follows; letters of other scripts may.
pub(super) fn find_at(text: &str, at: usize, label_end: usize) -> Ends {
    let label = &text[at..label_end];
    let len = label.bytes().take_while(u8::is_ascii_alphanumeric).take(NAMES.longest_ascii + 1).count();
    match label.chars().next() {
        None => Ends::default(),
        // Two names of the root zone are German and begin with ASCII.
        Some(first) if len == 0 || label.as_bytes().get(len).is_some_and(|byte| !byte.is_ascii()) => {
            let other = other_at(text, at, label, first);
            if len == 0 || other != Ends::default() { other } else { ascii_at(text, at, label, len) }
        }
        Some(_) => ascii_at(text, at, label, len),
    }
}

fn ascii_at(text: &str, at: usize, label: &str, len: usize) -> Ends {
    let end = at + len;
    if label.len() > 4 && label.is_char_boundary(4) && label[..4].eq_ignore_ascii_case("xn--") {
        let name = label[4..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
        let punycode = (name > 0).then_some(at + 4 + name);
        return Ends { package: punycode, root_zone: punycode };
    }
    if len > NAMES.longest_ascii || !may_follow(text, end) {
        return Ends::default();
    }
    let known = if label[..len].bytes().any(|byte| byte.is_ascii_uppercase()) {
        NAMES.ascii.get(label[..len].to_ascii_lowercase().as_str())
    } else {
        NAMES.ascii.get(&label[..len])
    };
    known.map_or(Ends::default(), |lists| Ends {
        package: lists.package.then_some(end),
        root_zone: lists.root_zone.then_some(end),
    })
}

fn other_at(text: &str, at: usize, label: &str, first: char) -> Ends {
    let mut ends = Ends::default();
    for (name, lists) in NAMES.others.get(&fold(first)).into_iter().flatten() {
        let mut rest = label.chars();
        if !name.iter().all(|c| rest.next().map(fold) == Some(*c)) {
            continue;
        }
        let end = at + label.len() - rest.as_str().len();
        if may_follow(text, end) {
            ends.package = ends.package.or(lists.package.then_some(end));
            ends.root_zone = ends.root_zone.or(lists.root_zone.then_some(end));
        }
    }
    ends
}

fn may_follow(text: &str, end: usize) -> bool {
    text.as_bytes().get(end).is_none_or(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'@' | b'+' | b'-')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end_of(text: &str) -> Ends {
        find_at(text, 0, text.find(['@', '+', ' ', '/']).unwrap_or(text.len()))
    }

    fn both(end: usize) -> Ends {
        Ends { package: Some(end), root_zone: Some(end) }
    }

    #[test]
    fn a_known_name_counts_in_any_case() {
        assert_eq!(end_of("com"), both(3));
        assert_eq!(end_of("CoM"), both(3));
        assert_eq!(end_of("рф"), both(4));
        assert_eq!(end_of("РФ"), both(4));
        assert_eq!(end_of("ελ"), both(4));
        assert_eq!(end_of("gov"), both(3));
        assert_eq!(end_of("photography/x"), both(11));
    }

    #[test]
    fn an_unknown_name_does_not() {
        for text in ["", "c", "comm", "txt", "localhost", "1", "-com", "nosuchdomainwouldbethatlongever"] {
            assert_eq!(end_of(text), Ends::default(), "{text:?}");
        }
    }

    #[test]
    fn what_follows_a_name_decides() {
        for text in ["com-", "com@", "com+", "comx", "com1", "рф-", "рфa"] {
            assert_eq!(end_of(text), Ends::default(), "{text:?}");
        }
        for text in ["com漢", "com_", "comé", "com/", "com "] {
            assert_eq!(end_of(text), both(3), "{text:?}");
        }
        assert_eq!(end_of("рфы"), both(4));
    }

    #[test]
    fn the_longer_of_two_names_wins() {
        assert_eq!(end_of("嘉里大酒店"), both(15));
        assert_eq!(end_of("嘉里大"), both(6));
        assert_eq!(end_of("भारतम्"), both("भारतम्".len()));
    }

    #[test]
    fn a_name_may_begin_with_ascii_and_go_on() {
        assert_eq!(end_of("vermögensberater"), both("vermögensberater".len()));
        assert_eq!(end_of("VERMÖGENSBERATUNG/"), both("vermögensberatung".len()));
        assert_eq!(end_of("vermögens"), Ends::default());
        assert_eq!(end_of("comö"), both(3));
    }

    #[test]
    fn any_punycode_name_counts() {
        assert_eq!(end_of("xn--p1ai"), both(8));
        assert_eq!(end_of("XN--P1AI漢"), both(8));
        assert_eq!(end_of("xn--a-"), both(6));
        assert_eq!(end_of("xn--"), Ends::default());
        assert_eq!(end_of("xn-p"), Ends::default());
    }

    #[test]
    fn the_lists_differ_where_the_root_zone_has_changed() {
        assert_eq!(end_of("kids"), Ends { package: None, root_zone: Some(4) });
        assert_eq!(end_of("abarth"), Ends { package: Some(6), root_zone: None });
        assert_eq!(end_of("アマゾン"), Ends { package: None, root_zone: Some(12) });
        assert!(end_of("kids").is_disputed() && !end_of("com").is_disputed());
    }

    #[test]
    fn the_lists_are_whole() {
        let count = |of: fn(&In) -> bool| entries().filter(|(_, lists)| of(lists)).count();
        assert_eq!(count(|lists| lists.package), 1574);
        assert_eq!(count(|lists| lists.root_zone), 1438);
    }
}
