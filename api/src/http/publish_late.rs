//! How late a post may still go out, as clients say it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model;

/// How late a post may still go out: `always`, `never`, `default`, or so many minutes up to 43,200 (30 days).
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub(super) enum PublishLate {
    Word(PublishLateWord),
    Minutes(#[serde(deserialize_with = "minutes")] u32),
}

#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum PublishLateWord {
    /// However late.
    Always,
    /// Only at its time.
    Never,
    /// As the server is set up. Answers say so with null.
    Default,
}

fn minutes<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let minutes = u32::deserialize(from)?;
    if minutes <= model::PublishLate::MAX_MINUTES { Ok(minutes) } else { Err(serde::de::Error::custom("too many")) }
}

impl From<PublishLate> for model::PublishLate {
    fn from(body: PublishLate) -> Self {
        match body {
            PublishLate::Word(PublishLateWord::Always) => Self::Always,
            PublishLate::Word(PublishLateWord::Never) => Self::Never,
            PublishLate::Word(PublishLateWord::Default) => Self::AsConfigured,
            PublishLate::Minutes(minutes) => Self::Minutes(minutes),
        }
    }
}

impl PublishLate {
    /// In words for the server's own rule, too.
    pub(super) fn stated(publish_late: model::PublishLate) -> Self {
        Self::of(publish_late).unwrap_or(Self::Word(PublishLateWord::Default))
    }

    /// Nothing where the server's own rule holds.
    pub(super) fn of(publish_late: model::PublishLate) -> Option<Self> {
        match publish_late {
            model::PublishLate::AsConfigured => None,
            model::PublishLate::Always => Some(Self::Word(PublishLateWord::Always)),
            model::PublishLate::Never => Some(Self::Word(PublishLateWord::Never)),
            model::PublishLate::Minutes(minutes) => Some(Self::Minutes(minutes)),
        }
    }
}
