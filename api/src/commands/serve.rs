//! `serve`: everything wired, listening, publishing, and stopping in order.
//!
//! Sockets may come from a supervisor (`LISTEN_FDS`, as systemd passes them): the first is the API's, a second one the
//! metrics'. They stay open while one process goes and the next one comes, so nobody is turned away meanwhile.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::ValueEnum;
use listenfd::ListenFd;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::task::JoinSet;

use super::complain;
use crate::app::{App, Role, Tuning};
use crate::clock::{SharedClock, SystemClock};
use crate::config::Config;
use crate::http::{self, Listening, Recorder};
use crate::publisher::door;

/// How long creates that are on the wire may take to end after the server was told to stop.
const DRAIN: Duration = Duration::from_secs(35);

/// How long what still uses the database may take.
const CLOSING: Duration = Duration::from_secs(5);

/// By then a connection that was let in has reached a worker.
const ON_ITS_WAY: Duration = Duration::from_millis(200);

/// What a process does, as it is said on the command line.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ServeRole {
    /// Serve and publish.
    #[default]
    All,
    /// Only serve; another process with this data folder publishes.
    Web,
    /// Only publish; others serve.
    Publisher,
}

impl From<ServeRole> for Role {
    fn from(role: ServeRole) -> Self {
        match role {
            ServeRole::All => Self::All,
            ServeRole::Web => Self::Web,
            ServeRole::Publisher => Self::Publisher,
        }
    }
}

/// Serves until a signal comes. The first one stops in order; a second one stops at once.
pub async fn serve(config: Config, role: ServeRole) -> anyhow::Result<()> {
    let clock: SharedClock = Arc::new(SystemClock);
    let role = Role::from(role);
    let app = Arc::new(App::start(&config, Arc::clone(&clock), role, Tuning::default()).await?);
    let mut signals =
        Signals { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? };
    let mut sockets = ListenFd::from_env();
    let recorder = config.server.metrics_bind.map(|_| Recorder::install()).transpose()?;
    let mut work = begin_work(&app, &config.storage.data_dir, clock);
    if let (Some(bind), Some(recorder)) = (config.server.metrics_bind, recorder) {
        let listener = take_socket(&mut sockets, 1, bind)?;
        work.spawn(recorder.clone().keep_up());
        let metrics = http::serve_metrics(Arc::clone(&app), recorder, listener)?;
        tracing::info!(address = %metrics.address, "metrics");
        actix_web::rt::spawn(metrics.ended);
    }
    if role == Role::Publisher {
        signals.next().await;
        stop(&app, std::future::ready(()), &mut work, &mut signals).await;
    } else {
        let listening = listen(&app, &config, &mut sockets).await?;
        let Listening { handle, ended, .. } = listening;
        let mut ended = std::pin::pin!(ended);
        tokio::select! {
            result = &mut ended => return Ok(result?),
            () = signals.next() => {}
        }
        // First nobody more is let in, because a connection that is on its way to a worker would be lost. Others wait in the
        // socket for whoever comes next.
        let stopping = async {
            handle.pause().await;
            tokio::time::sleep(ON_ITS_WAY).await;
            handle.stop(true).await;
        };
        let serving = async {
            // The server's own end is part of stopping in order.
            let ((), result) = tokio::join!(stopping, ended);
            if let Err(error) = result {
                tracing::warn!(%error, "the server did not end well");
            }
        };
        stop(&app, serving, &mut work, &mut signals).await;
    }
    close(&app).await;
    tracing::info!("stopped");
    Ok(())
}

/// The socket that a supervisor holds for us, or one of our own.
fn take_socket(sockets: &mut ListenFd, which: usize, bind: SocketAddr) -> anyhow::Result<TcpListener> {
    let passed = sockets.take_tcp_listener(which).context("a socket that was passed on cannot be used")?;
    let listener = match passed {
        Some(listener) => listener,
        None => TcpListener::bind(bind).with_context(|| format!("cannot listen on {bind}"))?,
    };
    listener.set_nonblocking(true)?;
    Ok(listener)
}

async fn listen(app: &Arc<App>, config: &Config, sockets: &mut ListenFd) -> anyhow::Result<Listening> {
    let listener = take_socket(sockets, 0, config.server.bind)?;
    let listening = http::serve(Arc::clone(app), &config.server, listener)?;
    tracing::info!(address = %listening.address, app_url = %config.server.app_url, "listening");
    greet(app, config).await?;
    Ok(listening)
}

/// Everything that goes on beside serving.
fn begin_work(app: &Arc<App>, data_dir: &Path, clock: SharedClock) -> JoinSet<()> {
    let mut work = JoinSet::new();
    if let Some(publisher) = app.publisher.clone() {
        let outbox = app.outbox.clone();
        work.spawn(async move { publisher.run().await });
        match door::open(data_dir) {
            Ok(door) => {
                work.spawn(async move { door::attend(door, outbox).await });
            }
            // A path too long for a socket, say. Only a second process would miss it.
            Err(error) => tracing::warn!(%error, "other processes cannot reach this publisher"),
        }
        if let Some(postman) = app.postman.clone() {
            work.spawn(async move { postman.run().await });
        }
        let (following, its_clock) = (Arc::clone(app), Arc::clone(&clock));
        work.spawn(async move { following.follow_feeds(its_clock).await });
        let app = Arc::clone(app);
        work.spawn(async move { app.keep_up(clock).await });
    } else {
        let (data_dir, outbox) = (data_dir.to_owned(), app.outbox.clone());
        work.spawn(async move { door::follow(&data_dir, &outbox).await });
    }
    work
}

async fn stop(app: &App, serving: impl Future<Output = ()>, work: &mut JoinSet<()>, signals: &mut Signals) {
    tracing::info!("stopping: nothing new is sent; what is on the wire may end");
    work.abort_all();
    let in_order = async {
        tokio::join!(app.drain(), serving);
    };
    tokio::select! {
        outcome = tokio::time::timeout(DRAIN, in_order) => {
            if outcome.is_err() {
                tracing::warn!("some requests did not end in time; the next start looks them up");
            }
        }
        () = signals.next() => tracing::warn!("stopping at once"),
    }
}

/// What is committed is on disk already; this only spares the next start its catching up.
async fn close(app: &App) {
    match tokio::time::timeout(CLOSING, app.close()).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::warn!(%error, "the database did not close well"),
        Err(_) => tracing::warn!("something still reads the database; it is left open"),
    }
}

struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
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
