//! The scripted platform. It lives through every death of the process, knows the truth, and is asked for it at the end.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use async_trait::async_trait;
use pillarbox::model::{
    ImageType, Instant, Outcome, OwnPosts, PlatformKey, Profile, Refusal, RemotePost, Report, Scopes, Secret,
    TokenGrant,
};
use pillarbox::platforms::{
    Authorization, Credentials, GrantError, ImageSending, ImageToSend, Limits, Platform, PostToSend, ProfileError,
    ReadError, RevokeError,
};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use url::Url;

use super::clock::VirtualClock;
use super::life::Steps;
use super::plan::RemotePlan;

/// The longest the platform takes to do what it was asked after we gave up (D), and to show it (V). Their sum stays
/// below the quiet time and the distance of two reads, which is what the rules promise to be safe for.
const LONGEST_DELAY: u64 = 90;
const LONGEST_LAG: u64 = 85;
/// The same after an explicit failure.
const LONGEST_DELAY_AFTER_ANSWER: u64 = 20;
const LONGEST_LAG_AFTER_ANSWER: u64 = 60;
/// How long a client waits for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A post that the platform has, or is about to have.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) text: String,
    images: usize,
    created_at: Instant,
    visible_at: Instant,
}

/// What a scripted answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Created,
    Refused,
    RateLimited,
    Unauthorized,
    NotConnected,
    /// The connection breaks before an answer; the post is made or not.
    Cut {
        made: bool,
    },
    /// No answer within the client's patience.
    Hang {
        made: bool,
    },
    /// An explicit failure.
    ServerError {
        made: bool,
    },
}

impl Answer {
    pub(crate) const ALL: [Self; 11] = [
        Self::Created,
        Self::Refused,
        Self::RateLimited,
        Self::Unauthorized,
        Self::NotConnected,
        Self::Cut { made: true },
        Self::Cut { made: false },
        Self::Hang { made: true },
        Self::Hang { made: false },
        Self::ServerError { made: true },
        Self::ServerError { made: false },
    ];
}

/// Everything the platform remembers.
pub(crate) struct Memory {
    rng: StdRng,
    plan: RemotePlan,
    pub(crate) kept: Vec<Kept>,
    /// Create requests that arrived, by text.
    pub(crate) requests: HashMap<String, u32>,
    /// Answers given to the next requests, before any are drawn.
    pub(crate) script: Vec<Answer>,
    next_id: u64,
    /// The refresh token that is good, by account.
    grants: HashMap<String, u64>,
}

/// One process's connection to the platform.
#[derive(Clone)]
pub(crate) struct Remote {
    memory: Arc<Mutex<Memory>>,
    clock: Arc<VirtualClock>,
    steps: Steps,
    limits: Limits,
}

impl Memory {
    pub(crate) fn new(seed: u64, plan: RemotePlan) -> Arc<Mutex<Self>> {
        Arc::new(Mutex::new(Self {
            rng: StdRng::seed_from_u64(seed ^ 0x5eed),
            plan,
            kept: Vec::new(),
            requests: HashMap::new(),
            script: Vec::new(),
            next_id: 1,
            grants: HashMap::new(),
        }))
    }

    /// No more trouble: what is still open may come to its end.
    pub(crate) fn calm_down(&mut self) {
        self.plan = RemotePlan { refuses_duplicates: self.plan.refuses_duplicates, ..RemotePlan::default() };
    }

    fn draw(&mut self) -> Answer {
        if !self.script.is_empty() {
            return self.script.remove(0);
        }
        if self.rng.random_range(0..100) >= self.plan.trouble {
            return Answer::Created;
        }
        let made = self.rng.random_bool(0.5);
        match self.rng.random_range(0..100) {
            0..5 => Answer::Refused,
            5..15 => Answer::RateLimited,
            15..20 => Answer::Unauthorized,
            20..30 => Answer::NotConnected,
            30..60 => Answer::Cut { made },
            60..80 => Answer::Hang { made },
            _ => Answer::ServerError { made },
        }
    }

    fn keep(&mut self, account: &str, post: &PostToSend, now: Instant, delay: u64, lag: u64) -> String {
        let (delay, lag) = (self.rng.random_range(0..=delay), self.rng.random_range(0..=lag));
        let created_at = now + Duration::from_secs(delay);
        let id = (1_000_000 + self.next_id).to_string();
        self.next_id += 1;
        self.kept.push(Kept {
            id: id.clone(),
            account: account.to_owned(),
            text: post.text.clone(),
            images: post.media_ids.len(),
            created_at,
            visible_at: created_at + Duration::from_secs(lag),
        });
        id
    }
}

impl Remote {
    pub(crate) fn new(memory: Arc<Mutex<Memory>>, clock: Arc<VirtualClock>, steps: Steps) -> Self {
        let limits = pillarbox::platforms::x::limits(true);
        Self { memory, clock, steps, limits }
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap()
    }

    async fn take(&self, from_millis: u64, to_millis: u64) {
        let millis = self.memory().rng.random_range(from_millis..=to_millis);
        tokio::time::sleep(Duration::from_millis(millis)).await;
    }

    /// The request has arrived: what comes of it is decided now, whether or not anyone lives to hear of it.
    fn arrive(&self, account: &str, post: &PostToSend) -> (Answer, Option<String>) {
        let now = self.clock.truth();
        let mut memory = self.memory();
        let answer = memory.draw();
        if answer == Answer::NotConnected {
            return (answer, None);
        }
        *memory.requests.entry(post.text.clone()).or_default() += 1;
        let has_it = memory.kept.iter().any(|kept| kept.account == account && kept.text == post.text);
        if has_it && memory.plan.refuses_duplicates && !matches!(answer, Answer::RateLimited | Answer::Unauthorized) {
            tracing::info!(text = post.text, at = %now, "refused as a duplicate");
            return (Answer::Refused, Some("duplicate".to_owned()));
        }
        let id = match answer {
            Answer::Created => Some(memory.keep(account, post, now, 0, LONGEST_LAG)),
            Answer::Cut { made: true } | Answer::Hang { made: true } => {
                // Counted from when we give up: a request that hangs may be done long before or after that.
                Some(memory.keep(account, post, now, LONGEST_DELAY, LONGEST_LAG))
            }
            Answer::ServerError { made: true } => {
                Some(memory.keep(account, post, now, LONGEST_DELAY_AFTER_ANSWER, LONGEST_LAG_AFTER_ANSWER))
            }
            _ => None,
        };
        tracing::info!(text = post.text, ?answer, id, at = %now, "a create request has arrived");
        (answer, id)
    }

    fn report(&self, answer: Answer, id: Option<String>) -> Report {
        let outcome = match (answer, id) {
            (Answer::Created, Some(remote_id)) => {
                Outcome::Posted { url: format!("https://x.test/{remote_id}"), remote_id }
            }
            (Answer::Refused, Some(_)) => {
                Outcome::Rejected { refusal: Refusal::DuplicateContent, detail: "There already.".to_owned() }
            }
            (Answer::Refused, None) => {
                Outcome::Rejected { refusal: Refusal::PlatformRejected, detail: "No.".to_owned() }
            }
            (Answer::RateLimited, _) => {
                let reset_at = self.clock.truth() + Duration::from_secs(self.memory().rng.random_range(1..1_000));
                Outcome::RateLimited { reset_at: Some(reset_at) }
            }
            (Answer::Unauthorized, _) => Outcome::Unauthorized,
            (Answer::NotConnected, _) => Outcome::NotSent { detail: "No connection.".to_owned() },
            (Answer::ServerError { .. }, _) => {
                let outcome = Outcome::Unconfirmed { answered: true, detail: "503.".to_owned() };
                return Report { outcome, http_status: Some(503), code: None, trace_id: None };
            }
            _ => Outcome::Unconfirmed { answered: false, detail: "No answer.".to_owned() },
        };
        Report::without_answer(outcome)
    }
}

/// Tokens are `<account>:<n>`; only the newest refresh token of an account is good.
fn account_of(token: &Secret) -> String {
    token.expose().split(':').next().unwrap().to_owned()
}

#[async_trait]
impl Platform for Remote {
    fn key(&self) -> PlatformKey {
        PlatformKey::X
    }

    fn limits(&self) -> &Limits {
        &self.limits
    }

    fn image_sending(&self) -> ImageSending {
        ImageSending::On
    }

    fn is_sandbox(&self) -> bool {
        true
    }

    fn required_scopes(&self) -> Scopes {
        Scopes::default()
    }

    fn issuer(&self) -> &'static str {
        "https://x.test"
    }

    fn authorize(&self, state: &Secret) -> Authorization {
        Authorization {
            url: format!("https://x.test/authorize?state={}", state.expose()).parse().unwrap(),
            code_verifier: Secret::new("verifier"),
            scopes: Scopes::default(),
            redirect_uri: "https://here.test/callback".to_owned(),
        }
    }

    fn profile_url(&self, username: &str) -> String {
        format!("https://x.test/{username}")
    }

    fn post_id_of_url(&self, url: &str) -> Option<String> {
        url.strip_prefix("https://x.test/").map(str::to_owned)
    }

    async fn exchange_code(&self, code: &Secret, _: &Secret, _: &str) -> Result<TokenGrant, GrantError> {
        Ok(self.grant(&account_of(code)))
    }

    async fn refresh(&self, refresh_token: &Secret) -> Result<TokenGrant, GrantError> {
        self.steps.step().await;
        let account = account_of(refresh_token);
        let good = self.memory().grants.get(&account).copied();
        if good.map(|good| format!("{account}:{good}")) != Some(refresh_token.expose().to_owned()) {
            return Err(GrantError::Dead("no longer good".to_owned()));
        }
        let trouble = self.memory().plan.trouble;
        let lost = self.memory().rng.random_range(0..400) < trouble;
        let grant = self.grant(&account);
        self.take(5, 400).await;
        self.steps.step().await;
        if lost { Err(GrantError::Unanswered("cut".to_owned())) } else { Ok(grant) }
    }

    async fn revoke(&self, _: &Secret) -> Result<(), RevokeError> {
        Ok(())
    }

    async fn profile(&self, access_token: &Secret) -> Result<Profile, ProfileError> {
        let account = account_of(access_token);
        Ok(Profile {
            username: format!("user{account}"),
            display_name: account.clone(),
            remote_id: account,
            avatar_url: None,
            long_posts: false,
        })
    }

    fn keeps_pictures_at(&self, _: &Url) -> bool {
        false
    }

    async fn upload_image(&self, _: Credentials<'_>, image: ImageToSend) -> Result<String, Report> {
        self.steps.step().await;
        assert_eq!(image.media_type, ImageType::Png);
        self.take(50, 900).await;
        self.steps.step().await;
        Ok("77".to_owned())
    }

    fn post_url(&self, _: &str, remote_id: &str) -> String {
        format!("https://x.test/{remote_id}")
    }

    async fn own_posts(&self, access_token: &Secret, account: &str, since: Instant) -> Result<OwnPosts, ReadError> {
        assert_eq!(account_of(access_token), account);
        self.take(20, 800).await;
        let now = self.clock.truth();
        let mut memory = self.memory();
        let unreadable = memory.plan.unreadable;
        if memory.rng.random_range(0..100) < unreadable {
            return Err(ReadError::Unreadable("503".to_owned()));
        }
        let posts = memory
            .kept
            .iter()
            .filter(|kept| kept.account == account && kept.visible_at <= now && kept.created_at >= since)
            .map(|kept| RemotePost {
                id: kept.id.clone(),
                text: kept.text.clone(),
                images: kept.images,
                created_at: kept.created_at,
            })
            .collect();
        Ok(OwnPosts { posts })
    }

    async fn create_post(&self, access_token: &Secret, post: &PostToSend) -> Report {
        self.steps.step().await;
        let (answer, id) = self.arrive(&account_of(access_token), post);
        // A death from here on leaves a request that has arrived.
        self.steps.step().await;
        match answer {
            Answer::Hang { .. } => tokio::time::sleep(PATIENCE).await,
            _ => self.take(20, 700).await,
        }
        self.steps.step().await;
        self.report(answer, id)
    }
}

impl Remote {
    fn grant(&self, account: &str) -> TokenGrant {
        let mut memory = self.memory();
        let number = memory.grants.get(account).copied().unwrap_or(0) + 1;
        memory.grants.insert(account.to_owned(), number);
        let life = if memory.plan.short_tokens { 400 } else { 7_200 };
        TokenGrant {
            access: Secret::new(format!("{account}:access{number}")),
            refresh: Some(Secret::new(format!("{account}:{number}"))),
            expires_in: Duration::from_secs(life),
            scopes: None,
        }
    }
}
