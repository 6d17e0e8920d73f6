//! The pages that people look at.

use reqwest::Method;
use serde_json::json;

use crate::stage::{ADA, Stage, told};

#[tokio::test]
async fn a_post_has_a_page_with_links_pictures_and_author() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let picture = stage.picture(&token, 1).await;
    let metadata = json!({"id": picture, "metadata": {"alt_text": {"text": "A \"red\" square"}}});
    told(stage.request(Method::POST, "/2/media/metadata").bearer_auth(&token).json(&metadata)).await;
    let body = json!({"text": "<b>Hi</b> example.com", "media": {"media_ids": [picture]}});
    let id = stage.create(&token, body).await.body["data"]["id"].as_str().unwrap().to_owned();
    for path in [format!("/{ADA}/status/{id}"), format!("/i/status/{id}"), format!("/{ADA}"), "/".to_owned()] {
        let page = stage.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        for part in [
            "&lt;b&gt;Hi&lt;/b&gt; <a href=\"http://example.com\"",
            "alt=\"A &quot;red&quot; square\"",
            "@ada_sandbox",
            "nothing leaves this machine",
        ] {
            assert!(page.text.contains(part), "{path}: {part}");
        }
    }
    told(stage.request(Method::DELETE, &format!("/2/tweets/{id}")).bearer_auth(&token)).await;
    assert!(stage.get(&format!("/i/status/{id}")).await.text.contains("This post was deleted"));
}

#[tokio::test]
async fn what_does_not_exist_has_a_404_page() {
    let stage = Stage::new().await;
    let token = stage.connect(ADA).await;
    let id = stage.post(&token, "a").await;
    for path in
        ["/i/status/1", "/nobody", "/media/1", "/avatars/nobody.png", "/a/b/c", &format!("/grace_sandbox/status/{id}")]
    {
        assert_eq!(stage.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn avatars_differ_by_person_and_stay_the_same() {
    let stage = Stage::new().await;
    let bytes = |name: &'static str| {
        let request = stage.request(Method::GET, &format!("/avatars/{name}.png"));
        async { request.send().await.unwrap().bytes().await.unwrap() }
    };
    let ada = bytes("ada_sandbox").await;
    assert_eq!(image::guess_format(&ada).unwrap(), image::ImageFormat::Png);
    assert_eq!(ada, bytes("ada_sandbox").await);
    assert_ne!(ada, bytes("grace_sandbox").await);
}

#[tokio::test]
async fn the_health_page_says_ok() {
    let stage = Stage::new().await;
    assert_eq!(stage.get("/healthz").await.status, 200);
}
