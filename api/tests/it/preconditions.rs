//! Entity tags: reading again only what changed, and changing only what one has read.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Answer, Visitor, World};

async fn scheduled(world: &World, owner: &Visitor) -> String {
    let answer = owner.schedule("as it was", &world.in_secs(3600)).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    format!("/api/posts/{}", answer.json()["id"].as_str().unwrap())
}

async fn get_if_other(visitor: &Visitor, path: &str, tags: &str) -> Answer {
    visitor.send(visitor.request(Method::GET, path).header("if-none-match", tags)).await
}

async fn with_match(visitor: &Visitor, method: Method, path: &str, tags: &str, body: Option<&Value>) -> Answer {
    let request = visitor.request(method, path).header("if-match", tags);
    visitor.send(body.into_iter().fold(request, reqwest::RequestBuilder::json)).await
}

#[tokio::test]
async fn a_post_is_sent_again_only_when_something_has_happened_to_it() {
    let world = World::new().await;
    let owner = world.connected().await;
    let path = scheduled(&world, &owner).await;
    let first = owner.get(&path).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with("\"0-") && tag.ends_with('"'), "{tag}");
    for tags in [tag.clone(), format!("\"other\", {tag}"), format!("W/{tag}"), "*".to_owned()] {
        let again = get_if_other(&owner, &path, &tags).await;
        assert_eq!((again.status, again.text.as_str(), again.header("etag")), (304, "", tag.as_str()), "{tags}");
    }
    for tags in ["\"other\"", "nonsense", "\"0-\""] {
        assert_eq!(get_if_other(&owner, &path, tags).await.status, 200, "{tags}");
    }
    // Nobody changed it, but it went out.
    world.advance(std::time::Duration::from_secs(3600));
    world.settle().await;
    let out = get_if_other(&owner, &path, &tag).await;
    assert_eq!((out.status, &out.json()["status"], &out.json()["version"]), (200, &json!("posted"), &json!(0)));
    assert_ne!(out.header("etag"), tag);
}

#[tokio::test]
async fn a_change_takes_hold_only_from_the_state_that_was_read() {
    let world = World::new().await;
    let owner = world.connected().await;
    let path = scheduled(&world, &owner).await;
    let read = owner.get(&path).await.header("etag").to_owned();
    let text = |text: &str| json!({ "text": text });

    let changed = with_match(&owner, Method::PATCH, &path, &read, Some(&text("as it is now"))).await;
    assert_eq!((changed.status, &changed.json()["version"]), (200, &json!(1)), "{changed:?}");
    let now = changed.header("etag").to_owned();
    assert!(now.starts_with("\"1-"), "{now}");
    let late = with_match(&owner, Method::PATCH, &path, &read, Some(&text("too late"))).await;
    late.is_problem(412, "precondition_failed");
    for tags in [format!("W/{now}"), "nonsense".to_owned(), "\"1\"".to_owned(), String::new()] {
        let answer = with_match(&owner, Method::PATCH, &path, &tags, Some(&text("no"))).await;
        answer.is_problem(412, "precondition_failed");
    }
    let both = with_match(&owner, Method::PATCH, &path, &now, Some(&json!({"version": 0, "text": "no"}))).await;
    both.is_problem(412, "precondition_failed");
    assert_eq!(owner.get(&path).await.json()["text"], "as it is now");

    owner.patch(&path, &text("no state named")).await.is_problem(428, "version_required");
    let any = with_match(&owner, Method::PATCH, &path, "*", Some(&text("whatever it was"))).await;
    assert_eq!((any.status, &any.json()["version"]), (200, &json!(2)), "{any:?}");
    with_match(&owner, Method::DELETE, &path, &now, None).await.is_problem(412, "precondition_failed");
    let newest = any.header("etag").to_owned();
    let cancelled = with_match(&owner, Method::DELETE, &path, &newest, None).await;
    assert_eq!((cancelled.status, &cancelled.json()["status"]), (200, &json!("cancelled")), "{cancelled:?}");
}

#[tokio::test]
async fn of_many_changes_from_one_state_exactly_one_takes_hold() {
    let world = World::new().await;
    let owner = world.connected().await;
    let path = scheduled(&world, &owner).await;
    let tag = owner.get(&path).await.header("etag").to_owned();
    let bodies: Vec<Value> = (0..12).map(|n| json!({"text": format!("change {n}")})).collect();
    let changes = bodies.iter().map(|body| with_match(&owner, Method::PATCH, &path, &tag, Some(body)));
    let answers = futures_util::future::join_all(changes).await;
    let (held, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
    assert_eq!(held.len(), 1);
    for answer in refused {
        answer.is_problem(412, "precondition_failed");
    }
    assert_eq!(owner.get(&path).await.json()["text"], held[0].json()["text"]);
}

#[tokio::test]
async fn a_condition_on_a_post_of_somebody_else_tells_nothing() {
    let world = World::with(crate::support::Options {
        env: vec![("REGISTRATION", "open".to_owned())],
        ..crate::support::Options::default()
    })
    .await;
    let owner = world.connected().await;
    let path = scheduled(&world, &owner).await;
    let tag = owner.get(&path).await.header("etag").to_owned();
    let neighbour = world.member("neighbour").await;
    for tags in [tag.as_str(), "*", "\"other\""] {
        let body = json!({"text": "mine now"});
        with_match(&neighbour, Method::PATCH, &path, tags, Some(&body)).await.is_problem(404, "not_found");
        with_match(&neighbour, Method::DELETE, &path, tags, None).await.is_problem(404, "not_found");
        get_if_other(&neighbour, &path, tags).await.is_problem(404, "not_found");
    }
}

#[tokio::test]
async fn preferences_that_somebody_else_changed_are_not_overwritten() {
    const PATH: &str = "/api/preferences";
    let world = World::new().await;
    let owner = world.admin().await;
    let read = owner.get(PATH).await.header("etag").to_owned();
    assert_eq!(get_if_other(&owner, PATH, &read).await.status, 304);
    let zone = |name: &str| json!({"auto_share_blog_to_x": false, "time_zone": name});
    let stored = with_match(&owner, Method::PUT, PATH, &read, Some(&zone("Europe/Berlin"))).await;
    assert_eq!(stored.status, 200, "{stored:?}");
    assert_eq!(stored.header("etag"), owner.get(PATH).await.header("etag"));
    for tags in [read.as_str(), "nonsense"] {
        let late = with_match(&owner, Method::PUT, PATH, tags, Some(&zone("Asia/Tokyo"))).await;
        late.is_problem(412, "precondition_failed");
    }
    assert_eq!(owner.get(PATH).await.json()["time_zone"], "Europe/Berlin");
    // How one wants to hear of something is part of it.
    let mut whole = owner.get(PATH).await.json();
    whole["notifications"]["failed"]["mail"] = json!(false);
    let before = owner.get(PATH).await.header("etag").to_owned();
    assert_eq!(owner.put(PATH, &whole).await.status, 200);
    let late = with_match(&owner, Method::PUT, PATH, &before, Some(&zone("Asia/Tokyo"))).await;
    late.is_problem(412, "precondition_failed");
    assert_eq!(with_match(&owner, Method::PUT, PATH, "*", Some(&zone("Asia/Tokyo"))).await.status, 200);
}
