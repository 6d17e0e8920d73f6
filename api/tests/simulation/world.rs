//! One world: its lives one after the other, with the platform and the truth outside of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::TimeDelta;
use pillarbox::accounts::Accounts;
use pillarbox::clock::SharedClock;
use pillarbox::media::Media;
use pillarbox::model::{DatabaseUrl, DeliveryState, IdempotencyKey, Instant, PlatformKey, PostId, UserId};
use pillarbox::platforms::Platforms;
use pillarbox::posts::{Allowance, Compose, ComposeError, ImageUpload, Posts, Retry, TimeAsked};
use pillarbox::publisher::{HighWaterKeys, Outbox, Parts, Publisher, Rules, Settings};
use pillarbox::store::{self, Durability, Store};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::clock::VirtualClock;
use super::judge::{self, Outcome};
use super::life::Steps;
use super::plan::{Death, Plan, PlannedPost};
use super::remote::{Memory, Remote};
use super::template::{ACCOUNTS, beginning, no_fetching, runtime, template, vault};

/// What an operator lets users have is tried elsewhere.
const NO_LIMIT: Allowance = Allowance { media_quota: u64::MAX, posts_per_day_per_account: None, posts_per_day: None };
/// By then everything has.
const SETTLED_BY: Duration = Duration::from_hours(12);

/// The rules under which a world runs; the flips change one of them.
#[derive(Clone, Copy, Default)]
pub(crate) struct Setup {
    pub(crate) rules: Rules,
    pub(crate) durability: Durability,
}

/// A folder in memory, where there is such a thing.
pub(crate) fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}

/// What outlives the process.
struct World<'a> {
    plan: &'a Plan,
    setup: Setup,
    folder: PathBuf,
    memory: Arc<Mutex<Memory>>,
    rng: StdRng,
    now: Instant,
    clock_off_by: TimeDelta,
    /// Posts whose writing was confirmed.
    written: BTreeMap<usize, PostId>,
    /// What their writer has asked for and got.
    cancelled: BTreeSet<usize>,
    retried: BTreeSet<usize>,
    calm: bool,
}

/// Runs a world to its end and judges it.
pub(crate) fn run(plan: &Plan, setup: Setup) -> Result<Outcome, String> {
    let memory = Memory::new(plan.seed, plan.remote);
    run_with(plan, setup, memory).map(|(outcome, _)| outcome)
}

/// The same with a platform that was told what to answer; also says how many steps the last life took.
pub(crate) fn run_with(plan: &Plan, setup: Setup, memory: Arc<Mutex<Memory>>) -> Result<(Outcome, u64), String> {
    let folder = folder();
    template().write_to(folder.path());
    let mut world = World {
        plan,
        setup,
        folder: folder.path().to_owned(),
        memory,
        rng: StdRng::seed_from_u64(plan.seed ^ 0xdead),
        now: beginning(),
        clock_off_by: TimeDelta::zero(),
        written: BTreeMap::new(),
        cancelled: BTreeSet::new(),
        retried: BTreeSet::new(),
        calm: false,
    };
    let mut deaths = 0;
    for death in &plan.deaths {
        let (died, _) = world.live(Some(*death))?;
        if !died {
            break;
        }
        deaths += 1;
        world.now = world.now + death.down_for;
        world.clock_off_by = death.clock_off_by;
    }
    // Living on after a clean end changes nothing, and is one more start to be survived.
    let (_, steps) = world.live(None)?;
    let outcome = judge::judge(&world.folder, &world.memory.lock().unwrap(), &world.written, deaths)?;
    Ok((outcome, steps))
}

impl World<'_> {
    /// Lives until the death, or until everything is settled. Says whether it died, and after how many steps.
    fn live(&mut self, death: Option<Death>) -> Result<(bool, u64), String> {
        let steps = Steps::until(death.map(|death| death.at_step));
        pillarbox::disk::simulate(Some(steps.hook()));
        let runtime = runtime();
        let (settled, now) = runtime.block_on(async {
            let clock = VirtualClock::begin(self.now, self.clock_off_by);
            let settled = tokio::select! {
                biased;
                () = steps.died() => None,
                settled = self.act(&clock, &steps) => Some(settled),
            };
            (settled, clock.truth())
        });
        tracing::info!(steps = steps.taken(), died = settled.is_none(), at = %now, "a life has ended");
        self.now = now;
        let left_on_disk = death.filter(|death| settled.is_none() && death.power_cut).map(|_| self.on_disk());
        drop(runtime);
        pillarbox::disk::simulate(None);
        if let Some(files) = left_on_disk {
            self.cut_power(files);
        }
        match settled {
            None => Ok((true, steps.taken())),
            Some(Ok(())) => Ok((false, steps.taken())),
            Some(Err(said)) => Err(said),
        }
    }

    /// Everything one life does.
    async fn act(&mut self, clock: &Arc<VirtualClock>, steps: &Steps) -> Result<(), String> {
        let user = template().user;
        let shared: SharedClock = Arc::<VirtualClock>::clone(clock);
        let path = self.folder.join("pillarbox.db").to_string_lossy().into_owned();
        let failed = |error: &dyn std::fmt::Display| error.to_string();
        let store = Store::open_with(DatabaseUrl::Sqlite(path), self.setup.durability).await.map_err(|e| failed(&e))?;
        let remote = Remote::new(Arc::clone(&self.memory), Arc::clone(clock), steps.clone());
        let platforms = Platforms::default().with(Arc::new(remote));
        // A post counts as accepted once it is written, so its image has to be on disk by then.
        let media = Media::open(store.clone(), Arc::clone(&shared), self.folder.join("media"), false).unwrap();
        let outbox = Outbox::new(store.clone());
        let posts = Posts::new(store.clone(), media.clone(), platforms.clone(), Arc::clone(&shared), NO_LIMIT);
        let settings = Settings {
            data_dir: self.folder.clone(),
            high_water_keys: HighWaterKeys { newest: [7; 32], previous: Vec::new() },
            late_grace: Duration::from_hours(1),
            backlog_spacing: Duration::from_mins(1),
            rules: self.setup.rules,
        };
        let parts = Parts {
            accounts: Accounts::new(
                store.clone(),
                vault(),
                platforms.clone(),
                no_fetching(),
                Arc::clone(&shared),
                true,
            ),
            store: store.clone(),
            media,
            platforms,
            clock: shared,
            outbox: outbox.clone(),
            jitter: || 0.5,
        };
        let publisher = Publisher::start(settings, parts).await.map_err(|e| failed(&e))?;
        tokio::spawn(async move { publisher.run().await });
        self.write_posts(user, &store, &posts, &outbox).await?;
        self.wait_until_settled(user, clock, &store, &posts, &outbox).await
    }

    async fn write_posts(&mut self, user: UserId, store: &Store, posts: &Posts, outbox: &Outbox) -> Result<(), String> {
        let accounts = store.read(move |conn| store::accounts::list(conn, user)).await.map_err(|e| e.to_string())?;
        for (number, planned) in self.plan.posts.iter().enumerate() {
            if self.written.contains_key(&number) {
                continue;
            }
            // Ids of different moments sort the same in every run.
            tokio::time::sleep(Duration::from_millis(2)).await;
            let account = accounts.iter().find(|row| row.remote_id == ACCOUNTS[planned.account]).unwrap().id;
            let compose = compose(number, &self.plan.posts, account);
            match posts.compose(user, compose).await {
                Ok(composed) => {
                    self.written.insert(number, composed.view.post.id);
                    outbox.nudge();
                }
                // Its time passed while the process was dead, or its account was lost: its writer is told so.
                Err(ComposeError::Fields(_) | ComposeError::NeedsReauth(_)) => {}
                Err(error) => return Err(format!("post {number} could not be written: {error}")),
            }
        }
        Ok(())
    }

    async fn wait_until_settled(
        &mut self,
        user: UserId,
        clock: &Arc<VirtualClock>,
        store: &Store,
        posts: &Posts,
        outbox: &Outbox,
    ) -> Result<(), String> {
        loop {
            let passed = clock.truth().since(beginning());
            if passed >= self.plan.calm_after && !self.calm {
                self.calm = true;
                self.memory.lock().unwrap().calm_down();
                clock.set_off_by(TimeDelta::zero());
            }
            self.cancel_what_is_wanted(user, passed, posts).await;
            let open = self.look_after(user, store, posts, outbox).await?;
            if open == 0 && self.calm {
                return Ok(());
            }
            if passed > SETTLED_BY {
                return Err(format!("{open} deliveries have no end after {passed:?}"));
            }
            let at_most = Duration::from_secs(if passed < Duration::from_mins(5) { 20 } else { 90 });
            let pause = if open == 0 { self.until_something_happens(passed) } else { at_most };
            tokio::time::sleep(pause).await;
        }
    }

    /// Until calm, or until someone wants something cancelled.
    fn until_something_happens(&self, passed: Duration) -> Duration {
        let wishes = self.plan.posts.iter().filter_map(|planned| planned.cancelled_after);
        let next = wishes.chain([self.plan.calm_after]).filter(|at| *at > passed).min();
        next.map_or(Duration::from_secs(1), |at| at.saturating_sub(passed))
    }

    async fn cancel_what_is_wanted(&mut self, user: UserId, passed: Duration, posts: &Posts) {
        for (number, planned) in self.plan.posts.iter().enumerate() {
            let due = planned.cancelled_after.is_some_and(|after| after <= passed);
            let Some(post) = self.written.get(&number).copied().filter(|_| due) else { continue };
            // Once; that it is too late is an answer, too.
            if self.cancelled.insert(number) {
                let _too_late = posts.cancel(user, post, None).await;
            }
        }
    }

    /// Does what its writer does about a post that ended badly, and counts what has no end.
    async fn look_after(
        &mut self,
        user: UserId,
        store: &Store,
        posts: &Posts,
        outbox: &Outbox,
    ) -> Result<usize, String> {
        let mut open = 0;
        let ids: Vec<PostId> = self.written.values().copied().collect();
        let deliveries = store.read(move |conn| store::deliveries::of_posts(conn, user, &ids)).await;
        let deliveries = deliveries.map_err(|error: store::StoreError| error.to_string())?;
        for (number, post) in self.written.clone() {
            for delivery in deliveries.iter().filter(|delivery| delivery.post_id == post) {
                match delivery.state {
                    DeliveryState::Scheduled | DeliveryState::Sending | DeliveryState::Unconfirmed => open += 1,
                    DeliveryState::Failed | DeliveryState::Missed | DeliveryState::NeedsReview
                        if self.calm && self.plan.posts[number].retried && !self.retried.contains(&number) =>
                    {
                        self.retried.insert(number);
                        self.answer(user, number, post, posts).await?;
                        outbox.nudge();
                        open += 1;
                    }
                    _ => {}
                }
            }
        }
        Ok(open)
    }

    /// The writer looks at the platform and says truly what he sees, then sends again what is not there.
    async fn answer(&self, user: UserId, number: usize, post: PostId, posts: &Posts) -> Result<(), String> {
        let text = text_of(number, &self.plan.posts);
        let there = self.memory.lock().unwrap().kept.iter().find(|kept| kept.text == text).map(|kept| kept.id.clone());
        if let Some(id) = there {
            // Refused where nothing is in doubt; a twin's address may be taken.
            let _refused =
                posts.confirm_published(user, PlatformKey::X, (post, None), &format!("https://x.test/{id}")).await;
            return Ok(());
        }
        let retry = Retry { platform: PlatformKey::X, post, account: None, not_published: true, idempotency: None };
        posts.retry(user, retry).await.map(drop).map_err(|error| format!("post {number} could not be retried: {error}"))
    }

    /// The database and its log as they are, before anything closes them.
    fn on_disk(&self) -> [(PathBuf, Option<Vec<u8>>); 2] {
        ["pillarbox.db", "pillarbox.db-wal"].map(|name| {
            let path = self.folder.join(name);
            let bytes = std::fs::read(&path).ok();
            (path, bytes)
        })
    }

    /// Puts the files back as a power cut leaves them. With full durability every commit was put on disk before it
    /// returned, so all of the log is there; otherwise nothing was since the last checkpoint, and any part of it may be
    /// (sqlite.org/pragma.html, synchronous).
    fn cut_power(&mut self, files: [(PathBuf, Option<Vec<u8>>); 2]) {
        let _gone = std::fs::remove_file(self.folder.join("pillarbox.db-shm"));
        let [(database, main), (log, mut frames)] = files;
        if let (Durability::Normal, Some(frames)) = (self.setup.durability, &mut frames) {
            let kept = self.rng.random_range(0..=frames.len());
            frames.truncate(kept);
        }
        std::fs::write(database, main.unwrap()).unwrap();
        match frames {
            Some(frames) => std::fs::write(log, frames).unwrap(),
            None => drop(std::fs::remove_file(log)),
        }
    }
}

/// Every text is unlike all others, but for twins.
pub(crate) fn text_of(number: usize, posts: &[PlannedPost]) -> String {
    if posts[number].twin && number > 0 && posts[number - 1].account == posts[number].account {
        return text_of(number - 1, posts);
    }
    format!("post {number} & co. at example.com/{number}")
}

fn compose(number: usize, posts: &[PlannedPost], account: pillarbox::model::AccountId) -> Compose {
    let planned = &posts[number];
    let due_at = beginning() + planned.due_after;
    let time = (!planned.due_after.is_zero()).then(|| TimeAsked { scheduled_for: due_at.to_string(), time_zone: None });
    Compose {
        platform: Some(PlatformKey::X),
        text: text_of(number, posts),
        account_ids: vec![account],
        overrides: Vec::new(),
        images: planned
            .with_image
            .then(|| ImageUpload { bytes: Arc::new(png()), alt_text: None })
            .into_iter()
            .collect(),
        attachments: Vec::new(),
        time,
        publish_late: None,
        allow_duplicate: true,
        draft: None,
        idempotency: Some(IdempotencyKey { key: number.to_string(), route: "/simulation" }),
    }
}

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(2, 2).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
