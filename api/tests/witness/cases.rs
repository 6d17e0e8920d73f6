//! The rules of counting one by one: what X documents, by example. The package has to say the same of each.

use pillarbox::posts::rules::{measure, weighted_length};

use crate::official::Official;

const CASES: &[(&str, &[(&str, u32)])] = &[
    (
        "light and heavy characters",
        &[
            ("", 0),
            ("a", 1),
            ("hello, world", 12),
            ("ÄÖÜäöüß", 7),
            ("Привет", 6),
            ("שלום", 4),
            ("สวัสดี", 6),
            ("漢字", 4),
            ("한국어", 6),
            ("ｆｕｌｌ", 8),
            ("“quoted” – and … so on", 23),
            ("a\u{200B}b\u{200D}c", 5),
            ("a\u{2032}b\u{2033}", 4),
            ("€5", 3),
            ("™©®", 4),
            ("𝒳", 2),
            ("\n\n", 2),
            ("\u{0}\u{1F}\u{7F}", 3),
        ],
    ),
    (
        "composed before it is counted",
        &[
            ("cafe\u{301}", 4),
            ("café", 4),
            ("\u{1112}\u{1161}\u{11AB}", 2),
            ("\u{212B}", 1),
            ("\u{958}", 2),
            ("q\u{307}\u{323}", 3),
            ("\u{301}", 1),
            ("e\u{301}\u{301}", 2),
        ],
    ),
    (
        "emoji count as one",
        &[
            ("😀", 2),
            ("😀😀", 4),
            ("👍🏽", 2),
            ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 2),
            ("🏳\u{FE0F}\u{200D}🌈", 2),
            ("🇨🇭", 2),
            ("🇨🇭🇫🇷", 4),
            ("🇨", 2),
            ("1\u{FE0F}\u{20E3}", 2),
            ("#\u{20E3}", 2),
            ("1", 1),
            ("1\u{FE0F}", 3),
            ("❤\u{FE0F}", 2),
            ("❤", 2),
            ("©\u{FE0F}", 2),
            ("😀\u{FE0F}", 4),
            ("☝\u{FE0F}🏽", 2),
            ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", 2),
            ("👨\u{200D}x", 4),
            ("a👩🏽\u{200D}💻b", 4),
        ],
    ),
    (
        "a URL counts 23",
        &[
            ("example.com", 23),
            ("http://example.com", 23),
            ("https://example.com/a/very/long/path/indeed?with=a&query=too#and-more", 23),
            ("see example.com.", 28),
            ("(see https://example.com/a_(b))", 29),
            ("https://example.com/a(b(c))", 23),
            ("https://example.com/a(b(c(d)))", 32),
            ("example.com, example.org", 48),
            ("http://例え.みんな", 23),
            ("http://пример.рф/путь", 23),
            ("bücher.de", 23),
            ("x.co/é", 23),
            ("x.co/漢", 25),
            ("example.com:8080", 28),
            ("example.com:8080/", 23),
            ("https://t.co/abc123/more", 28),
            ("a.b.c.d.example.co.uk", 23),
            ("d3.select(nodes)", 30),
            ("HTTP://EXAMPLE.COM", 23),
            ("漢example.com字", 27),
            ("http://xn--e1afmkfd.xn--p1ai", 23),
            ("https://user@example.com", 24),
        ],
    ),
    (
        "what only looks like a URL is text",
        &[
            ("example", 7),
            ("file.txt", 8),
            ("1.5 or 3.14", 11),
            ("e.g. this, i.e. that", 20),
            ("http://localhost:8080", 21),
            ("http://192.168.0.1/", 19),
            ("me@example.com", 14),
            ("@example.com", 12),
            ("#example.com", 12),
            ("$example.com", 12),
            ("-example.com", 12),
            ("пример.рф", 9),
            ("http://-a.com", 13),
            ("http://a_b.com", 14),
            ("example.com@somewhere", 21),
            ("Done.Then", 9),
            ("http:// example", 15),
        ],
    ),
];

#[test]
fn the_rules_hold_by_example() {
    let mut official = Official::start();
    for (rule, cases) in CASES {
        let texts: Vec<String> = cases.iter().map(|(text, _)| (*text).to_owned()).collect();
        for ((text, weight), verdict) in cases.iter().zip(official.judge(&texts)) {
            assert_eq!(weighted_length(text), *weight, "{rule}: {text:?}");
            assert_eq!(verdict.weight, *weight, "{rule}: the package, {text:?}");
        }
    }
}

#[test]
fn cashtags_are_those_of_the_package() {
    let mut official = Official::start();
    let cases = [
        ("$A", 1),
        ("buy $GOOG, $BRK.B and $a_b!", 3),
        ("$ABCDEFG $1 a$B $$C", 0),
        ("$A$B", 1),
        ("($A)", 0),
        ("$A\n$B", 2),
    ];
    let texts = cases.map(|(text, _)| text.to_owned());
    for ((text, cashtags), verdict) in cases.into_iter().zip(official.judge(&texts)) {
        assert_eq!((measure(text, 280).cashtags, verdict.cashtags), (cashtags, cashtags), "{text:?}");
    }
}
