//! The server counts what the package counts.

use std::collections::HashMap;

use pillarbox::posts::rules::measure;

use crate::differences::{self, Difference, Differences};
use crate::official::Official;
use crate::texts::{self, KINDS};

/// Of each kind; together with the complete lists far more than fifty thousand.
const TEXTS_OF_A_KIND: usize = 4_000;
const SEED: u64 = 0x7e47;

/// Compares the server with the package, and says under which differences how many texts fell.
fn compare(
    name: &str,
    official: &mut Official,
    differences: &Differences,
    texts: &[String],
) -> HashMap<Difference, usize> {
    let mut counts = HashMap::new();
    let mut wrong = Vec::new();
    for (text, expected) in texts.iter().zip(differences.expected(official, texts)) {
        let measured = measure(text, 280);
        let same = measured.weighted_length == expected.weight
            && measured.has_link == expected.has_link
            && measured.cashtags == expected.cashtags
            && measured.invalid.is_some() == expected.has_invalid;
        if !same {
            wrong.push(format!("{text:?}\n  {measured:?}\n  {expected:?}"));
        }
        for difference in expected.under {
            *counts.entry(difference).or_default() += 1;
        }
    }
    let first: Vec<&String> = wrong.iter().take(5).collect();
    assert!(wrong.is_empty(), "{name}: {} of {} texts are counted otherwise\n{first:#?}", wrong.len(), texts.len());
    counts
}

#[test]
fn the_server_counts_as_the_official_package_does_but_for_the_listed_differences() {
    let mut official = Official::start();
    let differences = Differences::new();
    let mut counts: HashMap<Difference, usize> = HashMap::new();
    let mut compared = 0;
    let mut run = |name: &str, texts: &[String]| {
        compared += texts.len();
        for (difference, count) in compare(name, &mut official, &differences, texts) {
            *counts.entry(difference).or_default() += count;
        }
    };
    for kind in KINDS {
        run(kind.0, &texts::of_kind(*kind, SEED, TEXTS_OF_A_KIND));
    }
    run("every emoji", &texts::every_emoji());
    run("every top-level domain", &texts::every_tld());
    assert!(compared >= 50_000, "only {compared} texts were compared");
    for difference in differences::ALL {
        assert!(counts.contains_key(&difference), "{difference:?} never occurs: it is no difference any more");
    }
    report(&format!("{compared} texts, of which otherwise on purpose: {counts:?}"));
}

#[expect(clippy::print_stdout, reason = "how many texts were compared is told with --nocapture")]
fn report(line: &str) {
    println!("{line}");
}

#[test]
fn every_character_of_the_first_plane_has_the_same_rights_everywhere() {
    let mut official = Official::start();
    let texts = texts::every_character();
    for (text, verdict) in texts.iter().zip(official.judge(&texts)) {
        let measured = measure(text, 280);
        assert_eq!((measured.weighted_length, measured.cashtags), (verdict.weight, verdict.cashtags), "{text:?}");
    }
}

#[test]
fn each_difference_is_what_it_says() {
    let mut official = Official::start();
    let differences = Differences::new();
    // The text, what the server counts, what the package counts.
    for (difference, text, ours, theirs) in [
        (Difference::YoungEmoji, "❤\u{FE0F}\u{200D}🔥", 2, 5),
        (Difference::YoungEmoji, "🐦\u{200D}⬛", 2, 5),
        (Difference::YoungEmoji, "a🏳\u{FE0F}\u{200D}⚧\u{FE0F}b", 4, 9),
        (Difference::YoungEmoji, "🧑🏽\u{200D}🤝\u{200D}🧑🏿", 2, 8),
        (Difference::RootZone, "example.kids", 23, 12),
        (Difference::RootZone, "http://a.spa", 23, 12),
        (Difference::RootZone, "example.abarth/with/a/path/longer/than/a/link", 45, 23),
        (Difference::OwnPlace, "a.com漢.рф/p", 23, 27),
        (Difference::OwnPlace, "b.com-漢b.com/path", 31, 30),
    ] {
        let texts = [text.to_owned()];
        let expected = differences.expected(&mut official, &texts).remove(0);
        assert_eq!(measure(text, 280).weighted_length, ours, "{text:?}");
        assert_eq!(official.judge(&texts)[0].weight, theirs, "{text:?}");
        assert_eq!((expected.weight, expected.under), (ours, vec![difference]), "{text:?}");
    }
    // And what is close to one, and is none.
    for text in ["😀", "example.info", "example.abarth", "kids", "x.kidsa", "a.com漢.рф", "b.com-漢b.com"] {
        let texts = [text.to_owned()];
        assert_eq!(measure(text, 280).weighted_length, official.judge(&texts)[0].weight, "{text:?}");
        assert_eq!(differences.expected(&mut official, &texts)[0].under, [], "{text:?}");
    }
}
