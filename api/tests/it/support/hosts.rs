//! Hosts that answer with the very bytes a test gives them, and a book of names.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use pillarbox::fetch::Names;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// How a host answers.
#[derive(Clone)]
pub(crate) enum Answer {
    /// These bytes, and the end.
    Bytes(Vec<u8>),
    /// These bytes, then the same ones again and again for ever.
    Endless { head: Vec<u8>, again: Vec<u8> },
    /// These bytes, one at a time and slowly.
    Dripping(Vec<u8>),
}

pub(crate) struct Host {
    pub(crate) address: SocketAddr,
    state: Arc<State>,
}

struct State {
    answer: Mutex<Answer>,
    /// For these paths another one.
    elsewhere: Mutex<HashMap<String, Answer>>,
    connections: AtomicUsize,
    requests: Mutex<Vec<String>>,
    /// How much the other side took.
    sent: AtomicUsize,
}

impl Host {
    pub(crate) async fn answering(answer: Answer) -> Self {
        Self::at("127.0.0.1:0", answer).await.unwrap()
    }

    pub(crate) async fn at(address: &str, answer: Answer) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let state = Arc::new(State {
            answer: Mutex::new(answer),
            elsewhere: Mutex::default(),
            connections: AtomicUsize::new(0),
            requests: Mutex::default(),
            sent: AtomicUsize::new(0),
        });
        let serving = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                serving.connections.fetch_add(1, Ordering::SeqCst);
                let state = Arc::clone(&serving);
                // A client that goes away in the middle is what some tests are about.
                tokio::spawn(async move { serve(stream, &state).await.ok() });
            }
        });
        Ok(Self { address, state })
    }

    pub(crate) async fn saying(status: &str, head: &str, body: &str) -> Self {
        Self::answering(Answer::Bytes(response(status, head, body.as_bytes()))).await
    }

    /// Answers otherwise from now on.
    pub(crate) fn say(&self, status: &str, head: &str, body: &str) {
        self.answer(response(status, head, body.as_bytes()));
    }

    /// Answers otherwise for a path from now on.
    pub(crate) fn say_at(&self, path: &str, status: &str, head: &str, body: &str) {
        let answer = Answer::Bytes(response(status, head, body.as_bytes()));
        self.state.elsewhere.lock().unwrap().insert(path.to_owned(), answer);
    }

    /// Answers with these bytes from now on.
    pub(crate) fn answer(&self, bytes: Vec<u8>) {
        *self.state.answer.lock().unwrap() = Answer::Bytes(bytes);
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub(crate) fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn requests(&self) -> Vec<String> {
        self.state.requests.lock().unwrap().clone()
    }

    pub(crate) fn sent(&self) -> usize {
        self.state.sent.load(Ordering::SeqCst)
    }
}

pub(crate) fn response(status: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let head = if head.is_empty() { String::new() } else { format!("{head}\r\n") };
    let mut bytes = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n{head}\r\n", body.len()).into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

async fn serve(mut stream: TcpStream, state: &State) -> io::Result<()> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(stream.read_u8().await?);
    }
    let head = String::from_utf8(request).unwrap();
    let length =
        head.lines().find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    stream.read_exact(&mut vec![0; length.unwrap_or(0)]).await?;
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    state.requests.lock().unwrap().push(head);
    let elsewhere = state.elsewhere.lock().unwrap().get(&path).cloned();
    let answer = elsewhere.unwrap_or_else(|| state.answer.lock().unwrap().clone());
    match answer {
        Answer::Bytes(bytes) => stream.write_all(&bytes).await?,
        Answer::Endless { head, again } => {
            stream.write_all(&head).await?;
            loop {
                stream.write_all(&again).await?;
                state.sent.fetch_add(again.len(), Ordering::SeqCst);
            }
        }
        Answer::Dripping(bytes) => {
            for byte in bytes {
                stream.write_all(&[byte]).await?;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    stream.shutdown().await
}

/// Names and their addresses; a name that is in no line is not known. Nothing is asked outside.
#[derive(Clone, Default)]
pub(crate) struct Book(HashMap<String, Vec<IpAddr>>);

impl Book {
    pub(crate) fn with(mut self, name: &str, addresses: &[&str]) -> Self {
        self.0.insert(name.to_owned(), addresses.iter().map(|text| text.parse().unwrap()).collect());
        self
    }
}

#[async_trait]
impl Names for Book {
    async fn look_up(&self, name: &str) -> io::Result<Vec<IpAddr>> {
        self.0.get(name).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
