//! How fast texts are counted, for the benchmark; it is a measurement and no test.

use std::hint::black_box;
use std::time::{Duration, Instant};

use pillarbox::posts::rules::{measure, weighted_length};

/// What a text of each kind is repeated from.
const KINDS: [(&str, &str); 9] = [
    ("prose", "It was a bright cold day in April, and the clocks were striking 13. Nobody looked up (as usual). "),
    (
        "prose with accents",
        "Où est passé l’été ? Über den Dächern von Zürich weht Föhn – „schön“, sagt sie. Être ou ne pas être… ",
    ),
    ("Japanese", "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。"),
    ("Hindi", "सब मनुष्य जन्म से स्वतन्त्र हैं और गरिमा में बराबर हैं। "),
    ("emoji", "🎉👍🏽❤\u{FE0F}\u{200D}🔥👨\u{200D}👩\u{200D}👧\u{200D}👦🇨🇭1\u{FE0F}\u{20E3}😀🏳\u{FE0F}\u{200D}🌈 ok 🫠"),
    ("links", "see https://example.com/a/b?c=d#e and sub.example.co.uk/path_(x), or t.co. Mail me@example.org! "),
    ("decomposed", "Un e\u{301}te\u{301} a\u{300} la plage, c\u{327}a va? No\u{308}el, Zu\u{308}rich. "),
    ("dots", "a."),
    ("schemes", "http://"),
];

/// Measures every kind as one long text and as a post of 280, and gives a line for each.
pub fn lines() -> Vec<String> {
    KINDS.iter().map(|(name, piece)| line(name, piece)).collect()
}

fn line(name: &str, piece: &str) -> String {
    let long = piece.repeat(1_000_000 / piece.len());
    let post = piece.repeat(400 / piece.len() + 1);
    let post = &post[..measure(&post, 280).valid_until];
    format!(
        "{name:<20} {:>6.0} MB/s long {:>6.0} MB/s as posts {:>6.0} MB/s measured beyond the maximum",
        megabytes_a_second(long.len(), || weighted_length(&long)),
        megabytes_a_second(post.len(), || weighted_length(post)),
        megabytes_a_second(long.len(), || measure(&long, 280).weighted_length),
    )
}

/// The best of the runs that fit into a third of a second: what the work takes when nothing disturbs it.
fn megabytes_a_second(bytes: usize, run: impl Fn() -> u32) -> f64 {
    // Short texts many times, so that the clock is not what is measured.
    let times = 100_000_usize.div_ceil(bytes);
    let begun = Instant::now();
    let mut best = Duration::MAX;
    while begun.elapsed() < Duration::from_millis(300) {
        let started = Instant::now();
        for _ in 0..times {
            black_box(run());
        }
        best = best.min(started.elapsed());
    }
    let bytes = u32::try_from(bytes * times).unwrap_or(u32::MAX);
    f64::from(bytes) / best.as_secs_f64() / 1e6
}
