//! `GET /1.1/account/verify_credentials.json`: who am I.

use serde_json::json;

use super::error::coded;
use crate::answer::Answer;
use crate::world::World;
use crate::world::consumers::AccessToken;
use crate::world::people::Tier;

pub(super) fn answer(world: &World, token: &AccessToken) -> Answer {
    let Some(account) = world.account(&token.account_id) else { return coded(89) };
    let picture = format!("{}/avatars/{}.png", world.base_url, account.username);
    let posts = world.posts.iter().filter(|post| post.account_id == account.id && post.deleted_at.is_none()).count();
    Answer::json(
        200,
        &json!({
            "id": account.id.parse::<i64>().unwrap_or_default(),
            "id_str": account.id,
            "name": account.name,
            "screen_name": account.username,
            "description": account.description,
            "created_at": account.created_at.format("%a %b %d %H:%M:%S +0000 %Y").to_string(),
            "protected": false,
            "verified": account.tier == Tier::Premium,
            "followers_count": 0,
            "friends_count": 0,
            "statuses_count": posts,
            "profile_image_url_https": picture,
        }),
    )
}
