//! How long a text is, and where in the client's own text the rest begins, counted as JavaScript counts.

use serde_json::{Value, json};

use super::{codes, verdict};
use crate::support::{Visitor, World};

async fn of(visitor: &Visitor, text: &str) -> Value {
    verdict(visitor, &json!({ "text": text })).await["accounts"][0].clone()
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

#[tokio::test]
async fn a_text_is_as_long_as_x_counts_it() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (text, length) in [
        ("", 0),
        ("  \r\n ", 0),
        ("cafe\u{301}", 4),
        ("  padded  ", 6),
        ("漢字", 4),
        ("👨\u{200D}👩\u{200D}👧", 2),
        ("❤\u{FE0F}\u{200D}🔥", 2),
        ("example.com", 23),
        ("see https://example.com/a/very/long/path/that/does/not/count?at=all now", 31),
        ("a\r\nb", 3),
        ("\u{AC00}", 2),
        ("\u{1100}\u{1161}", 2),
    ] {
        assert_eq!(of(&visitor, text).await["weighted_length"], length, "{text:?}");
    }
}

#[tokio::test]
async fn a_text_at_the_limit_fits_whole_and_one_more_does_not() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (text, length, valid_until) in [
        ("a".repeat(279), 279, 279),
        ("a".repeat(280), 280, 280),
        ("a".repeat(281), 281, 280),
        ("漢".repeat(140), 280, 140),
        ("漢".repeat(141), 282, 140),
        (format!("{}漢", "a".repeat(279)), 281, 279),
    ] {
        let found = of(&visitor, &text).await;
        assert_eq!((&found["weighted_length"], &found["valid_until"]), (&json!(length), &json!(valid_until)));
        let expected = if length > 280 { vec!["text_too_long"] } else { vec![] };
        assert_eq!(codes(&found["problems"]), expected);
    }
}

#[tokio::test]
async fn the_place_is_told_in_utf_16_units_of_the_text_as_it_came() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let full = "a".repeat(280);
    for (what, fits, rest) in [
        ("white space before it is not sent and is still there", format!(" \n\t{full}"), "bcd".to_owned()),
        ("a line end of two characters counts as one", format!("a\r\n{}", "b".repeat(278)), "c".to_owned()),
        ("two of them do", format!("\r\n\r\nx\r\ny\r\n{}", "b".repeat(276)), "c\r\nd".to_owned()),
        ("an emoji of two units weighs two", "😀".repeat(140), "😀".to_owned()),
        ("a family of eight units weighs two", "👨\u{200D}👩\u{200D}👧".repeat(140), "!".to_owned()),
        ("letters with their accents apart weigh one", "e\u{301}".repeat(280), "e\u{301}".to_owned()),
        ("white space behind what fits goes with the rest", full.clone(), " b".to_owned()),
        ("a link is not cut", format!("{} ", "a".repeat(257)), "example.com/path".to_owned()),
    ] {
        let found = of(&visitor, &format!("{fits}{rest}")).await;
        assert_eq!(found["valid_until"], utf16(&fits), "{what}");
        assert_eq!(codes(&found["problems"]), ["text_too_long"], "{what}");
        let whole = of(&visitor, &fits).await;
        assert_eq!((&whole["valid_until"], codes(&whole["problems"])), (&json!(utf16(&fits)), vec![]), "{what}");
    }
}

#[tokio::test]
async fn what_fits_is_valid_to_its_very_end_white_space_and_all() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for text in ["", " ", "a ", "  a\r\n\r\n", "😀\n", "cafe\u{301}  "] {
        assert_eq!(of(&visitor, text).await["valid_until"], utf16(text), "{text:?}");
    }
    let behind = format!("{}   \r\n", "a".repeat(280));
    let found = of(&visitor, &behind).await;
    assert_eq!((&found["weighted_length"], &found["valid_until"]), (&json!(280), &json!(utf16(&behind))));
    assert!(codes(&found["problems"]).is_empty());
}

#[tokio::test]
async fn a_text_that_is_empty_or_has_hidden_characters_is_refused_by_name() {
    let world = World::new().await;
    let visitor = world.connected().await;
    for (text, code) in [
        ("", "text_empty"),
        (" \r\n ", "text_empty"),
        ("right\u{202E}left", "text_character_invalid"),
        ("a\u{0}b", "text_character_invalid"),
        ("a\u{FEFF}b", "text_character_invalid"),
    ] {
        let found = of(&visitor, text).await;
        assert_eq!(codes(&found["problems"]), [code], "{text:?}");
        assert_eq!(found["problems"][0]["field"], "text");
    }
}
