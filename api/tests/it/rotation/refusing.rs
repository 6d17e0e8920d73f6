//! What is refused, with nothing changed: starting without a key that is needed, and sealing with a key that the running
//! server does not know.

use std::time::Duration;

use super::{NEW, OLD, begin_trips, home_with, rotate, run, secrets, status, stop};

#[tokio::test]
async fn without_a_key_that_values_need_nothing_starts_and_the_key_is_named() {
    let mut home = home_with(OLD).await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    stop(program).await;
    secrets(&mut home, NEW, OLD);
    let program = home.serve(&[]).await;
    begin_trips(&visitor.moved_to(program.url.clone()), 2).await;
    stop(program).await;
    let keys = status(&home);
    let (new, old) = (keys[0].key.clone(), keys[1].key.clone());
    let dump = home.database().dump();

    // Back to the old secret alone: the server's own keys open, two trips do not.
    secrets(&mut home, OLD, "");
    for arguments in
        [&["serve", "--dev"][..], &["serve", "--dev", "--role", "web"], &["key", "list", "--dev"], &["resume", "--dev"]]
    {
        let said = run(&home, arguments);
        assert_eq!(said.code, 78, "{arguments:?} {said:?}");
        let said = said.err;
        assert!(said.contains(&format!("key {new} (2 of them)")) && said.contains("APP_SECRET_PREVIOUS"), "{said}");
    }
    // The new one alone: the server's own keys do not open.
    secrets(&mut home, NEW, "");
    for arguments in [&["serve", "--dev"][..], &["key", "list", "--dev"], &["keys", "rotate", "--dev"]] {
        let said = run(&home, arguments);
        assert_eq!(said.code, 78, "{arguments:?} {said:?}");
        assert!(said.err.contains(&format!("another secret, whose key is {old}")), "{said:?}");
    }
    let shown = status(&home);
    assert_eq!((shown[1].key.as_str(), shown[1].source.as_str()), (&*old, "not configured"));
    assert_eq!(shown[1].advice, "its secret is needed in APP_SECRET_PREVIOUS");
    assert_eq!(home.database().dump(), dump, "nothing was changed");

    secrets(&mut home, OLD, NEW);
    stop(home.serve(&[]).await).await;
}

#[tokio::test]
async fn nothing_is_sealed_with_a_key_that_the_running_server_does_not_know() {
    let mut home = home_with(OLD).await;
    let mut program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let dump = home.database().dump();
    secrets(&mut home, NEW, OLD);
    let said = rotate(&home);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.err.contains("Restart every server"), "{said:?}");
    // Neither does a second server that could not become the publisher change that.
    let mut second = home.start(&["serve", "--dev"]);
    assert_eq!(second.ended_within(Duration::from_secs(10)).await.code(), Some(75), "{}", second.said());
    assert_eq!(rotate(&home).code, 1);
    // Nor one that only serves.
    let web = home.serve(&["--role", "web"]).await;
    assert_eq!(rotate(&home).code, 1);
    stop(web).await;
    assert_eq!(home.database().dump(), dump);
    assert_eq!(visitor.post_text("as ever").await.status, 201);

    program.terminate();
    assert!(program.ended_within(Duration::from_secs(10)).await.success());
    let said = rotate(&home);
    assert_eq!(said.code, 0, "while none runs it may: {said:?}");
    let program = home.serve(&[]).await;
    assert_eq!(visitor.moved_to(program.url.clone()).post_text("with the new one").await.status, 201);
    // The operator's shell still has the old order.
    secrets(&mut home, OLD, NEW);
    let said = rotate(&home);
    assert_eq!(said.code, 1, "{said:?}");
    assert_eq!(visitor.moved_to(program.url.clone()).post_text("and on").await.status, 201);
}
