//! The `*.fields` and `expansions` of a read request, and the vocabulary they choose.
//!
//! Source: docs.x.com, "Fields" and "Expansions", 2.167, read 2026-11-20.

use crate::answer::Answer;
use crate::api::problem;
use crate::call::Call;
use crate::world::switches::ProblemHost;

/// Which words the answer uses. `post.fields` in the request asks for the newer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Vocabulary {
    Tweet,
    Post,
}

impl Vocabulary {
    /// `older` with "tweet" and "retweet" exchanged if the newer words are wanted.
    pub(crate) fn word(self, older: &str) -> String {
        match self {
            Self::Tweet => older.to_owned(),
            Self::Post => older.replace("retweet", "repost").replace("tweet", "post"),
        }
    }
}

/// What the answer shall hold beside the defaults.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) vocabulary: Vocabulary,
    post: Vec<String>,
    pub(crate) media: Vec<String>,
    pub(crate) user: Vec<String>,
    expansions: Vec<String>,
}

const POST: &[&str] = &[
    "article",
    "attachments",
    "author_id",
    "card_uri",
    "community_id",
    "context_annotations",
    "conversation_id",
    "created_at",
    "display_text_range",
    "edit_controls",
    "edit_history_tweet_ids",
    "entities",
    "geo",
    "id",
    "in_reply_to_user_id",
    "lang",
    "made_with_ai",
    "media_metadata",
    "non_public_metrics",
    "note_tweet",
    "organic_metrics",
    "paid_partnership",
    "possibly_sensitive",
    "promoted_metrics",
    "public_metrics",
    "referenced_tweets",
    "reply_settings",
    "scopes",
    "source",
    "suggested_source_links",
    "text",
    "withheld",
];
const MEDIA: &[&str] = &[
    "alt_text",
    "duration_ms",
    "height",
    "media_key",
    "non_public_metrics",
    "organic_metrics",
    "preview_image_url",
    "promoted_metrics",
    "public_metrics",
    "type",
    "url",
    "variants",
    "width",
];
const USER: &[&str] = &[
    "affiliation",
    "confirmed_email",
    "connection_status",
    "created_at",
    "description",
    "entities",
    "id",
    "is_identity_verified",
    "location",
    "most_recent_tweet_id",
    "name",
    "parody",
    "pinned_tweet_id",
    "profile_banner_url",
    "profile_image_url",
    "protected",
    "public_metrics",
    "receives_your_dm",
    "subscription",
    "subscription_type",
    "url",
    "username",
    "verified",
    "verified_followers_count",
    "verified_type",
    "withheld",
];
const EXPANSIONS: &[&str] = &[
    "article.cover_media",
    "article.media_entities",
    "attachments.media_keys",
    "attachments.media_source_tweet",
    "attachments.poll_ids",
    "author_id",
    "edit_history_tweet_ids",
    "entities.mentions.username",
    "geo.place_id",
    "in_reply_to_user_id",
    "most_recent_tweet_id",
    "pinned_tweet_id",
    "referenced_tweets.id",
    "referenced_tweets.id.author_id",
];

impl Wanted {
    /// Reads the fields and refuses every query parameter that is neither one of them nor in `others`.
    pub(crate) fn read(call: &Call, others: &[&str], host: ProblemHost) -> Result<Self, Answer> {
        const READ: &[&str] = &[
            "tweet.fields",
            "post.fields",
            "media.fields",
            "user.fields",
            "place.fields",
            "poll.fields",
            "expansions",
        ];
        if let Some((name, value)) = call.query.iter().find(|(name, _)| !READ.contains(name) && !others.contains(name))
        {
            let known = [others, READ].concat().join(",");
            let message = format!("The query parameter [{name}] is not one of [{known}]");
            return Err(problem::invalid_parameter(host, name, &[value], &message));
        }
        let vocabulary = if call.query.has("post.fields") { Vocabulary::Post } else { Vocabulary::Tweet };
        let list = |name: &str, known: &[&str], vocabulary| list(call, name, known, vocabulary, host);
        let mut post = list("post.fields", POST, Vocabulary::Post)?;
        post.extend(list("tweet.fields", POST, Vocabulary::Tweet)?);
        Ok(Self {
            vocabulary,
            post,
            media: list("media.fields", MEDIA, Vocabulary::Tweet)?,
            user: list("user.fields", USER, vocabulary)?,
            expansions: list("expansions", EXPANSIONS, vocabulary)?,
        })
    }

    /// Whether a field of a post was asked for, by its older name.
    pub(crate) fn post(&self, field: &str) -> bool {
        self.post.iter().any(|wanted| wanted == field)
    }

    pub(crate) fn expands(&self, expansion: &str) -> bool {
        self.expansions.iter().any(|wanted| wanted == expansion)
    }
}

/// One comma-separated list, checked against its enumeration and given back in the older words.
fn list(
    call: &Call,
    name: &str,
    known: &[&str],
    vocabulary: Vocabulary,
    host: ProblemHost,
) -> Result<Vec<String>, Answer> {
    let mut fields = Vec::new();
    for wanted in call.query.get(name).unwrap_or_default().split(',').filter(|wanted| !wanted.is_empty()) {
        let Some(field) = known.iter().find(|field| vocabulary.word(field) == wanted) else {
            let accepted: Vec<String> = known.iter().map(|field| vocabulary.word(field)).collect();
            let message =
                format!("The `{name}` query parameter value [{wanted}] is not one of [{}]", accepted.join(","));
            return Err(problem::invalid_parameter(host, name, &[wanted], &message));
        };
        fields.push((*field).to_owned());
    }
    Ok(fields)
}
