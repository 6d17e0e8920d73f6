//! `GET /2/users/:id/tweets`: a person's posts, newest first.
//!
//! Source: docs.x.com, "Timelines" and GET /2/users/:id/tweets, 2.167, read 2026-11-20.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::fields::Wanted;
use super::gate::Entered;
use super::post_json::Page;
use super::{problem, schema};
use crate::answer::Answer;
use crate::call::Call;
use crate::world::World;
use crate::world::posts::Post;
use crate::world::switches::ProblemHost;

/// How many posts a timeline reaches back.
const REACH: usize = 3_200;
const PARAMETERS: &[&str] =
    &["id", "since_id", "until_id", "max_results", "pagination_token", "exclude", "start_time", "end_time"];

/// The checked parameters of one request.
#[derive(Debug)]
struct Ask {
    most: usize,
    since_id: Option<i64>,
    until_id: Option<i64>,
    start: Option<DateTime<Utc>>,
    end: Option<DateTime<Utc>>,
    no_replies: bool,
    turn: Option<Turn>,
}

/// Where a page token points.
#[derive(Clone, Copy, Debug)]
enum Turn {
    OlderThan(i64),
    NewerThan(i64),
}

pub(crate) fn answer(world: &World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Answer {
    match body(world, call, entered, now) {
        Ok(body) => Answer::json(200, &Value::Object(body)),
        Err(refused) => refused,
    }
}

fn body(world: &World, call: &Call, entered: &Entered, now: DateTime<Utc>) -> Result<Map<String, Value>, Answer> {
    let host = world.switches.problem_host;
    let segments = call.segments();
    let user_id = segments[2];
    if !schema::is_id(user_id) {
        let message = format!("The `id` query parameter value [{user_id}] is not valid");
        return Err(problem::invalid_parameter(host, "id", &[user_id], &message));
    }
    let wanted = Wanted::read(call, PARAMETERS, host)?;
    let ask = Ask::read(call, host)?;
    if world.account(user_id).is_none() {
        let mut page = Page::default();
        page.errors.push(problem::missing(host, "user", "id", user_id));
        return Ok(page.into_body());
    }
    let matching = matching(world, user_id, &ask, now);
    let (shown, meta) = turn(&matching, &ask);
    let mut page = Page::default();
    for post in shown {
        page.add(world, post, &wanted, &entered.account_id, now);
    }
    let mut body = page.into_body();
    body.insert("meta".to_owned(), meta);
    Ok(body)
}

/// All posts the request could see, newest first.
fn matching<'w>(world: &'w World, user_id: &str, ask: &Ask, now: DateTime<Utc>) -> Vec<&'w Post> {
    let delay = TimeDelta::from_std(world.switches.visibility_delay).unwrap_or(TimeDelta::MAX);
    let mut posts: Vec<&Post> = world
        .posts
        .iter()
        .filter(|post| post.account_id == user_id && post.deleted_at.is_none())
        .filter(|post| now - post.created_at >= delay)
        .collect();
    posts.sort_by_key(|post| std::cmp::Reverse(number(&post.id)));
    posts.truncate(REACH);
    posts.retain(|post| {
        ask.since_id.is_none_or(|id| number(&post.id) > id)
            && ask.until_id.is_none_or(|id| number(&post.id) < id)
            && ask.start.is_none_or(|start| post.created_at >= start)
            && ask.end.is_none_or(|end| post.created_at < end)
            && !(ask.no_replies && post.reply_to.is_some())
    });
    posts
}

/// The posts of one page, and what `meta` says about its neighbours.
fn turn<'p, 'w>(matching: &'p [&'w Post], ask: &Ask) -> (&'p [&'w Post], Value) {
    let start = match ask.turn {
        None => 0,
        Some(Turn::OlderThan(id)) => matching.partition_point(|post| number(&post.id) >= id),
        Some(Turn::NewerThan(id)) => matching.partition_point(|post| number(&post.id) > id).saturating_sub(ask.most),
    };
    let end = (start + ask.most).min(matching.len());
    let shown = &matching[start..end];
    let mut meta = json!({"result_count": shown.len()});
    if let (Some(newest), Some(oldest)) = (shown.first(), shown.last()) {
        meta["newest_id"] = json!(newest.id);
        meta["oldest_id"] = json!(oldest.id);
        if end < matching.len() {
            meta["next_token"] = json!(token("older", &oldest.id));
        }
        if start > 0 {
            meta["previous_token"] = json!(token("newer", &newest.id));
        }
    }
    (shown, meta)
}

fn token(direction: &str, id: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{direction}:{id}"))
}

fn number(id: &str) -> i64 {
    id.parse().unwrap_or_default()
}

impl Ask {
    fn read(call: &Call, host: ProblemHost) -> Result<Self, Answer> {
        let refuse = |name: &str, value: &str, why: &str| {
            let message = format!("The `{name}` query parameter value [{value}] {why}");
            problem::invalid_parameter(host, name, &[value], &message)
        };
        let id = |name: &str| match call.query.get(name) {
            None => Ok(None),
            Some(value) if schema::is_id(value) => Ok(Some(number(value))),
            Some(value) => Err(refuse(name, value, "is not valid")),
        };
        let instant = |name: &str| match call.query.get(name) {
            None => Ok(None),
            Some(value) => DateTime::parse_from_rfc3339(value)
                .map(|instant| Some(instant.to_utc()))
                .map_err(|_| refuse(name, value, "is not a valid RFC3339 time")),
        };
        let most = match call.query.get("max_results") {
            None => 10,
            Some(value) => value
                .parse()
                .ok()
                .filter(|most| (5..=100).contains(most))
                .ok_or_else(|| refuse("max_results", value, "is not between 5 and 100"))?,
        };
        let exclude = call.query.get("exclude").unwrap_or_default();
        for kind in exclude.split(',').filter(|kind| !kind.is_empty()) {
            if !["replies", "retweets"].contains(&kind) {
                return Err(refuse("exclude", kind, "is not one of [replies,retweets]"));
            }
        }
        let (start, end) = (instant("start_time")?, instant("end_time")?);
        if let (Some(start_at), Some(end_at)) = (start, end)
            && start_at >= end_at
        {
            let value = call.query.get("start_time").unwrap_or_default();
            return Err(refuse("start_time", value, "must be before `end_time`"));
        }
        let turn = match call.query.get("pagination_token") {
            None => None,
            Some(value) => Some(Turn::read(value).ok_or_else(|| refuse("pagination_token", value, "is not valid"))?),
        };
        Ok(Self {
            most,
            since_id: id("since_id")?,
            until_id: id("until_id")?,
            start,
            end,
            no_replies: exclude.split(',').any(|kind| kind == "replies"),
            turn,
        })
    }
}

impl Turn {
    fn read(token: &str) -> Option<Self> {
        let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(token).ok()?).ok()?;
        let (direction, id) = decoded.split_once(':')?;
        let id = id.parse().ok()?;
        match direction {
            "older" => Some(Self::OlderThan(id)),
            "newer" => Some(Self::NewerThan(id)),
            _ => None,
        }
    }
}
