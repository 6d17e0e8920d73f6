//! A platform that does next to nothing: it takes posts, counts them and answers, at once or after a while. As little
//! as the server asks of X is here, so that the machine is left to the server.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::Duration;

use pillarbox::clock::{Clock, SystemClock};
use pillarbox::model::Instant;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

/// The bearer token of the account with this remote id.
pub fn access_token(remote_id: &str) -> String {
    format!("access-{remote_id}")
}

/// A post that came in.
#[derive(Clone)]
pub struct Arrival {
    pub at: Instant,
    pub text: String,
}

/// The running platform. It ends with the process.
pub struct Platform {
    pub url: String,
    shared: Arc<Shared>,
}

struct Shared {
    answers_after: Mutex<Duration>,
    /// By remote id, in the order they came in.
    posts: Mutex<Posts>,
}

#[derive(Default)]
struct Posts {
    count: usize,
    /// No id is given twice, or the server would not believe it.
    last_id: u64,
    by_account: BTreeMap<String, Vec<(u64, Arrival)>>,
}

impl Platform {
    /// Starts to listen, on a thread of its own.
    pub fn start() -> Self {
        let shared = Arc::new(Shared { answers_after: Mutex::default(), posts: Mutex::default() });
        let (started, address) = mpsc::channel();
        let for_thread = Arc::clone(&shared);
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let socket = TcpSocket::new_v4().unwrap();
                socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
                // Every create is a connection of its own, and a hundred lanes begin at the same moment.
                let listener = socket.listen(4096).unwrap();
                started.send(listener.local_addr().unwrap()).unwrap();
                listen(listener, for_thread).await;
            });
        });
        let address: SocketAddr = address.recv().unwrap();
        Self { url: format!("http://{address}"), shared }
    }

    /// Forgets every post; answers take this long from now on.
    pub fn begin(&self, answers_after: Duration) {
        *self.shared.answers_after.lock().unwrap() = answers_after;
        let mut posts = self.shared.posts();
        *posts = Posts { last_id: posts.last_id, ..Posts::default() };
    }

    /// How many posts have come in.
    pub fn count(&self) -> usize {
        self.shared.posts().count
    }

    /// Every post that came in.
    pub fn arrivals(&self) -> Vec<Arrival> {
        self.shared.posts().by_account.values().flatten().map(|(_, arrival)| arrival.clone()).collect()
    }

    /// How many posts came in more than once.
    pub fn doubled(&self) -> usize {
        let arrivals = self.arrivals();
        arrivals.len() - arrivals.iter().map(|arrival| &arrival.text).collect::<HashSet<_>>().len()
    }
}

impl Shared {
    fn posts(&self) -> MutexGuard<'_, Posts> {
        self.posts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn listen(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let shared = Arc::clone(&shared);
        tokio::spawn(async move {
            // A client that goes away, killed perhaps, is no fault here.
            let _gone = serve(stream, &shared).await;
        });
    }
}

async fn serve(mut stream: TcpStream, shared: &Shared) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut received: Vec<u8> = Vec::with_capacity(2048);
    loop {
        let Some((request, length)) = read_request(&received) else {
            if stream.read_buf(&mut received).await? == 0 {
                return Ok(());
            }
            continue;
        };
        received.drain(..length);
        let (status, body) = shared.answer(&request);
        let wait = *shared.answers_after.lock().unwrap();
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        let mut answer = String::with_capacity(body.len() + 128);
        write!(answer, "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len())
            .unwrap();
        answer.push_str(&body);
        stream.write_all(answer.as_bytes()).await?;
    }
}

struct Request {
    method: String,
    path: String,
    bearer: String,
    body: Vec<u8>,
}

/// The first request in the buffer and its length, if it is whole.
fn read_request(received: &[u8]) -> Option<(Request, usize)> {
    let head_length = received.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&received[..head_length]).ok()?;
    let mut lines = head.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, path) = (first.next()?.to_owned(), first.next()?.to_owned());
    let (mut body_length, mut bearer) = (0, String::new());
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        if name.eq_ignore_ascii_case("content-length") {
            body_length = value.parse().ok()?;
        } else if name.eq_ignore_ascii_case("authorization") {
            value.trim_start_matches("Bearer ").clone_into(&mut bearer);
        }
    }
    let length = head_length + body_length;
    let body = received.get(head_length..length)?.to_vec();
    Some((Request { method, path, bearer, body }, length))
}

impl Shared {
    fn answer(&self, request: &Request) -> (&'static str, String) {
        match (request.method.as_str(), request.path.as_str()) {
            ("POST", "/2/tweets") => self.create(request),
            ("POST", "/2/oauth2/token") => ("200 OK", refreshed(&request.body).to_string()),
            ("GET", path) => match path.strip_prefix("/2/users/").and_then(|rest| rest.split_once("/tweets?")) {
                Some((remote_id, query)) => ("200 OK", self.timeline(remote_id, query).to_string()),
                None => ("404 Not Found", "{}".to_owned()),
            },
            _ => ("404 Not Found", "{}".to_owned()),
        }
    }

    fn create(&self, request: &Request) -> (&'static str, String) {
        let at = SystemClock.now();
        let Ok(body) = serde_json::from_slice::<Value>(&request.body) else {
            return ("400 Bad Request", "{}".to_owned());
        };
        let text = body["text"].as_str().unwrap_or_default().to_owned();
        let remote_id = request.bearer.trim_start_matches("access-").to_owned();
        let mut posts = self.posts();
        posts.count += 1;
        posts.last_id = posts.last_id.max(2_000_000_000_000_000_000) + 1;
        let id = posts.last_id;
        posts.by_account.entry(remote_id).or_default().push((id, Arrival { at, text }));
        ("201 Created", format!(r#"{{"data":{{"id":"{id}","text":""}}}}"#))
    }

    /// A page of an account's posts, newest first. The page token is how many have been shown.
    fn timeline(&self, remote_id: &str, query: &str) -> Value {
        let of = |name: &str| {
            let pair = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
            pair.and_then(|value| value.parse::<usize>().ok())
        };
        let (size, shown) = (of("max_results").unwrap_or(10), of("pagination_token").unwrap_or(0));
        let posts = self.posts();
        let own = posts.by_account.get(remote_id).map_or(&[][..], Vec::as_slice);
        let page: Vec<Value> = own
            .iter()
            .rev()
            .skip(shown)
            .take(size)
            .map(|(id, post)| json!({"id": id.to_string(), "text": post.text, "created_at": post.at.to_string()}))
            .collect();
        let mut meta = json!({"result_count": page.len()});
        if shown + page.len() < own.len() {
            meta["next_token"] = json!((shown + page.len()).to_string());
        }
        if page.is_empty() { json!({"meta": meta}) } else { json!({"data": page, "meta": meta}) }
    }
}

fn refreshed(body: &[u8]) -> Value {
    let body = String::from_utf8_lossy(body);
    let remote_id = body.split("refresh-").nth(1).and_then(|rest| rest.split('&').next()).unwrap_or_default();
    json!({
        "token_type": "bearer", "expires_in": 7200, "access_token": access_token(remote_id),
        "refresh_token": format!("refresh-{remote_id}"),
    })
}
