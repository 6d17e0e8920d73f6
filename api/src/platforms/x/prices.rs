//! What X takes for a post, from the credits of the operator's application.

use crate::model::Usd;
use crate::platforms::prices::Prices;

/// docs.x.com, X API, Pricing (pay per use). Whether a bare domain makes a post dear is not said there; it is reckoned
/// as a link, as X makes one of it.
pub const PRICES: Prices = Prices {
    post: Usd::from_millionths(15_000),
    post_with_link: Usd::from_millionths(200_000),
    image_description: Usd::from_millionths(5_000),
    source: "docs.x.com, X API pricing",
    as_of: "2026-10-02",
};
