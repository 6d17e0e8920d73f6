//! `resume`: a person says that this copy of the data is the one that publishes.

use std::sync::Arc;

use super::say;
use crate::app;
use crate::clock::SystemClock;
use crate::config::Config;

/// Ends the hold that a restored or copied database brings.
pub async fn resume(config: Config) -> anyhow::Result<()> {
    let resumed = app::resume(&config, Arc::new(SystemClock)).await?;
    if let Some(suspicion) = resumed.suspicion {
        say(&format!("Noted: {}.", suspicion.sentence()));
    }
    if resumed.reason.is_none() && resumed.suspicion.is_none() {
        say("Nothing was held: the server publishes.");
        return Ok(());
    }
    say(&format!(
        "Sending goes on, now if the server runs, otherwise at its next start. Posts released: {}. Posts that may be out already are looked up first.",
        resumed.released
    ));
    Ok(())
}
