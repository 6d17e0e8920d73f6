//! Every route of the document that takes an id, for every kind of caller: with an id of someone else it is as if nothing
//! had that id, without the right to call no id is looked at, and in no case anything changes.

use std::collections::BTreeSet;

use pillarbox::model::Scope;
use reqwest::Method;
use reqwest::multipart::Form;
use serde_json::{Value, json};

use crate::support::{Answer, Host, NOTHING, Operation, Options, PASSWORD, Visitor, World, operations, post_form};

/// Someone's things.
struct Ids {
    post: String,
    image: String,
    account: String,
    session: String,
    key: String,
    draft: String,
    feed: String,
    item: String,
    /// Somebody whom its owner, an administrator, may shut out.
    user: String,
    invitation: String,
    /// Where that feed is.
    blog: String,
}

/// What carries the id.
enum Call {
    Path(String),
    Json(Value),
    PathJson(String, Value),
    Form(Form),
}

/// Each way an operation can be given an id.
fn calls(operation: &Operation, ids: &Ids) -> Vec<Call> {
    let Ids { post, image, account, session, key, draft, feed, item, user, invitation, blog } = ids;
    match operation.id.as_str() {
        "get_post" => vec![Call::Path(operation.at(post))],
        "get_media" | "delete_media" => vec![Call::Path(operation.at(image))],
        "list_posts" => vec![Call::Path(format!("{}?account_id={account}", operation.path))],
        "get_account" | "get_account_avatar" | "verify_account" => vec![Call::Path(operation.at(account))],
        "disconnect_account" => {
            vec![Call::Path(operation.at(account)), Call::Path(format!("{}?waiting=cancel", operation.at(account)))]
        }
        "get_api_key" | "rotate_api_key" | "revoke_api_key" => vec![Call::Path(operation.at(key))],
        "end_session" => vec![Call::Path(operation.at(session))],
        "begin_x_connection" | "begin_x_image_grant" | "remove_x_image_grant" => {
            vec![Call::Path(format!("{}?account_id={account}", operation.path))]
        }
        "change_post" => vec![
            Call::PathJson(operation.at(post), json!({"version": 0, "publish_late": "always"})),
            Call::PathJson(
                operation.at(post),
                json!({"version": 1, "overrides": [{"account_id": account, "text": "an account's own"}]}),
            ),
        ],
        "get_draft" | "delete_draft" => vec![Call::Path(operation.at(draft))],
        "replace_draft" => vec![Call::PathJson(operation.at(draft), json!({"text": "by someone else"}))],
        "get_feed" | "delete_feed" | "list_feed_items" | "ping_feed" => vec![Call::Path(operation.at(feed))],
        "change_feed" => vec![
            Call::PathJson(operation.at(feed), json!({"template": "by someone else {url}"})),
            Call::PathJson(operation.at(feed), json!({"account_ids": [account]})),
        ],
        "disable_instance_user" | "enable_instance_user" => vec![Call::Path(operation.at(user))],
        "change_instance_user_role" => vec![Call::PathJson(operation.at(user), json!({"role": "admin"}))],
        "revoke_invitation" => vec![Call::Path(operation.at(invitation))],
        "share_feed_item" => vec![Call::Path(operation.at(feed).replace("{item_id}", item))],
        "create_feed" => vec![Call::Json(json!({"address": blog, "account_ids": [account]}))],
        "preview_feed" => {
            vec![Call::Json(json!({"template": "{url}", "url": "https://blog.example", "account_ids": [account]}))]
        }
        "create_draft" => vec![
            Call::Json(json!({"account_ids": [account]})),
            Call::Json(json!({"overrides": [{"account_id": account, "text": "as someone else"}]})),
            Call::Json(json!({"media": [{"id": image}]})),
        ],
        "create_post" => {
            let at = (chrono::Utc::now() + chrono::TimeDelta::hours(1)).to_rfc3339();
            let text = "as someone else, to several";
            vec![
                Call::Json(json!({"text": text, "account_ids": [account], "scheduled_for": at})),
                Call::Json(json!({
                    "text": text, "account_ids": [account], "scheduled_for": at, "allow_duplicate": true,
                    "overrides": [{"account_id": account, "text": "as someone else, in his words"}],
                })),
                Call::Json(json!({
                    "text": text, "scheduled_for": at, "allow_duplicate": true, "media": [{"id": image}]
                })),
            ]
        }
        "cancel_post" => vec![
            Call::Path(operation.at(post)),
            Call::Path(format!("{}?version=0", operation.at(post))),
            Call::Path(format!("{}?version=7", operation.at(post))),
        ],
        "confirm_x_post" => {
            let url = "https://x.com/ada/status/1445880548472328192";
            vec![
                Call::Json(json!({"post_id": post, "url": url})),
                Call::Json(json!({"post_id": post, "url": url, "account_id": account})),
            ]
        }
        "disconnect_x" => vec![Call::Json(json!({"account_id": account}))],
        "retry_x_post" => {
            vec![Call::Json(json!({"post_id": post})), Call::Json(json!({"post_id": post, "not_published": true}))]
        }
        "validate_post" => {
            let image = json!({"text": "as someone else", "media": [{"id": image}]});
            let form = post_form("as someone else", Some(crate::support::png()), None);
            vec![
                Call::Json(json!({"text": "as someone else", "account_ids": [account]})),
                Call::Json(image),
                Call::Form(form.text("account_id", account.clone())),
            ]
        }
        "post_to_x" | "schedule_x_post" => {
            let mut body = json!({"text": format!("as someone else by {}", operation.id), "account_id": account});
            let mut form = post_form("as someone else, with a picture", Some(crate::support::png()), None)
                .text("account_id", account.clone());
            if operation.id == "schedule_x_post" {
                let in_an_hour = (chrono::Utc::now() + chrono::TimeDelta::hours(1)).to_rfc3339();
                body["scheduled_for"] = json!(in_an_hour);
                form = form.text("scheduled_for", in_an_hour);
            }
            vec![Call::Json(body), Call::Form(form)]
        }
        new => panic!("{new} takes an id: say here how, so that it is tried with someone else's"),
    }
}

/// The operations that take an id, as the document tells.
fn taking_ids() -> Vec<Operation> {
    let is_id = |name: &String| name == "id" || name.ends_with("_id") || name.ends_with("_ids");
    operations().into_iter().filter(|operation| operation.inputs.iter().any(is_id)).collect()
}

async fn call(visitor: &Visitor, operation: &Operation, call: Call) -> Answer {
    let request = |path: &str| visitor.request(operation.method.clone(), path);
    let request = match call {
        Call::Path(path) => request(&path),
        Call::Json(body) => request(&operation.path).json(&body),
        Call::PathJson(path, body) => request(&path).json(&body),
        Call::Form(form) => request(&operation.path).header("x-requested-with", "test").multipart(form),
    };
    visitor.send(request).await
}

async fn current_session(visitor: &Visitor) -> String {
    let sessions = visitor.get("/api/auth/sessions").await.json()["items"].clone();
    let mine = sessions.as_array().unwrap().iter().find(|session| session["current"] == true).unwrap();
    mine["id"].as_str().unwrap().to_owned()
}

/// A world with two people: what the first one owns is wanted by the second one.
struct Neighbours {
    world: World,
    owner: Visitor,
    neighbour: Visitor,
    owned: Ids,
}

impl Neighbours {
    async fn new() -> Self {
        let entry = "<item><link>/one</link></item>";
        let blog = Host::saying(
            "200 OK",
            "content-type: text/xml",
            &format!("<rss version='2.0'><channel>{entry}</channel></rss>"),
        )
        .await;
        let may_fetch = vec![blog.address.to_string()];
        let world = World::with(Options { may_fetch, ..Options::with_second_grant("oauth1") }).await;
        let owner = world.connected().await;
        owner.grant_images("ada_sandbox").await;
        // A post that its owner could send again, and with it its image.
        world.control(&json!({"op": "fault", "route": "create", "kind": "status", "status": 403}));
        let failed = owner.post_with_images("a post that failed", &[(&crate::support::png(), "")]).await.json();
        let post = failed["post_id"].as_str().unwrap().to_owned();
        let image = owner.read_post(&failed["post_id"]).await["images"][0]["id"].as_str().unwrap().to_owned();
        let account = owner.account().await["id"].as_str().unwrap().to_owned();
        let neighbour = world.member("neighbour").await;
        neighbour.connect("grace_sandbox").await;
        let key = owner.post("/api/api-keys", &json!({"scopes": ["posts:read"]})).await.json();
        let key = key["api_key"]["id"].as_str().unwrap().to_owned();
        let draft =
            owner.post("/api/drafts", &json!({"text": "not yet"})).await.json()["id"].as_str().unwrap().to_owned();
        let blog = blog.url("/feed");
        let feed = owner.post("/api/feeds", &json!({"address": blog})).await.json()["id"].as_str().unwrap().to_owned();
        let items = owner.get(&format!("/api/feeds/{feed}/items")).await.json();
        let item = items["items"][0]["id"].as_str().unwrap().to_owned();
        world.member("charles").await;
        let people = owner.get("/api/instance/users").await.json()["items"].as_array().unwrap().clone();
        let charles = people.iter().find(|person| person["username"] == "charles").unwrap();
        let user = charles["id"].as_str().unwrap().to_owned();
        world.app().people.invite().await.unwrap();
        let invitations = owner.get("/api/instance/invitations").await.json();
        let invitation = invitations["items"][0]["id"].as_str().unwrap().to_owned();
        let session = current_session(&owner).await;
        let owned = Ids { post, image, account, session, key, draft, feed, item, user, invitation, blog };
        Self { world, owner, neighbour, owned }
    }

    fn state(&self) -> (Vec<String>, usize, Value) {
        let files = std::fs::read_dir(self.world.data_dir().join("media")).unwrap().count();
        (self.world.database().dump(), files, self.world.ledger())
    }

    /// Makes every call with an id of the owner's and checks that it changes nothing.
    async fn refuses(&self, visitor: &Visitor, check: impl Fn(&Operation, Answer, Answer)) {
        let nothing = Ids {
            post: NOTHING.into(),
            image: NOTHING.into(),
            account: NOTHING.into(),
            session: NOTHING.into(),
            key: NOTHING.into(),
            draft: NOTHING.into(),
            feed: NOTHING.into(),
            item: NOTHING.into(),
            user: NOTHING.into(),
            invitation: NOTHING.into(),
            blog: self.owned.blog.clone(),
        };
        let before = self.state();
        for operation in taking_ids() {
            for (foreign, unknown) in calls(&operation, &self.owned).into_iter().zip(calls(&operation, &nothing)) {
                let refused = call(visitor, &operation, foreign).await;
                check(&operation, refused, call(visitor, &operation, unknown).await);
                assert_eq!(self.state(), before, "{} changed something", operation.id);
            }
        }
    }
}

/// An answer without its request id.
fn said(answer: &Answer) -> Value {
    let mut problem = answer.json();
    problem["request_id"] = Value::Null;
    problem
}

#[track_caller]
fn assert_401(answer: &Answer) {
    answer.is_problem(401, "session_required");
}

#[tokio::test]
async fn to_another_user_it_is_as_if_nothing_had_the_id() {
    let neighbours = Neighbours::new().await;
    neighbours
        .refuses(&neighbours.neighbour, |operation, refused, unknown| {
            if operation.path.starts_with("/api/instance/") {
                refused.is_problem(403, "administrator_required");
            } else {
                refused.is_problem(404, "not_found");
            }
            assert_eq!(said(&refused), said(&unknown), "it is not told that the id exists");
        })
        .await;
}

#[tokio::test]
async fn without_a_session_no_id_is_looked_at() {
    let neighbours = Neighbours::new().await;
    let anonymous = neighbours.world.visitor();
    neighbours.refuses(&anonymous, |_, refused, _| assert_401(&refused)).await;
}

#[tokio::test]
async fn with_an_ended_session_not_even_ones_own_id_is_looked_at() {
    let neighbours = Neighbours::new().await;
    let revoked = neighbours.world.visitor();
    let answer = revoked.post("/api/auth/login", &json!({"username": "margaret", "password": PASSWORD})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let ended = format!("/api/auth/sessions/{}", current_session(&revoked).await);
    assert_eq!(neighbours.owner.delete(&ended).await.status, 204);
    neighbours.refuses(&revoked, |_, refused, _| assert_401(&refused)).await;
}

/// A program with a key of this person's that was used before, so that its next use writes nothing.
async fn program_of(world: &World, username: &str, scopes: &[Scope]) -> Visitor {
    let program = Visitor::with_key(world.url(), world.key_with(username, scopes).await);
    assert_eq!(program.get("/api/auth/session").await.status, 200);
    program
}

#[tokio::test]
async fn to_a_program_of_another_user_it_is_as_if_nothing_had_the_id() {
    let neighbours = Neighbours::new().await;
    let program = program_of(&neighbours.world, "neighbour", Scope::ALL).await;
    neighbours
        .refuses(&program, |operation, refused, unknown| {
            if operation.scope.is_some() {
                refused.is_problem(404, "not_found");
            } else {
                refused.is_problem(403, "session_only");
            }
            assert_eq!(said(&refused), said(&unknown), "it is not told that the id exists");
        })
        .await;
}

#[tokio::test]
async fn without_the_scope_not_even_a_key_of_the_owner_reaches_an_id() {
    let neighbours = Neighbours::new().await;
    let scopes: BTreeSet<String> = taking_ids().into_iter().filter_map(|operation| operation.scope).collect();
    for lacking in scopes.iter().map(|scope| scope.parse::<Scope>().unwrap()) {
        let others: Vec<Scope> = Scope::ALL.iter().copied().filter(|scope| *scope != lacking).collect();
        let program = program_of(&neighbours.world, "margaret", &others).await;
        for operation in taking_ids() {
            let needs_it = operation.scope.as_deref() == Some(lacking.as_str());
            let before = neighbours.state();
            for one in calls(&operation, &neighbours.owned).into_iter().filter(|_| needs_it) {
                call(&program, &operation, one).await.is_problem(403, "scope_missing");
                assert_eq!(neighbours.state(), before, "{} changed something", operation.id);
            }
        }
    }
}

#[tokio::test]
async fn with_a_revoked_key_not_even_ones_own_id_is_looked_at() {
    let neighbours = Neighbours::new().await;
    let program = program_of(&neighbours.world, "margaret", Scope::ALL).await;
    let id = program.get("/api/auth/session").await.json()["api_key"]["id"].as_str().unwrap().to_owned();
    assert_eq!(neighbours.owner.delete(&format!("/api/api-keys/{id}")).await.status, 204);
    neighbours
        .refuses(&program, |_, refused, _| {
            refused.is_problem(401, "api_key_invalid");
        })
        .await;
}

#[tokio::test]
async fn the_owner_reaches_all_of_it_so_the_refusals_mean_something() {
    let Neighbours { owner, owned, .. } = &Neighbours::new().await;
    let mut reached = BTreeSet::new();
    // What ends something comes last.
    let mut order = taking_ids();
    order.sort_by_key(|operation| match operation.id.as_str() {
        "end_session" | "revoke_api_key" => 3,
        "disconnect_x" | "disconnect_account" => 2,
        "retry_x_post" | "remove_x_image_grant" | "delete_draft" | "delete_feed" => 1,
        _ => 0,
    });
    for operation in order {
        for one in calls(&operation, owned) {
            let answer = call(owner, &operation, one).await;
            assert!(matches!(answer.status, 200..=299 | 409 | 428), "{} {answer:?}", operation.id);
            reached.insert(operation.id.clone());
        }
    }
    let expected = [
        "begin_x_connection",
        "begin_x_image_grant",
        "cancel_post",
        "change_feed",
        "change_instance_user_role",
        "change_post",
        "confirm_x_post",
        "create_draft",
        "create_feed",
        "create_post",
        "delete_draft",
        "delete_feed",
        "delete_media",
        "disable_instance_user",
        "disconnect_account",
        "disconnect_x",
        "enable_instance_user",
        "end_session",
        "get_account",
        "get_account_avatar",
        "get_api_key",
        "get_draft",
        "get_feed",
        "get_media",
        "get_post",
        "list_feed_items",
        "list_posts",
        "ping_feed",
        "post_to_x",
        "preview_feed",
        "remove_x_image_grant",
        "replace_draft",
        "retry_x_post",
        "revoke_api_key",
        "revoke_invitation",
        "rotate_api_key",
        "schedule_x_post",
        "share_feed_item",
        "validate_post",
        "verify_account",
    ];
    assert_eq!(reached, expected.map(str::to_owned).into());
    assert_eq!(owner.send(owner.request(Method::GET, "/api/accounts")).await.status, 401, "the session ended itself");
}
