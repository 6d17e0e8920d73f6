//! Where a host stands within a run of characters that hosts are made of.
//!
//! The official pattern is greedy and goes back: labels as far as they are lawful, the last of them without an
//! underscore, then the last top-level domain that follows one. The same is found here from a table of the run's labels,
//! filled once from right to left, so that a run of thousands of labels costs no more than its length however many places
//! a host might begin at.

use std::ops::Range;

use super::classes;
use crate::posts::rules::tlds::{self, List};
use crate::posts::rules::work;

/// What stands between two dots of a run.
#[derive(Debug)]
struct Label {
    start: usize,
    /// The place of the dot after it, or the end of the run.
    end: usize,
    begins_well: bool,
    /// A dot follows, and what precedes the dot may end a label.
    ends_well: bool,
    after_underscore: usize,
    /// From here on it is Latin.
    latin_from: usize,
    /// The end of the top-level domain that it begins with.
    tld: Option<usize>,
    /// The label that holds the last possible top-level domain of a host that this whole label begins.
    last: Option<usize>,
}

/// A host in a text.
#[derive(Debug)]
pub(super) struct Host {
    pub start: usize,
    /// It begins with the second half of a UTF-16 pair: the character before `start` belongs to it by half.
    pub half_before: bool,
    /// The character before it, none at the start of the text.
    pub before: Option<char>,
    pub end: usize,
    first: usize,
    last: usize,
}

/// The labels of one run.
#[derive(Default)]
pub(super) struct Run {
    labels: Vec<Label>,
    pub start: usize,
    pub end: usize,
    /// The lists of top-level domains differ somewhere in it.
    pub is_disputed: bool,
}

impl Run {
    /// Reads the run around the dot at `dot` that begins no earlier than `floor`, in the place of the one read before.
    pub fn read(&mut self, text: &str, dot: usize, floor: usize, list: List) {
        let in_host = |c: &char| {
            work::step();
            classes::is_host(*c)
        };
        self.start = dot - text[floor..dot].chars().rev().take_while(in_host).map(char::len_utf8).sum::<usize>();
        self.end = dot + text[dot..].chars().take_while(in_host).map(char::len_utf8).sum::<usize>();
        self.is_disputed = false;
        self.labels.clear();
        let mut start = self.start;
        for label in text[self.start..self.end].split('.') {
            let end = start + label.len();
            self.labels.push(read_label(text, start, end, end < self.end));
            start = end + 1;
        }
        for at in (1..self.labels.len()).rev() {
            let found = tlds::find_at(text, self.labels[at].start, self.labels[at].end);
            self.is_disputed |= found.is_disputed();
            self.labels[at].tld = found.by(list);
            self.labels[at].last = self.last_from(at, self.labels[at].start).filter(|_| self.labels[at].begins_well);
        }
    }

    /// The label with the top-level domain of a host that begins at `from` in the label at `at`.
    fn last_from(&self, at: usize, from: usize) -> Option<usize> {
        let next = self.labels.get(at + 1).filter(|_| self.labels[at].ends_well)?;
        next.last.or_else(|| (next.tld.is_some() && from >= self.labels[at].after_underscore).then_some(at + 1))
    }

    /// The host that begins exactly where the run does.
    pub fn host_at_start(&self) -> Option<Host> {
        let last = self.last_from(0, self.start).filter(|_| self.labels[0].begins_well)?;
        self.host(self.start, false, None, 0, last)
    }

    /// The first host of which no part stands before `from`, nor the character before it, unless the text begins there.
    pub fn first_host(&self, text: &str, from: usize) -> Option<Host> {
        let first = self.labels.partition_point(|label| label.end < from);
        (first..self.labels.len()).find_map(|at| {
            work::step();
            // The later a host begins, the fewer underscores are in its way.
            self.last_from(at, self.labels[at].end)?;
            self.first_in(text, from, at)
        })
    }

    fn first_in(&self, text: &str, from: usize, at: usize) -> Option<Host> {
        let label = &self.labels[at];
        let host = |start: usize, half: bool, before: Option<char>| {
            let c = text[start..label.end].chars().next();
            let begins_well = half || c.is_some_and(classes::is_domain);
            let first = if half { start - 1 } else { start };
            let last = self.last_from(at, first).filter(|_| begins_well)?;
            self.host(start, half, before, at, last)
        };
        let before_label = || {
            let before = text[..label.start].chars().next_back()?;
            let free = label.start - before.len_utf8() >= from;
            if free && classes::may_precede(before) { host(label.start, false, Some(before)) } else { None }
        };
        let inside = |range: Range<usize>| {
            text[range.clone()].char_indices().filter(|(_, c)| classes::may_precede(*c)).find_map(|(offset, c)| {
                work::step();
                let after = range.start + offset + c.len_utf8();
                // A pair's first half may stand before a host that its second half begins.
                let half = if c.len_utf8() == 4 { host(after, true, None) } else { None };
                half.or_else(|| host(after, false, Some(c)))
            })
        };
        let begin = label.start.max(from);
        if label.start > 0 || from > 0 {
            return before_label().or_else(|| inside(begin..label.end));
        }
        // At the start of the text its first character is first taken for what precedes a host.
        let first = text[..label.end].chars().next().map_or(0, char::len_utf8);
        inside(0..first).or_else(|| host(0, false, None)).or_else(|| inside(first..label.end))
    }

    fn host(&self, start: usize, half_before: bool, before: Option<char>, first: usize, last: usize) -> Option<Host> {
        let end = self.labels[last].tld?;
        Some(Host { start, half_before, before, end, first, last })
    }

    /// The parts of a host that are links without a scheme: Latin labels before a top-level domain of any script.
    pub fn latin_hosts(&self, host: &Host) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut from = host.start;
        let mut at = host.first;
        while at < host.last {
            let start = self.labels[at].latin_from.max(from);
            let mut chain = at;
            let mut last = None;
            if start < self.labels[at].end {
                loop {
                    work::step();
                    chain += 1;
                    if let Some(end) = self.labels[chain].tld {
                        last = Some((chain, end));
                    }
                    let label = &self.labels[chain];
                    if chain == host.last || label.latin_from > label.start || label.start == label.end {
                        break;
                    }
                }
            } else {
                chain += 1;
            }
            if let Some((label, end)) = last {
                found.push(start..end);
                from = end;
                at = label;
            } else {
                at = chain;
            }
        }
        found
    }
}

fn read_label(text: &str, start: usize, end: usize, dot_follows: bool) -> Label {
    let label = &text[start..end];
    let mut after_underscore = start;
    let mut latin_from = start;
    let mut first = None;
    let mut final_one = None;
    for (offset, c) in label.char_indices() {
        work::step();
        let after = start + offset + c.len_utf8();
        if c == '_' {
            after_underscore = after;
        }
        if !classes::is_latin_host(c) {
            latin_from = after;
        }
        first = first.or(Some(c));
        final_one = Some(c);
    }
    Label {
        start,
        end,
        begins_well: first.is_some_and(classes::is_domain),
        ends_well: dot_follows && final_one.is_some_and(classes::is_domain),
        after_underscore,
        latin_from,
        tld: None,
        last: None,
    }
}
