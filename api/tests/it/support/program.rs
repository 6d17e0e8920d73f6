//! The real program as a process of its own, on the system's clock.

use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use pillarbox_sandbox::{ClientApp, Sandbox, SandboxConfig};
use serde_json::json;

use super::database::Database;
use super::visitor::Visitor;
use super::world::{API_KEY, API_SECRET, PASSWORD, consumer};

const CLIENT_ID: &str = "program-client";
const CLIENT_SECRET: &str = "program-client-secret";

/// A data folder and a pretend X, for programs that come and go.
pub(crate) struct Home {
    pub(crate) sandbox: Sandbox,
    data: tempfile::TempDir,
    /// Settings over the usual ones.
    env: Vec<(&'static str, String)>,
}

/// What a command said and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A process that ends with the test.
pub(crate) struct Program {
    pub(crate) child: Child,
    pub(crate) url: String,
    log: PathBuf,
}

impl Drop for Program {
    fn drop(&mut self) {
        // It has ended already unless the test failed before.
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }
}

impl Home {
    pub(crate) async fn new() -> Self {
        let client =
            ClientApp { id: CLIENT_ID.to_owned(), secret: Some(CLIENT_SECRET.to_owned()), redirect_uris: Vec::new() };
        let consumers = vec![consumer(API_KEY, API_SECRET)];
        let config = SandboxConfig { clients: vec![client], consumers, ..SandboxConfig::default() };
        let sandbox = Sandbox::start(config).await.unwrap();
        Self { sandbox, data: tempfile::tempdir().unwrap(), env: Vec::new() }
    }

    /// Changes a setting for the programs that start from now on.
    pub(crate) fn set_env(&mut self, name: &'static str, value: &str) {
        self.env.push((name, value.to_owned()));
    }

    /// The database, round the front door.
    pub(crate) fn database(&self) -> Database {
        Database::open(&self.data_dir().join("pillarbox.db"))
    }

    pub(crate) fn data_dir(&self) -> &Path {
        self.data.path()
    }

    /// The program with these arguments, in the settings of this home.
    pub(crate) fn command(&self, url: &str, arguments: &[&str]) -> Command {
        self.command_of(env!("CARGO_BIN_EXE_pillarbox"), url, arguments)
    }

    /// Another program that leads to ours.
    pub(crate) fn command_of(&self, program: &str, url: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env_clear()
            .env("BIND", url.trim_start_matches("http://"))
            .env("APP_URL", url)
            .env("DATA_DIR", self.data.path())
            .env("RUST_LOG", "info")
            // Tests ask more often than anybody may.
            .env("REQUESTS_PER_MINUTE", "0")
            .env("X_CLIENT_ID", CLIENT_ID)
            .env("X_CLIENT_SECRET", CLIENT_SECRET)
            .env("X_WEB_URL", self.sandbox.base_url())
            .env("X_API_URL", self.sandbox.base_url())
            .env("ALLOW_PRIVATE_FETCH", self.sandbox.base_url().trim_start_matches("http://"))
            // Later ones win.
            .envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a command to its end, with nothing on its standard input.
    pub(crate) fn run(&self, arguments: &[&str]) -> Said {
        self.run_with(arguments, "")
    }

    /// Runs a command to its end, with this on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &str) -> Said {
        let mut command = self.command("http://127.0.0.1:1", arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // One that reads nothing may have ended.
        let _unread = stdin.write_all(input.as_bytes());
        drop(stdin);
        let id = child.id();
        let (ended, end) = std::sync::mpsc::channel();
        std::thread::spawn(move || ended.send(child.wait_with_output().unwrap()));
        let Ok(output) = end.recv_timeout(Duration::from_secs(60)) else {
            // A server that should not have started, say.
            let _gone = Command::new("kill").arg("-9").arg(id.to_string()).status();
            panic!("{arguments:?} does not end: {:?}", end.recv());
        };
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Starts the program and does not wait for it.
    pub(crate) fn start(&self, arguments: &[&str]) -> Program {
        let url = format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
        self.allow(&url);
        let command = self.command(&url, arguments);
        self.spawn(command, url)
    }

    /// Has the pretend X know the program at this address.
    pub(crate) fn allow(&self, url: &str) {
        self.sandbox.allow_redirect(CLIENT_ID, &format!("{url}/api/x/callback"));
        self.sandbox.allow_oauth1_callback(API_KEY, &format!("{url}/api/x/oauth1/callback"));
    }

    /// Starts a command that is, or becomes, the program. Its log goes on where the last one at this address ended.
    pub(crate) fn spawn(&self, mut command: Command, url: String) -> Program {
        let log = self.data.path().with_extension(format!("{}.log", url.rsplit(':').next().unwrap()));
        let file = std::fs::OpenOptions::new().create(true).append(true).open(&log).unwrap();
        let child = command.stdout(file.try_clone().unwrap()).stderr(file).spawn().unwrap();
        Program { child, url, log }
    }

    /// Starts `serve` with these arguments and waits until it answers.
    pub(crate) async fn serve(&self, arguments: &[&str]) -> Program {
        let mut program = self.start(&[&["serve", "--dev"], arguments].concat());
        let deadline = Instant::now() + Duration::from_secs(20);
        while reqwest::get(format!("{}/readyz", program.url)).await.is_err() {
            assert!(program.child.try_wait().unwrap().is_none(), "it ended: {}", program.said());
            assert!(Instant::now() < deadline, "it never became ready: {}", program.said());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        program
    }
}

impl Program {
    /// The administrator, signed in, with `@ada_sandbox` connected.
    pub(crate) async fn connected(&self) -> Visitor {
        let visitor = Visitor::new(self.url.clone());
        let answer = visitor.post("/api/auth/setup", &json!({"username": "margaret", "password": PASSWORD})).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        assert_eq!(visitor.connect("ada_sandbox").await, "/dashboard/settings?connected=x");
        visitor
    }

    /// Asks it to stop in order.
    pub(crate) fn terminate(&self) {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
    }

    /// How it ended, within this time.
    pub(crate) async fn ended_within(&mut self, patience: Duration) -> ExitStatus {
        let deadline = Instant::now() + patience;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "it did not end in {patience:?}: {}", self.said());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// What it wrote to its log.
    pub(crate) fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
}
