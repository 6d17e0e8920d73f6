//! Blogs that publish while the server lives and dies. Their entries have numbers, as posts have, so each is known again
//! wherever it turns up.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use rand::RngExt;
use rand::rngs::StdRng;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::person::Person;

/// As many entries of one feed are shared within a day; a run is over sooner.
const OF_ONE_BLOG: usize = 24;
/// As many feeds a user may follow.
const BLOGS: usize = 20;

/// One host with all of them.
pub(crate) struct Blogs {
    pub(crate) address: SocketAddr,
    /// The numbers of the entries, by blog.
    published: Arc<Mutex<Vec<Vec<usize>>>>,
    /// The feeds that follow them, by id.
    feeds: Vec<String>,
}

impl Blogs {
    /// Answers for as long as the test runs.
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let published: Arc<Mutex<Vec<Vec<usize>>>> = Arc::default();
        let shown = Arc::clone(&published);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shown = Arc::clone(&shown);
                // Whoever asks may be killed before he has heard the answer.
                tokio::spawn(async move { answer(stream, address, &shown).await.ok() });
            }
        });
        Self { address, published, feeds: Vec::new() }
    }

    /// Has the person follow enough of them for so many runs, each for one of the accounts.
    pub(crate) async fn follow(&mut self, person: &Person, accounts: &[String], runs: usize) {
        let on = person.request(Method::PUT, "/api/preferences").json(&json!({"auto_share_blog_to_x": true}));
        assert_eq!(person.send(on).await.unwrap().status, 200);
        for blog in 0..(2 + runs / OF_ONE_BLOG).min(BLOGS) {
            self.published.lock().unwrap().push(Vec::new());
            let wish = json!({
                "address": format!("http://{}/{blog}/feed", self.address), "per_day": OF_ONE_BLOG,
                "account_ids": [accounts[blog % accounts.len()]]
            });
            let added = person.send(person.request(Method::POST, "/api/feeds").json(&wish)).await.unwrap();
            assert_eq!(added.status, 201, "{added:?}");
            self.feeds.push(added.body["id"].as_str().unwrap().to_owned());
        }
    }

    /// Publishes an entry of this number somewhere, and says which feed follows; nothing when all blogs are full.
    pub(crate) fn publish(&self, number: usize, rng: &mut StdRng) -> Option<String> {
        let mut published = self.published.lock().unwrap();
        let open: Vec<usize> = (0..published.len()).filter(|blog| published[*blog].len() < OF_ONE_BLOG).collect();
        let blog = *open.get(rng.random_range(0..open.len().max(1)))?;
        published[blog].push(number);
        Some(self.feeds[blog].clone())
    }

    /// What was published.
    pub(crate) fn numbers(&self) -> Vec<usize> {
        self.published.lock().unwrap().concat()
    }

    /// Has every feed looked at, and says how many entries are still to be shared. The server is left alone.
    pub(crate) async fn still_to_share(&self, person: &Person) -> usize {
        let mut open = self.numbers().len();
        for feed in &self.feeds {
            ping(person, feed).await;
            let page = person.get(&format!("/api/feeds/{feed}/items?limit=100")).await;
            let is_settled = |item: &&Value| item["state"] != "waiting" && item["state"] != "baseline";
            open -= page["items"].as_array().unwrap().iter().filter(is_settled).count();
        }
        open
    }
}

/// As a blog does that has just published. The answer may never come.
pub(crate) async fn ping(person: &Person, feed: &str) {
    let _answer = person.send(person.request(Method::POST, &format!("/api/feeds/{feed}/ping"))).await;
}

/// The feed of a blog, or one of its pages.
async fn answer(mut stream: TcpStream, address: SocketAddr, published: &Mutex<Vec<Vec<usize>>>) -> std::io::Result<()> {
    let (asked, mut said) = stream.split();
    let mut lines = BufReader::new(asked).lines();
    let first = lines.next_line().await?.unwrap_or_default();
    while lines.next_line().await?.is_some_and(|line| !line.is_empty()) {}
    let path = first.split(' ').nth(1).unwrap_or_default();
    let body = match path.trim_start_matches('/').split_once("/feed") {
        Some((blog, _)) => {
            let blog: usize = blog.parse().map_err(std::io::Error::other)?;
            feed_of(blog, address, &published.lock().unwrap()[blog])
        }
        None => "A page.".to_owned(),
    };
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: {}\r\n", body.len());
    said.write_all(format!("{head}connection: close\r\n\r\n{body}").as_bytes()).await
}

fn feed_of(blog: usize, address: SocketAddr, numbers: &[usize]) -> String {
    let entries = numbers.iter().rev().map(|number| {
        let link = format!("http://{address}/{blog}/{number}");
        format!("<item><link>{link}</link><title>No {number}: an entry of blog {blog}</title></item>")
    });
    let before = format!("<item><link>http://{address}/{blog}/welcome</link><title>Welcome</title></item>");
    let items: String = entries.chain([before]).collect();
    format!("<rss version=\"2.0\"><channel><title>Blog {blog}</title>{items}</channel></rss>")
}
