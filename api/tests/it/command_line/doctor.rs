//! `doctor`: what is wrong, in words that help, and no secret.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::{SECRET, done, home, stop};
use crate::support::{Home, Said};

fn doctor(home: &Home) -> Said {
    let said = home.run(&["doctor", "--dev"]);
    for secret in [SECRET, "program-client-secret"] {
        assert!(!said.out.contains(secret) && !said.err.contains(secret), "{said:?}");
    }
    said
}

#[track_caller]
fn says(said: &Said, outcome: &str, what: &str, words: &str) {
    let found = said.out.lines().any(|line| {
        let rest = line.strip_prefix(outcome).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(what) && rest.contains(words))
    });
    assert!(found, "{outcome} {what} {words}: {said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_right_is_said_before_the_first_start_and_beside_a_server() {
    let home = home().await;
    fs::set_permissions(home.data_dir(), fs::Permissions::from_mode(0o700)).unwrap();
    let before = doctor(&home);
    assert_eq!(before.code, 0, "{before:?}");
    says(&before, "ok", "database", "is not there yet");
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    assert_eq!(visitor.post_text("out").await.status, 201);
    let (dump, ledger) = (home.database().dump(), home.sandbox.ledger()["grants"].clone());
    let said = doctor(&home);
    assert_eq!(said.code, 0, "{said:?}");
    says(&said, "ok", "settings", "APP_SECRET");
    says(&said, "ok", "data folder", "MB free");
    says(&said, "ok", "database", "whole");
    says(&said, "ok", "secrets", "open everything");
    says(&said, "ok", "sending", "a server publishes");
    says(&said, "ok", "clock", "half a minute");
    says(&said, "ok", "reaching X", "X_API_URL");
    says(&said, "ok", "callback", "http://127.0.0.1:1/api/x/callback");
    says(&said, "ok", "app", "confidential client");
    says(&said, "ok", "mail", "is not set up");
    assert_eq!(
        (home.database().dump(), home.sandbox.ledger()["grants"].clone()),
        (dump, ledger),
        "nothing was changed"
    );
    stop(program).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_the_app_at_x_is_told_with_what_to_do() {
    for (settings, outcome, what, words) in [
        (&[("X_CLIENT_SECRET", "another-secret")][..], "wrong", "app", "does not accept its credentials"),
        (&[("X_CLIENT_ID", "unknown-client")], "wrong", "app", "does not accept its credentials"),
        (&[("X_CLIENT_SECRET", "")], "wrong", "app", "as a public client"),
        (&[("X_CLIENT_ID", "aB3dE6gH9jK2mN5pQ8sT1vW4y")], "wrong", "key pairs", "looks like an API Key"),
        (
            &[("X_API_KEY", "program-client"), ("X_API_SECRET", "s")],
            "wrong",
            "key pairs",
            "X_CLIENT_ID and X_API_KEY are the same",
        ),
        (
            &[("X_API_KEY", "k"), ("X_API_SECRET", "program-client-secret")],
            "wrong",
            "key pairs",
            "X_CLIENT_SECRET and X_API_SECRET are the same",
        ),
        (
            &[("X_API_KEY", "cXJzdHV2d3h5ejAxMjM0NTY3ODk6MTpjaQ"), ("X_API_SECRET", "s")],
            "wrong",
            "key pairs",
            "X_API_KEY looks like",
        ),
        (
            &[("X_REDIRECT_URI", "http://127.0.0.1:1/x/../api/x/callback")],
            "look",
            "callback",
            "http://127.0.0.1:1/x/../api",
        ),
        (&[("X_API_URL", "http://127.0.0.1:9")], "wrong", "reaching X", "http://127.0.0.1:9 does not answer"),
        (&[("X_API_URL", "https://x.invalid")], "wrong", "reaching X", "https://x.invalid has no address"),
        (&[("SMTP_URL", "smtp://127.0.0.1:9?tls=none")], "wrong", "mail", "cannot be reached"),
        (&[("X_CLIENT_ID", ""), ("X_CLIENT_SECRET", "")], "look", "X", "is not set up"),
        (&[("X_MEDIA_UPLOAD", "carrier pigeon")], "wrong", "settings", "X_MEDIA_UPLOAD"),
    ] {
        let mut home = home().await;
        for (name, value) in settings {
            home.set_env(name, value);
        }
        let said = doctor(&home);
        says(&said, outcome, what, words);
        assert_eq!(said.code, i32::from(outcome == "wrong"), "{settings:?}: {said:?}");
        assert!(said.out.contains("→"), "what to do: {said:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_the_data_is_told_with_what_to_do() {
    let mut home = home().await;
    let program = home.serve(&[]).await;
    stop(program).await;
    fs::set_permissions(home.data_dir(), fs::Permissions::from_mode(0o755)).unwrap();
    let said = doctor(&home);
    says(&said, "look", "data folder", "may be read by others");
    assert_eq!(said.code, 0, "{said:?}");
    home.database().execute("UPDATE server SET hold_reason = 'somebody looked away'");
    says(&doctor(&home), "look", "sending", "is on hold: somebody looked away");
    done(&home, &["resume"]);
    says(&doctor(&home), "ok", "sending", "no server publishes");

    home.set_env("APP_SECRET", "ZKfE5tXoQi9Ae7CpGu4DsLm6RnVwY1b8kJ0qz2FxT3h");
    let said = doctor(&home);
    says(&said, "wrong", "secrets", "APP_SECRET does not open this database");
    assert_eq!(said.code, 1, "{said:?}");
    fs::write(home.data_dir().join("pillarbox.db"), "no database at all".repeat(1000)).unwrap();
    for log in ["pillarbox.db-wal", "pillarbox.db-shm"] {
        let _none = fs::remove_file(home.data_dir().join(log));
    }
    let said = doctor(&home);
    says(&said, "wrong", "database", "");
    assert_eq!(said.code, 1, "{said:?}");
}
