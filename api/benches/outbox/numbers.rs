//! Figures out of many measurements.

use std::time::Duration;

/// Many durations, in order.
pub struct Spread(Vec<Duration>);

impl Spread {
    pub fn of(durations: impl IntoIterator<Item = Duration>) -> Self {
        let mut sorted: Vec<Duration> = durations.into_iter().collect();
        assert!(!sorted.is_empty(), "nothing was measured");
        sorted.sort_unstable();
        Self(sorted)
    }

    /// The duration that this many of a hundred do not exceed.
    pub fn percentile(&self, percent: usize) -> Duration {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0[rank - 1]
    }

    pub fn longest(&self) -> Duration {
        self.percentile(100)
    }
}

/// In the unit that reads best.
pub fn show(duration: Duration) -> String {
    let micros = duration.as_secs_f64() * 1e6;
    if micros < 1_000.0 {
        format!("{micros:.0} µs")
    } else if micros < 1_000_000.0 {
        format!("{:.1} ms", micros / 1e3)
    } else {
        format!("{:.2} s", micros / 1e6)
    }
}

/// So many in this time.
pub fn per_second(count: usize, time: Duration) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a rate is shown in whole numbers")]
    let rate = count as f64 / time.as_secs_f64();
    format!("{rate:.0}/s")
}

/// A line of a table: what it is, and its figures.
pub fn line(what: &str, figures: &[(&str, String)]) {
    let figures: Vec<String> = figures.iter().map(|(name, figure)| format!("{name} {figure}")).collect();
    println!("{what:<44} {}", figures.join(" · "));
}
