//! `/__ledger` and `/__requests`: what was really accepted, and what was asked.

use serde_json::{Map, Value, json};

use crate::clock;
use crate::media::show;
use crate::route::Route;
use crate::world::World;
use crate::world::consumers::AccessToken;
use crate::world::grants::Grant;
use crate::world::posts::Post;

/// The ledger. Nothing is ever taken out of it but by a reset.
pub(crate) fn ledger(world: &World) -> Value {
    let mut counts = Map::new();
    for route in Route::ALL {
        let count = world.counts.get(&route).copied().unwrap_or_default();
        counts.insert(format!("{}_requests", route.name()), json!(count));
    }
    json!({
        "posts": world.posts.iter().map(|post| of_post(world, post)).collect::<Vec<_>>(),
        "grants": world.grants.iter().map(|grant| of_grant(world, grant)).collect::<Vec<_>>(),
        "oauth1_tokens": world.access_tokens.iter().map(|token| of_token(world, token)).collect::<Vec<_>>(),
        "counts": counts,
    })
}

fn of_post(world: &World, post: &Post) -> Value {
    let now = world.now();
    let media: Vec<Value> =
        world.media_of(&post.media_ids).into_iter().map(|media| show::about(world, media, now)).collect();
    json!({
        "id": post.id,
        "account": world.username(&post.account_id),
        "account_id": post.account_id,
        "text": post.sent_text,
        "rendered_text": post.shown.text,
        "media": media,
        "reply_to": post.reply_to,
        "created_at": clock::written(post.created_at),
        "deleted_at": post.deleted_at.map(clock::written),
        "grant": post.by,
        "answer": post.answer,
    })
}

fn of_grant(world: &World, grant: &Grant) -> Value {
    json!({
        "account": world.username(&grant.account_id),
        "client_id": grant.client_id,
        "scopes": grant.scopes,
        "revoked": grant.revoked,
        "generation": grant.generation,
        "created_at": clock::written(grant.created_at),
    })
}

fn of_token(world: &World, token: &AccessToken) -> Value {
    json!({
        "account": world.username(&token.account_id),
        "consumer_key": token.consumer_key,
        "token": token.token,
        "permission": token.permission,
        "ended": token.ended,
        "created_at": clock::written(token.created_at),
    })
}

/// The recorded requests, of one route if it is named.
pub(crate) fn requests(world: &World, route: Option<&str>) -> Result<Value, String> {
    let route = route.map(str::parse).transpose()?;
    Ok(json!({"requests": world.log.of(route)}))
}
