//! Whatever a feed does, and wherever a crash falls: an entry is shared once.

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{RngExt, SeedableRng};
use serde_json::json;

use super::{Blog, Post};

/// Something that feeds do to their entries.
fn befall(posts: &mut Vec<Post>, random: &mut StdRng) {
    match random.random_range(0..8) {
        0 => posts.shuffle(random),
        1 => posts.reverse(),
        2 => posts.iter_mut().for_each(|post| post.date = Some("Mon, 30 Nov 2026 10:00:00 GMT".to_owned())),
        3 => posts.iter_mut().for_each(|post| post.id = format!("new:{}", random.random::<u32>())),
        4 => posts.iter_mut().for_each(|post| post.title = format!("{}!", post.title)),
        5 => posts
            .iter_mut()
            .for_each(|post| post.link = format!("{}?utm_source=rss#x", post.link.split('?').next().unwrap())),
        6 => {
            let host = format!("http://moved{}.example", random.random_range(0..9));
            for post in posts.iter_mut() {
                let path = post.link.rsplit('/').next().unwrap().to_owned();
                post.link = format!("{host}/{path}");
            }
        }
        _ => {
            let again = posts[random.random_range(0..posts.len())].clone();
            posts.push(again);
        }
    }
}

/// One of these at a time, because each is known by what the others leave.
#[tokio::test]
async fn a_feed_that_repeats_reorders_moves_and_changes_its_entries_shares_each_once() {
    let blog = Blog::new().await;
    blog.follow(json!({})).await;
    let mut posts: Vec<Post> = ["second", "first"].map(Post::new).to_vec();
    blog.has(&posts);
    blog.pass(20).await;
    assert_eq!(blog.published().len(), 1);
    let seed = rand::random();
    let mut random = StdRng::seed_from_u64(seed);
    for _ in 0..25 {
        befall(&mut posts, &mut random);
        posts.truncate(12);
        blog.has(&posts);
        blog.pass(1500).await;
        assert_eq!(blog.published().len(), 1, "seed {seed}: {posts:?}");
    }
    // And what is new is seen among all that.
    posts.insert(0, Post::new("third"));
    blog.has(&posts);
    blog.pass(1500).await;
    assert_eq!(blog.published().len(), 2, "seed {seed}");
}

#[tokio::test]
async fn after_a_restart_what_was_seen_is_known_and_what_waited_goes_out_once() {
    let mut blog = Blog::new().await;
    let feed = blog.follow(json!({"delay_minutes": 30})).await;
    blog.has(&[Post::new("second"), Post::new("first")]);
    blog.pass(20).await;
    blog.world.restart();
    blog.visitor = blog.visitor.moved_to(blog.world.url());
    blog.pass(31).await;
    assert_eq!(blog.published().len(), 1);
    blog.world.restart();
    blog.visitor = blog.visitor.moved_to(blog.world.url());
    blog.pass(31).await;
    assert_eq!(blog.published().len(), 1, "{:?}", blog.states(&feed).await);
}

#[tokio::test]
async fn rounds_that_run_at_the_same_time_share_once() {
    let blog = Blog::new().await;
    let feed = blog.follow(json!({})).await;
    blog.has(&[Post::new("third"), Post::new("second"), Post::new("first")]);
    blog.world.advance(std::time::Duration::from_mins(20));
    let ping = format!("{feed}/ping");
    let empty = json!({});
    let pings = (0..6).map(|_| blog.visitor.post(&ping, &empty));
    let app = blog.world.app();
    let (rounds, _) = tokio::join!(
        async { tokio::join!(app.feeds_round(), app.feeds_round(), app.feeds_round()) },
        futures_util::future::join_all(pings)
    );
    assert!(rounds.0.is_ok() && rounds.1.is_ok() && rounds.2.is_ok());
    blog.round().await;
    assert_eq!(blog.published().len(), 2);
}
