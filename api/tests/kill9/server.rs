//! The server as a process: how it is started, and killed.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::sync::Arc;
use std::time::{Duration, Instant};

use pillarbox::app::{App, Role, Tuning};
use pillarbox::clock::{Clock, SharedClock};
use pillarbox::config::{Config, Env};
use pillarbox::{http, telemetry};

use crate::SOON;
use crate::clock::FastClock;

/// Set in a process that is to be the server.
const CLOCK: &str = "KILL9_SERVER_CLOCK";

/// Whether this process was started to be the server.
pub(crate) fn is_wanted() -> bool {
    Env::of_process().get(CLOCK).is_some()
}

/// Is the server, on a fast clock, as the program's `serve` is it on the world's. It ends by being killed.
pub(crate) async fn serve() {
    let env = Env::of_process();
    let clock: FastClock = env.get(CLOCK).unwrap().parse().unwrap();
    let clock: SharedClock = Arc::new(clock);
    let work = move || {
        actix_web::rt::System::new().block_on(async move {
            let config = Config::from_env(&env, true).unwrap();
            telemetry::start(config.server.log_format);
            let app = App::start(&config, Arc::clone(&clock), Role::All, Tuning::default()).await.unwrap();
            let app = Arc::new(app);
            let publisher = app.publisher.clone().unwrap();
            tokio::spawn(async move { publisher.run().await });
            let (follower, time) = (Arc::clone(&app), Arc::clone(&clock));
            tokio::spawn(async move { follower.follow_feeds(time).await });
            let kept = Arc::clone(&app);
            tokio::spawn(async move { kept.keep_up(clock).await });
            let listener = TcpListener::bind(config.server.bind).unwrap();
            listener.set_nonblocking(true).unwrap();
            http::serve(app, &config.server, listener).unwrap().ended.await.unwrap();
        });
    };
    tokio::task::spawn_blocking(work).await.unwrap();
}

/// What is started.
pub(crate) enum Program {
    /// The program itself.
    Real,
    /// The test of this name, which becomes the server.
    OnFastClock { test: &'static str, clock: FastClock },
}

/// How a server is started, the same each time.
pub(crate) struct Place {
    pub(crate) program: Program,
    pub(crate) folder: PathBuf,
    pub(crate) address: SocketAddr,
    pub(crate) env: Vec<(&'static str, String)>,
}

impl Place {
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join("data/pillarbox.db")
    }

    /// A command of the program about the keys, given this secret and the one it replaces.
    pub(crate) fn keys(&self, command: &str, secret: &str, previous: &str) -> Command {
        let mut keys = Command::new(env!("CARGO_BIN_EXE_pillarbox"));
        keys.args(["keys", command, "--dev"])
            .env_clear()
            .env("BIND", self.address.to_string())
            .env("APP_URL", self.url())
            .env("DATA_DIR", self.folder.join("data"))
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .env("APP_SECRET", secret)
            .env("APP_SECRET_PREVIOUS", previous);
        keys
    }

    /// Starts the server and returns at once.
    pub(crate) fn start(&self) -> Server {
        let log = File::options().create(true).append(true).open(self.folder.join("server.log")).unwrap();
        let mut command = match &self.program {
            Program::Real => {
                let mut command = Command::new(env!("CARGO_BIN_EXE_pillarbox"));
                command.args(["serve", "--dev"]).env_clear();
                command
            }
            Program::OnFastClock { test, clock } => {
                let mut command = Command::new(std::env::current_exe().unwrap());
                command.args(["--exact", test, "--nocapture"]).env_clear().env(CLOCK, clock.to_string());
                command
            }
        };
        let child = command
            .env("BIND", self.address.to_string())
            .env("APP_URL", self.url())
            .env("DATA_DIR", self.folder.join("data"))
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        Server(child)
    }
}

/// A server that runs.
pub(crate) struct Server(Child);

impl Server {
    /// Waits until it answers.
    pub(crate) async fn wait_until_ready(&mut self, place: &Place) {
        let deadline = Instant::now() + SOON;
        let client = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
        loop {
            let answer = client.get(format!("{}/readyz", place.url())).send().await;
            if answer.is_ok_and(|answer| answer.status().is_success()) {
                return;
            }
            let ended = self.0.try_wait().unwrap();
            assert!(ended.is_none(), "the server ended: {ended:?}; see {}", place.folder.display());
            assert!(Instant::now() < deadline, "the server does not become ready; see {}", place.folder.display());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// SIGKILL: nothing is told, nothing is finished.
    pub(crate) fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Killed already, unless the test failed before.
        let _ended = self.0.kill();
        let _ended = self.0.wait();
    }
}

/// For the clock a post is scheduled by.
pub(crate) fn now(place: &Place) -> pillarbox::model::Instant {
    match &place.program {
        Program::Real => pillarbox::clock::SystemClock.now(),
        Program::OnFastClock { clock, .. } => clock.now(),
    }
}
