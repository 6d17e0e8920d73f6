//! Blogs: what is new in them is shared, once.

mod asking;
mod corpus;
mod drafts;
mod fitting;
mod misbehaving;
mod once;
mod sharing;

use std::fmt::Write;

use serde_json::{Value, json};

use crate::support::{Host, Options, Visitor, World};

/// A blog on a host of its own, whose every page answers, and the world that follows it.
struct Blog {
    host: Host,
    world: World,
    visitor: Visitor,
}

/// An entry as its feed has it.
#[derive(Clone, Debug)]
struct Post {
    id: String,
    link: String,
    title: String,
    date: Option<String>,
}

impl Post {
    fn new(name: &str) -> Self {
        Self { id: format!("tag:{name}"), link: format!("/{name}"), title: format!("The {name}"), date: None }
    }
}

fn rss(posts: &[Post]) -> String {
    let mut items = String::new();
    for Post { id, link, title, date } in posts {
        let date = date.as_ref().map(|date| format!("<pubDate>{date}</pubDate>")).unwrap_or_default();
        write!(
            items,
            "<item><guid isPermaLink=\"false\">{id}</guid><link>{link}</link><title>{title}</title>{date}</item>"
        )
        .unwrap();
    }
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>A blog</title><link>/</link>{items}</channel></rss>"
    )
}

const RSS: &str = "content-type: application/rss+xml";

impl Blog {
    async fn new() -> Self {
        Self::with(Options::default()).await
    }

    /// Has one entry, and is not followed yet.
    async fn with(options: Options) -> Self {
        let host = Host::saying("200 OK", RSS, &rss(&[Post::new("first")])).await;
        let world = World::with(Options { may_fetch: vec![host.address.to_string()], ..options }).await;
        let visitor = world.connected().await;
        switch(&visitor, true).await;
        Self { host, world, visitor }
    }

    fn has(&self, posts: &[Post]) {
        self.host.say("200 OK", RSS, &rss(posts));
    }

    /// Follows it, with these wishes, and gives the path of the feed.
    async fn follow(&self, wishes: Value) -> String {
        let mut body = json!({"address": self.host.url("/feed"), "per_day": 24});
        body.as_object_mut().unwrap().extend(wishes.as_object().unwrap().clone());
        let answer = self.visitor.post("/api/feeds", &body).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        format!("/api/feeds/{}", answer.json()["id"].as_str().unwrap())
    }

    /// Lets time pass, and feeds and posts take their course.
    async fn pass(&self, mins: u64) {
        self.world.advance(std::time::Duration::from_secs(mins * 60));
        self.round().await;
    }

    async fn round(&self) {
        self.world.app().feeds_round().await.unwrap();
        self.world.settle().await;
    }

    async fn items(&self, feed: &str) -> Vec<Value> {
        self.visitor.get(&format!("{feed}/items?limit=100")).await.json()["items"].as_array().unwrap().clone()
    }

    /// What became of the entries, by title, the newest first.
    async fn states(&self, feed: &str) -> Vec<(String, String)> {
        let items = self.items(feed).await;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        items.iter().map(|item| (text(&item["title"]), text(&item["state"]) + " " + &text(&item["reason"]))).collect()
    }

    fn published(&self) -> Vec<String> {
        self.world.published().iter().map(|post| post["text"].as_str().unwrap().to_owned()).collect()
    }

    async fn notices(&self) -> Vec<Value> {
        let notices = self.visitor.get("/api/notifications").await.json()["items"].as_array().unwrap().clone();
        notices.into_iter().filter(|notice| notice["kind"] == "feed").collect()
    }
}

/// The switch over all feeds.
async fn switch(visitor: &Visitor, on: bool) {
    let answer = visitor.put("/api/preferences", &json!({"auto_share_blog_to_x": on})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}
