//! How far a long command is: a bar on a terminal, and nothing when standard error goes anywhere else.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::app::backup::Progress;

/// How often what cannot be measured shows that it goes on.
const TICK: Duration = Duration::from_millis(120);

const MEASURED: &str = "{spinner} {msg:24} {bar:30} {bytes}/{total_bytes}, {elapsed}";
const UNMEASURED: &str = "{spinner} {msg}, {elapsed}";

/// What is shown while a command works.
pub(super) struct Shown(Option<ProgressBar>);

impl Shown {
    /// Work of which only the time is known.
    pub(super) fn waiting(what: &'static str) -> Self {
        let mut shown = Self::begin(UNMEASURED);
        shown.say(what);
        shown
    }

    /// Bytes of so many.
    pub(super) fn bytes() -> Self {
        Self::begin(UNMEASURED)
    }

    /// Rows, nobody knows of how many. Where they themselves go to the terminal, nothing is shown among them.
    pub(super) fn rows(what: &'static str) -> Self {
        if std::io::stdout().is_terminal() {
            return Self(None);
        }
        let mut shown = Self::begin("{spinner} {pos} {msg}, {elapsed}");
        shown.say(what);
        shown
    }

    fn begin(template: &str) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::new(0).with_style(style(template));
        bar.enable_steady_tick(TICK);
        Self(Some(bar))
    }

    fn say(&mut self, what: &'static str) {
        if let Some(bar) = &self.0 {
            bar.set_message(what);
        }
    }

    pub(super) fn at(&mut self, progress: Progress) {
        if let Some(bar) = &self.0 {
            // What is not known beforehand is not measured.
            bar.set_style(style(if progress.of == 0 { UNMEASURED } else { MEASURED }));
            bar.set_message(progress.step);
            bar.set_length(progress.of.max(progress.done));
            bar.set_position(progress.done);
        }
    }

    pub(super) fn more(&mut self, rows: usize) {
        if let Some(bar) = &self.0 {
            bar.inc(rows as u64);
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
