//! Feeds, their entries, and by what these are known.

use pillarbox::model::{FeedId, FeedItemId, FeedItemState};
use pillarbox::store;
use pillarbox::store::feed_items::{FeedItemRow, ItemStart, Settled};
use pillarbox::store::feeds::FeedRow;

use super::{at, on_each, user};

#[tokio::test]
async fn db_an_entry_is_known_by_any_key_and_settled_once() {
    on_each(|conn| {
        let (ada, grace) = (user(conn, "ada")?, user(conn, "grace")?);
        let feed = FeedRow {
            id: FeedId::generate(at(1)),
            user_id: ada,
            version: 0,
            address: "https://blog.example/feed".to_owned(),
            site: None,
            title: "A blog".to_owned(),
            active: true,
            template: "{url}".to_owned(),
            account_ids: "[]".to_owned(),
            approval: false,
            with_image: false,
            delay_minutes: 0,
            per_day: 3,
            ping_token: "token".to_owned(),
            etag: None,
            last_modified: None,
            next_poll_at: Some(at(5)),
            polled_at: None,
            baseline_at: Some(at(1)),
            failures: 0,
            failing_since: None,
            failure: None,
            told_at: None,
            created_at: at(1),
            updated_at: at(1),
        };
        store::feeds::insert(conn, &feed)?;
        assert!(store::feeds::find(conn, grace, feed.id)?.is_none());
        assert!(
            store::feeds::has_address(conn, ada, &feed.address)?
                && !store::feeds::has_address(conn, grace, &feed.address)?
        );
        assert_eq!((store::feeds::due(conn, at(4), 9)?.len(), store::feeds::due(conn, at(5), 9)?.len()), (0, 1));

        let item = FeedItemRow {
            id: FeedItemId::generate(at(2)),
            feed_id: feed.id,
            user_id: ada,
            title: "One".to_owned(),
            url: Some("https://blog.example/one".to_owned()),
            summary: String::new(),
            image_url: None,
            published_at: None,
            first_seen_at: at(2),
            state: FeedItemState::Baseline,
            reason: None,
            share_at: None,
            tries: 0,
            settled_at: None,
            post_id: None,
            draft_id: None,
        };
        let other = FeedItemRow { id: FeedItemId::generate(at(3)), first_seen_at: at(3), ..item.clone() };
        store::feed_items::insert(conn, &item)?;
        store::feed_items::insert(conn, &other)?;
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        store::feed_items::learn(conn, feed.id, item.id, &keys(&["l1", "i1"]))?;
        // A key that stands for one entry stays with it.
        store::feed_items::learn(conn, feed.id, other.id, &keys(&["i1", "l2"]))?;
        assert_eq!(store::feed_items::find_by_keys(conn, feed.id, &keys(&["l0", "i1"]))?, Some(item.id));
        assert_eq!(store::feed_items::find_by_keys(conn, feed.id, &keys(&["l2"]))?, Some(other.id));
        assert_eq!(store::feed_items::find_by_keys(conn, feed.id, &keys(&["l0"]))?, None);

        store::feed_items::judge(conn, item.id, FeedItemState::Waiting, None, Some(at(9)))?;
        assert_eq!(store::feeds::next_at(conn, at(6))?, Some(at(9)));
        assert_eq!(store::feed_items::due(conn, at(9), 9)?.len(), 1);
        assert_eq!(store::feed_items::count_taken(conn, feed.id, at(1))?, 1);
        let settled = Settled {
            state: FeedItemState::Shared,
            reason: None,
            share_at: None,
            settled_at: Some(at(9)),
            post_id: None,
            draft_id: None,
        };
        assert!(!store::feed_items::settle(conn, grace, item.id, &settled)?);
        assert!(store::feed_items::settle(conn, ada, item.id, &settled)?);
        assert!(!store::feed_items::settle(conn, ada, item.id, &settled)?, "once");
        assert!(!store::feed_items::take(conn, ada, item.id, at(9))?);
        assert!(store::feed_items::take(conn, ada, other.id, at(9))?);

        let first = store::feed_items::page(conn, ada, feed.id, None, 1)?;
        let start = ItemStart { first_seen_at: first[0].first_seen_at, id: first[0].id };
        let second = store::feed_items::page(conn, ada, feed.id, Some(start), 9)?;
        assert_eq!((first[0].id, second.len(), second[0].id), (other.id, 1, item.id));

        store::feeds::forget_base_lines(conn)?;
        assert_eq!(store::feeds::find(conn, ada, feed.id)?.unwrap().baseline_at, None);
        assert_eq!(store::feed_items::due(conn, at(99), 9)?.len(), 0, "what waited is skipped");
        assert!(store::feeds::ping(conn, "token", at(1), at(2))? && !store::feeds::ping(conn, "other", at(1), at(2))?);
        assert!(!store::feeds::delete(conn, grace, feed.id)? && store::feeds::delete(conn, ada, feed.id)?);
        Ok(())
    })
    .await;
}
