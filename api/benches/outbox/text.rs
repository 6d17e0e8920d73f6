//! How fast a text is counted: plain prose, one made of emoji, one made of links, and texts as people post them.

use std::hint::black_box;
use std::time::{Duration, Instant};

use pillarbox::posts::rules::measure;

use super::numbers::line;

/// Bytes that are counted of each kind.
const BYTES: usize = 64 * 1024 * 1024;

const PROSE: &str =
    "The old pillar box at the corner has been painted again, and the letters in it are none the wiser. ";
const EMOJI: &str = "👩\u{200D}🚀❤\u{FE0F}\u{200D}🔥🇨🇭🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}1\u{FE0F}\u{20E3}🫱🏽\u{200D}🫲🏿";
const LINKS: &str =
    "https://example.com/a/(path)?with=query#part example.org, posts.example.co.uk/x $CASH #tag me@example.com ";
const MIXED: &str =
    "Frische Farbe am alten Briefkasten 📮 — mehr: example.com/farbe?von=2026 (und auf 日本語も) @ada #post ";

pub fn measure_counting() {
    for (what, pattern) in [("prose", PROSE), ("emoji", EMOJI), ("links", LINKS), ("mixed", MIXED)] {
        // As long as the longest post X takes.
        let text: String = pattern.chars().cycle().take(25_000).collect();
        let times = BYTES.div_ceil(text.len());
        let began_at = Instant::now();
        for _ in 0..times {
            black_box(measure(black_box(&text), 25_000));
        }
        line(what, &[("counted", per_megabyte(times * text.len(), began_at.elapsed()))]);
    }
}

fn per_megabyte(bytes: usize, time: Duration) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a rate is shown in whole numbers")]
    let rate = bytes as f64 / 1e6 / time.as_secs_f64();
    format!("{rate:.0} MB/s")
}
