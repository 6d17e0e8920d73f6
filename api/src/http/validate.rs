//! Checking a post before it is written.

use actix_web::dev::Payload;
use actix_web::web::{Data, Json};
use actix_web::{FromRequest, HttpRequest, post};
use futures_util::future::LocalBoxFuture;
use serde::{Deserialize, Serialize};
use tokio::sync::OwnedSemaphorePermit;
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::PlatformKey;
use super::caller::{Caller, PostsWrite};
use super::compose_form::{account_id, is_true, time_of};
use super::create_post::{AttachedImage, Override};
use super::error::{ApiError, FieldError, field_errors};
use super::form::{Form, is_form, read_form};
use super::json;
use super::post_bodies::{PostSchedule, Treatment};
use super::problem::Problem;
use super::publish_late::PublishLate;
use crate::app::App;
use crate::media::PreparedImage;
use crate::model;
use crate::posts::{self, AccountCheck, Checked, Draft, Estimate, TimeAsked, Warning};

/// Parts of a form beside the images.
const PARTS: &[&str] = &["text", "alt_text", "platform", "account_id", "allow_duplicate", "scheduled_for", "time_zone"];

/// A post that is not written yet. Nothing of it is kept.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PostDraft {
    /// As you have it: it need not be trimmed or normalised.
    #[schema(example = "Fresh paint on the old pillar box: example.com/paint")]
    text: String,
    /// `x` if it is left out.
    #[schema(value_type = Option<PlatformKey>)]
    platform: Option<String>,
    /// All connected accounts of the platform if it is left out.
    #[serde(default)]
    account_ids: Vec<Uuid>,
    /// Texts for single accounts; one for each at most.
    #[serde(default)]
    overrides: Vec<Override>,
    /// Images that were uploaded before.
    #[serde(default)]
    media: Vec<AttachedImage>,
    /// How many images the post will have. To have the images themselves looked at, send a form.
    #[serde(default)]
    #[schema(default = 0)]
    image_count: u32,
    /// How many of them will have a description, which costs too.
    #[serde(default)]
    #[schema(default = 0)]
    described_count: u32,
    /// ISO 8601: an instant with its offset or `Z`, or a wall time without one; at once if it is left out.
    scheduled_for: Option<String>,
    /// IANA name of the zone in which a wall time is meant.
    time_zone: Option<String>,
    /// As `POST /api/posts` takes it; there is nothing to check about it.
    #[serde(rename = "publish_late")]
    _publish_late: Option<PublishLate>,
    /// Although the same text goes to the account within a day of it.
    #[serde(default)]
    #[schema(default = false)]
    allow_duplicate: bool,
}

/// A post that is not written yet, with its images. Send the header `X-Requested-With` with any value beside it.
#[derive(ToSchema)]
#[expect(dead_code, reason = "it describes the form in the document; the parts are read one by one")]
pub(super) struct PostDraftForm {
    #[schema(required = false)]
    text: String,
    /// Once for each image.
    #[schema(required = false, value_type = Vec<String>, format = Binary)]
    image: Vec<Vec<u8>>,
    /// The n-th belongs to the n-th image.
    #[schema(required = false)]
    alt_text: Vec<String>,
    #[schema(required = false)]
    platform: PlatformKey,
    /// Once for each account; all connected ones if there is none.
    #[schema(required = false)]
    account_id: Vec<Uuid>,
    #[schema(required = false)]
    scheduled_for: String,
    #[schema(required = false)]
    time_zone: String,
    /// `true` or `false`.
    #[schema(required = false)]
    allow_duplicate: bool,
}

/// What is to be checked.
pub(super) struct DraftBody {
    draft: Draft,
    _memory: Option<OwnedSemaphorePermit>,
}

impl FromRequest for DraftBody {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        if is_form(request) {
            let form = read_form(request, payload, PARTS);
            return Box::pin(async move { Ok(Self::of_form(form.await?)?) });
        }
        let body = json::Json::<PostDraft>::from_request(request, payload);
        Box::pin(async move { Ok(Self::of_json(body.await?.into_inner())?) })
    }
}

impl DraftBody {
    fn of_json(body: PostDraft) -> Result<Self, ApiError> {
        for (field, count) in [("image_count", body.image_count), ("described_count", body.described_count)] {
            if i32::try_from(count).is_err() {
                return Err(ApiError::field(field, "out_of_range", "No post has so many images."));
            }
        }
        let time_zone = body.time_zone;
        let draft = Draft {
            platform: platform(body.platform.as_deref())?,
            text: body.text,
            account_ids: body.account_ids.into_iter().map(Into::into).collect(),
            overrides: body.overrides.into_iter().map(Into::into).collect(),
            images: Vec::new(),
            attachments: body.media.into_iter().map(Into::into).collect(),
            image_count: body.image_count,
            described_count: body.described_count,
            time: body.scheduled_for.map(|scheduled_for| TimeAsked { scheduled_for, time_zone }),
            allow_duplicate: body.allow_duplicate,
        };
        Ok(Self { draft, _memory: None })
    }

    fn of_form(mut form: Form) -> Result<Self, ApiError> {
        let chosen = form.take_all("account_id").into_iter().filter(|id| !id.is_empty());
        let account_ids: Result<Vec<Uuid>, ApiError> = chosen.map(|id| account_id(&id)).collect();
        let draft = Draft {
            platform: platform(form.take("platform")?.as_deref())?,
            text: form.take("text")?.unwrap_or_default(),
            account_ids: account_ids?.into_iter().map(Into::into).collect(),
            overrides: Vec::new(),
            images: form.take_images()?,
            attachments: Vec::new(),
            image_count: 0,
            described_count: 0,
            time: time_of(&mut form)?,
            allow_duplicate: is_true(&mut form, "allow_duplicate")?,
        };
        Ok(Self { draft, _memory: form.take_memory() })
    }
}

fn platform(key: Option<&str>) -> Result<model::PlatformKey, ApiError> {
    let unknown = |_| ApiError::field("platform", "platform_unknown", "There is no such platform here.");
    key.filter(|key| !key.is_empty()).map_or(Ok(model::PlatformKey::X), |key| key.parse().map_err(unknown))
}

/// What does not stop a post and is good to know.
#[derive(Serialize, ToSchema)]
struct PostWarning {
    code: WarningCode,
    /// A sentence for people.
    detail: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum WarningCode {
    /// Few characters are left.
    NearLimit,
    /// X refuses more than one cashtag from most applications.
    SeveralCashtags,
    LinkCostsMore,
}

/// What the platform takes money for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PriceItem {
    Post,
    PostWithLink,
    ImageDescription,
}

/// A part of what a post costs.
#[derive(Serialize, ToSchema)]
struct CostPart {
    item: PriceItem,
    count: u32,
    #[schema(example = "0.200")]
    amount: String,
}

/// What the operator would pay the platform for a post.
#[derive(Serialize, ToSchema)]
struct CostEstimate {
    /// A decimal number.
    #[schema(example = "0.200")]
    amount: String,
    #[schema(example = "USD")]
    currency: String,
    parts: Vec<CostPart>,
    /// Where the prices are from; the operator may have set others.
    source: String,
    /// The day they were read.
    #[schema(example = "2026-10-02")]
    as_of: String,
}

/// A post as one account would have it.
#[derive(Serialize, ToSchema)]
struct AccountPostCheck {
    account_id: Uuid,
    platform: PlatformKey,
    /// Without the leading `@`.
    username: String,
    /// The length in the platform's own way of counting.
    weighted_length: u32,
    /// The longest text of this account, counted the same way.
    text_weighted_max: u32,
    /// Where what is too much begins: an offset in UTF-16 code units (as JavaScript and Java count) into the text as
    /// you sent it. It is the text's end when all of it fits, and never cuts an emoji or a link.
    valid_until: usize,
    /// What it would be refused for.
    problems: Vec<FieldError>,
    warnings: Vec<PostWarning>,
    /// Null where posting is free.
    #[schema(required = true)]
    cost: Option<CostEstimate>,
}

/// An image as it would be sent.
#[derive(Serialize, ToSchema)]
struct CheckedImage {
    #[schema(example = "image/jpeg")]
    media_type: String,
    bytes: usize,
    width: u32,
    height: u32,
    animated: bool,
    treatment: Treatment,
    uploaded_bytes: usize,
}

/// What was found.
#[derive(Serialize, ToSchema)]
pub(super) struct PostCheck {
    /// Nothing would be refused.
    ok: bool,
    /// About the post as a whole: images, time.
    problems: Vec<FieldError>,
    accounts: Vec<AccountPostCheck>,
    /// With a form, when all of them can be sent.
    images: Vec<CheckedImage>,
    /// When it would go out, with what a change of the clocks does to it; null without a time, and for one that cannot be
    /// used.
    #[schema(required = true)]
    schedule: Option<PostSchedule>,
}

/// Check a post
///
/// Says everything a post would be refused for, and what it would cost, without writing or sending anything. The
/// platform has the last word: what it alone knows, such as its own duplicates, is not in the answer.
#[utoipa::path(
    tag = "Posts",
    request_body(content((PostDraft = "application/json"), (PostDraftForm = "multipart/form-data"))),
    responses(
        (status = 200, description = "What was found, for each account.", body = PostCheck),
        (status = 404, description = "`not_found`: no such account, no such image", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`platform_not_configured`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`uploads_busy`", body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/api/posts/validate")]
pub(super) async fn validate_post(
    app: Data<App>,
    caller: Caller<PostsWrite>,
    body: DraftBody,
) -> Result<Json<PostCheck>, ApiError> {
    let checked = app.posts.check(caller.user, body.draft).await?;
    Ok(Json(PostCheck::of(checked)))
}

impl PostCheck {
    fn of(checked: Checked) -> Self {
        Self {
            ok: checked.is_ok(),
            problems: field_errors(checked.problems),
            accounts: checked.accounts.into_iter().map(account_check).collect(),
            images: checked.images.iter().map(image).collect(),
            schedule: checked.schedule.map(PostSchedule::from),
        }
    }
}

fn account_check(check: AccountCheck) -> AccountPostCheck {
    AccountPostCheck {
        account_id: check.account.id.uuid(),
        platform: check.account.platform.into(),
        username: check.account.username,
        weighted_length: check.weighted_length,
        text_weighted_max: check.text_max,
        valid_until: check.valid_until,
        problems: field_errors(check.problems),
        warnings: check
            .warnings
            .into_iter()
            .map(|(warning, detail)| PostWarning { code: warning_code(warning), detail })
            .collect(),
        cost: check.cost.map(cost),
    }
}

fn warning_code(warning: Warning) -> WarningCode {
    match warning {
        Warning::NearLimit => WarningCode::NearLimit,
        Warning::SeveralCashtags => WarningCode::SeveralCashtags,
        Warning::LinkCostsMore => WarningCode::LinkCostsMore,
    }
}

fn cost(estimate: Estimate) -> CostEstimate {
    let item = |item| match item {
        posts::PriceItem::Post => PriceItem::Post,
        posts::PriceItem::PostWithLink => PriceItem::PostWithLink,
        posts::PriceItem::ImageDescription => PriceItem::ImageDescription,
    };
    let parts = estimate.parts.into_iter();
    CostEstimate {
        amount: estimate.amount.to_string(),
        currency: "USD".to_owned(),
        parts: parts
            .map(|(what, count, amount)| CostPart { item: item(what), count, amount: amount.to_string() })
            .collect(),
        source: estimate.source.to_owned(),
        as_of: estimate.as_of.to_owned(),
    }
}

fn image(image: &PreparedImage) -> CheckedImage {
    CheckedImage {
        media_type: image.media_type.to_string(),
        bytes: image.bytes.len(),
        width: image.width,
        height: image.height,
        animated: image.animated,
        treatment: image.treatment.into(),
        uploaded_bytes: image.uploaded_bytes,
    }
}
