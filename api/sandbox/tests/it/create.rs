//! `POST /2/tweets` and `DELETE /2/tweets/:id`.

use reqwest::Method;
use serde_json::{Value, json};

use crate::stage::{ADA, GRACE, Stage, Told, told};

fn assert_forbidden(told: &Told, detail: &str) {
    assert_eq!(told.status, 403, "{}", told.text);
    assert_eq!(told.header("content-type"), Some("application/problem+json"));
    assert_eq!(told.body, json!({"detail": detail, "type": "about:blank", "title": "Forbidden", "status": 403}));
}

fn first_message(told: &Told) -> &str {
    assert_eq!(told.status, 400, "{}", told.text);
    assert_eq!(told.body["title"], "Invalid Request");
    assert_eq!(told.body["type"], "https://api.x.com/2/problems/invalid-request");
    told.body["errors"][0]["message"].as_str().unwrap()
}

#[tokio::test]
async fn a_post_is_answered_with_its_id_and_its_rewritten_text() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let told = stage.create(&token, json!({"text": "Tea & <cake> at https://example.com/menu?a=b&c=d"})).await;
    assert_eq!(told.status, 201);
    let data = &told.body["data"];
    let text = data["text"].as_str().unwrap();
    assert!(text.starts_with("Tea &amp; &lt;cake&gt; at https://t.co/"), "{text}");
    assert_eq!(text.chars().count(), "Tea &amp; &lt;cake&gt; at ".len() + 23);
    assert_eq!(data["edit_history_tweet_ids"], json!([data["id"]]));
    assert_eq!(data["id"].as_str().unwrap().len(), 19);
    for header in ["x-rate-limit-limit", "x-rate-limit-remaining", "x-rate-limit-reset", "x-transaction-id"] {
        assert!(told.header(header).is_some(), "{header}");
    }
    assert_eq!(told.header("x-access-level"), Some("read-write"));
}

#[tokio::test]
async fn a_text_may_be_280_long_and_no_longer_without_premium() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    let link = "https://example.com/a-rather-long-address-that-counts-as-twenty-three";
    assert_eq!(stage.create(&ada, json!({"text": "a".repeat(280)})).await.status, 201);
    assert_eq!(stage.create(&ada, json!({"text": format!("{} {link}", "b".repeat(256))})).await.status, 201);
    let refused = "You are not permitted to perform this action.";
    for text in ["a".repeat(281), format!("{} {link}", "b".repeat(257)), "日".repeat(141)] {
        assert_forbidden(&stage.create(&ada, json!({"text": text})).await, refused);
    }
    assert_eq!(stage.create(&grace, json!({"text": "c".repeat(25_000)})).await.status, 201);
    assert_forbidden(&stage.create(&grace, json!({"text": "c".repeat(25_001)})).await, refused);
}

#[tokio::test]
async fn the_same_text_again_is_a_duplicate_until_it_is_deleted_or_a_day_old() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let id = stage.post(&token, "Once").await;
    let refused = "You are not allowed to create a Tweet with duplicate content.";
    for text in ["Once", " Once "] {
        assert_forbidden(&stage.create(&token, json!({"text": text})).await, refused);
    }
    let other = stage.connect(GRACE).await;
    stage.post(&other, "Once").await;
    let deleted = told(stage.request(Method::DELETE, &format!("/2/tweets/{id}")).bearer_auth(&token)).await;
    assert_eq!((deleted.status, deleted.body), (200, json!({"data": {"deleted": true}})));
    stage.post(&token, "Once").await;
    assert_forbidden(&stage.create(&token, json!({"text": "Once"})).await, refused);
    stage.must(json!({"op": "clock", "advance_secs": 24 * 3600})).await;
    let token = stage.connect(ADA).await;
    stage.post(&token, "Once").await;
}

#[tokio::test]
async fn a_text_may_hold_one_cashtag() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.post(&token, "Buying $TEA for $5").await;
    let told = stage.create(&token, json!({"text": "Buying $TEA and $CAKE"})).await;
    assert_eq!(told.status, 403);
    assert!(told.body["detail"].as_str().unwrap().contains("maximum of one cashtag"));
}

#[tokio::test]
async fn a_body_with_unknown_keys_or_wrong_kinds_is_refused() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    for (body, message) in [
        (
            json!({"text": "a", "txt": "b"}),
            "$.txt: is not defined in the schema and the schema does not allow additional properties",
        ),
        (
            json!({"text": "a", "media": {"media_ids": ["1"], "alt": "b"}}),
            "$.media.alt: is not defined in the schema and the schema does not allow additional properties",
        ),
        (json!({"text": 5}), "$.text: integer found, string expected"),
        (json!({"text": "a", "media": {}}), "$.media.media_ids: is missing but it is required"),
        (
            json!({"text": "a", "media": {"media_ids": []}}),
            "$.media.media_ids: there must be a minimum of 1 items in the array",
        ),
        (
            json!({"text": "a", "media": {"media_ids": ["1", "2", "3", "4", "5"]}}),
            "$.media.media_ids: there must be a maximum of 4 items in the array",
        ),
        (
            json!({"text": "a", "media": {"media_ids": ["3_19"]}}),
            "$.media.media_ids[0]: does not match the regex pattern ^[0-9]{1,19}$",
        ),
        (
            json!({"text": "a", "reply_settings": "everyone"}),
            "$.reply_settings: does not have a value in the enumeration \
             [following, mentionedUsers, subscribers, verified]",
        ),
        (json!({"text": ""}), "$.text: must be at least 1 characters long"),
        (json!({"text": " \n "}), "$.text: must be at least 1 characters long"),
        (json!({}), "$.text: must be at least 1 characters long"),
        (
            json!({"text": "a", "media": {"media_ids": ["1"]},
                "poll": {"options": ["a", "b"], "duration_minutes": 5}}),
            "You can only provide one of [media, poll, quote_tweet_id, card_uri, direct_message_deep_link].",
        ),
    ] {
        let told = stage.create(&token, body).await;
        assert_eq!(first_message(&told), message);
    }
    assert_eq!(stage.ledger().await["posts"], json!([]));
}

#[tokio::test]
async fn a_body_must_be_declared_as_json() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let request = stage.request(Method::POST, "/2/tweets").bearer_auth(&token);
    let told = told(request.header("content-type", "text/plain").body("{\"text\":\"a\"}")).await;
    assert_eq!(first_message(&told), "Requests with bodies must have content-type of application/json.");
}

#[tokio::test]
async fn media_must_be_known_ones_own_alive_and_go_together() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    let foreign = stage.picture(&grace, 1).await;
    let own = stage.picture(&ada, 2).await;
    let gif = stage.upload(&ada, crate::stage::gif(2), "tweet_gif").await.body["data"]["id"].clone();
    for ids in [json!(["123"]), json!([foreign]), json!([own, foreign]), json!([own, gif]), json!([gif, gif])] {
        let told = stage.create(&ada, json!({"text": "a", "media": {"media_ids": ids}})).await;
        assert_eq!(first_message(&told), "Your media IDs are invalid.");
        assert_eq!(told.body["errors"][0]["parameters"]["media.media_ids"], ids);
    }
    stage.must(json!({"op": "clock", "advance_secs": 86_400})).await;
    let ada = stage.connect(ADA).await;
    let told = stage.create(&ada, json!({"text": "a", "media": {"media_ids": [own]}})).await;
    assert_eq!(first_message(&told), "Your media IDs are invalid.");
}

#[tokio::test]
async fn media_end_the_text_with_a_link() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let first = stage.picture(&token, 1).await;
    let second = stage.picture(&token, 2).await;
    let told = stage.create(&token, json!({"text": "Look", "media": {"media_ids": [first, second]}})).await;
    let text = told.body["data"]["text"].as_str().unwrap();
    assert!(text.starts_with("Look https://t.co/") && text.len() == "Look ".len() + 23, "{text}");
    let told = stage.create(&token, json!({"media": {"media_ids": [first]}})).await;
    let text = told.body["data"]["text"].as_str().unwrap();
    assert!(text.starts_with("https://t.co/") && text.len() == 23, "{text}");
}

#[tokio::test]
async fn a_reply_goes_to_ones_own_post_or_where_one_is_mentioned() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    let reply = |text: &str, id: &str| json!({"text": text, "reply": {"in_reply_to_tweet_id": id}});
    let own = stage.post(&ada, "First").await;
    assert_eq!(stage.create(&ada, reply("Second", &own)).await.status, 201);
    let told = stage.create(&grace, reply("Hello", &own)).await;
    assert_eq!(told.status, 403);
    assert_eq!(told.body["type"], "https://api.x.com/2/problems/not-authorized-for-resource");
    let invited = stage.post(&ada, "What do you think, @Grace_Sandbox?").await;
    assert_eq!(stage.create(&grace, reply("A lot", &invited)).await.status, 201);
    let told = stage.create(&ada, reply("Nothing", "1")).await;
    assert_eq!(first_message(&told), "Your reply tweet ID is invalid.");
    let quote = stage.create(&ada, json!({"text": "a", "quote_tweet_id": own})).await;
    assert_eq!(quote.status, 403);
}

#[tokio::test]
async fn only_ones_own_posts_can_be_deleted() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    let id = stage.post(&ada, "Mine").await;
    let delete = |token: &str, id: &str| {
        let request = stage.request(Method::DELETE, &format!("/2/tweets/{id}")).bearer_auth(token);
        async { told(request).await.status }
    };
    assert_eq!(delete(&grace, &id).await, 403);
    assert_eq!(delete(&ada, "123").await, 404);
    assert_eq!(delete(&ada, "abc").await, 400);
    assert_eq!(delete(&ada, &id).await, 200);
    assert_eq!(delete(&ada, &id).await, 404);
    let ledger = stage.ledger().await;
    assert_eq!(ledger["posts"].as_array().unwrap().len(), 1);
    assert!(ledger["posts"][0]["deleted_at"].is_string());
}

#[tokio::test]
async fn the_ledger_holds_what_was_sent_and_what_was_told() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let picture = stage.picture(&token, 9).await;
    let metadata = json!({"id": picture, "metadata": {"alt_text": {"text": "A red square"}}});
    let request = stage.request(Method::POST, "/2/media/metadata").bearer_auth(&token).json(&metadata);
    assert_eq!(told(request).await.status, 200);
    let sent = json!({"text": "A & B ", "media": {"media_ids": [picture]}});
    let told = stage.create(&token, sent).await;
    let post = stage.ledger().await["posts"][0].clone();
    assert_eq!(post["id"], told.body["data"]["id"]);
    assert_eq!(post["account"], ADA);
    assert_eq!(post["account_id"], stage.account_id(ADA).await.as_str());
    assert_eq!(post["text"], "A & B ");
    assert_eq!(post["rendered_text"], told.body["data"]["text"]);
    assert_eq!(post["answer"], "201");
    assert_eq!(post["deleted_at"], Value::Null);
    assert_eq!(post["media"][0]["id"], picture.as_str());
    assert_eq!(post["media"][0]["alt_text"], "A red square");
    assert_eq!(post["media"][0]["type"], "image/png");
    assert_eq!(post["media"][0]["bytes"], crate::stage::png(9).len());
    assert_eq!(post["media"][0]["sha256"].as_str().unwrap().len(), 64);
}
