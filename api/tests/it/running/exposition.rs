//! A small reader of Prometheus' text format, as strict as `promtool check metrics` where it matters.
//! Source: prometheus.io, Exposition formats; Metric and label naming.

use std::collections::{BTreeMap, BTreeSet};

/// One scrape.
pub(super) struct Scrape {
    /// Name and type of each metric.
    pub(super) types: BTreeMap<String, String>,
    samples: BTreeMap<(String, BTreeMap<String, String>), f64>,
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// Labels, from behind the opening brace; gives what is left behind the closing one.
fn labels(mut text: &str) -> (BTreeMap<String, String>, &str) {
    let mut found = BTreeMap::new();
    loop {
        if let Some(rest) = text.strip_prefix('}') {
            return (found, rest);
        }
        let (name, rest) = text.split_once("=\"").unwrap();
        assert!(is_name(name) && !name.starts_with("__"), "label {name:?}");
        let (value, rest) = rest.split_once('"').unwrap();
        assert!(!value.contains('\\'), "nothing in a label has to be escaped: {value}");
        assert!(found.insert(name.to_owned(), value.to_owned()).is_none(), "{name} twice");
        text = rest.strip_prefix(',').unwrap_or(rest);
    }
}

impl Scrape {
    pub(super) fn read(text: &str) -> Self {
        assert!(text.ends_with('\n'), "the last line has an end");
        let (mut types, mut helps, mut samples) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
        for line in text.lines().filter(|line| !line.is_empty()) {
            if let Some(help) = line.strip_prefix("# HELP ") {
                let (name, words) = help.split_once(' ').unwrap();
                assert!(words.ends_with('.') && helps.insert(name.to_owned()), "{line}");
            } else if let Some(kind) = line.strip_prefix("# TYPE ") {
                let (name, kind) = kind.split_once(' ').unwrap();
                assert!(is_name(name) && ["counter", "gauge", "histogram"].contains(&kind), "{line}");
                assert!(types.insert(name.to_owned(), kind.to_owned()).is_none(), "{name} twice");
            } else {
                let (name, rest) = line.split_at(line.find(['{', ' ']).unwrap());
                let (labels, value) = match rest.strip_prefix('{') {
                    Some(rest) => labels(rest),
                    None => (BTreeMap::new(), rest),
                };
                let value: f64 = value.strip_prefix(' ').unwrap().parse().unwrap();
                assert!(samples.insert((name.to_owned(), labels), value).is_none(), "twice: {line}");
            }
        }
        let scrape = Self { types, samples };
        scrape.check(&helps);
        scrape
    }

    fn check(&self, helps: &BTreeSet<String>) {
        for (name, kind) in &self.types {
            assert!(helps.contains(name), "{name} says nothing of itself");
            assert_eq!(kind == "counter", name.ends_with("_total"), "{name} is a {kind}");
            for unit in ["_ms", "_millis", "_minutes", "_kb", "_mb", "_percent"] {
                assert!(!name.ends_with(unit), "{name}: base units only");
            }
        }
        for ((name, labels), value) in &self.samples {
            let parts = ["_bucket", "_sum", "_count"].iter().find_map(|part| name.strip_suffix(part));
            let family = parts.filter(|family| self.types.get(*family).is_some_and(|kind| kind == "histogram"));
            assert!(self.types.contains_key(family.unwrap_or(name)), "{name} has no type");
            assert!(!value.is_nan() && *value >= 0.0, "{name} {labels:?} {value}");
            if let Some(family) = family.filter(|_| name.ends_with("_count")) {
                self.check_histogram(family, labels, *value);
            }
        }
    }

    fn check_histogram(&self, family: &str, labels: &BTreeMap<String, String>, count: f64) {
        let bucket_of = |labels: &BTreeMap<String, String>| {
            let mut rest = labels.clone();
            let bound = rest.remove("le")?;
            Some((rest, if bound == "+Inf" { f64::INFINITY } else { bound.parse::<f64>().unwrap() }))
        };
        let mut buckets: Vec<(f64, f64)> = self
            .samples
            .iter()
            .filter(|((name, _), _)| *name == format!("{family}_bucket"))
            .filter_map(|((_, with_bound), value)| {
                let (rest, bound) = bucket_of(with_bound)?;
                (rest == *labels).then_some((bound, *value))
            })
            .collect();
        buckets.sort_by(|a, b| a.0.total_cmp(&b.0));
        assert!(buckets.is_sorted_by(|a, b| a.1 <= b.1), "{family} {labels:?} {buckets:?}");
        assert_eq!(buckets.last(), Some(&(f64::INFINITY, count)), "{family} {labels:?}");
        assert!(self.samples.contains_key(&(format!("{family}_sum"), labels.clone())), "{family} {labels:?}");
    }

    /// The sum of all samples of a name that have these labels, whatever others they have.
    pub(super) fn sum(&self, name: &str, wanted: &[(&str, &str)]) -> f64 {
        let fits = |labels: &BTreeMap<String, String>| {
            wanted.iter().all(|(name, value)| labels.get(*name).is_some_and(|found| found == value))
        };
        self.samples.iter().filter(|((found, labels), _)| found == name && fits(labels)).map(|(_, value)| value).sum()
    }

    /// Every value of every label.
    pub(super) fn label_values(&self) -> BTreeSet<(&str, &str)> {
        let all = self.samples.keys().flat_map(|(_, labels)| labels);
        all.map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    pub(super) fn series(&self) -> usize {
        self.samples.len()
    }
}
