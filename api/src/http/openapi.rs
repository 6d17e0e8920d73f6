//! The document: collected from the handlers themselves, so that it cannot name a route that is not there.

use actix_web::App as ActixApp;
use actix_web::web::ServiceConfig;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{Modify, OpenApi as OpenApiDerive};
use utoipa_actix_web::AppExt;
use utoipa_actix_web::service_config::ServiceConfig as DescribedConfig;

use super::problem::Problem;
use super::templates::Templates;
use super::{
    accounts, api_keys, audit, auth, create_post, cron, drafts, email, events, feed_items, feeds, image_grant,
    instance, instance_users, invitations, media, notifications, operations, platforms, post_list, posts, preferences,
    second_factor, sessions, validate, x,
};
use crate::model::Scope;

#[derive(OpenApiDerive)]
#[openapi(
    info(
        title = "Pillarbox",
        version = "1.0.0",
        contact(name = "Whoever runs this server"),
        license(name = "MIT", identifier = "MIT"),
        description = "A self-hosted outbox for social media: sends once, and proves it.\n\nJSON in, JSON out. Every refusal is an `application/problem+json` (RFC 9457) with a stable `code`; the answers listed with an operation name the codes it can give. Instants are RFC 3339 in UTC, ids are UUIDs. Every answer carries `X-Request-Id`.\n\nSign in with `POST /api/auth/login`; the session travels in an `HttpOnly` cookie. A request that changes something and comes from a page of another site is refused. Programs and front ends elsewhere show an API key instead: `Authorization: Bearer pbx_…`.\n\nEvery answer says in `RateLimit` and `RateLimit-Policy` how many requests are left; beyond that it is 429 with `Retry-After`. `Idempotency-Key` makes repeating a request safe that creates or sends something.\n\n## Versions\n\n`info.version` is the version of this API. Within its first number nothing is taken away: no route, parameter, field, word or status that a client may rely on, and requests are asked for nothing new. What may come: routes, optional parameters and fields, fields in answers, words in the enumerations of answers. So ignore fields you do not know, and take an unknown word by what stands beside it, an unknown code by its status.\n\nWhat is to go is marked as deprecated here first, and answered with the headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594), for at least six months. Then it goes with a new first number."
    ),
    servers((url = "/", description = "This server.")),
    tags(
        (name = "People", description = "Coming in, going out, sessions."),
        (name = "Accounts", description = "Platforms, and the profiles connected on them."),
        (name = "X", description = "Connecting to X and posting there."),
        (name = "Posts", description = "What was posted, and what became of it."),
        (name = "Feeds", description = "Blogs whose new entries are shared."),
        (name = "Notifications", description = "What its user should know although he is not looking."),
        (name = "Preferences", description = "What the user has chosen."),
        (name = "API keys", description = "Letting programs in: keys with scopes, for curl, scripts and other front ends."),
        (name = "Operations", description = "For those who run the server."),
    ),
    components(schemas(Problem)),
    modifiers(&Common)
)]
struct Base;

/// The routes of the API. The document and the running server are both made from this list.
macro_rules! all_routes {
    ($config:expr) => {
        $config
            .service(auth::set_up)
            .service(auth::register)
            .service(auth::log_in)
            .service(auth::log_out)
            .service(auth::get_session)
            .service(auth::change_password)
            .service(email::get_email)
            .service(email::change_email)
            .service(email::confirm_email)
            .service(email::remove_email)
            .service(second_factor::get_second_factor)
            .service(second_factor::begin_second_factor)
            .service(second_factor::confirm_second_factor)
            .service(second_factor::renew_recovery_codes)
            .service(second_factor::remove_second_factor)
            .service(sessions::list_sessions)
            .service(sessions::end_other_sessions)
            .service(sessions::end_session)
            .service(audit::list_audit_trail)
            .service(api_keys::list_api_keys)
            .service(api_keys::create_api_key)
            .service(api_keys::get_api_key)
            .service(api_keys::rotate_api_key)
            .service(api_keys::revoke_api_key)
            .service(platforms::list_platforms)
            .service(accounts::list_accounts)
            .service(accounts::get_account)
            .service(accounts::get_account_avatar)
            .service(accounts::verify_account)
            .service(accounts::disconnect_account)
            .service(x::begin_x_connection)
            .service(x::finish_x_connection)
            .service(x::disconnect_x)
            .service(image_grant::begin_x_image_grant)
            .service(image_grant::finish_x_image_grant)
            .service(image_grant::remove_x_image_grant)
            .service(x::post_to_x)
            .service(x::schedule_x_post)
            .service(x::retry_x_post)
            .service(x::confirm_x_post)
            .service(post_list::list_posts)
            .service(create_post::create_post)
            .service(drafts::list_drafts)
            .service(drafts::create_draft)
            .service(drafts::get_draft)
            .service(drafts::replace_draft)
            .service(drafts::delete_draft)
            .service(feeds::list_feeds)
            .service(feeds::create_feed)
            .service(feeds::find_feed)
            .service(feeds::preview_feed)
            .service(feeds::get_feed)
            .service(feeds::change_feed)
            .service(feeds::delete_feed)
            .service(feed_items::list_feed_items)
            .service(feed_items::share_feed_item)
            .service(feed_items::ping_feed)
            .service(feed_items::ping_feed_by_token)
            .service(feed_items::confirm_hub_subscription)
            .service(validate::validate_post)
            .service(media::upload_media)
            .service(media::get_media)
            .service(media::delete_media)
            .service(posts::get_post)
            .service(posts::change_post)
            .service(posts::cancel_post)
            .service(events::stream_events)
            .service(preferences::get_preferences)
            .service(preferences::put_preferences)
            .service(notifications::list_notifications)
            .service(notifications::read_notifications)
            .service(instance::get_instance)
            .service(instance_users::list_instance_users)
            .service(instance_users::disable_instance_user)
            .service(instance_users::enable_instance_user)
            .service(instance_users::change_instance_user_role)
            .service(invitations::list_invitations)
            .service(invitations::create_invitation)
            .service(invitations::revoke_invitation)
            .service(cron::run_x_queue)
            .service(operations::healthz)
            .service(operations::readyz)
            .service(operations::get_version)
            .service(operations::get_openapi)
    };
}

/// The routes with their descriptions, for the document.
fn described_routes(config: &mut DescribedConfig<'_>) {
    all_routes!(config);
}

/// The routes for a running server, which has no use for their descriptions: they are megabytes for each of its threads.
pub(super) fn routes(config: &mut ServiceConfig) {
    all_routes!(config);
}

/// The paths of the routes, to tell a wrong method from a wrong path.
pub(super) fn templates() -> Templates {
    all_routes!(Templates::default())
}

/// The OpenAPI document as it was written when this was built; a test holds it to [`document`].
pub(super) const WRITTEN: &str = include_str!("../../../openapi.yaml");

/// The OpenAPI document, collected anew.
pub fn document() -> OpenApi {
    let (_, mut document) =
        ActixApp::new().into_utoipa_app().openapi(Base::openapi()).configure(described_routes).split_for_parts();
    Common.modify(&mut document);
    super::document::complete(&document)
}

/// What every operation has in common: the session, and the refusals that are decided before the handler.
struct Common;

/// What an API key has to be allowed for an operation. What is not here takes a person who is signed in.
const SCOPES: &[(&str, Scope)] = &[
    ("list_accounts", Scope::AccountsRead),
    ("get_account", Scope::AccountsRead),
    ("get_account_avatar", Scope::AccountsRead),
    ("list_platforms", Scope::AccountsRead),
    ("verify_account", Scope::AccountsWrite),
    ("list_posts", Scope::PostsRead),
    ("get_post", Scope::PostsRead),
    ("get_media", Scope::PostsRead),
    ("stream_events", Scope::PostsRead),
    ("post_to_x", Scope::PostsWrite),
    ("schedule_x_post", Scope::PostsWrite),
    ("retry_x_post", Scope::PostsWrite),
    ("confirm_x_post", Scope::PostsWrite),
    ("create_post", Scope::PostsWrite),
    ("upload_media", Scope::MediaWrite),
    ("delete_media", Scope::MediaWrite),
    ("list_drafts", Scope::PostsRead),
    ("get_draft", Scope::PostsRead),
    ("create_draft", Scope::PostsWrite),
    ("replace_draft", Scope::PostsWrite),
    ("delete_draft", Scope::PostsWrite),
    ("list_feeds", Scope::PostsRead),
    ("get_feed", Scope::PostsRead),
    ("list_feed_items", Scope::PostsRead),
    ("share_feed_item", Scope::PostsWrite),
    ("ping_feed", Scope::PostsWrite),
    ("validate_post", Scope::PostsWrite),
    ("change_post", Scope::PostsWrite),
    ("cancel_post", Scope::PostsWrite),
    ("run_x_queue", Scope::SchedulerRun),
];

/// Operations that answer without a session.
const WITHOUT_SESSION: &[&str] = &[
    "set_up",
    "register",
    "log_in",
    "log_out",
    "get_session",
    "confirm_email",
    "finish_x_connection",
    "finish_x_image_grant",
    "ping_feed_by_token",
    "confirm_hub_subscription",
    "healthz",
    "readyz",
    "get_version",
    "get_openapi",
];

impl Modify for Common {
    fn modify(&self, document: &mut OpenApi) {
        let components = document.components.get_or_insert_default();
        components.add_security_scheme(
            "api_key",
            SecurityScheme::Http(
                HttpBuilder::new()
                    .scheme(HttpAuthScheme::Bearer)
                    .description(Some("An API key, `pbx_…`, made with `POST /api/api-keys` or `pillarbox key create`. Each operation names the scope it needs, as `x-required-scope`."))
                    .build(),
            ),
        );
        components.add_security_scheme(
            "session",
            SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
                "sid",
                "The session cookie, named `__Host-sid` over https.",
            ))),
        );
        for item in document.paths.paths.values_mut() {
            for (operation, is_unsafe) in [
                (&mut item.get, false),
                (&mut item.put, true),
                (&mut item.post, true),
                (&mut item.patch, true),
                (&mut item.delete, true),
            ] {
                if let Some(operation) = operation {
                    describe(operation, is_unsafe);
                }
            }
        }
    }
}

fn describe(operation: &mut Operation, is_unsafe: bool) {
    let id = operation.operation_id.clone().unwrap_or_default();
    let needs_session = !WITHOUT_SESSION.contains(&id.as_str());
    let scope = SCOPES.iter().find(|(operation, _)| *operation == id).map(|(_, scope)| *scope);
    let session = SecurityRequirement::new("session", Vec::<String>::new());
    let key = SecurityRequirement::new("api_key", Vec::<String>::new());
    if let Some(scope) = scope {
        operation.extensions = Some(Extensions::builder().add("x-required-scope", scope.as_str()).build());
        add(operation, "403", &format!("`scope_missing`: an API key needs `{scope}`"));
    }
    match scope {
        Some(_) if id == "run_x_queue" => {
            operation.security = Some(vec![key]);
            add(operation, "401", "`api_key_required`, `api_key_invalid`");
        }
        Some(_) => {
            operation.security = Some(vec![session, key]);
            add(operation, "401", "`session_required`, `api_key_invalid`");
        }
        None if needs_session => {
            operation.security = Some(vec![session]);
            add(operation, "401", "`session_required`, `api_key_invalid`");
            add(operation, "403", "`session_only`: an API key cannot do this");
        }
        // Nobody has to show who he is.
        None => operation.security = Some(Vec::new()),
    }
    add(operation, "431", "`headers_too_large`");
    if id.starts_with("finish_x_") {
        // It ends with a redirect whatever happens; what is refused before has no other place.
        add(operation, "default", "What is refused before the platform's answer is looked at.");
    }
    if id != "healthz" && id != "readyz" {
        add(operation, "429", "`too_many_requests`, with `Retry-After`");
    }
    if is_unsafe || id.starts_with("begin_x_") {
        add(operation, "403", "`cross_site_request`");
    }
    if operation.request_body.is_some() {
        add(operation, "400", "`malformed_json`, `malformed_form`");
        add(operation, "408", "`request_timeout`");
        add(operation, "413", "`body_too_large`, `image_too_large`");
        add(operation, "415", "`content_type_unsupported`, `image_type_unsupported`");
    }
    let has_query = operation
        .parameters
        .iter()
        .flatten()
        .any(|parameter| matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query));
    if operation.request_body.is_some() || has_query && !id.starts_with("finish_x_") {
        add(operation, "422", "`invalid_body`, `invalid_query`, `invalid_fields` with `errors`");
    }
    if id != "healthz" && !id.starts_with("finish_x_") {
        add(operation, "500", "`internal_error`");
    }
}

/// Adds a refusal, or its codes to the ones already listed for the status.
fn add(operation: &mut Operation, status: &str, codes: &str) {
    let responses = &mut operation.responses.responses;
    match responses.get_mut(status) {
        Some(RefOr::T(response)) if response.description.contains(codes) => {}
        Some(RefOr::T(response)) => response.description = format!("{}, {codes}", response.description),
        _ => {
            responses.insert(status.to_owned(), RefOr::T(problem(codes)));
        }
    }
}

fn problem(codes: &str) -> Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new().description(codes).content("application/problem+json", content).build()
}
