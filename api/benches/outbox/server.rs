//! The real server as a process of its own, and what the kernel knows about it.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use crate::client::Client;

pub const APP_SECRET: &str = "hT3xF2zq0Jk8b1YwVnR6mLsD4uGpC7eA9iQoXt5ZKfE";

/// How a server is started: the same each time, so that it can be killed and started again.
pub struct Place {
    folder: tempfile::TempDir,
    platform_url: String,
    address: SocketAddr,
}

/// A server that runs.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Place {
    /// A new folder on disk.
    pub fn new(platform_url: &str) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        Self { folder, platform_url: platform_url.to_owned(), address }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn database(&self) -> PathBuf {
        self.data().join("pillarbox.db")
    }

    /// Starts the server, as it would be in production. Returns at once.
    pub fn start(&self) -> Server {
        self.start_with(&[])
    }

    /// Starts the server so that anybody may set it up.
    pub fn start_unclaimed(&self) -> Server {
        self.start_with(&["--dev"])
    }

    fn start_with(&self, more: &[&str]) -> Server {
        let url = format!("http://{}", self.address);
        let log = File::options().create(true).append(true).open(self.folder.path().join("log")).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_pillarbox"))
            .arg("serve")
            .args(more)
            .env_clear()
            .env("BIND", self.address.to_string())
            .env("APP_URL", url)
            .env("APP_SECRET", APP_SECRET)
            .env("DATA_DIR", self.data())
            .env("REQUESTS_PER_MINUTE", "0")
            .env("POSTS_PER_DAY", "0")
            .env("POSTS_PER_DAY_PER_ACCOUNT", "0")
            .env("X_CLIENT_ID", "bench")
            .env("X_CLIENT_SECRET", "bench-client-secret")
            .env("X_WEB_URL", &self.platform_url)
            .env("X_API_URL", &self.platform_url)
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        Server { child, address: self.address }
    }
}

impl Server {
    /// Waits until it answers.
    pub fn wait_until_ready(&mut self) {
        let deadline = Instant::now() + Duration::from_mins(2);
        loop {
            if let Ok(mut client) = Client::connect(self.address)
                && client.get("/readyz").is_ok_and(|answer| answer.status == 200)
            {
                return;
            }
            assert!(self.child.try_wait().unwrap().is_none(), "the server has ended");
            assert!(Instant::now() < deadline, "the server does not become ready");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// Resident memory now, in KiB.
    pub fn resident(&self) -> u64 {
        self.status("VmRSS:")
    }

    /// The most resident memory since it started, in KiB.
    pub fn peak(&self) -> u64 {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> u64 {
        let status = fs::read_to_string(self.proc("status")).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// Processor time used so far, in user and kernel together.
    pub fn cpu(&self) -> Duration {
        let stat = fs::read_to_string(self.proc("stat")).unwrap();
        // The name of the program may hold spaces; it ends with the last bracket.
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
        let ticks: u64 = [fields[11], fields[12]].iter().map(|field| field.parse::<u64>().unwrap()).sum();
        // A hundred ticks are a second on every Linux (`USER_HZ`).
        Duration::from_millis(ticks * 10)
    }

    fn proc(&self, file: &str) -> PathBuf {
        Path::new("/proc").join(self.child.id().to_string()).join(file)
    }

    /// As `kill -9` does.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and waits.
    pub fn stop(mut self) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").arg(pid).status().unwrap().success());
        assert!(self.child.wait().unwrap().success(), "it stops in order");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already unless a part failed.
        let _ended = self.child.kill();
    }
}
