//! Drafts: kept on the server, changed by several windows, and gone once they are posted.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, NOTHING, Options, PASSWORD, Visitor, World, png};

async fn kept(visitor: &Visitor, content: &Value) -> (String, Answer) {
    let answer = visitor.post("/api/drafts", content).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let path = format!("/api/drafts/{}", answer.json()["id"].as_str().unwrap());
    assert_eq!(answer.header("location"), path);
    (path, answer)
}

async fn put(visitor: &Visitor, path: &str, read: &str, content: &Value) -> Answer {
    visitor.send(visitor.request(Method::PUT, path).header("if-match", read).json(content)).await
}

async fn sign_in(visitor: &Visitor) {
    let answer = visitor.post("/api/auth/login", &json!({"username": "margaret", "password": PASSWORD})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

async fn image(visitor: &Visitor) -> Value {
    let answer = visitor.upload(png(), Some("as uploaded")).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()["id"].clone()
}

#[tokio::test]
async fn a_draft_is_given_back_as_it_was_written_however_unfit_to_be_posted() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let account = visitor.account().await["id"].clone();
    let (picture, described) = (image(&visitor).await, image(&visitor).await);
    let content = json!({
        "text": format!("  {}\n", "far too long ".repeat(100)),
        "account_ids": [account],
        "overrides": [{"account_id": account, "text": ""}],
        "media": [{"id": described, "alt_text": "said in the draft"}, {"id": picture}],
        "scheduled_for": "2001-01-01T09:00",
        "time_zone": "Europe/Berlin",
    });
    let (path, written) = kept(&visitor, &content).await;
    let read = visitor.get(&path).await;
    assert_eq!((read.status, read.json()), (200, written.json()));
    assert_eq!(read.header("etag"), written.header("etag"));
    let draft = read.json();
    for field in ["text", "account_ids", "overrides", "scheduled_for", "time_zone"] {
        assert_eq!(draft[field], content[field], "{field}");
    }
    assert_eq!((&draft["revision"], &draft["origin"]), (&json!(1), &json!("user")));
    let images: Vec<(&Value, &Value)> =
        draft["media"].as_array().unwrap().iter().map(|image| (&image["id"], &image["alt_text"])).collect();
    assert_eq!(images, [(&described, &json!("said in the draft")), (&picture, &json!("as uploaded"))]);
    assert_eq!(world.count("create_requests"), 0);
    assert_eq!(visitor.get("/api/posts").await.json()["items"], json!([]), "a draft is no post");
    let (_, empty) = kept(&visitor, &json!({})).await;
    assert_eq!((&empty.json()["text"], &empty.json()["media"]), (&json!(""), &json!([])));
}

#[tokio::test]
async fn of_two_windows_the_second_one_hears_that_the_first_has_written() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (path, written) = kept(&visitor, &json!({"text": "begun"})).await;
    let read = written.header("etag").to_owned();
    let first = put(&visitor, &path, &read, &json!({"text": "by the first window"})).await;
    assert_eq!((first.status, &first.json()["revision"]), (200, &json!(2)), "{first:?}");
    let second = put(&visitor, &path, &read, &json!({"text": "by the second window"})).await;
    assert_eq!(second.is_problem(412, "precondition_failed").json()["version"], 2);
    assert_eq!(visitor.get(&path).await.json()["text"], "by the first window");
    let now = first.header("etag").to_owned();
    assert_eq!(put(&visitor, &path, &now, &json!({"text": "after reading"})).await.json()["revision"], 3);

    let blind = visitor.send(visitor.request(Method::PUT, &path).json(&json!({"text": "unread"}))).await;
    blind.is_problem(428, "version_required");
    let stale = visitor.send(visitor.request(Method::DELETE, &path).header("if-match", &now)).await;
    stale.is_problem(412, "precondition_failed");
    assert_eq!(visitor.get(&path).await.json()["text"], "after reading");
    assert_eq!(visitor.delete(&path).await.status, 204);
    for gone in [visitor.get(&path).await, visitor.delete(&path).await, put(&visitor, &path, "*", &json!({})).await] {
        gone.is_problem(404, "not_found");
    }
}

#[tokio::test]
async fn of_many_writers_at_once_each_revision_has_one() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (path, written) = kept(&visitor, &json!({"text": "begun"})).await;
    let read = written.header("etag").to_owned();
    let contents: Vec<Value> = (0..12).map(|n| json!({"text": format!("window {n}")})).collect();
    let answers = futures_util::future::join_all(contents.iter().map(|body| put(&visitor, &path, &read, body))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1, "{answers:?}");
    assert_eq!(answers.iter().filter(|answer| answer.status == 412).count(), 11, "{answers:?}");
    assert_eq!(visitor.get(&path).await.json()["revision"], 2);
}

#[tokio::test]
async fn posting_a_draft_deletes_it_and_two_windows_post_it_once() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let picture = image(&visitor).await;
    let content = json!({"text": "written at home", "media": [{"id": picture, "alt_text": "squares"}]});
    let (path, draft) = kept(&visitor, &content).await;
    let id = draft.json()["id"].clone();
    let bodies: Vec<Value> =
        (0..6).map(|n| json!({"text": format!("window {n}"), "media": [{"id": picture}], "draft_id": id})).collect();
    let answers = futures_util::future::join_all(bodies.iter().map(|body| visitor.post("/api/posts", body))).await;
    let posted: Vec<&Answer> = answers.iter().filter(|answer| answer.status == 201).collect();
    assert_eq!(posted.len(), 1, "{answers:?}");
    for refused in answers.iter().filter(|answer| answer.status != 201) {
        assert_eq!(refused.status, 409, "{refused:?}");
        assert!(["draft_gone", "media_in_use"].contains(&refused.code().as_str()), "{refused:?}");
    }
    assert_eq!(world.published().len(), 1);
    visitor.get(&path).await.is_problem(404, "not_found");
    for media in [json!([]), json!([{"id": picture}])] {
        let late = json!({"text": "once more", "media": media, "draft_id": id});
        visitor.post("/api/posts", &late).await.is_problem(409, "draft_gone");
    }
    assert_eq!(world.count("create_requests"), 1);
}

#[tokio::test]
async fn a_post_that_is_refused_before_it_is_written_leaves_its_draft() {
    let world = World::new().await;
    let visitor = world.connected().await;
    assert_eq!(visitor.post("/api/posts", &json!({"text": "the same"})).await.status, 201);
    let (path, draft) = kept(&visitor, &json!({"text": "the same"})).await;
    let mut body = json!({"text": "the same", "draft_id": draft.json()["id"]});
    visitor.post("/api/posts", &body).await.is_problem(409, "duplicate_content");
    assert_eq!(visitor.get(&path).await.status, 200);
    body["text"] = json!("x".repeat(281));
    visitor.post("/api/posts", &body).await.is_problem(422, "invalid_fields");
    assert_eq!(visitor.get(&path).await.status, 200);
    // Asked again with its key, a post that was written is given again although its draft is gone.
    body["text"] = json!("another");
    for replayed in ["", "true"] {
        let request = visitor.request(Method::POST, "/api/posts").header("idempotency-key", "k1").json(&body);
        let answer = visitor.send(request).await;
        assert_eq!((answer.status, answer.header("idempotent-replayed")), (201, replayed), "{answer:?}");
    }
    visitor.get(&path).await.is_problem(404, "not_found");
}

#[tokio::test]
async fn images_wait_as_long_as_their_draft_and_a_day_beyond_it() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let (stays, dropped) = (image(&visitor).await, image(&visitor).await);
    let path_of = |id: &Value| format!("/api/media/{}", id.as_str().unwrap());
    let (path, draft) = kept(&visitor, &json!({"media": [{"id": stays}, {"id": dropped}]})).await;
    world.advance(Duration::from_hours(100 * 24));
    world.sweep().await;
    // A hundred days end every session.
    sign_in(&visitor).await;
    assert_eq!(visitor.get(&path_of(&dropped)).await.status, 200);
    let changed = put(&visitor, &path, draft.header("etag"), &json!({"media": [{"id": stays}]})).await;
    assert_eq!(changed.status, 200, "{changed:?}");
    world.advance(Duration::from_hours(25));
    world.sweep().await;
    visitor.get(&path_of(&dropped)).await.is_problem(404, "not_found");
    assert_eq!(visitor.get(&path).await.json()["media"][0]["id"], stays);
    assert_eq!(visitor.delete(&path).await.status, 204);
    assert_eq!(visitor.get(&path_of(&stays)).await.status, 200);
    world.advance(Duration::from_hours(25));
    world.sweep().await;
    visitor.get(&path_of(&stays)).await.is_problem(404, "not_found");
    assert_eq!(world.media_files().len(), 0);
}

#[tokio::test]
async fn what_cannot_be_kept_is_named_and_nothing_of_it_is() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let account = visitor.account().await["id"].clone();
    let posted = image(&visitor).await;
    let post = json!({"text": "with a picture", "media": [{"id": posted}]});
    assert_eq!(visitor.post("/api/posts", &post).await.status, 201);
    let own = json!({"account_id": account, "text": "own"});
    let cases = [
        (json!({"text": "x".repeat(50_001)}), "text", "field_too_large"),
        (json!({"overrides": [own, own]}), "overrides[1].account_id", "account_repeated"),
        (json!({"account_ids": vec![account.clone(); 21]}), "account_ids", "too_many"),
        (json!({"scheduled_for": "tomorrow"}), "scheduled_for", "time_invalid"),
        (json!({"scheduled_for": "2026-12-01T09:00", "time_zone": "Mars/Base"}), "time_zone", "time_zone_unknown"),
        (json!({"time_zone": "Europe/Berlin"}), "time_zone", "time_missing"),
    ];
    for (content, field, code) in cases {
        let problem = visitor.post("/api/drafts", &content).await.is_problem(422, "invalid_fields").json();
        assert_eq!((&problem["errors"][0]["field"], &problem["errors"][0]["code"]), (&json!(field), &json!(code)));
    }
    let used = visitor.post("/api/drafts", &json!({"media": [{"id": posted}]})).await;
    assert_eq!(used.is_problem(409, "media_in_use").json()["errors"][0]["field"], "media[0]");
    let unknown = json!({"account_ids": ["0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7c11"]});
    visitor.post("/api/drafts", &unknown).await.is_problem(404, "not_found");
    assert_eq!(visitor.get("/api/drafts").await.json()["items"], json!([]));
    assert_eq!(kept(&visitor, &json!({"text": "x".repeat(50_000)})).await.1.status, 201);
}

#[tokio::test]
async fn the_list_begins_with_what_changed_last_and_goes_on_page_by_page() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let mut first = String::new();
    for n in 0..5 {
        world.advance(Duration::from_secs(1));
        let (path, _) = kept(&visitor, &json!({"text": n.to_string()})).await;
        if n == 0 {
            first = path;
        }
    }
    world.advance(Duration::from_secs(1));
    put(&visitor, &first, "*", &json!({"text": "0 again"})).await;
    let mut texts = Vec::new();
    let mut next = "?limit=2".to_owned();
    loop {
        let page = visitor.get(&format!("/api/drafts{next}")).await.json();
        texts.extend(page["items"].as_array().unwrap().iter().map(|draft| draft["text"].clone()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        next = format!("?limit=2&cursor={cursor}");
    }
    assert_eq!(texts, ["0 again", "4", "3", "2", "1"]);
    visitor.get("/api/drafts?cursor=x").await.is_problem(422, "cursor_invalid");
    visitor.get("/api/drafts?limit=101").await.is_problem(422, "invalid_fields");
}

#[tokio::test]
async fn a_request_to_keep_a_draft_can_be_repeated() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let keep = |body: Value| {
        visitor.send(visitor.request(Method::POST, "/api/drafts").header("idempotency-key", "once").json(&body))
    };
    let first = keep(json!({"text": "kept once"})).await;
    let again = keep(json!({"text": "kept once"})).await;
    assert_eq!((first.status, again.status, again.header("idempotent-replayed")), (201, 201, "true"));
    assert_eq!(first.json(), again.json());
    keep(json!({"text": "another"})).await.is_problem(422, "idempotency_key_reused");
    assert_eq!(visitor.get("/api/drafts").await.json()["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn to_another_user_a_draft_is_not_there() {
    let world = World::with(Options { env: vec![("REGISTRATION", "open".to_owned())], ..Options::default() }).await;
    let owner = world.connected().await;
    let (path, draft) = kept(&owner, &json!({"text": "mine"})).await;
    let neighbour = world.member("neighbour").await;
    neighbour.connect("grace_sandbox").await;
    put(&neighbour, &path, "*", &json!({"text": "theirs"})).await.is_problem(404, "not_found");
    let mut body = json!({"text": "posted as mine", "draft_id": draft.json()["id"]});
    let foreign = neighbour.post("/api/posts", &body).await;
    body["draft_id"] = json!(NOTHING);
    let unknown = neighbour.post("/api/posts", &body).await;
    assert_eq!(
        foreign.is_problem(409, "draft_gone").json()["detail"],
        unknown.is_problem(409, "draft_gone").json()["detail"]
    );
    assert_eq!(world.count("create_requests"), 0);
    assert_eq!(owner.get(&path).await.json(), draft.json());
}
