//! Counts, in tests alone, how often the counter looks at a character: a cost that grows faster than the text shows
//! without a clock.

#[cfg(not(test))]
#[inline]
pub(super) fn step() {}

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

#[cfg(test)]
pub(super) fn step() {
    STEPS.with(|steps| steps.set(steps.get() + 1));
}

/// The steps that `run` takes.
#[cfg(test)]
pub(super) fn steps_of(run: impl FnOnce()) -> u64 {
    let before = STEPS.with(std::cell::Cell::get);
    run();
    STEPS.with(std::cell::Cell::get) - before
}
