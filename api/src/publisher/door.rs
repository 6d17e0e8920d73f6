//! The door between processes of one data folder: those that only serve tell the publisher that something may be due,
//! and hear from it what changes. A Unix socket beside the database, so only who may read the one may use the other.
//!
//! Inward every byte is a nudge, and one of them also says that much has changed. Outward every line is a change: `many`; the ids of user, post, delivery and account and
//! the state; or the ids of user and account.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{UnixListener, UnixStream};
use tokio::sync::broadcast::error::RecvError;

use super::{Change, Outbox};

/// A nudge of someone who has changed much at once, from the command line.
const MUCH_CHANGED: u8 = b'*';
/// How long to wait before knocking again.
const KNOCK_AGAIN_AFTER: Duration = Duration::from_secs(1);

fn path(data_dir: &Path) -> PathBuf {
    data_dir.join("publisher.sock")
}

/// Opens the door of the publisher of this folder. The caller holds the publisher's lock, so a socket that is there
/// was left by a dead one.
pub fn open(data_dir: &Path) -> std::io::Result<UnixListener> {
    match std::fs::remove_file(path(data_dir)) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    UnixListener::bind(path(data_dir))
}

/// Lets other processes in until the future is dropped.
pub async fn attend(door: UnixListener, outbox: Outbox) {
    loop {
        match door.accept().await {
            Ok((guest, _)) => {
                let outbox = outbox.clone();
                tokio::spawn(async move {
                    if let Err(error) = serve(guest, &outbox).await {
                        tracing::debug!(%error, "a serving process has gone");
                    }
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a serving process could not be let in");
                tokio::time::sleep(KNOCK_AGAIN_AFTER).await;
            }
        }
    }
}

async fn serve(mut guest: UnixStream, outbox: &Outbox) -> std::io::Result<()> {
    let mut changes = outbox.subscribe();
    let (mut nudges, mut told) = guest.split();
    let mut byte = [0; 64];
    loop {
        let change = tokio::select! {
            biased;
            read = nudges.read(&mut byte) => {
                let read = read?;
                if read == 0 {
                    return Ok(());
                }
                if byte[..read].contains(&MUCH_CHANGED) {
                    outbox.announce(Change::Many);
                }
                outbox.nudge();
                continue;
            }
            change = changes.recv() => change,
        };
        let change = match change {
            Ok(change) => change,
            Err(RecvError::Lagged(_)) => Change::Many,
            Err(RecvError::Closed) => return Ok(()),
        };
        told.write_all(format!("{}\n", write(change)).as_bytes()).await?;
    }
}

/// Keeps this process in touch with the publisher of the folder until the future is dropped.
pub async fn follow(data_dir: &Path, outbox: &Outbox) {
    let mut knocked_before = false;
    loop {
        match UnixStream::connect(path(data_dir)).await {
            Ok(stream) => {
                tracing::info!("in touch with the publisher");
                knocked_before = false;
                // What changed meanwhile was not heard.
                outbox.announce(Change::Many);
                if let Err(error) = talk(stream, outbox).await {
                    tracing::debug!(%error, "the publisher has gone");
                }
            }
            Err(error) if !knocked_before => {
                knocked_before = true;
                tracing::warn!(%error, "no publisher runs for this data folder: posts wait until one does");
            }
            Err(_) => {}
        }
        tokio::time::sleep(KNOCK_AGAIN_AFTER).await;
    }
}

/// Tells the publisher of the folder that much has changed and something may be due, if there is one.
pub async fn knock(data_dir: &Path) {
    if let Ok(mut stream) = UnixStream::connect(path(data_dir)).await {
        // If it goes away just now, its next start looks anyway.
        let _gone = stream.write_all(&[MUCH_CHANGED]).await;
    }
}

async fn talk(mut stream: UnixStream, outbox: &Outbox) -> std::io::Result<()> {
    let (told, mut nudges) = stream.split();
    let mut lines = BufReader::new(told).lines();
    // Something may have become due while nobody listened.
    nudges.write_all(b"!").await?;
    loop {
        tokio::select! {
            biased;
            () = outbox.nudged() => nudges.write_all(b"!").await?,
            line = lines.next_line() => match line? {
                Some(line) => outbox.announce(read(&line).unwrap_or(Change::Many)),
                None => return Ok(()),
            },
        }
    }
}

fn write(change: Change) -> String {
    match change {
        Change::Many => "many".to_owned(),
        Change::Delivery { user, post, delivery, account, state } => {
            format!("{user} {post} {delivery} {account} {state}")
        }
        Change::Account { user, account } => format!("{user} {account}"),
    }
}

fn read(line: &str) -> Option<Change> {
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        [user, post, delivery, account, state] => Some(Change::Delivery {
            user: user.parse().ok()?,
            post: post.parse().ok()?,
            delivery: delivery.parse().ok()?,
            account: account.parse().ok()?,
            state: state.parse().ok()?,
        }),
        [user, account] => Some(Change::Account { user: user.parse().ok()?, account: account.parse().ok()? }),
        _ => None,
    }
}
