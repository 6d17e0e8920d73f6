//! The server put together: routes, layers, and what is said where no route is.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use actix_cors::Cors;
use actix_web::dev::ServerHandle;
use actix_web::http::{Method, header};
use actix_web::middleware::{Compress, Condition, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App as ActixApp, HttpServer};
use utoipa_swagger_ui::{Config as DocsConfig, SwaggerUi};

use super::arrival::arrival;
use super::client::TrustedProxies;
use super::events::Streams;
use super::form::FormMemory;
use super::guard::{AllowedOrigins, OtherOrigin, guard};
use super::headers::{HeaderSettings, headers};
use super::identity::identify;
use super::json::{json_config, path_config, query_config};
use super::openapi::{routes, templates};
use super::rate_limit::RateLimits;
use super::request_log::request_log;
use super::session;
use super::spa::{Elsewhere, elsewhere};
use crate::app::App;
use crate::config::ServerConfig;

/// How long a client may take to send the head of a request, and how long an idle connection is kept.
const HEAD_TIMEOUT: std::time::Duration = std::time::Duration::from_secs(5);
/// How long running requests may go on after the server was told to stop.
const SHUTDOWN_SECS: u64 = 15;

/// A server that listens.
pub struct Listening {
    pub address: SocketAddr,
    /// Stops it.
    pub handle: ServerHandle,
    /// Ends when it has stopped.
    pub ended: actix_web::dev::Server,
}

/// Begins to serve on a listener.
pub fn serve(app: Arc<App>, config: &ServerConfig, listener: TcpListener) -> std::io::Result<Listening> {
    let address = listener.local_addr()?;
    let elsewhere_data = Data::new(Elsewhere { web_dist: config.web_dist.clone(), templates: templates() });
    let app = Data::from(app);
    let config = config.clone();
    let streams = Data::new(Streams::default());
    let form_memory = Data::new(FormMemory::default());
    let rate_limits = Data::new(RateLimits::new(config.requests_per_minute));
    let server = HttpServer::new(move || {
        let https = config.is_https();
        ActixApp::new()
            .app_data(app.clone())
            .app_data(elsewhere_data.clone())
            .app_data(Data::new(TrustedProxies(config.trusted_proxies.clone())))
            .app_data(Data::new(HeaderSettings { https }))
            .app_data(streams.clone())
            .app_data(form_memory.clone())
            .app_data(rate_limits.clone())
            .app_data(Data::new(allowed_origins(&config)))
            .app_data(json_config())
            .app_data(query_config())
            .app_data(path_config())
            .configure(routes)
            .service(SwaggerUi::new("/api/docs/{_:.*}").config(docs()))
            .service(web::redirect("/api/docs", "/api/docs/"))
            .default_service(web::to(elsewhere))
            // The last one is the outermost.
            .wrap(from_fn(identify))
            .wrap(session::middleware(app.people.clone(), app.session_key(), https))
            .wrap(from_fn(guard))
            .wrap(Condition::new(!config.cors_allowed_origins.is_empty(), cors(&config.cors_allowed_origins)))
            .wrap(from_fn(arrival))
            .wrap(from_fn(headers))
            .wrap(Compress::default())
            .wrap(from_fn(request_log))
    })
    .client_request_timeout(HEAD_TIMEOUT)
    .shutdown_timeout(SHUTDOWN_SECS)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(Listening { address, handle: server.handle(), ended: server })
}

/// The page that shows the document.
fn docs() -> DocsConfig<'static> {
    DocsConfig::new(["/api/openapi.yaml"]).validator_url("none").try_it_out_enabled(true)
}

fn allowed_origins(config: &ServerConfig) -> AllowedOrigins {
    let other = |origin: &String| OtherOrigin { origin: origin.clone(), same_site: config.is_same_site(origin) };
    AllowedOrigins { own: config.origin(), others: config.cors_allowed_origins.iter().map(other).collect() }
}

/// For pages on other origins that the operator named; everyone else gets no CORS header at all.
fn cors(origins: &[String]) -> Cors {
    let cors = Cors::default()
        .allowed_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allowed_headers([header::CONTENT_TYPE, header::AUTHORIZATION])
        .allowed_headers([header::IF_MATCH, header::IF_NONE_MATCH])
        .allowed_header("idempotency-key")
        .allowed_header("x-requested-with")
        .expose_headers(["etag", "location", "retry-after", "x-request-id", "idempotent-replayed"])
        .expose_headers(["ratelimit", "ratelimit-policy", "deprecation", "sunset", "www-authenticate"])
        .block_on_origin_mismatch(false)
        .supports_credentials()
        .max_age(600);
    origins.iter().fold(cors, |cors, origin| cors.allowed_origin(origin))
}
