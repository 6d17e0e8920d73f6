//! The page's counter says what the server says, as far as the browser's own emoji go.

use pillarbox::posts::rules::measure;

use crate::official::Script;
use crate::pieces;
use crate::texts::{self, KINDS};

const TEXTS_OF_A_KIND: usize = 600;

/// What the page says of texts: the weight, and the start of what is too long as a place in UTF-8.
fn ask(page: &mut Script, questions: &[(String, u32)]) -> Vec<(u32, usize)> {
    let answers = questions.chunks(500).flat_map(|batch| page.ask(batch)).collect::<Vec<_>>();
    answers
        .iter()
        .zip(questions)
        .map(|(answer, (text, _))| (number(&answer[0]), in_bytes(text, number(&answer[1]))))
        .collect()
}

fn number(value: &serde_json::Value) -> u32 {
    u32::try_from(value.as_u64().unwrap()).unwrap()
}

fn in_bytes(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    text.chars()
        .take_while(|c| left.checked_sub(c.len_utf16()).map(|rest| left = rest).is_some())
        .map(char::len_utf8)
        .sum()
}

#[test]
fn the_page_counts_as_the_server_does() {
    let mut page = Script::start("page.mjs");
    let mut texts = texts::every_tld();
    texts.extend(pieces::emoji().into_iter().map(str::to_owned));
    texts.extend(KINDS.iter().flat_map(|kind| texts::of_kind(*kind, 3, TEXTS_OF_A_KIND)));
    let alone: Vec<(String, u32)> = pieces::emoji().into_iter().map(|one| (one.to_owned(), 280)).collect();
    let unknown: Vec<&str> = alone
        .iter()
        .zip(ask(&mut page, &alone))
        .filter(|(_, (weight, _))| *weight != 2)
        .map(|((one, _), _)| one.as_str())
        .collect();
    assert!(unknown.len() < 400, "the page takes {} emoji for more than one: {unknown:?}", unknown.len());

    let questions: Vec<(String, u32)> = texts.into_iter().zip([4, 12, 25, 30, 60].into_iter().cycle()).collect();
    for ((text, max), (weight, cut)) in questions.iter().zip(ask(&mut page, &questions)) {
        let measured = measure(text, *max);
        if unknown.iter().any(|one| text.contains(one)) {
            // The emoji are younger than this engine: too long is the safe side.
            assert!(weight >= measured.weighted_length, "{text:?}: {weight}, {measured:?}");
            continue;
        }
        assert_eq!(weight, measured.weighted_length, "{text:?}");
        assert_eq!(cut, measured.valid_until, "{text:?} at {max}");
    }
}
