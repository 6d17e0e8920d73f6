//! Where a person has to look first.

use serde_json::json;

use super::{Blog, Post, RSS, rss};

#[tokio::test]
async fn with_approval_an_entry_waits_as_a_draft_with_a_notice() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({"approval": true})).await;
    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    blog.pass(20).await;
    assert_eq!(blog.published().len(), 0);
    let drafts = blog.visitor.get("/api/drafts").await.json()["items"].as_array().unwrap().clone();
    assert_eq!(drafts.len(), 1);
    assert_eq!(
        (&drafts[0]["origin"], &drafts[0]["text"]),
        (&json!("feed"), &json!(format!("The second {}", blog.host.url("/second"))))
    );
    assert_eq!(blog.items(&feed).await[0]["draft_id"], drafts[0]["id"]);
    let notices = blog.notices().await;
    assert_eq!(notices.len(), 1, "{notices:?}");

    let body = json!({"text": drafts[0]["text"], "account_ids": drafts[0]["account_ids"], "draft_id": drafts[0]["id"]});
    assert_eq!(blog.visitor.post("/api/posts", &body).await.status, 201);
    blog.pass(20).await;
    assert_eq!(blog.published().len(), 1);
    assert_eq!(blog.states(&feed).await[0].1, "draft approval");
}

#[tokio::test]
async fn a_page_that_does_not_answer_is_waited_for_and_then_left_to_a_person() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({"delay_minutes": 1})).await;
    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    blog.host.say("404 Not Found", "", "");
    for mins in [1, 5, 15, 60] {
        blog.pass(mins).await;
        assert_eq!(blog.states(&feed).await[0].1, "waiting ", "{mins}");
    }
    blog.pass(360).await;
    assert_eq!(blog.states(&feed).await[0].1, "draft link_unreachable");
    assert_eq!((blog.published().len(), blog.notices().await.len()), (0, 1));

    // One that answers in time is shared.
    blog.has(&[Post::new("third"), Post::new("first")]);
    blog.pass(1500).await;
    blog.host.say("404 Not Found", "", "");
    blog.pass(1).await;
    blog.host.say("200 OK", RSS, &rss(&[]));
    blog.pass(5).await;
    assert_eq!(blog.published().len(), 1);
}

#[tokio::test]
async fn an_account_that_needs_its_user_leaves_a_draft() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    let account = blog.visitor.account().await["id"].as_str().unwrap().to_owned();
    assert_eq!(blog.visitor.delete(&format!("/api/accounts/{account}")).await.status, 200);
    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    assert_eq!(blog.states(&feed).await[0].1, "draft account_unavailable");
    assert_eq!(blog.visitor.get("/api/drafts").await.json()["items"].as_array().unwrap().len(), 1);
}
