//! Drafts, their revisions and their images.

use pillarbox::model::{DraftId, DraftOrigin, IdempotencyKey, MediaId};
use pillarbox::store;
use pillarbox::store::drafts::{DraftRow, DraftStart};
use pillarbox::store::idempotency::{Created, Earlier};

use super::publishing::waiting_image;
use super::{at, on_each, user};

#[tokio::test]
async fn db_a_draft_is_changed_from_the_revision_that_was_read_and_found_by_its_owner_only() {
    on_each(|conn| {
        let (ada, grace) = (user(conn, "ada")?, user(conn, "grace")?);
        let mut rows = Vec::new();
        for second in [1, 2, 2, 3] {
            let row = DraftRow {
                id: DraftId::generate(at(second)),
                user_id: ada,
                revision: 1,
                text: "begun".to_owned(),
                recipients: "{}".to_owned(),
                scheduled_for: Some("2026-12-01T09:00".to_owned()),
                time_zone: None,
                origin: DraftOrigin::User,
                created_at: at(second),
                updated_at: at(second),
            };
            store::drafts::insert(conn, &row)?;
            rows.push(row);
        }
        let id = rows[0].id;
        assert!(store::drafts::find(conn, grace, id)?.is_none());
        assert_eq!((store::drafts::count(conn, ada)?, store::drafts::count(conn, grace)?), (4, 0));
        let next = DraftRow { revision: 2, text: "changed".to_owned(), updated_at: at(9), ..rows[0].clone() };
        assert!(!store::drafts::replace(conn, 2, &next)?);
        assert!(!store::drafts::replace(conn, 1, &DraftRow { user_id: grace, ..next.clone() })?);
        assert!(store::drafts::replace(conn, 1, &next)?);
        assert!(!store::drafts::replace(conn, 1, &next)?);
        assert_eq!(store::drafts::find(conn, ada, id)?.unwrap().text, "changed");

        let mut seen = Vec::new();
        let mut after = None;
        while let [.., last] = store::drafts::page(conn, ada, after, 1)?.as_slice() {
            seen.push(last.id);
            after = Some(DraftStart { updated_at: last.updated_at, id: last.id });
        }
        let mut middle = [rows[1].id, rows[2].id];
        middle.sort_unstable();
        assert_eq!(seen, [id, rows[3].id, middle[1], middle[0]]);

        let image = waiting_image(conn, ada, at(20))?;
        let images = [(image, Some("in the draft".to_owned()))];
        store::drafts::set_images(conn, id, &images)?;
        store::drafts::set_images(conn, id, &images)?;
        let found = store::drafts::images(conn, &[id])?;
        assert_eq!((found.len(), found[0].1.as_deref(), found[0].2.id), (1, Some("in the draft"), image));
        store::media::wait_until(conn, grace, &[image], at(99))?;
        assert_eq!(store::media::find(conn, ada, image)?.unwrap().expires_at, Some(at(20)));
        store::media::wait_until(conn, ada, &[image, MediaId::generate(at(1))], at(99))?;
        assert_eq!(store::media::find(conn, ada, image)?.unwrap().expires_at, Some(at(99)));

        let key = IdempotencyKey { key: "k".to_owned(), route: "/api/drafts" };
        store::idempotency::insert(conn, ada, &key, &[1], Created::Draft(id), at(1))?;
        assert_eq!(store::idempotency::look_up(conn, ada, &key, &[1])?, Earlier::Same(Created::Draft(id)));
        assert!(!store::drafts::delete(conn, grace, id)?);
        assert!(store::drafts::delete(conn, ada, id)? && !store::drafts::delete(conn, ada, id)?);
        assert_eq!(store::idempotency::look_up(conn, ada, &key, &[1])?, Earlier::Never);
        assert_eq!(store::drafts::images(conn, &[id])?.len(), 0);
        Ok(())
    })
    .await;
}
