//! `GET /2/users/me`.

use serde_json::{Map, Value, json};

use super::fields::Wanted;
use super::gate::Entered;
use super::problem;
use crate::answer::Answer;
use crate::call::Call;
use crate::clock;
use crate::world::World;
use crate::world::people::{Account, Tier};

pub(crate) fn answer(world: &World, call: &Call, entered: &Entered) -> Answer {
    let wanted = match Wanted::read(call, &[], world.switches.problem_host) {
        Ok(wanted) => wanted,
        Err(refused) => return refused,
    };
    match world.account(&entered.account_id) {
        Some(account) => Answer::json(200, &json!({"data": user_json(world, account, &wanted)})),
        None => problem::unauthorized(),
    }
}

/// A person as the API shows them: id, name and username always, the rest on request.
pub(crate) fn user_json(world: &World, account: &Account, wanted: &Wanted) -> Value {
    let mut shown = Map::new();
    for (key, value) in [("id", &account.id), ("name", &account.name), ("username", &account.username)] {
        shown.insert(key.to_owned(), json!(value));
    }
    for field in &wanted.user {
        if let Some(value) = field_json(world, account, wanted, field) {
            shown.insert(wanted.vocabulary.word(field), value);
        }
    }
    Value::Object(shown)
}

fn field_json(world: &World, account: &Account, wanted: &Wanted, field: &str) -> Option<Value> {
    let premium = account.tier == Tier::Premium;
    Some(match field {
        "created_at" => json!(clock::written(account.created_at)),
        "description" => json!(account.description),
        "profile_image_url" => json!(format!("{}/avatars/{}.png", world.base_url, account.username)),
        "protected" => json!(false),
        "verified" => json!(premium),
        "verified_type" => json!(if premium { "blue" } else { "none" }),
        "subscription_type" => json!(if premium { "Premium" } else { "None" }),
        "url" => json!(""),
        "public_metrics" => {
            let posts = world.posts.iter().filter(|post| post.account_id == account.id && post.deleted_at.is_none());
            let media: usize = posts.clone().map(|post| post.media_ids.len()).sum();
            json!({"followers_count": 0, "following_count": 0, wanted.vocabulary.word("tweet_count"): posts.count(),
                "listed_count": 0, "like_count": 0, "media_count": media})
        }
        _ => return None,
    })
}
