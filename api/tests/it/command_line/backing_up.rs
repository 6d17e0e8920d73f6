//! `backup` and `verify-backup`: whole or not at all, beside a server, and told from what is damaged.

use std::fs;
use std::io::Write;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{SECRET, Shelf, done, home, in_ms, refused, scheduled, stop, text};
use crate::support::{Home, Visitor, png};

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

fn manifest(backup: &Path) -> Value {
    serde_json::from_slice(&fs::read(backup.join("manifest.json")).unwrap()).unwrap()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let below =
        |entry: fs::DirEntry| if entry.path().is_dir() { files_below(&entry.path()) } else { vec![entry.path()] };
    fs::read_dir(folder).unwrap().flat_map(|entry| below(entry.unwrap())).collect()
}

/// Schedules a post with an image for tomorrow, and returns its id and the image's.
async fn with_image(visitor: &Visitor, words: &str) -> (Value, String) {
    let answer = visitor.schedule_with_images(words, &in_ms(86_400_000), &[(&png(), "a picture")]).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let body = answer.json();
    (body["id"].clone(), body["images"][0]["id"].as_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_beside_a_server_has_everything_and_is_for_its_owner_only() {
    let (home, shelf) = (home().await, Shelf::new());
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let (_, image) = with_image(&visitor, "with a picture").await;
    assert_eq!(visitor.post_text("out before the backup").await.status, 201);
    let backup = shelf.place("first");
    let said = done(&home, &["backup", text(&backup)]);
    assert!(said.out.contains("1 images") && said.out.contains("No secret is in it"), "{said:?}");
    assert!(!said.err.contains('\u{1b}'), "nothing moves where nobody looks: {said:?}");

    assert_eq!((mode(&backup), mode(&backup.join("media"))), (0o700, 0o700));
    let files = files_below(&backup);
    assert_eq!(files.len(), 4, "{files:?}");
    assert!(files.iter().all(|file| mode(file) == 0o600), "{files:?}");
    let manifest = manifest(&backup);
    let named: Vec<&str> =
        manifest["files"].as_array().unwrap().iter().map(|file| file["path"].as_str().unwrap()).collect();
    assert_eq!(named, ["pillarbox.db", "publisher.hwm", &format!("media/{image}")]);
    assert_eq!((&manifest["format"], &manifest["missing_images"]), (&json!(1), &json!([])));
    let id = home.database().lines("SELECT database_id AS line FROM server");
    assert_eq!(manifest["database_id"], id[0].as_str());
    assert!(home.run(&["check-config"]).out.contains(manifest["key_ids"][0].as_str().unwrap()), "{manifest}");

    // Neither the secret nor a token of the account is in it.
    let tokens = home.sandbox.ledger().to_string();
    assert!(!tokens.is_empty());
    let grants = home.sandbox.ledger()["grants"].as_array().unwrap().clone();
    let everything: Vec<u8> = files.iter().flat_map(|file| fs::read(file).unwrap()).collect();
    let has = |needle: &str| everything.windows(needle.len()).any(|bytes| bytes == needle.as_bytes());
    assert!(has("out before the backup"), "the search works");
    let mut secrets = vec![SECRET.to_owned(), crate::support::PASSWORD.to_owned()];
    secrets.extend(grants.iter().flat_map(strings).filter(|word| word.len() > 30));
    for secret in secrets {
        assert!(!has(&secret), "a secret is in the backup");
    }

    let said = done(&home, &["verify-backup", text(&backup)]);
    for what in ["files", "database", "images", "secrets", "manifest"] {
        assert!(said.out.contains(&format!("ok     {what}")), "{what}: {said:?}");
    }
    assert_eq!(files_below(&backup).len(), 4, "looking leaves nothing behind");
    // The server did not notice.
    assert_eq!(visitor.post_text("out after the backup").await.status, 201);
    stop(program).await;
}

fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(strings).collect(),
        Value::Object(fields) => fields.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_overwrites_nothing_and_leaves_nothing_half_done() {
    let (home, shelf) = (home().await, Shelf::new());
    let place = shelf.place("backup");
    refused(&home, &["backup", text(&place)], 1, "there is no database");
    assert!(fs::read_dir(shelf.place("")).unwrap().next().is_none(), "nothing is left");
    let program = home.serve(&[]).await;
    stop(program).await;
    refused(&home, &["backup", text(&shelf.place("not mounted/backup"))], 1, "Is the disk for backups mounted?");
    refused(&home, &["backup", text(&home.data_dir().join("backup"))], 1, "would be lost together with it");
    done(&home, &["backup", text(&place)]);
    let before = fs::read(place.join("manifest.json")).unwrap();
    refused(&home, &["backup", text(&place)], 1, "never overwrites");
    assert_eq!(fs::read(place.join("manifest.json")).unwrap(), before);
    fs::create_dir(shelf.place("other.unfinished")).unwrap();
    refused(&home, &["backup", text(&shelf.place("other"))], 1, "cut short");
    assert!(!shelf.place("other").exists());
}

/// Puts a pipe in the place of an image: whoever copies it waits for the test.
fn stop_at(home: &Home, image: &str) -> (PathBuf, Vec<u8>) {
    let path = home.data_dir().join("media").join(image);
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    (path, bytes)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_that_goes_while_the_backup_is_made_is_noted_and_one_that_was_lost_is_told() {
    let (home, shelf) = (home().await, Shelf::new());
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let (_, first) = with_image(&visitor, "one").await;
    let (second_post, second) = with_image(&visitor, "two").await;
    let (_, third) = with_image(&visitor, "three").await;
    let (pipe, bytes) = stop_at(&home, &first);
    fs::remove_file(home.data_dir().join("media").join(&third)).unwrap();

    let place = shelf.place("backup");
    let (command, place_there) =
        (home.command("http://127.0.0.1:1", &["backup", text(&place), "--dev"]), place.clone());
    let making = tokio::task::spawn_blocking(move || {
        let mut command = command;
        command.output().unwrap()
    });
    // It can be opened once the backup has come to it, and so has the database by then.
    let deadline = Instant::now() + Duration::from_secs(20);
    let mut pipe = loop {
        let without_waiting = rustix::fs::OFlags::NONBLOCK.bits().try_into().unwrap();
        match fs::OpenOptions::new().write(true).custom_flags(without_waiting).open(&pipe) {
            Ok(pipe) => break pipe,
            Err(error) => assert!(Instant::now() < deadline && !making.is_finished(), "{error}"),
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    };
    assert_eq!(visitor.cancel(&second_post).await.status, 200);
    assert!(!home.data_dir().join("media").join(&second).exists());
    pipe.write_all(&bytes).unwrap();
    drop(pipe);
    let output = making.await.unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(output.status.success(), "{out} {err}");
    assert!(out.contains("that nothing needs: 1"), "{out}");
    assert!(err.contains("the data folder does not have: 1"), "{err}");
    let missing = &manifest(&place_there)["missing_images"];
    let expected = json!([{"id": second, "why": "removed_meanwhile"}, {"id": third, "why": "not_in_data_folder"}]);
    assert_eq!(missing, &expected);
    let said = refused(&home, &["verify-backup", text(&place)], 1, "cannot be put back");
    assert!(said.out.contains("wrong  images    1 that the database names"), "{said:?}");
    stop(program).await;
}

type Damage<'a> = Box<dyn Fn(&Path) + 'a>;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_damaged_in_a_backup_is_found_and_nothing_of_it_is_restored() {
    let (mut home, shelf) = (home().await, Shelf::new());
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    let (_, image) = with_image(&visitor, "with a picture").await;
    scheduled(&visitor, "waits", 86_400_000).await;
    let good = shelf.place("good");
    done(&home, &["backup", text(&good)]);
    stop(program).await;

    let new_folder = shelf.place("new data");
    home.set_env("DATA_DIR", text(&new_folder));
    let media = format!("media/{image}");
    let flip = |path: PathBuf, at: usize| {
        let mut bytes = fs::read(&path).unwrap();
        bytes[at] ^= 1;
        fs::write(path, bytes).unwrap();
    };
    let damages: [(&str, Damage<'_>); 9] = [
        ("pillarbox.db was changed", Box::new(|backup| flip(backup.join("pillarbox.db"), 30_000))),
        ("was changed", Box::new(|backup| flip(backup.join(&media), 20))),
        ("cannot be read", Box::new(|backup| fs::remove_file(backup.join(&media)).unwrap())),
        ("instead of", Box::new(|backup| fs::write(backup.join("publisher.hwm"), b"short").unwrap())),
        (
            "the manifest does not name it",
            Box::new(|backup| fs::write(backup.join("pillarbox.db-wal"), b"log").unwrap()),
        ),
        ("it is written last", Box::new(|backup| fs::remove_file(backup.join("manifest.json")).unwrap())),
        (
            "it was changed since",
            Box::new(|backup| {
                // The image and its hash are changed together.
                let path = backup.join(&media);
                let hash = |bytes: &[u8]| {
                    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
                };
                let before = hash(&fs::read(&path).unwrap());
                flip(path.clone(), 20);
                edit(backup, &before, &hash(&fs::read(&path).unwrap()));
            }),
        ),
        ("format 2", Box::new(|backup| edit(backup, "\"format\": 1", "\"format\": 2"))),
        ("which no backup has", Box::new(|backup| edit(backup, "publisher.hwm", "../publisher.hwm"))),
    ];
    for (number, (says, damage)) in damages.iter().enumerate() {
        let bad = shelf.place(&format!("bad {number}"));
        assert!(Command::new("cp").arg("-a").args([&good, &bad]).status().unwrap().success());
        damage(&bad);
        let verified = home.run(&["verify-backup", text(&bad), "--dev"]);
        assert_eq!(verified.code, 1, "{says}: {verified:?}");
        assert!(format!("{}{}", verified.out, verified.err).contains(says), "{says}: {verified:?}");
        let restored = home.run(&["restore", text(&bad), "--dev"]);
        assert_eq!(restored.code, 1, "{says}: {restored:?}");
        assert!(!new_folder.exists(), "{says}: nothing was begun");
    }
    // Whole, and of another secret.
    home.set_env("APP_SECRET", "ZKfE5tXoQi9Ae7CpGu4DsLm6RnVwY1b8kJ0qz2FxT3h");
    let said = refused(&home, &["verify-backup", text(&good)], 1, "cannot be put back");
    let key = manifest(&good)["key_ids"][0].as_str().unwrap().to_owned();
    assert!(said.out.contains("wrong  secrets") && said.out.contains(&key), "{said:?}");
    refused(&home, &["restore", text(&good)], 1, &key);
    assert!(!new_folder.exists());
}

fn edit(backup: &Path, from: &str, to: &str) {
    let path = backup.join("manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replace(from, to)).unwrap();
}
