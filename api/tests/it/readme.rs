//! What the README tells people to paste works when it is pasted.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::support::World;

/// The lines of the README's section about curl.
fn pasted() -> String {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")).unwrap();
    let section = readme.split("\n## With curl\n").nth(1).expect("the README has a section about curl");
    section.split("```\n").nth(1).expect("with lines to paste").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_curl_lines_of_the_readme_work_as_they_stand() {
    let world = World::new().await;
    world.connected().await;
    let lines = pasted();
    assert!(lines.lines().filter(|line| line.contains("curl ")).count() >= 10, "{lines}");
    let url = world.url();
    let script = lines.replace("http://127.0.0.1:8080", &url);
    assert_ne!(script, lines, "the server's address stands in it");
    let folder = tempfile::tempdir().unwrap();
    symlink(Path::new(env!("CARGO_MANIFEST_DIR")).join("../web"), folder.path().join("web")).unwrap();
    // A refusal ends it, with what was refused.
    let before = "set -e\ncurl() { command curl --fail-with-body --noproxy '*' \"$@\"; }\n";
    let after = "\necho \"KEY=$KEY IMAGE=$IMAGE POST=$POST ETAG=$ETAG\"";
    let mut shell = Command::new("bash");
    shell.current_dir(folder.path()).arg("-c").arg(format!("{before}{script}{after}"));
    let ended = tokio::task::spawn_blocking(move || shell.output().unwrap()).await.unwrap();
    let (said, complained) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    assert!(ended.status.success(), "{said}\n{complained}");

    assert_eq!(world.published().len(), 3, "a text, an image in a form, an image uploaded before: {said}");
    let told = said.lines().last().unwrap();
    assert!(told.starts_with("KEY=pbx_") && told.contains(" ETAG=\"0-"), "{told}");
    for expected in
        ["\"status\":\"posted\"", "\"status\":\"cancelled\"", "\"weighted_length\"", "event: hello", "For this one"]
    {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    // The whole history, with the cancelled one.
    let history = world.visitor();
    history.set_cookie(Some(cookie_of(&folder.path().join("jar"))));
    assert_eq!(history.get("/api/posts").await.json()["items"].as_array().unwrap().len(), 4);
}

/// The session that curl has kept (Netscape's format: name and value stand last).
fn cookie_of(jar: &Path) -> String {
    let jar = std::fs::read_to_string(jar).unwrap();
    let line = jar.lines().find(|line| line.contains("\tsid\t")).expect("a session was kept");
    let mut parts = line.rsplit('\t');
    let (value, name) = (parts.next().unwrap(), parts.next().unwrap());
    format!("{name}={value}")
}
