//! What the texts are made of.

/// Every emoji sequence of the table, whoever knows it.
pub fn emoji() -> Vec<&'static str> {
    let lines = include_str!("../../src/posts/rules/data/emoji.txt").lines();
    let lines = lines.filter(|line| !line.starts_with("//") && !line.starts_with('['));
    lines.flat_map(str::split_whitespace).collect()
}

/// The top-level domains of one section of the list.
pub fn tlds(section: &str) -> Vec<&'static str> {
    let lines = include_str!("../../src/posts/rules/data/tlds.txt").lines().skip_while(|line| *line != section);
    lines.skip(1).take_while(|line| !line.starts_with('[')).flat_map(str::split_whitespace).collect()
}

/// What hosts, and what looks like them, are put together from: each one is a rule of its own or breaks one.
#[rustfmt::skip]
pub const OF_LINKS: &[&str] = &[
    "http://", "https://", "HTTPS://", "Http://", "http:/", "://", "ftp://", "www.", "example", "a", "b", "Z", "0",
    "9", ".", ".", ".", "..", "com", "com", "COM", "co", "co.uk", "org", "info", "comm", "txt", "local", "t.co/",
    "t.co", "T.CO/abc123", "-", "_", "--", "__", "@", "＠", "#", "＃", "$", "(", ")", "((", "))", "/", "//", "?", "??",
    "=", "&", "&amp;", ":", ":8080", ":80/", "+", ",", ";", "!", "'", "\"", "`", "%20", "*", "|", "~", "[", "]", "{",
    "}", "<", ">", "\\", "^", " ", " ", " ", "\n", "\t", "\r\n", "\u{A0}", "\u{3000}", "\u{2028}", "\u{180E}",
    "\u{85}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "。", "．", "｡", "…", "–", "—", "„", "漢", "字", "例え",
    "テスト", "한국", "é", "ö", "ß", "ÿ", "Å", "\u{301}", "\u{345}", "ι", "ſ", "\u{212A}", "я", "пример", "рф", "РФ", "ελ",
    "ΕΛ", "გე", "հայ", "中国", "भारत", "भारतम्", "みんな", "嘉里", "嘉里大酒店", "xn--", "xn--p1ai", "xn--e1afmkfd", "XN--", "😀",
    "👨\u{200D}👩\u{200D}👧", "1\u{FE0F}\u{20E3}", "\u{FE0F}", "\u{20E3}", "🇩", "🇪", "🏽", "©", "™", "𝒳", "\u{10FFFF}",
    "\u{202A}", "\u{200E}", "\u{200F}", "\u{61C}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\0",
    "\u{1}", "\u{7F}", "\u{E50A}", "\u{1C82}", "\u{2C65}",
];

/// What cashtags, mentions and addresses are put together from.
#[rustfmt::skip]
pub const OF_TAGS: &[&str] = &[
    "$", "$", "$", "$A", "$GOOG", "$brk.b", "$BRK_B", "$abcdef", "$abcdefg", "$1", "A", "b", "AB", ".", "_", "1", " ",
    " ", "\n", "\u{3000}", "\u{85}", "\u{180E}", "\u{FEFF}", "\u{A0}", "\u{2028}", ",", "!", "\"", "`", "@", "＠",
    "@name", "me@", "example.com", "#", "＃", "#tag", "é", "漢", "\u{327}", "-", "(", ")", "$$", "/", "😀",
];

/// Words of many scripts, some of which change in NFC.
#[rustfmt::skip]
pub const WORDS: &[&str] = &[
    "the", "quick", "brown", "fox", "jumps", "über", "cafe\u{301}", "naïve", "Zürich", "съешь", "же", "ещё", "γειά",
    "σου", "שלום", "עולם", "مرحبا", "بالعالم", "नमस्ते", "दुनिया", "\u{958}\u{959}", "สวัสดี", "ชาวโลก", "你好", "世界",
    "こんにちは", "か\u{3099}", "ガ", "안녕", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", "xin", "chào",
    "Tiê\u{301}ng", "\u{212B}ngström", "\u{2126}", "\u{1F71}", "\u{F900}", "\u{2F800}", "e\u{323}\u{302}",
    "e\u{302}\u{323}", "\u{301}\u{301}", "q\u{307}\u{323}", "\u{9C7}\u{9BE}", "ﬁ", "½",
];

/// Letters and marks that compose, decompose and change places.
#[rustfmt::skip]
pub const MARKS: &[char] = &[
    'a', 'e', 'o', 'A', 'ä', 'ǖ', 'ệ', 'Å', '\u{300}', '\u{301}', '\u{302}', '\u{308}', '\u{30A}', '\u{31B}',
    '\u{323}', '\u{327}', '\u{331}', '\u{338}', '\u{340}', '\u{344}', '\u{345}', '\u{34F}', 'α', 'ᾳ', 'ι', '\u{1FBE}',
    '\u{342}', 'क', '\u{93C}', '\u{958}', '\u{9C7}', '\u{9BE}', '\u{BC6}', '\u{BBE}', '\u{1100}', '\u{1161}',
    '\u{11A8}', '가', '각', 'か', '\u{3099}', '\u{309A}', '\u{212B}', '\u{2126}', '\u{F900}', '\u{0F43}', '\u{0F71}',
    '\u{0F72}', '\u{1D15E}', '\u{1D165}', '\u{110BA}', '\u{11099}', ' ', '.',
];
