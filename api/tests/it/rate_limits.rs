//! One caller cannot take the server from the others: requests are counted, and everyone is told how he stands.

use pillarbox::model::Scope;
use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Options, Visitor, World};

const PER_MINUTE: u32 = 30;

async fn limited() -> World {
    let env = vec![
        ("REQUESTS_PER_MINUTE", PER_MINUTE.to_string()),
        ("REGISTRATION", "open".to_owned()),
        ("TRUSTED_PROXIES", "127.0.0.1/32".to_owned()),
    ];
    World::with(Options { env, ..Options::default() }).await
}

async fn version_from(visitor: &Visitor, ip: &str) -> Answer {
    visitor.send(visitor.request(Method::GET, "/api/version").header("x-forwarded-for", ip)).await
}

/// Asks until it is refused; how often it was not.
async fn use_up(visitor: &Visitor) -> u32 {
    let mut answered = 0;
    loop {
        let answer = visitor.get("/api/version").await;
        if answer.status == 429 {
            answer.is_problem(429, "too_many_requests");
            return answered;
        }
        answered += 1;
        // While it is used up, a thirtieth of the minute may pass and give one back.
        assert!(answered < 3 * PER_MINUTE, "never refused");
    }
}

#[tokio::test]
async fn every_answer_says_what_is_left_and_a_refusal_when_to_come_again() {
    let world = limited().await;
    let visitor = world.visitor();
    let first = visitor.get("/api/version").await;
    assert_eq!(first.header("ratelimit-policy"), "\"requests\";q=30;w=60");
    assert_eq!(first.header("ratelimit"), "\"requests\";r=29;t=2");
    let refused = visitor.get("/api/none").await;
    assert_eq!((refused.status, refused.header("ratelimit")), (404, "\"requests\";r=28;t=4"));
    use_up(&visitor).await;
    let answer = visitor.get("/api/posts").await;
    let problem = answer.is_problem(429, "too_many_requests").json();
    let wait: u64 = answer.header("retry-after").parse().unwrap();
    assert!((1..=3).contains(&wait), "{wait}");
    assert_eq!(problem["retry_after_secs"], wait);
    assert_eq!(answer.header("ratelimit"), "\"requests\";r=0;t=60");
    // Health checks are not counted.
    assert_eq!((visitor.get("/healthz").await.status, visitor.get("/readyz").await.status), (200, 200));
}

#[tokio::test]
async fn users_keys_and_strangers_are_counted_apart() {
    let world = limited().await;
    let owner = world.admin().await;
    let program = world.program(&[Scope::PostsRead]).await;
    let other_program = world.program(&[Scope::PostsRead]).await;
    let stranger = world.visitor();
    assert!(use_up(&owner).await < PER_MINUTE + 3);
    for (who, visitor) in [("a key of the same user", &program), ("a stranger", &stranger)] {
        let used = use_up(visitor).await;
        assert!((PER_MINUTE - 3..PER_MINUTE + 3).contains(&used), "{who}: {used}");
    }
    assert_eq!(other_program.get("/api/posts").await.status, 200);
    // A key that is none is a stranger, whatever it looks like: guessing keys brings nobody further.
    let guesser = Visitor::with_key(world.url(), format!("{}0", "pbx_".repeat(19)));
    guesser.get("/api/posts").await.is_problem(429, "too_many_requests");
    owner
        .post("/api/auth/login", &json!({"username": "margaret", "password": "x"}))
        .await
        .is_problem(429, "too_many_requests");
}

#[tokio::test]
async fn strangers_are_counted_by_network_as_the_trusted_proxy_tells_it() {
    let world = limited().await;
    let visitor = world.visitor();
    for n in 0..PER_MINUTE + 2 {
        version_from(&visitor, &format!("2001:db8:0:1::{n:x}")).await;
    }
    version_from(&visitor, "2001:db8:0:1:ffff::1").await.is_problem(429, "too_many_requests");
    assert_eq!(version_from(&visitor, "2001:db8:0:2::1").await.status, 200);
    assert_eq!(version_from(&visitor, "203.0.113.9").await.status, 200);
}

#[tokio::test]
async fn without_a_limit_nothing_is_told_of_one() {
    let world = World::new().await;
    let answer = world.visitor().get("/api/version").await;
    assert!(!answer.headers.contains_key("ratelimit") && !answer.headers.contains_key("ratelimit-policy"));
}
