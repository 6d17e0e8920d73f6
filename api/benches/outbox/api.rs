//! The API from outside: how many posts can be created and read in a second, over one connection and over many.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use pillarbox::clock::{Clock, SystemClock};
use serde_json::{Value, json};

use crate::client::Client;
use crate::dispatch::mebibytes;
use crate::numbers::{Spread, line, per_second, show};
use crate::platform::Platform;
use crate::seed::Seed;
use crate::server::Place;

const CONNECTIONS: usize = 16;
const WARM_UP: usize = 100;

/// Posts for far ahead, created through `POST /api/x/schedule` by a user with one account.
pub fn create(platform: &Platform) {
    platform.begin(Duration::ZERO);
    let place = Place::new(&platform.url);
    let mut seed = Seed::begin(&place);
    seed.accounts(1);
    let mut server = place.start();
    server.wait_until_ready();
    let at = (SystemClock.now() + Duration::from_hours(24 * 30)).to_string();
    let one = |client: &mut Client, worker: usize, number: usize| {
        let text =
            format!("Written {number} by {worker}: fresh paint on the old pillar box at the corner of the street.");
        let answer = client.post("/api/x/schedule", &json!({"text": text, "scheduled_for": at}).to_string()).unwrap();
        assert_eq!(answer.status, 201, "{}", String::from_utf8_lossy(&answer.body));
    };
    repeat("create, one connection", server.address, &seed.cookie, (1, 3_000), &one);
    repeat("create, 16 connections", server.address, &seed.cookie, (CONNECTIONS, 250), &|client, worker, number| {
        one(client, worker + 1, number);
    });
    line("  memory", &[("peak", mebibytes(server.peak()))]);
    server.stop();
}

/// The history and one post, with 10,000 posts in the database.
pub fn read(platform: &Platform) {
    platform.begin(Duration::ZERO);
    let place = Place::new(&platform.url);
    let mut seed = Seed::begin(&place);
    seed.accounts(3);
    seed.posted(10_000);
    seed.settle();
    let mut server = place.start();
    server.wait_until_ready();
    let mut client = Client::signed_in(server.address, &seed.cookie);
    let page: Value = serde_json::from_slice(&client.get("/api/posts").unwrap().body).unwrap();
    let one = format!("/api/posts/{}", page["items"][0]["id"].as_str().unwrap());
    for (what, path, count) in [("first page of 50", "/api/posts", 2_000), ("one post", one.as_str(), 10_000)] {
        let get = |client: &mut Client, _: usize, _: usize| assert_eq!(client.get(path).unwrap().status, 200);
        repeat(&format!("{what}, one connection"), server.address, &seed.cookie, (1, count), &get);
        let each = count / 4;
        repeat(&format!("{what}, 16 connections"), server.address, &seed.cookie, (CONNECTIONS, each), &get);
    }
    line("  memory", &[("peak", mebibytes(server.peak()))]);
    server.stop();
}

/// Does the same so often on each of so many connections, and prints how long it took.
fn repeat(
    what: &str,
    address: SocketAddr,
    cookie: &str,
    (connections, times): (usize, usize),
    request: &(impl Fn(&mut Client, usize, usize) + Sync),
) {
    let mut clients: Vec<Client> = (0..connections).map(|_| Client::signed_in(address, cookie)).collect();
    for number in 0..WARM_UP {
        request(&mut clients[0], usize::MAX / 2, number);
    }
    let began_at = Instant::now();
    let times_taken: Vec<Duration> = std::thread::scope(|scope| {
        let workers: Vec<_> = clients
            .iter_mut()
            .enumerate()
            .map(|(worker, client)| {
                scope.spawn(move || {
                    let timed = (0..times).map(|number| {
                        let began_at = Instant::now();
                        request(client, worker, number);
                        began_at.elapsed()
                    });
                    timed.collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let all = began_at.elapsed();
    let spread = Spread::of(times_taken);
    let figures = [
        ("", per_second(connections * times, all)),
        ("p50", show(spread.percentile(50))),
        ("p99", show(spread.percentile(99))),
    ];
    line(what, &figures);
}
