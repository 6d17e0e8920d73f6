//! `serve`: everything wired, listening, publishing, and stopping in order.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use tokio::signal::unix::{SignalKind, signal};

use super::complain;
use crate::app::{App, Tuning};
use crate::clock::{SharedClock, SystemClock};
use crate::config::Config;
use crate::http;

/// How long creates that are on the wire may take to end after the server was told to stop.
const DRAIN: Duration = Duration::from_secs(35);

/// Serves until a signal comes. The first one stops in order; a second one stops at once.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    let clock: SharedClock = Arc::new(SystemClock);
    let app = Arc::new(App::start(&config, Arc::clone(&clock), Tuning::default()).await?);
    let listener =
        TcpListener::bind(config.server.bind).with_context(|| format!("cannot listen on {}", config.server.bind))?;
    listener.set_nonblocking(true)?;
    let listening = http::serve(Arc::clone(&app), &config.server, listener)?;
    tracing::info!(address = %listening.address, app_url = %config.server.app_url, "listening");
    greet(&app, &config).await?;

    let publisher = app.publisher.clone();
    let publishing = tokio::spawn(async move { publisher.run().await });
    let upkeep = {
        let app = Arc::clone(&app);
        tokio::spawn(async move { app.keep_up(clock).await })
    };
    let mut ended = std::pin::pin!(listening.ended);
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = &mut ended => return Ok(result?),
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    tracing::info!("stopping: nothing new is sent; what is on the wire may end");
    publishing.abort();
    upkeep.abort();
    let in_order = async {
        tokio::join!(listening.handle.stop(true), app.publisher.drained());
    };
    tokio::select! {
        outcome = tokio::time::timeout(DRAIN, in_order) => {
            if outcome.is_err() {
                tracing::warn!("some requests did not end in time; the next start looks at them");
            }
        }
        // The server's own end is part of stopping in order.
        _ = ended => app.publisher.drained().await,
        _ = interrupt.recv() => tracing::warn!("stopping at once"),
        _ = terminate.recv() => tracing::warn!("stopping at once"),
    }
    tracing::info!("stopped");
    Ok(())
}

/// Says what to do first while nobody has an account here.
async fn greet(app: &App, config: &Config) -> anyhow::Result<()> {
    if let Some(token) = app.people.renew_setup_token().await? {
        let url = &config.server.app_url;
        complain(&format!(
            "\n  This server has no administrator yet. Open {url}set-up and use this setup token:\n\n      {}\n",
            token.expose()
        ));
    }
    Ok(())
}
