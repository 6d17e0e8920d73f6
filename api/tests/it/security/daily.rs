//! How many posts go out on a day at most.

use serde_json::{Value, json};

use crate::support::{Options, Visitor, World};

fn limited(per_account: &str, all: &str) -> Options {
    let env = vec![("POSTS_PER_DAY_PER_ACCOUNT", per_account.to_owned()), ("POSTS_PER_DAY", all.to_owned())];
    Options { env, ..Options::default() }
}

fn on_day(world: &World, days: i64, hour: u32) -> String {
    let day = pillarbox::clock::Clock::now(&*world.clock).utc().date_naive() + chrono::TimeDelta::days(days);
    day.and_hms_opt(hour, 0, 0).unwrap().and_utc().to_rfc3339()
}

#[track_caller]
fn is_full(answer: &crate::support::Answer) {
    let problem = answer.is_problem(422, "invalid_fields").json();
    let error = &problem["errors"][0];
    assert_eq!((&error["field"], &error["code"]), (&json!("scheduled_for"), &json!("day_full")));
}

async fn create(visitor: &Visitor, text: &str, account: &Value, at: &str) -> crate::support::Answer {
    let body = json!({"text": text, "account_ids": [account], "scheduled_for": at});
    visitor.post("/api/posts", &body).await
}

#[tokio::test]
async fn an_account_has_so_many_posts_on_a_day_and_not_one_more() {
    let world = World::with(limited("3", "0")).await;
    let visitor = world.connected().await;
    let (ada, grace) = visitor.two_accounts().await;
    let (tomorrow, evening) = (on_day(&world, 1, 6), on_day(&world, 1, 23));
    let mut last = Value::Null;
    for text in ["one", "two", "three"] {
        let answer = create(&visitor, text, &ada, &tomorrow).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        last = answer.json();
    }
    is_full(&create(&visitor, "four", &ada, &evening).await);
    assert_eq!(create(&visitor, "four", &grace, &evening).await.status, 201, "another account");
    let later = create(&visitor, "four", &ada, &on_day(&world, 2, 0)).await;
    assert_eq!(later.status, 201, "the next day: {later:?}");

    // Moving one into the full day is refused, within it is not; cancelling one makes room.
    let moved = json!({"version": 0, "scheduled_for": evening});
    is_full(&visitor.change(&later.json()["id"], &moved).await);
    assert_eq!(visitor.change(&last["id"], &moved).await.status, 200);
    assert_eq!(visitor.cancel(&last["id"]).await.status, 200);
    let moved = visitor.change(&later.json()["id"], &moved).await;
    assert_eq!(moved.status, 200, "{moved:?}");
    is_full(&create(&visitor, "five", &ada, &tomorrow).await);
}

#[tokio::test]
async fn posting_in_a_loop_ends_at_the_limit_and_of_many_at_once_the_last_place_goes_to_one() {
    let world = World::with(limited("5", "0")).await;
    let visitor = world.connected().await;
    for number in 0..4 {
        assert_eq!(visitor.post_text(&format!("number {number}")).await.status, 201);
    }
    let texts: Vec<String> = (4..12).map(|number| format!("number {number}")).collect();
    let answers = futures_util::future::join_all(texts.iter().map(|text| visitor.post_text(text))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1, "{answers:?}");
    answers.iter().filter(|answer| answer.status != 201).for_each(is_full);
    assert_eq!(world.count("create_requests"), 5);
}

#[tokio::test]
async fn all_accounts_together_have_a_limit_too() {
    let world = World::with(limited("0", "3")).await;
    let visitor = world.connected().await;
    let (ada, grace) = visitor.two_accounts().await;
    let both = |text: &str| json!({"text": text, "account_ids": [ada, grace], "scheduled_for": on_day(&world, 1, 6)});
    assert_eq!(visitor.post("/api/posts", &both("to both")).await.status, 201);
    is_full(&visitor.post("/api/posts", &both("to both again")).await);
    assert_eq!(create(&visitor, "the third", &grace, &on_day(&world, 1, 7)).await.status, 201);
    is_full(&create(&visitor, "the fourth", &ada, &on_day(&world, 1, 8)).await);
}
