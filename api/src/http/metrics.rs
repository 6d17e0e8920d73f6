//! Metrics for Prometheus, on an address of their own. What happens is counted where it happens; how things stand is read
//! from the database when somebody asks. No label holds an id, a name or a text, so there is never more of them than
//! there are words for.
//!
//! The names and what they mean stand in the README; a test compares.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::web::{self, Data};
use actix_web::{App as ActixApp, HttpResponse, HttpServer};
use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

use super::Listening;
use super::operations::commit;
use crate::app::{App, Figures};
use crate::model::{DeliveryState, PlatformKey, Standing};

/// From a page that is cached to a platform that is given up.
const DURATIONS: [f64; 12] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
/// From *at its time* to *the server was down for a day*.
const LAGS: [f64; 9] = [1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 21_600.0, 86_400.0];
/// What was measured is put in order this often, whether anybody asks or not.
const UPKEEP: Duration = Duration::from_secs(10);

/// Keeps what is counted in this process.
#[derive(Clone)]
pub struct Recorder(PrometheusHandle);

impl Recorder {
    /// From now on everything that is counted in this process is kept. Once in the life of a process.
    pub fn install() -> Result<Self, BuildError> {
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_duration_seconds".to_owned()), &DURATIONS)?
            .set_buckets_for_metric(Matcher::Full("pillarbox_delivery_lag_seconds".to_owned()), &LAGS)?
            .install_recorder()?;
        describe();
        // A blog that never failed has a line that says so.
        for result in ["read", "not_modified", "failed"] {
            counter!("pillarbox_feed_polls_total", "result" => result).increment(0);
        }
        for outcome in ["shared", "draft", "skipped"] {
            counter!("pillarbox_feed_entries_total", "outcome" => outcome).increment(0);
        }
        gauge!("process_start_time_seconds").set(unix_time());
        let build = [("version", env!("CARGO_PKG_VERSION")), ("commit", commit().unwrap_or("unknown"))];
        gauge!("pillarbox_build_info", &build).set(1.0);
        Ok(Self(recorder))
    }

    /// Keeps it in order until the future is dropped.
    pub async fn keep_up(self) {
        loop {
            self.0.run_upkeep();
            tokio::time::sleep(UPKEEP).await;
        }
    }
}

/// Begins to serve `/metrics`, and nothing else, on a listener.
pub fn serve_metrics(app: Arc<App>, recorder: Recorder, listener: TcpListener) -> std::io::Result<Listening> {
    let address = listener.local_addr()?;
    let (app, recorder) = (Data::from(app), Data::new(recorder));
    let server = HttpServer::new(move || {
        ActixApp::new().app_data(app.clone()).app_data(recorder.clone()).route("/metrics", web::get().to(scrape))
    })
    .workers(1)
    .shutdown_timeout(1)
    .disable_signals()
    .listen(listener)?
    .run();
    Ok(Listening { address, handle: server.handle(), ended: server })
}

async fn scrape(app: Data<App>, recorder: Data<Recorder>) -> HttpResponse {
    let figures = app.figures().await;
    if let Err(error) = &figures {
        tracing::warn!(%error, "metrics without those of the database");
    }
    gauge!("pillarbox_database_up").set(if figures.is_ok() { 1.0 } else { 0.0 });
    if let Ok(figures) = figures {
        show(&app, &figures);
    }
    gauge!("pillarbox_ready").set(if app.readiness().await.failed.is_empty() { 1.0 } else { 0.0 });
    if let Some(bytes) = app.disk_free_bytes() {
        gauge!("pillarbox_disk_free_bytes").set(float(bytes));
    }
    if let Some(bytes) = resident_bytes() {
        gauge!("process_resident_memory_bytes").set(float(bytes));
    }
    HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(recorder.0.render())
}

/// Every combination of words is shown, zeros too, so that nothing vanishes from a graph.
fn show(app: &App, figures: &Figures) {
    for platform in app.platforms.iter().map(|platform| platform.key) {
        for state in DeliveryState::ALL {
            let found = figures.deliveries.iter().find(|(key, found, _)| (key, found) == (&platform, state));
            let labels = labels(platform, "state", state.as_str());
            gauge!("pillarbox_deliveries", &labels).set(found.map_or(0.0, |(_, _, count)| signed(*count)));
        }
        for standing in Standing::ALL {
            let found = figures.accounts.iter().find(|(key, found, _)| (key, found) == (&platform, standing));
            let labels = labels(platform, "standing", standing.as_str());
            gauge!("pillarbox_accounts", &labels).set(found.map_or(0.0, |(_, _, count)| signed(*count)));
        }
    }
    let age = figures.oldest_due_at.map_or(Duration::ZERO, |at| app.now().since(at));
    gauge!("pillarbox_queue_oldest_due_age_seconds").set(age.as_secs_f64());
    gauge!("pillarbox_queue_due").set(signed(figures.due));
    gauge!("pillarbox_users").set(signed(figures.users));
    gauge!("pillarbox_sessions").set(signed(figures.sessions));
    gauge!("pillarbox_database_size_bytes").set(signed(figures.database_bytes));
}

fn labels(platform: PlatformKey, name: &'static str, word: &'static str) -> [(&'static str, &'static str); 2] {
    [("platform", platform.as_str()), (name, word)]
}

fn describe() {
    describe_gauge!("pillarbox_build_info", "What is running; always 1.");
    describe_gauge!("pillarbox_ready", "Whether /readyz says yes.");
    describe_gauge!("pillarbox_database_up", "Whether the database answered this time.");
    describe_gauge!("pillarbox_database_size_bytes", Unit::Bytes, "Size of the database.");
    describe_gauge!("pillarbox_disk_free_bytes", Unit::Bytes, "Room on the disk of the data folder.");
    describe_gauge!("pillarbox_users", "People who have an account on this server.");
    describe_gauge!("pillarbox_sessions", "Sessions that have not ended.");
    describe_gauge!("pillarbox_accounts", "Connected accounts by how they stand.");
    describe_gauge!("pillarbox_deliveries", "Deliveries by state.");
    describe_gauge!("pillarbox_queue_due", "Deliveries that wait although their time has come.");
    describe_gauge!(
        "pillarbox_queue_oldest_due_age_seconds",
        Unit::Seconds,
        "How long the one of them has waited that waits longest."
    );
    describe_histogram!("pillarbox_delivery_lag_seconds", Unit::Seconds, "How long after its time a delivery was out.");
    describe_counter!("pillarbox_attempts_total", "Attempts by how they ended.");
    describe_counter!("pillarbox_token_refreshes_total", "Refreshes of tokens by what the platform said.");
    describe_histogram!(
        "pillarbox_platform_request_duration_seconds",
        Unit::Seconds,
        "Calls of platforms, by what was asked and what came of it."
    );
    describe_counter!("pillarbox_feed_polls_total", "Looks at feeds by what came of them.");
    describe_counter!("pillarbox_feed_entries_total", "Entries of feeds by what was made of them.");
    describe_counter!("pillarbox_http_requests_total", "Requests by route and status.");
    describe_histogram!("pillarbox_http_request_duration_seconds", Unit::Seconds, "How long requests took.");
    describe_gauge!("process_start_time_seconds", Unit::Seconds, "When the process began, in Unix time.");
    describe_gauge!("process_resident_memory_bytes", Unit::Bytes, "Memory of the process.");
}

fn unix_time() -> f64 {
    #[expect(clippy::disallowed_methods, reason = "when the process began is a matter of the system's clock")]
    let now = std::time::SystemTime::now();
    now.duration_since(std::time::UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}

/// As Linux tells it; nothing elsewhere.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

#[expect(clippy::cast_precision_loss, reason = "metrics are floating point; what is lost is below a millionth")]
fn float(number: u64) -> f64 {
    number as f64
}

fn signed(number: i64) -> f64 {
    float(u64::try_from(number).unwrap_or(0))
}
