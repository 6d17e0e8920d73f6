//! How long the platforms take, and what comes of it: each call of an adapter is measured where it is made.

use std::time::Instant;

use crate::model::{PlatformKey, Report};

/// What came of a call, in one of few words.
pub(crate) trait Told {
    fn word(&self) -> &'static str;
}

impl<T, E> Told for Result<T, E> {
    fn word(&self) -> &'static str {
        if self.is_ok() { "ok" } else { "error" }
    }
}

impl Told for Report {
    fn word(&self) -> &'static str {
        self.outcome.kind().as_str()
    }
}

/// Makes a call and measures it. One that is given up in the middle is not measured.
pub(crate) async fn measured<T: Told>(
    platform: PlatformKey,
    operation: &'static str,
    call: impl Future<Output = T>,
) -> T {
    let began_at = Instant::now();
    let told = call.await;
    let labels = [("platform", platform.as_str()), ("operation", operation), ("result", told.word())];
    metrics::histogram!("pillarbox_platform_request_duration_seconds", &labels).record(began_at.elapsed());
    told
}
