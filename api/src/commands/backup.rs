//! `backup`, `verify-backup` and `restore`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;
use clap::Args;

use super::progress::Shown;
use super::{complain, say};
use crate::app::backup::{self, WhyMissing};
use crate::clock::{SharedClock, SystemClock};
use crate::config::Config;

/// Where a backup is.
#[derive(Args)]
pub struct BackupPath {
    /// The folder of the backup
    #[arg(value_name = "PATH")]
    path: PathBuf,
}

/// Makes a backup.
pub fn back_up(config: &Config, to: &BackupPath) -> anyhow::Result<()> {
    let clock: SharedClock = Arc::new(SystemClock);
    let mut shown = Shown::bytes();
    let made = backup::make(config, &clock, &to.path, &mut |progress| shown.at(progress))?;
    drop(shown);
    let manifest = &made.manifest;
    let gone = |why| manifest.missing_images.iter().filter(|image| image.why == why).count();
    say(&format!(
        "{}: the database of {}, {} images, {} bytes in all.",
        to.path.display(),
        manifest.made_at,
        manifest.images(),
        manifest.bytes()
    ));
    match gone(WhyMissing::RemovedMeanwhile) {
        0 => {}
        gone => say(&format!("Images whose posts were out before they were copied, and that nothing needs: {gone}.")),
    }
    if manifest.key_ids.is_empty() {
        say("No secret is in it. To put it back, you need the one that this server has now.");
    } else {
        say(&format!(
            "No secret is in it. To put it back, you need those that give the keys {}.",
            manifest.key_ids.join(", ")
        ));
    }
    match gone(WhyMissing::NotInDataFolder) {
        0 => {}
        gone => complain(&format!(
            "Images that the database names and the data folder does not have: {gone}. Their posts cannot go out."
        )),
    }
    if !made.damaged_images.is_empty() {
        complain(&format!("Images that are of another size than the database says: {}.", made.damaged_images.len()));
    }
    Ok(())
}

/// Says whether a backup is good.
pub fn verify_backup(config: &Config, at: &BackupPath) -> anyhow::Result<()> {
    let mut shown = Shown::bytes();
    let verified = backup::verify(config, &at.path, &mut |progress| shown.at(progress))?;
    drop(shown);
    let manifest = &verified.manifest;
    say(&format!(
        "Made {} by Pillarbox {}, of the database {}.",
        manifest.made_at, manifest.pillarbox_version, manifest.database_id
    ));
    for check in &verified.checks {
        match &check.outcome {
            Ok(said) => say(&format!("ok     {:<9} {said}", check.what)),
            Err(said) => say(&format!("wrong  {:<9} {said}", check.what)),
        }
    }
    match verified.faults().len() {
        0 => say("This backup can be put back."),
        _ => bail!("this backup cannot be put back as it is"),
    }
    Ok(())
}

/// Puts a backup back.
pub fn restore(config: &Config, from: &BackupPath) -> anyhow::Result<()> {
    let clock: SharedClock = Arc::new(SystemClock);
    let mut shown = Shown::bytes();
    let restored = backup::restore(config, &clock, &from.path, &mut |progress| shown.at(progress))?;
    drop(shown);
    describe(&config.storage.data_dir, &restored);
    Ok(())
}

fn describe(data_dir: &Path, restored: &backup::Restored) {
    say(&format!("Restored into {}, as it was at {}.", data_dir.display(), restored.manifest.made_at));
    say(&format!("Everybody signs in again. Sessions ended: {}.", restored.sessions_ended));
    say(&format!(
        "Nothing is sent from it yet. Posts that were due by now and may be out already: {}; the server looks them up.",
        restored.in_doubt
    ));
    say("Now start the server, look at the history, see to it that no other copy runs, and then: `pillarbox resume`. \
         API keys and passwords are those of the backup: revoke again what was revoked since. \
         Accounts whose access was renewed since may have to be connected again.");
}
