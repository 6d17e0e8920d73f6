//! To which accounts an entry goes, and how much of it each of them gets.

use serde_json::{Value, json};

use super::{Blog, Post};
use crate::support::Visitor;

/// An account that may write long posts beside the one that is there, each by its handle.
async fn with_a_long_one(blog: &Blog) -> (Value, Value) {
    blog.visitor.connect("grace_sandbox").await;
    let id = async |name: &str| blog.visitor.account_named(name).await["id"].clone();
    (id("ada_sandbox").await, id("grace_sandbox").await)
}

fn long_post() -> Post {
    Post { title: "paint ".repeat(70).trim().to_owned(), ..Post::new("long") }
}

/// What each account has posted, by its handle.
fn posted(blog: &Blog) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut posted: Vec<_> =
        blog.world.published().iter().map(|post| (text(&post["account"]), text(&post["text"]))).collect();
    posted.sort();
    posted
}

#[tokio::test]
async fn an_account_with_more_room_gets_more_of_the_title_and_the_others_what_fits() {
    let blog = Blog::new().await;
    let (ada, grace) = with_a_long_one(&blog).await;
    blog.follow(json!({"account_ids": [ada, grace]})).await;
    blog.has(&[long_post(), Post::new("first")]);
    blog.pass(20).await;
    let posted = posted(&blog);
    assert_eq!(posted.len(), 2, "{posted:?}");
    let link = blog.host.url("/long");
    assert!(posted[0].1.ends_with(&format!("\u{2026} {link}")), "{posted:?}");
    assert_eq!(posted[1], ("grace_sandbox".to_owned(), format!("{} {link}", long_post().title)));

    blog.has(&[Post::new("short"), long_post(), Post::new("first")]);
    blog.pass(20).await;
    let posts = blog.visitor.get("/api/posts").await.json()["items"].as_array().unwrap().clone();
    let short = posts.iter().find(|post| post["text"].as_str().unwrap().starts_with("The short")).unwrap();
    let deliveries = short["deliveries"].as_array().unwrap();
    assert_eq!(deliveries.len(), 2);
    assert!(
        deliveries.iter().all(|delivery| delivery["own_text"] == false),
        "what fits everywhere is one text: {short}"
    );
}

#[tokio::test]
async fn an_entry_goes_to_the_chosen_accounts_only_also_after_the_choice_has_changed() {
    let blog = Blog::new().await;
    let (ada, grace) = with_a_long_one(&blog).await;
    let feed = blog.follow(json!({"account_ids": [grace]})).await;
    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    let twice = blog.visitor.patch(&feed, &json!({"account_ids": [ada, grace, ada]})).await;
    assert_eq!((twice.status, &twice.json()["account_ids"]), (200, &json!([ada, grace])), "each is named once");
    let changed = blog.visitor.patch(&feed, &json!({"account_ids": [ada]})).await;
    assert_eq!((changed.status, &changed.json()["account_ids"]), (200, &json!([ada])));
    blog.has(&[Post::new("third"), Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    let names: Vec<String> = posted(&blog).into_iter().map(|(account, text)| format!("{account}: {text}")).collect();
    let expected = [("ada_sandbox", "third"), ("grace_sandbox", "second")]
        .map(|(account, name)| format!("{account}: The {name} {}", blog.host.url(&format!("/{name}"))));
    assert_eq!(names, expected);
}

#[tokio::test]
async fn a_draft_of_an_entry_has_the_longer_text_too() {
    let blog = Blog::new().await;
    let (ada, grace) = with_a_long_one(&blog).await;
    blog.follow(json!({"account_ids": [ada, grace], "approval": true})).await;
    blog.has(&[long_post(), Post::new("first")]);
    blog.pass(20).await;
    let draft = blog.visitor.get("/api/drafts").await.json()["items"][0].clone();
    assert_eq!(draft["overrides"][0]["account_id"], grace);
    assert_eq!(draft["overrides"][0]["text"], format!("{} {}", long_post().title, blog.host.url("/long")));
    assert!(draft["text"].as_str().unwrap().contains('\u{2026}'));
}

#[tokio::test]
async fn a_trial_shows_what_each_account_would_post() {
    let blog = Blog::new().await;
    let try_with = async |visitor: &Visitor, accounts: &Value| {
        let body = json!({
            "template": "{title} {url}", "title": long_post().title, "url": "https://blog.example/x", "account_ids": accounts
        });
        visitor.post("/api/feeds/preview", &body).await
    };
    let alone = try_with(&blog.visitor, &json!([])).await.json();
    assert_eq!((&alone["weighted_max"], &alone["is_shortened"]), (&json!(280), &json!(true)));
    assert_eq!(alone["overrides"], json!([]));
    let (ada, grace) = with_a_long_one(&blog).await;
    for accounts in [json!([]), json!([ada, grace]), json!([ada, grace, ada])] {
        let both = try_with(&blog.visitor, &accounts).await.json();
        assert_eq!((&both["text"], &both["weighted_max"]), (&alone["text"], &json!(280)));
        let [own] = &both["overrides"].as_array().unwrap()[..] else { panic!("{both}") };
        assert_eq!((&own["account_id"], &own["is_shortened"]), (&grace, &json!(false)));
        assert!(own["weighted_max"].as_u64().unwrap() > 280, "{own}");
    }
    let only_long = try_with(&blog.visitor, &json!([grace])).await.json();
    assert_eq!((&only_long["is_shortened"], &only_long["overrides"]), (&json!(false), &json!([])));
    try_with(&blog.visitor, &json!([crate::support::NOTHING])).await.is_problem(404, "not_found");
}
