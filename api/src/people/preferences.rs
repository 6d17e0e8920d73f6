//! What a user has chosen.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use super::{People, PeopleError};
use crate::model::{NotificationKind, PublishLate, UserId};
use crate::notifications::Channels;
use crate::store::preferences::{self, Preferences};
use crate::store::{AnyConnection, StoreResult, notifications};

/// Everything a user has chosen; the defaults where he has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    pub preferences: Preferences,
    /// How he wants to hear of each kind of notification.
    pub channels: Vec<(NotificationKind, Channels)>,
}

impl Choices {
    /// A word that is another one when anything was chosen otherwise.
    pub fn tag(&self) -> String {
        let Preferences { auto_share_blog_to_x, time_zone, publish_late } = &self.preferences;
        let zone = time_zone.as_deref().unwrap_or_default();
        let mut text = format!("{auto_share_blog_to_x} {zone} {publish_late}");
        for (kind, Channels { in_app, mail }) in &self.channels {
            write!(text, " {kind} {in_app} {mail}").expect("a string takes what is written");
        }
        URL_SAFE_NO_PAD.encode(&Sha256::digest(text)[..9])
    }
}

impl People {
    pub async fn choices(&self, user: UserId) -> Result<Choices, PeopleError> {
        Ok(self.store.read(move |conn| read(conn, user)).await?)
    }

    /// Stores what the user chose, and answers with all of it. Lateness and channels that are not given stay; with `only_if`, nothing
    /// is stored unless what was chosen before has one of these tags, and the answer is nothing.
    pub async fn choose(
        &self,
        user: UserId,
        mut chosen: Preferences,
        publish_late: Option<PublishLate>,
        channels: Vec<(NotificationKind, Channels)>,
        only_if: Option<Vec<String>>,
    ) -> Result<Option<Choices>, PeopleError> {
        let now = self.clock.now();
        self.store
            .write(move |conn| {
                if let Some(tags) = only_if
                    && !tags.contains(&read(conn, user)?.tag())
                {
                    return Ok(None);
                }
                chosen.publish_late = match publish_late {
                    Some(publish_late) => publish_late,
                    None => preferences::get(conn, user)?.publish_late,
                };
                preferences::put(conn, user, &chosen, now)?;
                for (kind, channels) in channels {
                    notifications::choose(conn, user, kind, channels)?;
                }
                Ok(Some(read(conn, user)?))
            })
            .await
    }
}

fn read(conn: &mut AnyConnection, user: UserId) -> StoreResult<Choices> {
    let chosen = notifications::all_channels(conn, user)?;
    let of = |kind| chosen.iter().find(|(known, _)| *known == kind).map_or_else(Channels::default, |(_, it)| *it);
    Ok(Choices {
        preferences: preferences::get(conn, user)?,
        channels: NotificationKind::ALL.iter().map(|kind| (*kind, of(*kind))).collect(),
    })
}
