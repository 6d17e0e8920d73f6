//! Bad images through the real program: each is refused by its code, nothing of it stays, and memory stays bounded.

use crate::support::{Home, Program, Visitor, World, bad_images, large_png, png};

/// What the program may have taken at most, beyond what it had before, in kilobytes.
const MOST_MORE_KB: u64 = 24 * 1024;

/// The most memory a process has had, and what it has, in kilobytes.
#[cfg(target_os = "linux")]
fn memory_kb(program: &Program, what: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", program.child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

async fn refused(visitor: &Visitor) {
    for bad in bad_images() {
        // An empty file is what a browser sends when none was chosen.
        if bad.bytes.is_empty() {
            continue;
        }
        let answer = visitor.post_with_images(bad.name, &[(&bad.bytes, "")]).await;
        assert_eq!(answer.status, bad.expect_status, "{} {answer:?}", bad.name);
        let problem = answer.json();
        assert_eq!(problem["errors"][0]["code"], bad.expect_code, "{} {answer:?}", bad.name);
        assert_eq!(problem["errors"][0]["field"], "image", "{}", bad.name);
    }
}

#[tokio::test]
async fn every_bad_image_is_refused_by_its_code_and_leaves_nothing() {
    let world = World::new().await;
    let visitor = world.connected().await;
    let before = world.database().dump();
    refused(&visitor).await;
    assert_eq!((world.database().dump(), world.media_files().len()), (before, 0));
    assert_eq!(world.count("upload_requests") + world.count("initialize_requests"), 0);
    assert_eq!(visitor.post_with_images("a good one", &[(&png(), "")]).await.status, 201);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn all_of_them_twice_over_take_little_memory() {
    let home = Home::new().await;
    let program = home.serve(&[]).await;
    let visitor = program.connected().await;
    // What any image takes, good or bad.
    assert_eq!(visitor.post_with_images("warm", &[(&large_png(900), "")]).await.status, 201);
    // The mark is set back to what it has now: hashing the password took more than all of this will.
    std::fs::write(format!("/proc/{}/clear_refs", program.child.id()), "5").unwrap();
    let before = memory_kb(&program, "VmHWM");
    let two_at_once = (refused(&visitor), refused(&visitor));
    tokio::join!(two_at_once.0, two_at_once.1);
    let after = memory_kb(&program, "VmHWM");
    assert!(after - before <= MOST_MORE_KB, "{before} kB and then {after} kB");
    assert_eq!(std::fs::read_dir(home.data_dir().join("media")).unwrap().count(), 0);
}
