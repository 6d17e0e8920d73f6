//! What X makes of a text is undone before it is compared.

use serde_json::json;

use super::{FIRST_LOOK, QUIET, assert_found, findings, post_in_doubt};
use crate::support::World;

#[tokio::test]
async fn whatever_x_makes_of_a_text_it_is_recognised() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let texts = [
        "R&D <3 \"quotes\" & 'more' > less",
        "already escaped: &amp; &lt;b&gt; &quot;",
        "bare example.com in the middle",
        "https://example.com/a?b=1&c=2#d",
        "http://example.com/ at the beginning",
        "several: https://example.com/a and https://example.com/ab, then example.org.",
        "twice https://example.com/a https://example.com/a",
        "Cafe\u{301} decomposed, A\u{30a}ngstro\u{308}m",
        "👩‍👩‍👧‍👦 🇩🇪 👍🏽 ❤️ ✨",
        "漢字と仮名 한국어 العربية ไทย",
        "one\n\ntwo\n  three   four\ttabs",
        "#tags $cash @grace_sandbox and a hyphen-ated word",
        "https://example.com/%E6%BC%A2?q=%26amp%3B",
    ];
    for (n, text) in texts.into_iter().enumerate() {
        let id = post_in_doubt(&world, &visitor, text, &json!({"kind": "cut"}), true).await;
        world.pass(FIRST_LOOK).await;
        assert_found(&world, &visitor, &id, n + 1, text).await;
    }
}

#[tokio::test]
async fn a_typed_link_to_a_photo_of_another_post_is_part_of_the_text() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let text = "look at https://x.com/grace_sandbox/status/1445880548472328192/photo/1 everybody";
    let id = post_in_doubt(&world, &visitor, text, &json!({"kind": "cut"}), true).await;
    world.pass(FIRST_LOOK).await;
    assert_found(&world, &visitor, &id, 1, text).await;
}

#[tokio::test]
async fn a_long_post_is_compared_whole() {
    let world = World::new().await;
    let visitor = world.admin().await;
    visitor.connect("grace_sandbox").await;
    let beginning = "word & ".repeat(60);
    for (n, ending) in ["the one", "the other"].into_iter().enumerate() {
        let text = format!("{beginning}https://example.com/{n} {ending}");
        let id = post_in_doubt(&world, &visitor, &text, &json!({"kind": "cut"}), true).await;
        world.pass(FIRST_LOOK).await;
        let delivery = visitor.delivery(&id).await;
        assert_eq!((&delivery["state"], &delivery["remote_id"]), (&json!("posted"), &world.published()[n]["id"]));
    }
}

#[tokio::test]
async fn what_is_only_similar_is_not_taken_for_it() {
    let world = World::new().await;
    let visitor = world.connected().await;
    // All of these are there, and just now.
    for other in ["Is it there", "is it there?", "is it there? no", "Is it there? https://example.com"] {
        assert_eq!(visitor.post_text(other).await.status, 201, "{other}");
    }
    let with_picture = crate::support::post_form("Is it there?", Some(crate::support::png()), None);
    let picture = visitor.post_form(with_picture).await;
    assert_eq!(picture.status, 201, "{picture:?}");
    let before = world.published().len();

    let body = json!({"text": "Is it there?", "allow_duplicate": true});
    super::spoil(&world, &json!({"kind": "cut"}), false);
    let id = visitor.post("/api/x/post", &body).await.json()["id"].clone();
    world.pass(FIRST_LOOK).await;
    world.pass(QUIET - FIRST_LOOK).await;
    assert_eq!(findings(&visitor, &id).await, ["absent", "absent"]);
    world.pass(super::BACKOFF).await;
    assert_eq!(visitor.delivery(&id).await["state"], "posted");
    assert_eq!(world.published().len(), before + 1);
}

#[tokio::test]
async fn an_older_post_with_the_same_text_is_another_one() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let first = visitor.post_text("good morning").await.json();
    world.advance(std::time::Duration::from_secs(2 * 24 * 3600));
    world.settle().await;
    for accepted in [true, false] {
        let id = post_in_doubt(&world, &visitor, "good morning", &json!({"kind": "cut"}), accepted).await;
        world.pass(FIRST_LOOK).await;
        world.pass(QUIET).await;
        world.pass(super::BACKOFF).await;
        let delivery = visitor.delivery(&id).await;
        assert_eq!(delivery["state"], "posted");
        assert_ne!(delivery["remote_id"], first["deliveries"][0]["remote_id"]);
        world.advance(std::time::Duration::from_secs(2 * 24 * 3600));
        world.settle().await;
    }
    let published = world.published();
    assert_eq!(published.len(), 3, "one each: {published:?}");
}

#[tokio::test]
async fn a_post_somebody_wrote_by_hand_is_never_given_to_two_deliveries() {
    let world = World::new().await;
    let visitor = world.connected().await;
    // Two in doubt with the same text, of which X has one.
    let first = post_in_doubt(&world, &visitor, "the same twice", &json!({"kind": "cut"}), true).await;
    super::spoil(&world, &json!({"kind": "cut"}), false);
    let body = json!({"text": "the same twice", "allow_duplicate": true});
    let answer = visitor.post("/api/x/post", &body).await;
    let second = answer.json()["id"].clone();
    assert_eq!(answer.json()["deliveries"][0]["reason"], "same_text_in_doubt", "it waits for the first: {answer:?}");
    assert_eq!(world.count("create_requests"), 1);
    world.pass(FIRST_LOOK).await;
    assert_eq!(visitor.delivery(&first).await["remote_id"], world.published()[0]["id"]);
    for secs in [2, FIRST_LOOK, QUIET, super::BACKOFF] {
        world.pass(secs).await;
    }
    // X refuses the text a second time, and by now it is known whose the first one is.
    let delivery = visitor.delivery(&second).await;
    assert_ne!(delivery["state"], "posted", "{delivery}");
    assert_ne!(delivery["remote_id"], world.published()[0]["id"]);
    assert_eq!(world.published().len(), 1);
}
