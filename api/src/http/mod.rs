//! The API over HTTP: routes, session cookie, origin check, errors, and the document. Each handler takes what it
//! needs out of the request, asks a service and answers field by field. Leans on `app` and the services; it names
//! neither `store` nor `vault` nor `platforms`, so ownership is checked below and cannot be forgotten here.

mod account_bodies;
mod account_errors;
mod accounts;
mod api_keys;
mod arrival;
mod audit;
mod auth;
mod bodies;
mod caller;
mod client;
mod compose_form;
mod create_post;
mod cron;
mod cursor;
mod delivery_bodies;
mod document;
mod drafts;
mod email;
mod error;
mod etag;
mod events;
mod form;
mod guard;
mod headers;
mod identity;
mod image_grant;
mod json;
mod media;
mod metrics;
mod notification_choices;
mod notifications;
mod openapi;
mod operations;
mod platforms;
mod post_bodies;
mod post_list;
mod posting;
mod posts;
mod preferences;
mod problem;
mod publish_late;
mod rate_limit;
mod request_log;
mod second_factor;
mod server;
mod session;
mod sessions;
mod spa;
mod validate;
mod x;

pub use metrics::{Recorder, serve_metrics};
pub use openapi::document;
pub use server::{Listening, serve};
