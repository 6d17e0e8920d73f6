//! Bodies that several routes share.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A list, and where the next page begins.
#[derive(Serialize, ToSchema)]
pub(super) struct List<T> {
    pub(super) items: Vec<T>,
    /// Give it back as `cursor` for the next page; null on the last.
    #[schema(required = false)]
    pub(super) next_cursor: Option<String>,
}

impl<T> List<T> {
    /// A list that is always whole.
    pub(super) fn whole(items: Vec<T>) -> Self {
        Self { items, next_cursor: None }
    }
}

/// A platform, by its key in routes and answers.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum PlatformKey {
    X,
}

impl From<crate::model::PlatformKey> for PlatformKey {
    fn from(key: crate::model::PlatformKey) -> Self {
        match key {
            crate::model::PlatformKey::X => Self::X,
        }
    }
}

/// Which account is meant.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AccountChoice {
    /// May be left out when one account is connected.
    pub(super) account_id: Option<Uuid>,
}
