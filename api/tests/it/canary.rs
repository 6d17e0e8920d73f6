//! Secrets stay inside: the real program at its most talkative, a whole story, and then a search through everything
//! it wrote or said.

mod mail;
mod second_grant;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use pillarbox_sandbox::{ClientApp, Sandbox, SandboxConfig};
use serde_json::json;

use crate::support::{PASSWORD, Visitor, png, post_form};

const CLIENT_SECRET: &str = "canary-client-secret-0123456789";

struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // It has ended already unless the test failed before.
        let _ended = self.0.kill();
    }
}

fn start(url: &str, sandbox: &Sandbox, data: &Path, log: &Path, more: &[(&str, &str)]) -> Program {
    let log = File::create(log).unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_pillarbox"))
        .args(["serve", "--dev"])
        .env_clear()
        .env("BIND", url.trim_start_matches("http://"))
        .env("APP_URL", url)
        .env("DATA_DIR", data)
        .env("RUST_LOG", "trace")
        .env("LOG_FORMAT", "json")
        .env("X_CLIENT_ID", "canary-client")
        .env("X_CLIENT_SECRET", CLIENT_SECRET)
        .env("X_WEB_URL", sandbox.base_url())
        .env("X_API_URL", sandbox.base_url())
        .env("ALLOW_PRIVATE_FETCH", sandbox.base_url().trim_start_matches("http://"))
        .envs(more.iter().copied())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap();
    Program(child)
}

async fn wait_until_ready(visitor: &Visitor, url: &str) {
    let deadline = Instant::now() + Duration::from_secs(20);
    while reqwest::get(format!("{url}/readyz")).await.is_err() {
        assert!(Instant::now() < deadline, "the program never became ready");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(visitor.get("/readyz").await.status, 200);
}

/// Every secret that crossed the wire to the pretend X.
fn secrets(sandbox: &Sandbox) -> BTreeSet<String> {
    let mut secrets = BTreeSet::from([CLIENT_SECRET.to_owned(), PASSWORD.to_owned()]);
    for request in sandbox.requests(None).unwrap()["requests"].as_array().unwrap() {
        let authorization = request["headers"]["authorization"].as_str().unwrap_or_default();
        secrets.extend(authorization.strip_prefix("Bearer ").map(str::to_owned));
        let body = request["body"].as_str().unwrap_or_default();
        for (name, value) in url::form_urlencoded::parse(body.as_bytes()) {
            if ["code", "code_verifier", "refresh_token", "token"].contains(&&*name) {
                secrets.insert(value.into_owned());
            }
        }
    }
    secrets
}

/// What holds bytes; the socket between processes does not.
fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| {
            let entry = entry.unwrap();
            let (path, kind) = (entry.path(), entry.file_type().unwrap());
            if kind.is_dir() { files(&path) } else { vec![path].into_iter().filter(|_| kind.is_file()).collect() }
        })
        .collect()
}

fn contains(haystack: &[u8], needle: &str) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[tokio::test]
async fn no_token_or_password_reaches_log_answer_or_disk_in_clear() {
    let url = format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
    let client = ClientApp {
        id: "canary-client".to_owned(),
        secret: Some(CLIENT_SECRET.to_owned()),
        redirect_uris: vec![format!("{url}/api/x/callback")],
    };
    let sandbox = Sandbox::start(SandboxConfig { clients: vec![client], ..SandboxConfig::default() }).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let metrics = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let mut program = start(&url, &sandbox, &data, &log, &[("METRICS_BIND", &metrics)]);
    let visitor = Visitor::new(url.clone());
    wait_until_ready(&visitor, &url).await;

    // A whole story; every answer is kept.
    let mut said = Vec::new();
    said.push(visitor.post("/api/auth/setup", &json!({"username": "margaret", "password": PASSWORD})).await);
    let consent = visitor.begin_connecting("").await;
    let callback = visitor.decide(&consent, "allow", "ada_sandbox").await;
    said.push(visitor.get(&callback).await);
    said.push(visitor.post_text("the first").await);
    said.push(visitor.post_form(post_form("with a picture", Some(png()), Some("squares"))).await);
    sandbox.control(&json!({"op": "expire_tokens", "account": "ada_sandbox"})).unwrap();
    said.push(visitor.post_text("after a refresh").await);
    for fault in ["nonsense", "truncated"] {
        sandbox.control(&json!({"op": "fault", "route": "create", "kind": fault})).unwrap();
        said.push(visitor.post_text(fault).await);
    }
    sandbox.control(&json!({"op": "fault", "route": "token", "kind": "nonsense"})).unwrap();
    let consent = visitor.begin_connecting("").await;
    let callback = visitor.decide(&consent, "allow", "grace_sandbox").await;
    said.push(visitor.get(&callback).await);
    said.push(
        visitor.post("/api/auth/login", &json!({"username": "margaret", "password": "not the password at all"})).await,
    );
    said.push(visitor.post("/api/auth/login", &json!({"username": "margaret", "password": PASSWORD})).await);
    for path in ["/api/accounts", "/api/posts", "/api/auth/sessions", "/api/platforms", "/api/preferences"] {
        said.push(visitor.get(path).await);
    }
    let id = visitor.get("/api/posts").await.json()["items"][0]["id"].clone();
    said.push(visitor.get(&format!("/api/posts/{}", id.as_str().unwrap())).await);
    let before_disconnecting: Vec<(PathBuf, Vec<u8>)> =
        files(&data).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    for name in ["pillarbox.db", "publisher.hwm"] {
        assert!(before_disconnecting.iter().any(|(path, _)| path.ends_with(name)), "{name} is searched too");
    }
    let scraped = Visitor::new(format!("http://{metrics}")).get("/metrics").await;
    assert!(scraped.text.contains("pillarbox_"), "{scraped:?}");
    said.push(scraped);
    // A backup is made while the tokens are there.
    let backup = folder.path().join("backup");
    let made = Command::new(env!("CARGO_BIN_EXE_pillarbox"))
        .args(["backup", "--dev", backup.to_str().unwrap()])
        .env_clear()
        .env("DATA_DIR", &data)
        .env("APP_URL", &url)
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    assert!(files(&backup).iter().any(|path| path.ends_with("pillarbox.db")), "{:?}", files(&backup));
    said.push(visitor.post("/api/x/disconnect", &json!({})).await);

    // SIGTERM: it stops in order.
    let pid = program.0.id().to_string();
    assert!(Command::new("kill").arg(pid).status().unwrap().success());
    assert!(program.0.wait().unwrap().success());

    let secrets = secrets(&sandbox);
    assert!(secrets.len() >= 8, "two access tokens, two refresh tokens, codes, verifiers: {}", secrets.len());
    let log = fs::read(log).unwrap();
    assert!(contains(&log, "/api/x/callback"), "the log was on");
    for secret in &secrets {
        assert!(!contains(&log, secret), "in the log: {secret}");
        for answer in &said {
            assert!(!answer.text.contains(secret.as_str()), "in an answer: {secret} {answer:?}");
            assert!(!format!("{:?}", answer.headers).contains(secret.as_str()), "in a header: {secret} {answer:?}");
        }
        for (path, bytes) in &before_disconnecting {
            assert!(!contains(bytes, secret), "in {}: {secret}", path.display());
        }
        for path in files(&data).into_iter().chain(files(&backup)) {
            assert!(!contains(&fs::read(&path).unwrap(), secret), "in {}: {secret}", path.display());
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn everything_in_the_data_folder_belongs_to_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = crate::support::World::new().await;
    let visitor = world.connected().await;
    world.control(&json!({"op": "fault", "route": "upload", "kind": "status", "status": 400}));
    visitor.post_form(post_form("kept for a retry", Some(png()), None)).await;
    let kept = files(world.data_dir());
    assert!(kept.iter().any(|path| path.parent().unwrap().ends_with("media")), "{kept:?}");
    for path in kept {
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} is {mode:o}", path.display());
    }
}
