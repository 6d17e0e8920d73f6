//! The top-level domains that make a bare `example.com` a link.
//!
//! Not the whole registry: every country code and the generic names one meets. Sorted, for binary search.

/// Whether `label` is a known top-level domain, in any case.
pub(crate) fn is_known(label: &str) -> bool {
    let label = label.to_ascii_lowercase();
    COUNTRIES.binary_search(&label.as_str()).is_ok() || GENERIC.binary_search(&label.as_str()).is_ok()
}

#[rustfmt::skip]
const COUNTRIES: &[&str] = &[
    "ac", "ad", "ae", "af", "ag", "ai", "al", "am", "ao", "aq", "ar", "as", "at", "au", "aw", "ax", "az", "ba", "bb",
    "bd", "be", "bf", "bg", "bh", "bi", "bj", "bm", "bn", "bo", "br", "bs", "bt", "bw", "by", "bz", "ca", "cc", "cd",
    "cf", "cg", "ch", "ci", "ck", "cl", "cm", "cn", "co", "cr", "cu", "cv", "cw", "cx", "cy", "cz", "de", "dj", "dk",
    "dm", "do", "dz", "ec", "ee", "eg", "er", "es", "et", "eu", "fi", "fj", "fk", "fm", "fo", "fr", "ga", "gb", "gd",
    "ge", "gf", "gg", "gh", "gi", "gl", "gm", "gn", "gp", "gq", "gr", "gs", "gt", "gu", "gw", "gy", "hk", "hm", "hn",
    "hr", "ht", "hu", "id", "ie", "il", "im", "in", "io", "iq", "ir", "is", "it", "je", "jm", "jo", "jp", "ke", "kg",
    "kh", "ki", "km", "kn", "kp", "kr", "kw", "ky", "kz", "la", "lb", "lc", "li", "lk", "lr", "ls", "lt", "lu", "lv",
    "ly", "ma", "mc", "md", "me", "mg", "mh", "mk", "ml", "mm", "mn", "mo", "mp", "mq", "mr", "ms", "mt", "mu", "mv",
    "mw", "mx", "my", "mz", "na", "nc", "ne", "nf", "ng", "ni", "nl", "no", "np", "nr", "nu", "nz", "om", "pa", "pe",
    "pf", "pg", "ph", "pk", "pl", "pm", "pn", "pr", "ps", "pt", "pw", "py", "qa", "re", "ro", "rs", "ru", "rw", "sa",
    "sb", "sc", "sd", "se", "sg", "sh", "si", "sk", "sl", "sm", "sn", "so", "sr", "ss", "st", "su", "sv", "sx", "sy",
    "sz", "tc", "td", "tf", "tg", "th", "tj", "tk", "tl", "tm", "tn", "to", "tr", "tt", "tv", "tw", "tz", "ua", "ug",
    "uk", "us", "uy", "uz", "va", "vc", "ve", "vg", "vi", "vn", "vu", "wf", "ws", "ye", "yt", "za", "zm", "zw",
];

#[rustfmt::skip]
const GENERIC: &[&str] = &[
    "academy", "accountant", "actor", "adult", "aero", "agency", "app", "art", "asia", "audio", "auto", "baby", "band",
    "bank", "bar", "beauty", "beer", "berlin", "best", "bet", "bible", "bike", "bio", "biz", "black", "blog", "blue",
    "boston", "build", "builders", "business", "buzz", "cab", "cafe", "camera", "camp", "capital", "car", "cards",
    "care", "career", "cash", "casino", "cat", "center", "chat", "cheap", "christmas", "church", "city", "click",
    "clinic", "clothing", "cloud", "club", "codes", "coffee", "college", "cologne", "com", "community", "company",
    "computer", "construction", "consulting", "contact", "cooking", "cool", "coop", "country", "coupons", "courses",
    "credit", "cricket", "dance", "date", "dating", "day", "deals", "delivery", "democrat", "dental", "design", "dev",
    "digital", "direct", "directory", "dog", "domains", "download", "earth", "eat", "edu", "education", "email",
    "energy", "engineer", "engineering", "estate", "events", "exchange", "expert", "express", "family", "fan", "farm",
    "fashion", "film", "finance", "fish", "fit", "fitness", "flights", "florist", "flowers", "foo", "football",
    "forum", "foundation", "fun", "fund", "fyi", "gal", "gallery", "game", "games", "garden", "gay", "gift", "gifts",
    "global", "gmbh", "gold", "golf", "google", "gov", "graphics", "green", "group", "guide", "guru", "hamburg",
    "health", "help", "hiphop", "holiday", "homes", "host", "hosting", "hotel", "house", "how", "icu", "inc", "info",
    "ink", "institute", "int", "international", "investments", "irish", "jetzt", "jobs", "kitchen", "koeln", "land",
    "law", "legal", "lgbt", "life", "limo", "link", "live", "loan", "lol", "london", "love", "ltd", "luxury",
    "management", "market", "marketing", "media", "menu", "mil", "mobi", "moda", "moe", "mom", "money", "movie",
    "museum", "music", "name", "nato", "navy", "net", "network", "new", "news", "ngo", "ninja", "nyc", "one", "onl",
    "online", "org", "organic", "page", "paris", "partners", "parts", "party", "pet", "photo", "photography", "photos",
    "pics", "pictures", "pink", "pizza", "place", "plumbing", "plus", "poker", "porn", "press", "pro", "productions",
    "properties", "pub", "radio", "recipes", "red", "rehab", "rent", "repair", "report", "rest", "restaurant",
    "review", "reviews", "rip", "rocks", "run", "sale", "school", "science", "security", "select", "services", "sex",
    "shoes", "shop", "shopping", "show", "singles", "site", "ski", "soccer", "social", "software", "solar",
    "solutions", "space", "store", "stream", "studio", "study", "style", "support", "surf", "systems", "tattoo", "tax",
    "taxi", "team", "tech", "technology", "tel", "tennis", "theater", "tips", "tires", "today", "tools", "top",
    "tours", "town", "toys", "trade", "training", "travel", "tube", "university", "uno", "vacations", "ventures",
    "vet", "video", "villas", "vin", "vip", "vision", "vodka", "vote", "voyage", "wang", "watch", "website", "wedding",
    "wien", "wiki", "win", "wine", "work", "works", "world", "wtf", "xxx", "xyz", "yoga", "zone",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_as_the_search_needs() {
        assert!(COUNTRIES.is_sorted());
        assert!(GENERIC.is_sorted());
    }
}
