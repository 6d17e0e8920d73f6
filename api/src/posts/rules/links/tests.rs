//! Links, rule by rule. That the official package finds the same is shown by the witness (`tests/witness`).

use super::*;
use crate::posts::rules::work;

/// The links of a text, as text.
fn links(text: &str) -> Vec<&str> {
    find(text, List::Package).ranges.into_iter().map(|range| &text[range]).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(links(text), *expected, "{text:?}");
    }
}

#[test]
fn a_host_needs_a_known_top_level_domain() {
    check(&[
        ("see example.com now", &["example.com"]),
        ("http://example.com", &["http://example.com"]),
        ("HTTPS://EXAMPLE.COM", &["HTTPS://EXAMPLE.COM"]),
        ("d3.select(nodes)", &["d3.select"]),
        ("file.txt 1.5 e.g. i.e", &[]),
        ("http://localhost:8080", &[]),
        ("http://10.0.0.1/", &[]),
        ("ftp://example.com", &[]),
        ("a.b.c.co.uk", &["a.b.c.co.uk"]),
        ("example.com.", &["example.com"]),
        ("example.com.x", &["example.com"]),
        ("example..com", &[]),
        (".com com. .", &[]),
        ("xn--p1ai.xn--p1ai", &["xn--p1ai.xn--p1ai"]),
    ]);
}

#[test]
fn what_stands_before_a_host_decides() {
    check(&[
        ("(example.com)", &["example.com"]),
        ("\"example.com\"", &["example.com"]),
        ("x:example.com", &["example.com"]),
        ("漢example.com", &["example.com"]),
        ("😀example.com", &["example.com"]),
        ("＠example.com", &["example.com"]),
        ("me@example.com", &[]),
        ("#example.com $example.com", &[]),
        ("/example.com -example.com _example.com", &[]),
        ("//example.com", &[]),
        ("xhttp://example.com", &[]),
        ("漢http://example.com", &["http://example.com"]),
        ("@http://example.com", &[]),
        (".http://example.com", &["http://example.com"]),
        ("a.co@b.co", &[]),
    ]);
}

#[test]
fn what_follows_a_host_decides() {
    check(&[
        ("example.com@x", &[]),
        ("example.com-x", &[]),
        ("example.com+x", &[]),
        ("example.com_x", &["example.com"]),
        ("example.com漢字", &["example.com"]),
        ("example.com:80", &["example.com"]),
        ("example.com?q=1", &["example.com"]),
        ("example.com:80/x", &["example.com:80/x"]),
        ("example.com/?q=1", &["example.com/?q=1"]),
        ("http://example.com:80", &["http://example.com:80"]),
        ("http://example.com?q=1!", &["http://example.com?q=1"]),
        ("example.com/a, b", &["example.com/a"]),
    ]);
}

#[test]
fn underscores_and_hyphens_stand_inside_labels_only_and_underscores_in_no_last_one() {
    check(&[
        ("http://a_b.example.com", &["http://a_b.example.com"]),
        ("a_b.example.com", &["b.example.com"]),
        ("http://a_b.com", &[]),
        ("http://a-b.com", &["http://a-b.com"]),
        ("http://-ab.com", &[]),
        ("http://ab-.com", &[]),
        ("http://a.b_c.com", &[]),
        ("http://a.com_b.c_d.org", &["http://a.com"]),
    ]);
}

#[test]
fn other_scripts_need_a_scheme() {
    check(&[
        ("http://пример.рф", &["http://пример.рф"]),
        ("http://例え.みんな/x", &["http://例え.みんな/x"]),
        ("http://😀.com", &["http://😀.com"]),
        ("пример.рф", &[]),
        ("пример.com", &[]),
        ("example.рф", &["example.рф"]),
        (" café.com", &["café.com"]),
        // At the start of a text the package takes a letter with an accent for what precedes the host.
        ("éa.com", &["a.com"]),
        ("é.com", &["é.com"]),
        ("漢a.com漢b.org", &["a.com", "b.org"]),
        ("漢a.com漢b.org/x", &["a.com", "b.org/x"]),
        ("xn--漢.com", &[]),
    ]);
}

#[test]
fn a_character_of_two_units_may_be_parted_between_what_precedes_and_the_host() {
    check(&[("😀-a.com", &["-a.com"]), ("😀.com", &[]), ("a 😀_a.b.com", &["a.b.com"]), ("-a.com", &[])]);
}

#[test]
fn a_url_has_a_greatest_length() {
    let url = |len: usize| format!("http://a.com/{}", "a".repeat(len - 13));
    assert_eq!(links(&url(4089)).len(), 1);
    assert_eq!(links(&url(4090)).len(), 0);
    // Without a scheme that of https is added, and units of UTF-16 count.
    let bare = |len: usize| format!("a.com/{}", "é".repeat(len - 6));
    assert_eq!(links(&bare(4088)).len(), 1);
    assert_eq!(links(&bare(4089)).len(), 0);
    // What is too long is passed over as a whole.
    assert_eq!(links(&format!("{} b.com", url(5000))), ["b.com"]);
}

#[test]
fn a_label_has_a_greatest_length() {
    assert_eq!(links(&format!("{}.com", "a".repeat(63))).len(), 1);
    assert_eq!(links(&format!("{}.com", "a".repeat(64))).len(), 0);
    assert_eq!(links(&format!("http://{}.com", "漢".repeat(10))).len(), 1);
    assert_eq!(links(&format!("http://{}.com", "漢".repeat(60))).len(), 0);
}

#[test]
fn a_short_link_ends_after_its_first_part() {
    check(&[
        ("https://t.co/abc123", &["https://t.co/abc123"]),
        ("https://t.co/abc/def", &["https://t.co/abc"]),
        ("https://T.CO/abc-def", &["https://T.CO/abc"]),
        ("https://t.co/abc?x=1", &["https://t.co/abc?x=1"]),
        ("https://t.co/", &["https://t.co/"]),
        ("https://t.co", &["https://t.co"]),
        ("https://a.t.co/abc/def", &["https://a.t.co/abc/def"]),
        ("t.co/abc/def", &["t.co/abc/def"]),
        // What follows in the same word is used up with it.
        ("https://t.co/abc/d.com", &["https://t.co/abc"]),
    ]);
    assert_eq!(links(&format!("https://t.co/{}", "a".repeat(40))).len(), 1);
    assert_eq!(links(&format!("https://t.co/{}", "a".repeat(41))).len(), 0);
}

#[test]
fn the_list_of_top_level_domains_matters_where_they_differ() {
    let newer = find("example.kids", List::RootZone);
    assert_eq!((newer.ranges.len(), newer.is_disputed), (1, true));
    assert_eq!(find("example.kids", List::Package), Links { ranges: vec![], is_disputed: true });
    assert!(!find("example.com", List::Package).is_disputed);
}

/// Texts made to be expensive, in two sizes: twice the text may cost little more than twice the work.
#[test]
fn the_work_grows_with_the_length_of_the_text_and_no_faster() {
    let pieces = [
        "a",
        "a.",
        "a.co.",
        "a_.",
        "_a.",
        "-.",
        "..",
        "(",
        "((",
        "()",
        "@",
        "@@.",
        "http://",
        "http://a.co",
        "http://a.co/(",
        "a.co/(",
        "a.co/(b",
        "a.co/((b)",
        "a.co?(",
        "a.co/!",
        "漢",
        "漢.",
        "漢a.co",
        "漢a.",
        "漢_",
        "漢_.",
        "😀",
        "😀.",
        "😀_.",
        "é.",
        "e\u{301}",
        "\u{301}",
        "\u{301}\u{323}",
        "🇦",
        "🇦.",
        "👨\u{200D}",
        "1\u{FE0F}",
        "1\u{20E3}",
        "$A ",
        "$",
        "xn--.",
        "xn--a.",
        "t.co/",
        "https://t.co/a",
        "嘉里",
        ".嘉里大",
        ".भारत",
        "a.co漢_.",
        "漢_.co漢_.",
        "a.kids.",
        "a.kids/",
        "\"a.",
        "example.com ",
        "a:",
        "＠.",
        "a。",
        "。.",
        "\u{1100}",
        "가\u{11A8}",
    ];
    let ends = ["", ".com", "漢.com", "@x", ".c", ")"];
    // Just below the greatest length of a URL: all labels Latin but the last, and one label without a letter twice.
    let labels = "a.".repeat(2_000) + "漢.com ";
    let letters: String = (0..1_300).filter_map(|nth| char::from_u32(0x4E00 + nth * 7)).collect();
    let letters = format!("http://{letters}.com ");
    for (piece, times) in
        pieces.into_iter().map(|piece| (piece, 2_000)).chain([(labels.as_str(), 4), (letters.as_str(), 4)])
    {
        for end in ends {
            let work = |times: usize| {
                let text = piece.repeat(times) + end;
                let steps = work::steps_of(|| {
                    crate::posts::rules::measure(&text, 280);
                });
                (steps, text.len() as u64)
            };
            let ((small, _), (large, len)) = (work(times), work(4 * times));
            let about = &piece[..piece.floor_char_boundary(20)];
            assert!(large <= 4 * small + 4 * small / 10 + 5_000, "{about:?} with {end:?}: {small} steps, then {large}");
            assert!(large <= 40 * len + 20_000, "{about:?} with {end:?}: {large} steps for {len} bytes");
        }
    }
}
