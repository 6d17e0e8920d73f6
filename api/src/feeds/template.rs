//! What is posted of an entry: its user's template, with the title shortened where it has to be and the link never.

use unicode_segmentation::UnicodeSegmentation;

use super::text::without_mentions;
use crate::posts::rules::weighted_length;

/// As X counts, for an ordinary account. A template has to do for it; an account that takes longer texts gets one of its own.
pub const MAX_LENGTH: u32 = 280;
/// What is used where nothing was written.
pub const USUAL: &str = "{title} {url}";
/// Characters of a template.
const TEMPLATE_MAX: usize = 280;
/// Where a summary ends that would fit, too: a post is no copy of the entry.
const SUMMARY_MAX: usize = 200;

/// Why a template cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateProblem {
    #[error("A template needs {{url}}: the link is what is shared.")]
    UrlMissing,
    #[error("A template takes {{title}}, {{url}} and {{summary}}, each in braces, and no other.")]
    UnknownName,
    #[error("The text around the link is too long: with a title a post has at most 280 characters.")]
    TooLong,
}

impl TemplateProblem {
    pub fn code(self) -> &'static str {
        match self {
            Self::UrlMissing => "template_url_missing",
            Self::UnknownName => "template_name_unknown",
            Self::TooLong => "template_too_long",
        }
    }
}

/// A template that can be used.
#[derive(Clone, Debug)]
pub struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Title,
    Url,
    Summary,
}

/// What is posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub text: String,
    /// As X counts it.
    pub length: u32,
    /// What it was made to fit.
    pub max: u32,
    /// Title or summary do not stand there whole.
    pub is_shortened: bool,
}

impl Template {
    pub fn new(text: &str) -> Result<Self, TemplateProblem> {
        if text.chars().count() > TEMPLATE_MAX {
            return Err(TemplateProblem::TooLong);
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, named) = rest.split_at(at);
            parts.push(Part::Text(before.to_owned()));
            let end = named.find('}').filter(|_| named.starts_with('{')).ok_or(TemplateProblem::UnknownName)?;
            parts.push(match &named[1..end] {
                "title" => Part::Title,
                "url" => Part::Url,
                "summary" => Part::Summary,
                _ => return Err(TemplateProblem::UnknownName),
            });
            rest = &named[end + 1..];
        }
        parts.push(Part::Text(rest.to_owned()));
        if !parts.contains(&Part::Url) {
            return Err(TemplateProblem::UrlMissing);
        }
        let template = Self(parts);
        // Room for the link and a word of the title.
        if weighted_length(&template.fill("A title", "https://example.org/", "")) > MAX_LENGTH - 20 {
            return Err(TemplateProblem::TooLong);
        }
        Ok(template)
    }

    /// The post for an entry, for an account that takes `max`. It fits, unless the link is no link for X and alone too long.
    pub fn render(&self, title: &str, url: &str, summary: &str, max: u32) -> Rendered {
        let (title, summary) = (without_mentions(title), without_mentions(summary));
        // An entry without a title, as short notes are, is told by its beginning.
        let title = if title.is_empty() { summary.clone() } else { title };
        let titles: Vec<&str> = title.graphemes(true).collect();
        let summaries: Vec<&str> = summary.graphemes(true).collect();
        let fits = |title: usize, summary: usize| {
            weighted_length(&self.fill(&cut(&titles, title), url, &cut(&summaries, summary))) <= max
        };
        let uses = |part: Part| self.0.contains(&part);
        let whole = summaries.len().min(SUMMARY_MAX);
        let summary_len = if uses(Part::Summary) { longest(whole, |length| fits(titles.len(), length)) } else { 0 };
        let title_len = longest(titles.len(), |length| fits(length, summary_len));
        let text = self.fill(&cut(&titles, title_len), url, &cut(&summaries, summary_len));
        let is_shortened =
            (uses(Part::Title) && title_len < titles.len()) || (uses(Part::Summary) && summary_len < summaries.len());
        Rendered { length: weighted_length(&text), text, max, is_shortened }
    }

    fn fill(&self, title: &str, url: &str, summary: &str) -> String {
        let parts = self.0.iter().map(|part| match part {
            Part::Text(text) => text.as_str(),
            Part::Title => title,
            Part::Url => url,
            Part::Summary => summary,
        });
        parts.collect::<String>().trim().to_owned()
    }
}

/// The largest length that does; zero where none does.
fn longest(whole: usize, does: impl Fn(usize) -> bool) -> usize {
    if does(whole) {
        return whole;
    }
    let (mut low, mut high) = (0, whole);
    while high - low > 1 {
        let middle = low.midpoint(high);
        if does(middle) { low = middle } else { high = middle }
    }
    low
}

/// The beginning, with an ellipsis where something is left off.
fn cut(graphemes: &[&str], length: usize) -> String {
    if length >= graphemes.len() {
        return graphemes.concat();
    }
    if length == 0 {
        return String::new();
    }
    let beginning = graphemes[..length].concat();
    format!("{}\u{2026}", beginning.trim_end_matches(|c: char| c.is_whitespace() || ",;:.".contains(c)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LINK: &str = "https://blog.example.org/2026/11/paint";

    fn rendered(template: &str, title: &str, summary: &str) -> Rendered {
        Template::new(template).unwrap().render(title, LINK, summary, MAX_LENGTH)
    }

    #[test]
    fn a_template_is_filled_and_the_link_is_whole_however_long_the_title() {
        let short = rendered("New: {title} {url}", "Fresh paint", "");
        assert_eq!(short.text, format!("New: Fresh paint {LINK}"));
        assert!(!short.is_shortened);
        assert_eq!(short.length, 16 + 1 + 23);

        let long = rendered(USUAL, &"paint ".repeat(100), "");
        assert!(long.text.ends_with(&format!("\u{2026} {LINK}")), "{long:?}");
        assert!(long.is_shortened && long.length <= MAX_LENGTH && long.length > MAX_LENGTH - 8, "{long:?}");
    }

    #[test]
    fn the_summary_gives_way_before_the_title() {
        let both = rendered("{title}\n\n{summary}\n{url}", &"t".repeat(200), &"s".repeat(500));
        assert!(both.text.starts_with(&"t".repeat(200)), "{both:?}");
        assert!(both.text.contains("s\u{2026}") && both.length <= MAX_LENGTH);
        assert_eq!(rendered(USUAL, "", "A note without a title").text, format!("A note without a title {LINK}"));
    }

    #[test]
    fn where_there_is_more_room_more_of_the_title_stands_there() {
        let (template, title) = (Template::new(USUAL).unwrap(), "paint ".repeat(80));
        let render = |max| template.render(title.trim(), LINK, "", max);
        assert!(render(MAX_LENGTH).is_shortened);
        let long = render(25_000);
        assert_eq!((long.text, long.is_shortened, long.max), (format!("{} {LINK}", title.trim()), false, 25_000));
        assert_eq!(render(504).length, 504 - 1, "it ends before a word, and nowhere sooner");
    }

    #[test]
    fn what_cannot_be_a_template_says_why() {
        for (text, problem) in [
            ("{title}", TemplateProblem::UrlMissing),
            ("{title} {url} {author}", TemplateProblem::UnknownName),
            ("{url", TemplateProblem::UnknownName),
            ("} {url}", TemplateProblem::UnknownName),
        ] {
            assert_eq!(Template::new(text).unwrap_err(), problem, "{text}");
        }
        assert_eq!(Template::new(&format!("{} {{url}}", "x".repeat(250))).unwrap_err(), TemplateProblem::TooLong);
        assert!(Template::new("{url}").is_ok());
    }

    proptest! {
        #[test]
        fn whatever_a_feed_says_the_post_fits_and_has_the_link(title in ".{0,400}", summary in ".{0,400}") {
            let title = super::super::text::clean(&title, 500);
            let post = rendered("{title} {summary} {url}", &title, &summary);
            prop_assert!(post.text.ends_with(LINK));
            prop_assert!(post.length <= MAX_LENGTH, "{}", post.length);
        }
    }
}
