//! Top-level domains that make a bare host a link.
//!
//! Every two-letter domain counts, as they are the countries' (RFC 1591), and the common ones among the longer.
//! A host whose end is not in the list counts as plain text; X itself decides in the end.

/// The longer top-level domains, in alphabetical order (IANA root zone, the ones in wide use, 2026-11).
const LONGER: &[&str] = &[
    "academy",
    "agency",
    "app",
    "art",
    "bank",
    "beer",
    "bike",
    "biz",
    "blog",
    "blue",
    "boutique",
    "business",
    "cafe",
    "careers",
    "cat",
    "center",
    "chat",
    "church",
    "city",
    "cloud",
    "club",
    "codes",
    "coffee",
    "com",
    "community",
    "company",
    "consulting",
    "cool",
    "coop",
    "design",
    "dev",
    "digital",
    "directory",
    "earth",
    "edu",
    "education",
    "email",
    "energy",
    "engineering",
    "events",
    "expert",
    "express",
    "farm",
    "fashion",
    "film",
    "finance",
    "fit",
    "foundation",
    "fun",
    "fund",
    "gallery",
    "games",
    "global",
    "gmbh",
    "gov",
    "green",
    "group",
    "guide",
    "guru",
    "health",
    "help",
    "host",
    "house",
    "info",
    "ink",
    "int",
    "international",
    "jobs",
    "land",
    "law",
    "legal",
    "life",
    "limited",
    "link",
    "live",
    "love",
    "market",
    "marketing",
    "media",
    "mil",
    "mobi",
    "money",
    "museum",
    "music",
    "name",
    "net",
    "network",
    "news",
    "ngo",
    "ninja",
    "one",
    "online",
    "org",
    "page",
    "party",
    "photo",
    "photography",
    "photos",
    "pics",
    "pictures",
    "pizza",
    "place",
    "plus",
    "press",
    "pro",
    "pub",
    "red",
    "report",
    "rest",
    "review",
    "rocks",
    "run",
    "school",
    "science",
    "select",
    "services",
    "shop",
    "show",
    "site",
    "social",
    "software",
    "solutions",
    "space",
    "store",
    "studio",
    "support",
    "swiss",
    "systems",
    "team",
    "tech",
    "technology",
    "tel",
    "tips",
    "today",
    "tools",
    "top",
    "tours",
    "town",
    "travel",
    "university",
    "video",
    "wiki",
    "wine",
    "work",
    "works",
    "world",
    "xyz",
    "yoga",
    "zone",
];

/// How many bytes of a host make up a link: up to its last known top-level domain. Nothing when it has none.
pub(super) fn host_length(host: &str) -> Option<usize> {
    let mut end = host.len();
    loop {
        let (rest, last) = host[..end].rsplit_once('.')?;
        if is_known(last) {
            return Some(end);
        }
        end = rest.len();
    }
}

fn is_known(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    let country = label.len() == 2 && label.bytes().all(|byte| byte.is_ascii_lowercase());
    country || label.starts_with("xn--") || LONGER.binary_search(&label.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(LONGER.is_sorted());
    }

    #[test]
    fn a_host_ends_at_its_last_known_domain() {
        assert_eq!(host_length("example.com"), Some(11));
        assert_eq!(host_length("example.com.nonsense"), Some(11));
        assert_eq!(host_length("file.txt"), None);
    }
}
