//! Looking up what became of deliveries nobody knows the end of: one reading of an account's own posts for all of them,
//! a verdict on each, and both written down together.

use std::sync::Arc;

use super::doubt::{Doubt, Sight, Verdict, Why};
use super::hold;
use super::matching::Sought;
use super::outcome::next_state;
use super::retry::{Next, Situation, decide_absent};
use super::tick::PAUSE;
use super::{Change, Publisher, Trouble, news};
use crate::accounts::{FreshToken, TokenUnavailable};
use crate::model::{AccountId, DeliveryState, Finding, Instant, LookupId, OutcomeKind, OwnPosts, Refusal, Stage};
use crate::platforms::ReadError;
use crate::store::accounts::AccountRow;
use crate::store::attempts::{self, AttemptRow};
use crate::store::deliveries::{self, DeliveryRow, Move};
use crate::store::lookups::LookupRow;
use crate::store::posts::PostRow;
use crate::store::{self, AnyConnection, StoreError, queue};

/// A delivery in doubt, with what is known of it.
struct Case {
    delivery: DeliveryRow,
    post: PostRow,
    images: usize,
    /// The newest create attempt; none when a restored database is compared.
    attempt: Option<AttemptRow>,
    /// The first attempt that may have published it; the time it was due at where no attempt is known.
    first_attempt_at: Instant,
    doubt: Doubt,
}

impl Publisher {
    /// Begins to look at an account, unless that is being done. True when it began.
    pub(super) fn start_lookups(&self, account: AccountId) -> bool {
        let Some(lane) = self.0.lookups.enter(account) else { return false };
        let publisher = self.clone();
        tokio::spawn(async move {
            if let Err(error) = publisher.look_up(account).await {
                tracing::error!(%account, %error, "what was looked up could not be written down");
                publisher.note_trouble(Some(Trouble::Database));
                tokio::time::sleep(PAUSE).await;
            }
            drop(lane);
            publisher.0.outbox.nudge();
        });
        true
    }

    async fn look_up(&self, account: AccountId) -> Result<(), StoreError> {
        let now = self.0.clock.now();
        let (account, cases) = self
            .0
            .store
            .read(move |conn| {
                let due = queue::to_check_of(conn, account, now)?;
                let cases =
                    due.into_iter().map(|delivery| Case::find(conn, delivery)).collect::<Result<Vec<_>, _>>()?;
                Ok::<_, StoreError>((store::accounts::get_for_publisher(conn, account)?, cases))
            })
            .await?;
        let Some(since) = cases.iter().map(|case| case.sought().since()).min() else { return Ok(()) };
        let read = self.read_own_posts(&account, since).await?;
        let mut taken: Vec<String> = Vec::new();
        for case in cases {
            let (sight, detail) = self.sight(&case, &read, &taken).await?;
            if let Sight::Found { remote_id } = &sight {
                taken.push(remote_id.clone());
            }
            self.conclude(&account, case, sight, detail).await?;
        }
        Ok(())
    }

    /// Reads the account's own posts; a refused token is replaced once.
    async fn read_own_posts(
        &self,
        account: &AccountRow,
        since: Instant,
    ) -> Result<Result<OwnPosts, String>, StoreError> {
        let Some(adapter) = self.0.platforms.find(account.platform).map(Arc::clone) else {
            return Ok(Err(format!("{} is not set up on this server any more.", account.platform.name())));
        };
        for _ in 0..2 {
            let FreshToken { access, generation } = match self.0.accounts.fresh_token(account.id).await {
                Ok(token) => token,
                Err(TokenUnavailable::Store(error)) => return Err(error),
                Err(other) => return Ok(Err(other.to_string())),
            };
            match adapter.own_posts(&access, &account.remote_id, since).await {
                Ok(posts) => return Ok(Ok(posts)),
                Err(ReadError::Unreadable(said)) => return Ok(Err(said)),
                Err(ReadError::Unauthorized) => {
                    let (id, now) = (account.id, self.0.clock.now());
                    self.0.store.write(move |conn| store::token_sets::expire(conn, id, generation, now)).await?;
                }
            }
        }
        Ok(Err("the platform does not accept the token".to_owned()))
    }

    /// What the reading says about one case. A post that belongs to another delivery is not this one.
    async fn sight(
        &self,
        case: &Case,
        read: &Result<OwnPosts, String>,
        taken: &[String],
    ) -> Result<(Sight, Option<String>), StoreError> {
        let posts = match read {
            Ok(read) => &read.posts,
            Err(said) => return Ok((Sight::Unreadable, Some(said.clone()))),
        };
        let sought = case.sought();
        let mut matches: Vec<_> = posts.iter().filter(|post| sought.is(post) && !taken.contains(&post.id)).collect();
        matches.sort_by_key(|post| post.created_at);
        let (ids, platform) = (matches.iter().map(|post| post.id.clone()).collect::<Vec<_>>(), case.delivery.platform);
        let known = self.0.store.read(move |conn| queue::known_remote_ids(conn, platform, &ids)).await?;
        let ours = matches.into_iter().find(|post| !known.contains(&post.id));
        Ok((ours.map_or(Sight::Absent, |post| Sight::Found { remote_id: post.id.clone() }), None))
    }

    /// Judges a sight and writes both down.
    async fn conclude(
        &self,
        account: &AccountRow,
        case: Case,
        sight: Sight,
        detail: Option<String>,
    ) -> Result<(), StoreError> {
        let (id, now) = (case.delivery.id, self.0.clock.now());
        let monotonic = self.0.clock.monotonic();
        let verdict = self.0.watches.judge(id, case.doubt, sight.clone(), &self.0.settings.rules, monotonic);
        let lookup = LookupRow {
            id: LookupId::generate(now),
            delivery_id: id,
            attempt_id: case.attempt.as_ref().map(|attempt| attempt.id),
            looked_at: now,
            finding: match &sight {
                Sight::Found { .. } => Finding::Found,
                Sight::Absent => Finding::Absent,
                Sight::Unreadable => Finding::Unreadable,
            },
            remote_id: if let Sight::Found { remote_id } = sight { Some(remote_id) } else { None },
            detail,
        };
        let adapter = self.0.platforms.find(account.platform).map(Arc::clone);
        let (username, settings, jitter) = (account.username.clone(), self.0.settings.clone(), (self.0.jitter)());
        let seen = case.delivery.clone();
        let ended = self
            .0
            .store
            .write(move |conn| {
                let url =
                    |remote_id: &str| adapter.as_ref().map(|it| it.post_url(&username, remote_id)).unwrap_or_default();
                let to = match &verdict {
                    Verdict::Published { remote_id } => {
                        Move::posted(remote_id.clone(), url(remote_id), now, seen.tries)
                    }
                    Verdict::LookAgain(wait) => same_doubt(&seen, now + *wait),
                    Verdict::AskPerson(why) => ask(&seen, *why),
                    Verdict::RefusedAsDuplicate => Move::to(DeliveryState::Failed, seen.tries)
                        .because(Refusal::DuplicateContent.as_str(), seen.detail.clone().unwrap_or_default()),
                    Verdict::NotPublished if is_restored(&seen) => after_restore(conn, &seen)?,
                    Verdict::NotPublished => {
                        let situation = Situation {
                            tries: seen.tries,
                            refused_tokens: 0,
                            now,
                            not_after: seen.publish_late.grace(settings.late_grace).map(|grace| seen.due_at + grace),
                            jitter,
                        };
                        let next: Next = decide_absent(seen.tries, &situation);
                        Move { tries: seen.tries, ..next_state(&next, &seen, now, now) }
                    }
                };
                store::lookups::insert(conn, &lookup)?;
                let state = to.state;
                if lookup.finding != Finding::Unreadable {
                    store::accounts::set_verified(conn, seen.account_id, now)?;
                }
                match deliveries::advance(conn, seen.id, seen.version, to.clone(), now) {
                    Ok(()) => news::tell_of(conn, &seen, &to, now).map(|()| state),
                    // Changed meanwhile; what was seen is kept all the same.
                    Err(StoreError::NotFound) => Ok(state),
                    Err(other) => Err(other),
                }
            })
            .await?;
        if ended != DeliveryState::Unconfirmed {
            self.0.watches.end(id);
            tracing::info!(delivery = %id, state = %ended, "a doubt has ended");
        }
        if ended == DeliveryState::Posted {
            self.0.media.forget_if_done(case.delivery.post_id).await;
        }
        self.0.outbox.announce(Change::of(&case.delivery, ended));
        Ok(())
    }
}

impl Case {
    fn find(conn: &mut AnyConnection, delivery: DeliveryRow) -> Result<Self, StoreError> {
        let all = attempts::of_deliveries(conn, &[delivery.id])?;
        let creates: Vec<&AttemptRow> = all.iter().filter(|attempt| attempt.stage == Stage::Create).collect();
        let unanswered = creates.iter().find(|attempt| attempt.outcome == Some(OutcomeKind::Unconfirmed));
        let newest = creates.last().copied();
        let doubt = match newest {
            Some(attempt) if attempt.outcome == Some(OutcomeKind::Rejected) => {
                if unanswered.is_some() {
                    Doubt::DuplicateAfterDoubt
                } else {
                    Doubt::Duplicate
                }
            }
            Some(attempt) if attempt.http_status.is_some_and(|status| status >= 500) => Doubt::ServerError,
            _ => Doubt::NoAnswer,
        };
        let first_attempt_at = unanswered.copied().or(newest).map_or(delivery.due_at, |attempt| attempt.prepared_at);
        Ok(Self {
            post: store::posts::get_for_publisher(conn, delivery.post_id)?,
            images: store::media::of_posts(conn, &[delivery.post_id])?.len(),
            attempt: newest.cloned(),
            first_attempt_at: if is_restored(&delivery) { delivery.due_at } else { first_attempt_at },
            doubt: if is_restored(&delivery) { Doubt::NoAnswer } else { doubt },
            delivery,
        })
    }

    fn sought(&self) -> Sought<'_> {
        Sought { text: self.delivery.text(&self.post), images: self.images, first_attempt_at: self.first_attempt_at }
    }
}

fn is_restored(delivery: &DeliveryRow) -> bool {
    delivery.reason.as_deref() == Some(hold::REASON)
}

/// Not at the platform: it goes out as if nothing had been, once a person has resumed.
fn after_restore(conn: &mut AnyConnection, seen: &DeliveryRow) -> Result<Move, StoreError> {
    let held = store::server::get(conn)?.hold_reason.is_some();
    Ok(if held {
        Move::to(DeliveryState::Held, seen.tries).because(hold::REASON, hold::DETAIL)
    } else {
        Move::scheduled(seen.due_at, seen.tries)
    })
}

fn same_doubt(seen: &DeliveryRow, check_at: Instant) -> Move {
    Move { reason: seen.reason.clone(), detail: seen.detail.clone(), ..Move::unconfirmed(check_at, seen.tries) }
}

fn ask(seen: &DeliveryRow, why: Why) -> Move {
    let (reason, detail) = match why {
        Why::Unreadable => (
            "unreadable",
            "The platform did not say whether this post is out, and could not be read for an hour. Look at the account: is the post there?",
        ),
        Why::Conflict => (
            "conflicting",
            "The platform says that it has this post already, but does not show it. Look at the account: is the post there?",
        ),
    };
    Move::to(DeliveryState::NeedsReview, seen.tries).because(reason, detail)
}
