//! The forecast: which posts that wait will not go out unless something is done, and what.

use super::Posts;
use super::rules::weighted_length;
use crate::model::text_enum::text_enum;
use crate::model::{AccountId, DeliveryId, Instant, PlatformKey, PostId, Refusal, UserId};
use crate::store::deliveries::DeliveryRow;
use crate::store::posts::PostRow;
use crate::store::{self, StoreError};

/// How far ahead is looked: so many posts of an account.
const LOOKED_AT: i64 = 500;
/// Characters of an excerpt.
const EXCERPT: usize = 80;

text_enum! {
    /// What has to be done so that a post goes out.
    pub enum Act {
        /// Connect the account again.
        Reconnect = "reconnect",
        /// Give the second permission, which images need.
        GiveImagePermission = "give_image_permission",
        /// Shorten the text.
        ShortenText = "shorten_text",
        /// Whoever runs the server has to do something.
        AskOperator = "ask_operator",
    }
}

/// What is known of an account that decides about its posts.
#[derive(Clone, Debug)]
pub struct Outlook {
    pub account: AccountId,
    pub platform: PlatformKey,
    /// Why nothing can be sent as it is, and what has to be done.
    pub blocked: Option<Obstacle>,
    /// Nothing can be sent from this moment on, for this reason.
    pub ends: Option<(Instant, Obstacle)>,
    /// Why no image can be sent.
    pub images: Option<Obstacle>,
    /// The longest text, in the platform's own way of counting; absent when it is not known.
    pub text_max: Option<u32>,
}

/// Something in the way of a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// A stable code.
    pub reason: String,
    pub act: Act,
    /// What is in the way and what to do, in one sentence.
    pub detail: String,
}

/// A post that will not go out as things are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostAtRisk {
    pub post: PostId,
    pub delivery: DeliveryId,
    pub due_at: Instant,
    /// The beginning of its text.
    pub excerpt: String,
    pub obstacle: Obstacle,
}

/// What waits for an account, and what of it is at risk, soonest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    pub waiting: i64,
    pub at_risk: Vec<PostAtRisk>,
}

impl Posts {
    /// Looks ahead for each of the user's accounts, in the order given.
    pub async fn forecast(&self, user: UserId, outlooks: Vec<Outlook>) -> Result<Vec<Forecast>, StoreError> {
        self.store
            .read(move |conn| {
                let is_held = store::server::get(conn)?.hold_reason.is_some();
                let mut forecasts = Vec::with_capacity(outlooks.len());
                for outlook in outlooks {
                    let waiting = store::waiting::count_of(conn, outlook.account)?;
                    if waiting == 0 {
                        forecasts.push(Forecast::default());
                        continue;
                    }
                    let next = store::waiting::of_account(conn, user, outlook.account, LOOKED_AT)?;
                    let ids: Vec<PostId> = next.iter().map(|(delivery, _)| delivery.post_id).collect();
                    let images = store::media::of_posts(conn, &ids)?;
                    let has_images = |post: PostId| images.iter().any(|image| image.post_id == Some(post));
                    let at_risk = next
                        .iter()
                        .filter_map(|(delivery, post)| {
                            let obstacle = in_the_way(&outlook, is_held, delivery, post, has_images(post.id))?;
                            let (due_at, excerpt) = (delivery.due_at, excerpt(delivery.text(post)));
                            Some(PostAtRisk { post: post.id, delivery: delivery.id, due_at, excerpt, obstacle })
                        })
                        .collect();
                    forecasts.push(Forecast { waiting, at_risk });
                }
                Ok(forecasts)
            })
            .await
    }
}

/// The beginning of a text on one line, cut after a whole character.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// What is in the way of a post, the largest first: what has to be done before anything else helps.
fn in_the_way(
    outlook: &Outlook,
    is_held: bool,
    delivery: &DeliveryRow,
    post: &PostRow,
    has_images: bool,
) -> Option<Obstacle> {
    if let Some(blocked) = &outlook.blocked {
        return Some(blocked.clone());
    }
    if is_held {
        return Some(Obstacle {
            reason: "restored_database".to_owned(),
            act: Act::AskOperator,
            detail: "The server's database may be older than what was already sent. Nothing is sent until its operator has looked and resumed.".to_owned(),
        });
    }
    let credits = Refusal::InsufficientCredits.as_str();
    if delivery.reason.as_deref() == Some(credits) {
        return Some(Obstacle {
            reason: credits.to_owned(),
            act: Act::AskOperator,
            detail: delivery.detail.clone().unwrap_or_default(),
        });
    }
    if let Some((at, obstacle)) = &outlook.ends
        && delivery.due_at >= *at
    {
        return Some(obstacle.clone());
    }
    if has_images && let Some(obstacle) = &outlook.images {
        return Some(obstacle.clone());
    }
    let length = weighted_length(delivery.text(post));
    outlook.text_max.filter(|max| length > *max).map(|max| Obstacle {
        reason: "text_too_long".to_owned(),
        act: Act::ShortenText,
        detail: format!(
            "The text counts {length}; {} takes {max} from this account now. Shorten it before its time.",
            outlook.platform.name()
        ),
    })
}
