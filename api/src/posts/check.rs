//! Everything that would be refused, said before anything is sent, with what the post would cost.

use super::compose::{ComposeError, FieldProblem, SAME_TEXT_WITHIN, find_attached};
use super::image::{Attachment, check_count, field_of};
use super::recipients::{OwnText, check_shape, misplaced, text_for};
use super::request::{content_hash, hash_of_row, text_hash_of};
use super::rules::{Measured, check_text, measure};
use super::when::{TimeAsked, resolve};
use super::{ImageUpload, Posts};
use crate::media::PreparedImage;
use crate::model::text_enum::text_enum;
use crate::model::{AccountId, Instant, MediaId, PlatformKey, PostId, PostText, Schedule, Standing, Usd, UserId};
use crate::platforms::{Platform, Prices};
use crate::store::accounts::AccountRow;
use crate::store::media::MediaRow;
use crate::store::{self, StoreError};

/// With so much left, or less, a text is near its limit.
const NEAR_LIMIT: u32 = 20;

/// A post that is not written yet.
pub struct Draft {
    pub platform: PlatformKey,
    /// As the client has it.
    pub text: String,
    /// All that are connected if it is empty.
    pub account_ids: Vec<AccountId>,
    /// Texts that go to single accounts instead.
    pub overrides: Vec<OwnText>,
    pub images: Vec<ImageUpload>,
    /// Images that were uploaded before.
    pub attachments: Vec<Attachment>,
    /// How many images the post will have, where they are not sent along.
    pub image_count: u32,
    /// How many of those will have a description, which costs too.
    pub described_count: u32,
    pub time: Option<TimeAsked>,
    pub allow_duplicate: bool,
}

text_enum! {
    /// What does not stop a post and is good to know.
    pub enum Warning {
        NearLimit = "near_limit",
        /// X lets few accounts post more than one.
        SeveralCashtags = "several_cashtags",
        LinkCostsMore = "link_costs_more",
    }
}

text_enum! {
    /// What a platform takes money for.
    pub enum PriceItem {
        Post = "post",
        PostWithLink = "post_with_link",
        ImageDescription = "image_description",
    }
}

/// What a post would cost the operator.
pub struct Estimate {
    pub amount: Usd,
    /// Each with how many of it.
    pub parts: Vec<(PriceItem, u32, Usd)>,
    pub source: &'static str,
    pub as_of: &'static str,
}

/// What is to be said for one account.
pub struct AccountCheck {
    pub account: AccountRow,
    pub weighted_length: u32,
    pub text_max: u32,
    /// Where what is too much begins, in UTF-16 code units of the text as it came.
    pub valid_until: usize,
    pub problems: Vec<FieldProblem>,
    pub warnings: Vec<(Warning, String)>,
    pub cost: Option<Estimate>,
}

/// What was found.
pub struct Checked {
    /// About the post as a whole.
    pub problems: Vec<FieldProblem>,
    pub accounts: Vec<AccountCheck>,
    /// As they would be sent.
    pub images: Vec<PreparedImage>,
    /// When it would go out, where a time was asked for that can be used.
    pub schedule: Option<Schedule>,
}

impl Checked {
    /// Whether the post would be taken.
    pub fn is_ok(&self) -> bool {
        self.problems.is_empty() && self.accounts.iter().all(|account| account.problems.is_empty())
    }
}

impl Posts {
    /// Checks a post as composing would, for each account, and writes nothing.
    pub async fn check(&self, user: UserId, draft: Draft) -> Result<Checked, ComposeError> {
        let adapter = self.platforms.find(draft.platform).ok_or(ComposeError::NotConfigured)?.clone();
        let now = self.clock.now();
        let mut problems = Vec::new();
        let images = match self.prepare_images(&draft.images, adapter.limits()).await {
            Ok(images) => images,
            Err(error) => {
                problems.extend(as_problems(error)?);
                Vec::new()
            }
        };
        // Where the images are not sent along, their number can still be one too many.
        if draft.images.is_empty()
            && let Err(error) =
                check_count(usize::try_from(draft.image_count).unwrap_or(usize::MAX), adapter.limits(), "image")
        {
            problems.extend(as_problems(error)?);
        }
        let (count, bytes) = (images.len(), images.iter().map(|image| image.bytes.len() as u64).sum());
        if let Err(error) = self.check_usage(user, count, bytes).await {
            problems.extend(as_problems(error)?);
        }
        if let Err(error) = check_shape(&draft.account_ids, &draft.overrides) {
            problems.extend(as_problems(error)?);
        }
        let (accounts, attached, usual_zone) = self.find_accounts(user, &draft).await?;
        let ids: Vec<AccountId> = accounts.iter().map(|account| account.id).collect();
        let strangers = misplaced(&draft.overrides, &ids).into_iter();
        problems.extend(strangers.filter(|problem| problem.code == "account_not_chosen"));
        let attached = match self.check_attached(attached, &draft.attachments, &accounts, now) {
            Ok(rows) => rows,
            Err(error) => {
                problems.extend(as_problems(error)?);
                Vec::new()
            }
        };
        let mut schedule = None;
        match draft.time.as_ref().map(|asked| resolve(asked, usual_zone.as_deref(), now)).transpose() {
            Ok(resolved) => schedule = resolved,
            Err(error) => problems.extend(as_problems(error.into())?),
        }
        let due_at = schedule.as_ref().map_or(now, |schedule| schedule.at);
        if accounts.is_empty() {
            problems.push(problem(
                "account_id",
                "account_not_connected",
                "No account is connected. Connect one first.",
            ));
        }
        let mut checked = Vec::with_capacity(accounts.len());
        for account in accounts {
            checked.push(self.check_for(&*adapter, account, &draft, &attached, (due_at, now)).await?);
        }
        Ok(Checked { problems, accounts: checked, images, schedule })
    }

    async fn find_accounts(&self, user: UserId, draft: &Draft) -> Result<Found, ComposeError> {
        let (platform, chosen) = (draft.platform, draft.account_ids.clone());
        let attachments: Vec<MediaId> = draft.attachments.iter().map(|attachment| attachment.id).collect();
        let (mut accounts, attached, usual_zone) = self
            .store
            .read(move |conn| {
                Ok::<_, StoreError>((
                    store::accounts::list(conn, user)?,
                    find_attached(conn, user, &attachments)?,
                    store::preferences::get(conn, user)?.time_zone,
                ))
            })
            .await?;
        // As composing does: a disconnected one is none.
        accounts.retain(|account| account.platform == platform && account.standing != Standing::Disconnected);
        if chosen.is_empty() {
            return Ok((accounts, attached, usual_zone));
        }
        let find = |id: &AccountId| accounts.iter().find(|account| account.id == *id).cloned();
        let found: Option<Vec<AccountRow>> = chosen.iter().map(find).collect();
        Ok((found.ok_or(ComposeError::UnknownAccount)?, attached, usual_zone))
    }

    async fn check_for(
        &self,
        adapter: &dyn Platform,
        account: AccountRow,
        draft: &Draft,
        attached: &[MediaRow],
        (due_at, now): (Instant, Instant),
    ) -> Result<AccountCheck, ComposeError> {
        let text_max = adapter.limits().text_max_of(account.long_posts);
        let (text, text_field, _) = text_for(account.id, &draft.text, &draft.overrides);
        let (text, sent) = (PostText::new(text), measure_as_sent(text, text_max));
        let with_images = draft.image_count > 0 || !draft.images.is_empty() || !draft.attachments.is_empty();
        let mut problems = Vec::new();
        if account.standing != Standing::Active {
            let detail = "This account has to be connected again before anything can be posted.";
            problems.push(problem("account_id", "account_needs_reauth", detail));
        }
        if let Err(error) = check_text(&text, text_max, with_images) {
            problems.push(problem(&text_field, error.code(), &error.to_string()));
        }
        if with_images && let Err(error) = self.require_image_grant(adapter, account.id, image_field(draft)).await {
            problems.extend(as_problems(error)?);
        }
        // An empty text is the images, and those may not be here yet.
        let is_known = !text.is_empty() || !draft.images.is_empty() || !attached.is_empty();
        if is_known && !draft.allow_duplicate {
            let of_images = draft.images.iter().map(|image| content_hash(&image.bytes));
            let hash = text_hash_of(&text, of_images.chain(attached.iter().map(hash_of_row)));
            let (user, id) = (account.user_id, account.id);
            let (nothing_yet, around) = (PostId::generate(now), (due_at, SAME_TEXT_WITHIN));
            let same =
                move |conn: &mut _| store::deliveries::find_same_text(conn, nothing_yet, user, id, &hash, around);
            if self.store.read(same).await?.is_some() {
                let detail = "You posted the same text to this account within a day of that time.";
                problems.push(problem(&text_field, "same_text_within_a_day", detail));
            }
        }
        let described =
            draft.images.iter().filter(|image| image.alt_text.as_deref().is_some_and(|t| !t.trim().is_empty()));
        let described = described.count() + attached.iter().filter(|row| row.alt_text.is_some()).count();
        let described = u32::try_from(described).unwrap_or(u32::MAX).max(draft.described_count);
        let cost = adapter.prices().map(|prices| estimate(prices, sent.measured.has_link, described));
        let warnings = warnings(&sent.measured, text_max, adapter.prices());
        Ok(AccountCheck {
            account,
            weighted_length: sent.measured.weighted_length,
            text_max,
            valid_until: sent.valid_until,
            problems,
            warnings,
            cost,
        })
    }
}

fn problem(field: &str, code: &'static str, detail: &str) -> FieldProblem {
    FieldProblem { field: field.to_owned(), code, detail: detail.to_owned() }
}

/// The accounts, the images that were uploaded before, and the user's usual time zone.
type Found = (Vec<AccountRow>, Vec<Option<MediaRow>>, Option<String>);

fn image_field(draft: &Draft) -> &'static str {
    if draft.attachments.is_empty() { "image" } else { "media" }
}

/// What composing would refuse the post for; what is no fault of the post stays an error.
fn as_problems(error: ComposeError) -> Result<Vec<FieldProblem>, ComposeError> {
    match error {
        ComposeError::Fields(problems) => Ok(problems),
        ComposeError::Image { index, of, problem } => Ok(vec![FieldProblem {
            field: field_of("image", index, of),
            code: problem.code(),
            detail: problem.to_string(),
        }]),
        ComposeError::MediaInUse(field) => Ok(vec![problem(&field, "media_in_use", "Another post has this image.")]),
        ComposeError::ImageGrantRequired { platform, field } => {
            let detail = format!("Images need a second permission at {}. Give it in the settings.", platform.name());
            Ok(vec![problem(&field, "image_grant_required", &detail)])
        }
        other => Err(other),
    }
}

fn warnings(measured: &Measured, max: u32, prices: Option<&Prices>) -> Vec<(Warning, String)> {
    let mut warnings = Vec::new();
    if let Some(left) = max.checked_sub(measured.weighted_length).filter(|left| *left <= NEAR_LIMIT) {
        warnings.push((Warning::NearLimit, format!("{left} left of {max}.")));
    }
    if measured.cashtags > 1 {
        let detail = "X refuses posts with more than one cashtag from most applications.".to_owned();
        warnings.push((Warning::SeveralCashtags, detail));
    }
    if let Some(prices) = prices.filter(|prices| measured.has_link && prices.post_with_link > prices.post) {
        let detail = format!("With a link this post costs {} USD instead of {}.", prices.post_with_link, prices.post);
        warnings.push((Warning::LinkCostsMore, detail));
    }
    warnings
}

fn estimate(prices: &Prices, has_link: bool, described: u32) -> Estimate {
    let post =
        if has_link { (PriceItem::PostWithLink, 1, prices.post_with_link) } else { (PriceItem::Post, 1, prices.post) };
    let mut parts = vec![post];
    if described > 0 {
        parts.push((PriceItem::ImageDescription, described, prices.image_description.times(described)));
    }
    let amount = parts.iter().fold(Usd::default(), |sum, (_, _, amount)| sum.plus(*amount));
    Estimate { amount, parts, source: prices.source, as_of: prices.as_of }
}

/// A text as the client has it: what is sent of it is measured, and where it is too much is told in the client's own.
struct Sent {
    measured: Measured,
    valid_until: usize,
}

fn measure_as_sent(text: &str, max: u32) -> Sent {
    let lead = text.len() - text.trim_start().len();
    // What is sent has no white space around it, and its line ends are one character.
    let body = text.trim().replace("\r\n", "\n");
    let measured = measure(&body, max);
    if measured.valid_until == body.len() {
        return Sent { measured, valid_until: text.encode_utf16().count() };
    }
    let (mut seen, mut units) = (0, text[..lead].encode_utf16().count());
    let mut rest = text[lead..].chars().peekable();
    while seen < measured.valid_until {
        let Some(c) = rest.next() else { break };
        units += c.len_utf16();
        if !(c == '\r' && rest.peek() == Some(&'\n')) {
            seen += c.len_utf8();
        }
    }
    Sent { measured, valid_until: units }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn valid_until(text: &str, max: u32) -> usize {
        measure_as_sent(text, max).valid_until
    }

    #[test]
    fn what_fits_is_valid_to_its_very_end() {
        assert_eq!(valid_until("", 280), 0);
        assert_eq!(valid_until(" a\r\nb ", 280), 6);
    }

    #[test]
    fn the_place_is_told_in_the_clients_own_text() {
        assert_eq!(valid_until("abcdef", 3), 3);
        // White space before the text is not sent, and still there.
        assert_eq!(valid_until("  abcdef", 3), 5);
        // One line end for X, two characters for the client.
        assert_eq!(valid_until("a\r\nbcd", 3), 4);
        // Two code units, weight two.
        assert_eq!(valid_until("😀😀😀", 4), 4);
    }

    #[test]
    fn an_estimate_adds_what_each_part_takes() {
        let prices = crate::platforms::x::PRICES;
        assert_eq!(estimate(&prices, false, 0).amount.to_string(), "0.015");
        assert_eq!(estimate(&prices, true, 2).amount.to_string(), "0.210");
    }
}
