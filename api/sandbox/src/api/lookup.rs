//! `GET /2/tweets?ids=`: posts by id, with partial errors beside the data.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::fields::Wanted;
use super::gate::Entered;
use super::post_json::Page;
use super::{problem, schema};
use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;

pub(crate) fn answer(world: &World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Answer {
    match page(world, call, entered, now) {
        Ok(page) => Answer::json(200, &Value::Object(page.into_body())),
        Err(refused) => refused,
    }
}

fn page(world: &World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Result<Page, Answer> {
    let host = world.switches.problem_host;
    let wanted = Wanted::read(call, &["ids"], host)?;
    let given = call.query.get("ids").unwrap_or_default();
    let refuse = |message: &str| problem::invalid_parameter(host, "ids", &[given], message);
    if given.is_empty() {
        return Err(refuse("The `ids` query parameter can not be empty"));
    }
    let ids: Vec<&str> = given.split(',').collect();
    if ids.len() > 100 {
        return Err(refuse(&format!(
            "The number of values in the `ids` query parameter list [{}] is not between 1 and 100",
            ids.len()
        )));
    }
    if let Some(bad) = ids.iter().find(|id| !schema::is_id(id)) {
        return Err(refuse(&format!("The `ids` query parameter value [{bad}] is not valid")));
    }
    let mut page = Page::default();
    for id in ids {
        match world.post(id).filter(|post| post.deleted_at.is_none()) {
            Some(post) => page.add(world, post, &wanted, &entered.account_id, now),
            None => page.errors.push(problem::missing(host, &wanted.vocabulary.word("tweet"), "ids", id)),
        }
    }
    Ok(page)
}
