//! What a platform takes from the operator for each post.

use crate::model::Usd;

/// What one post may cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prices {
    pub post: Usd,
    /// Instead of `post`, for one that contains a link.
    pub post_with_link: Usd,
    /// For the description of one image.
    pub image_description: Usd,
    /// Where the amounts are from, and the day they were read.
    pub source: &'static str,
    pub as_of: &'static str,
}
