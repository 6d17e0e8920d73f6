//! Bodies that several routes share.

use serde::Serialize;
use utoipa::ToSchema;

/// Declares a list of one kind of thing, so that each has a name of its own in the document.
macro_rules! list_of {
    ($(#[$doc:meta])* $name:ident of $item:ty) => {
        $(#[$doc])*
        #[derive(serde::Serialize, utoipa::ToSchema)]
        pub(super) struct $name {
            items: Vec<$item>,
            /// Give it back as `cursor` for the next page; null on the last.
            #[schema(required = true)]
            next_cursor: Option<String>,
        }

        impl $name {
            pub(super) fn new(items: Vec<$item>, next_cursor: Option<String>) -> Self {
                Self { items, next_cursor }
            }
        }
    };
}
pub(super) use list_of;

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
