//! `GET /2/users/:id/tweets`, `GET /2/tweets` and `GET /2/users/me`.

use reqwest::Method;
use serde_json::{Value, json};

use crate::stage::{ADA, GRACE, Stage, told};

fn texts(body: &Value) -> Vec<&str> {
    body["data"]
        .as_array()
        .map(|posts| posts.iter().map(|post| post["text"].as_str().unwrap()).collect())
        .unwrap_or_default()
}

#[tokio::test]
async fn max_results_lies_between_5_and_100() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let told = stage.timeline(&token, ADA, "max_results=4").await;
    assert_eq!(told.status, 400);
    assert_eq!(
        told.body,
        json!({
            "errors": [{
                "parameters": {"max_results": ["4"]},
                "message": "The `max_results` query parameter value [4] is not between 5 and 100",
            }],
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": "https://api.x.com/2/problems/invalid-request",
        })
    );
    assert!(told.header("x-rate-limit-remaining").is_some());
    for (most, status) in [("5", 200), ("100", 200), ("101", 400), ("many", 400)] {
        assert_eq!(stage.timeline(&token, ADA, &format!("max_results={most}")).await.status, status);
    }
}

#[tokio::test]
async fn a_timeline_comes_newest_first_in_pages() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    for number in 1..=12 {
        stage.post(&token, &format!("post {number}")).await;
    }
    let first = stage.timeline(&token, ADA, "max_results=5").await.body;
    assert_eq!(texts(&first), ["post 12", "post 11", "post 10", "post 9", "post 8"]);
    assert_eq!(first["meta"]["result_count"], 5);
    assert_eq!(first["meta"]["newest_id"], first["data"][0]["id"]);
    assert_eq!(first["meta"]["oldest_id"], first["data"][4]["id"]);
    assert!(first["meta"].get("previous_token").is_none());
    let page =
        |body: &Value, key: &str| format!("max_results=5&pagination_token={}", body["meta"][key].as_str().unwrap());
    let second = stage.timeline(&token, ADA, &page(&first, "next_token")).await.body;
    assert_eq!(texts(&second), ["post 7", "post 6", "post 5", "post 4", "post 3"]);
    let third = stage.timeline(&token, ADA, &page(&second, "next_token")).await.body;
    assert_eq!(texts(&third), ["post 2", "post 1"]);
    assert!(third["meta"].get("next_token").is_none());
    let back = stage.timeline(&token, ADA, &page(&third, "previous_token")).await.body;
    assert_eq!(texts(&back), texts(&second));
}

#[tokio::test]
async fn a_timeline_can_be_narrowed_by_time_by_id_and_by_kind() {
    let stage = Stage::new().await;
    stage.must(json!({"op": "clock", "set": "2027-01-01T12:00:00Z"})).await;
    let token = stage.connect(ADA).await;
    let one = stage.post(&token, "one").await;
    stage.must(json!({"op": "clock", "advance_secs": 60})).await;
    let two = stage.post(&token, "two").await;
    stage.must(json!({"op": "clock", "advance_secs": 60})).await;
    stage.create(&token, json!({"text": "three", "reply": {"in_reply_to_tweet_id": two}})).await;
    for (query, expected) in [
        ("start_time=2027-01-01T12:00:30Z".to_owned(), vec!["three", "two"]),
        ("end_time=2027-01-01T12:00:30Z".to_owned(), vec!["one"]),
        (format!("since_id={one}"), vec!["three", "two"]),
        (format!("until_id={two}"), vec!["one"]),
        ("exclude=replies".to_owned(), vec!["two", "one"]),
        ("exclude=retweets,replies".to_owned(), vec!["two", "one"]),
        ("start_time=2027-01-02T00:00:00Z".to_owned(), vec![]),
    ] {
        let told = stage.timeline(&token, ADA, &query).await;
        assert_eq!(told.status, 200, "{query}: {}", told.text);
        assert_eq!(texts(&told.body), expected, "{query}");
        assert_eq!(told.body["meta"]["result_count"], expected.len());
    }
    for query in [
        "start_time=yesterday",
        "start_time=2027-01-02T00:00:00Z&end_time=2027-01-01T00:00:00Z",
        "since_id=x",
        "exclude=likes",
        "pagination_token=x",
        "tweet.fields=everything",
        "limit=5",
    ] {
        assert_eq!(stage.timeline(&token, ADA, query).await.status, 400, "{query}");
    }
}

#[tokio::test]
async fn links_and_media_are_told_as_entities_and_keys() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let picture = stage.picture(&token, 3).await;
    let text = "See example.com & https://example.org/x";
    stage.create(&token, json!({"text": text, "media": {"media_ids": [picture]}})).await;
    let query = "tweet.fields=created_at,entities,attachments,author_id&expansions=attachments.media_keys\
                 &media.fields=url,alt_text,width,height";
    let body = stage.timeline(&token, ADA, query).await.body;
    let post = &body["data"][0];
    let shown: Vec<char> = post["text"].as_str().unwrap().chars().collect();
    let urls = post["entities"]["urls"].as_array().unwrap();
    assert_eq!(urls[0]["expanded_url"], "http://example.com");
    assert_eq!(urls[0]["display_url"], "example.com");
    assert_eq!(urls[1]["expanded_url"], "https://example.org/x");
    assert_eq!(urls[2]["media_key"], format!("3_{picture}"));
    for url in urls {
        let place = |key: &str| usize::try_from(url[key].as_u64().unwrap()).unwrap();
        let part: String = shown[place("start")..place("end")].iter().collect();
        assert_eq!(part, url["url"].as_str().unwrap());
    }
    assert_eq!(post["attachments"]["media_keys"], json!([format!("3_{picture}")]));
    let media = &body["includes"]["media"][0];
    assert_eq!((&media["type"], &media["width"], &media["height"]), (&json!("photo"), &json!(8), &json!(6)));
    let plain = stage.timeline(&token, ADA, "").await.body;
    let keys: Vec<&String> = plain["data"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["edit_history_tweet_ids", "id", "text"]);
}

#[tokio::test]
async fn the_newer_words_are_used_only_on_request() {
    let stage = Stage::new().await;
    let token = stage.connect(GRACE).await;
    stage.post(&token, &"long ".repeat(100)).await;
    let older = stage.timeline(&token, GRACE, "tweet.fields=note_tweet,public_metrics").await.body;
    assert!(older["data"][0]["edit_history_tweet_ids"].is_array());
    assert!(older["data"][0]["note_tweet"]["text"].is_string());
    assert_eq!(older["data"][0]["public_metrics"]["retweet_count"], 0);
    let newer = stage.timeline(&token, GRACE, "post.fields=note_post,public_metrics").await.body;
    assert!(newer["data"][0]["edit_history_post_ids"].is_array());
    assert!(newer["data"][0]["note_post"]["text"].is_string());
    assert_eq!(newer["data"][0]["public_metrics"]["repost_count"], 0);
    assert_eq!(stage.timeline(&token, GRACE, "post.fields=note_tweet").await.status, 400);
}

#[tokio::test]
async fn a_long_post_is_cut_in_text_and_whole_in_note_tweet() {
    let stage = Stage::new().await;
    let token = stage.connect(GRACE).await;
    let long = format!("Start https://example.com/a {} & https://example.com/z", "word ".repeat(100));
    let id = stage.post(&token, &long).await;
    let path = format!("/2/tweets?ids={id}&tweet.fields=note_tweet,entities");
    let post = stage.read(&token, &path).await.body["data"][0].clone();
    let text = post["text"].as_str().unwrap();
    assert!(text.chars().count() <= 280 && text.contains('…'), "{text}");
    assert_eq!(post["entities"]["urls"].as_array().unwrap().len(), 2);
    let note = &post["note_tweet"];
    assert!(note["text"].as_str().unwrap().contains("&amp; https://t.co/"));
    assert_eq!(note["entities"]["urls"][1]["expanded_url"], "https://example.com/z");
}

#[tokio::test]
async fn a_new_post_can_be_hidden_from_the_timeline_for_a_while() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    stage.must(json!({"op": "visibility_delay", "secs": 30})).await;
    let id = stage.post(&token, "Soon").await;
    let hidden = stage.timeline(&token, ADA, "").await;
    assert_eq!((hidden.status, hidden.body), (200, json!({"meta": {"result_count": 0}})));
    assert_eq!(stage.read(&token, &format!("/2/tweets?ids={id}")).await.body["data"][0]["text"], "Soon");
    stage.must(json!({"op": "clock", "advance_secs": 30})).await;
    assert_eq!(texts(&stage.timeline(&token, ADA, "").await.body), ["Soon"]);
}

#[tokio::test]
async fn a_lookup_gives_what_there_is_and_errors_for_the_rest() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let kept = stage.post(&token, "kept").await;
    let gone = stage.post(&token, "gone").await;
    told(stage.request(Method::DELETE, &format!("/2/tweets/{gone}")).bearer_auth(&token)).await;
    let answer = stage.read(&token, &format!("/2/tweets?ids={gone},{kept}")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(texts(&answer.body), ["kept"]);
    assert_eq!(
        answer.body["errors"],
        json!([{
            "value": gone,
            "detail": format!("Could not find tweet with ids: [{gone}]."),
            "title": "Not Found Error",
            "resource_type": "tweet",
            "parameter": "ids",
            "resource_id": gone,
            "type": "https://api.x.com/2/problems/resource-not-found",
        }])
    );
    assert!(stage.read(&token, "/2/tweets?ids=1").await.body.get("data").is_none());
    let hundred_one = vec!["1"; 101].join(",");
    for ids in [hundred_one.as_str(), "", "x"] {
        assert_eq!(stage.read(&token, &format!("/2/tweets?ids={ids}")).await.status, 400);
    }
}

#[tokio::test]
async fn private_numbers_are_for_the_author_within_thirty_days() {
    let stage = Stage::new().await;
    let ada = stage.connect(ADA).await;
    let grace = stage.connect(GRACE).await;
    let id = stage.post(&ada, "counted").await;
    let path = format!("/2/tweets?ids={id}&tweet.fields=non_public_metrics");
    assert!(stage.read(&ada, &path).await.body["data"][0]["non_public_metrics"].is_object());
    let foreign = stage.read(&grace, &path).await.body;
    assert_eq!(foreign["errors"][0]["type"], "https://api.x.com/2/problems/not-authorized-for-field");
    assert_eq!(texts(&foreign), ["counted"]);
    stage.must(json!({"op": "clock", "advance_secs": 30 * 86_400})).await;
    let ada = stage.connect(ADA).await;
    assert!(stage.read(&ada, &path).await.body["errors"].is_array());
}

#[tokio::test]
async fn me_tells_the_person_and_what_is_asked_about_them() {
    let stage = Stage::new().await;
    let token = stage.connect(GRACE).await;
    let plain = stage.read(&token, "/2/users/me").await.body;
    let id = stage.account_id(GRACE).await;
    assert_eq!(plain, json!({"data": {"id": id, "name": "Grace", "username": GRACE}}));
    let fields = "profile_image_url,verified_type,subscription_type,public_metrics";
    let full = stage.read(&token, &format!("/2/users/me?user.fields={fields}")).await.body["data"].clone();
    assert_eq!(full["subscription_type"], "Premium");
    assert_eq!(full["verified_type"], "blue");
    assert_eq!(full["public_metrics"]["tweet_count"], 0);
    let avatar = stage.http.get(full["profile_image_url"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(avatar.headers()["content-type"], "image/png");
    assert_eq!(stage.read(&token, "/2/users/me?user.fields=shoe_size").await.status, 400);
}

#[tokio::test]
async fn the_timeline_of_nobody_is_a_200_with_an_error() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let told = stage.read(&token, "/2/users/12345/tweets").await;
    assert_eq!(told.status, 200);
    assert_eq!(told.body["errors"][0]["resource_type"], "user");
    assert_eq!(stage.read(&token, "/2/users/ada/tweets").await.status, 400);
}
