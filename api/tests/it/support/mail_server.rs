//! A real mail server as a child process, with a certificate of an authority of its own; what it took is read back.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use serde_json::{Value, json};

use super::letter::Received;
use super::world::Options;

pub(crate) const MAIL_USER: &str = "outbox@example.org";
/// With signs that have to be escaped in an address.
pub(crate) const MAIL_PASSWORD: &str = "p@ss/w:rd#0123456789";
/// The two as they stand in an address.
pub(crate) const MAIL_ESCAPED: &str = "outbox%40example.org:p%40ss%2Fw%3Ard%230123456789";

/// How the server is reached.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    StartTls,
    Tls,
    /// STARTTLS was taken out of what it offers.
    Stripped,
}

pub(crate) struct MailServer {
    child: Child,
    input: Mutex<ChildStdin>,
    events: Arc<Mutex<Vec<Value>>>,
    way: Way,
    port: u16,
    /// The certificate of its authority.
    authority: tempfile::NamedTempFile,
}

impl MailServer {
    pub(crate) fn start(way: Way) -> Self {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let packages = here.join("../web/node_modules");
        assert!(
            packages.join("smtp-server/package.json").is_file(),
            "The mail server is not in {}. Install the web packages first: cd web && npm ci",
            packages.display()
        );
        let mut child = Command::new("node")
            .arg(here.join("tests/it/support/smtp_server.mjs"))
            .arg(&packages)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Not ours: node would make it non-blocking for everybody who writes there.
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|cause| panic!("`node` does not start ({cause}). Put Node 20.19 or newer on the path."));
        let (authority, cert, key) = certificates();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let complaints = BufReader::new(child.stderr.take().unwrap());
        let events = Arc::new(Mutex::new(Vec::new()));
        let (heard, complained) = (Arc::clone(&events), Arc::clone(&events));
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                heard.lock().unwrap().push(serde_json::from_str(&line).unwrap());
            }
        });
        std::thread::spawn(move || {
            for line in complaints.lines().map_while(Result::ok) {
                complained.lock().unwrap().push(json!({"event": "complaint", "line": line}));
            }
        });
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(authority.as_bytes()).unwrap();
        let mut server = Self { child, input: Mutex::new(input), events, way, port: 0, authority: file };
        server.write(&json!({
            "key": key, "cert": cert, "user": MAIL_USER, "password": MAIL_PASSWORD,
            "secure": way == Way::Tls, "offers_starttls": way == Way::StartTls,
        }));
        let listening = server.wait_for("listening", 1);
        server.port = u16::try_from(listening["port"].as_u64().unwrap()).unwrap();
        server
    }

    /// Ends it; nobody listens there any more.
    pub(crate) fn end(&mut self) {
        let _ended = self.child.kill();
        let _reaped = self.child.wait();
    }

    /// Settings of a server that sends its mail here.
    pub(crate) fn options(&self) -> Options {
        Options { env: self.env(), ..Options::default() }
    }

    pub(crate) fn env(&self) -> Vec<(&'static str, String)> {
        vec![("SMTP_URL", self.url(MAIL_ESCAPED)), ("SMTP_CA_FILE", self.authority.path().to_str().unwrap().to_owned())]
    }

    /// Its address with other credentials.
    pub(crate) fn url(&self, credentials: &str) -> String {
        let scheme = if self.way == Way::Tls { "smtps" } else { "smtp" };
        format!("{scheme}://{credentials}@127.0.0.1:{}", self.port)
    }

    /// What goes wrong from now on, in this order: `{"at": step}` with a `code`, or with `"hangs": true`.
    pub(crate) fn plan(&self, faults: &Value) {
        let planned = self.count("planned");
        self.write(faults);
        self.wait_for("planned", planned + 1);
    }

    fn write(&self, line: &Value) {
        writeln!(self.input.lock().unwrap(), "{line}").unwrap();
    }

    /// How often something happened: `connect`, `credentials`, `from`, `mail`.
    pub(crate) fn count(&self, event: &str) -> usize {
        self.events.lock().unwrap().iter().filter(|one| one["event"] == event).count()
    }

    /// Waits until something has happened so often, and returns the last of them.
    #[track_caller]
    pub(crate) fn wait_for(&self, event: &str, times: usize) -> Value {
        let deadline = Instant::now() + Duration::from_secs(10);
        loop {
            let events = self.events.lock().unwrap().clone();
            if let Some(found) = events.iter().filter(|one| one["event"] == event).nth(times - 1) {
                return found.clone();
            }
            assert!(Instant::now() < deadline, "{event} did not happen {times} times: {events:#?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Everything it took, oldest first.
    pub(crate) fn letters(&self) -> Vec<Received> {
        self.events.lock().unwrap().iter().filter(|one| one["event"] == "mail").map(Received::read).collect()
    }

    /// Waits for the letter of this number, counted from one.
    #[track_caller]
    pub(crate) fn letter(&self, number: usize) -> Received {
        Received::read(&self.wait_for("mail", number))
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.end();
    }
}

/// An authority, and a certificate it gave for this machine, with its key.
fn certificates() -> (String, String, String) {
    let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let server = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap().signed_by(&key, &authority).unwrap();
    (authority.pem(), server.pem(), key.serialize_pem())
}
