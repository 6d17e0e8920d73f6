//! Work that blocks on the disk or the processor: everything of ours that does goes through here, and so keeps the
//! threads that serve requests free.
//!
//! It is also where a simulation takes over. On a thread that called [`simulate`], work runs in place and in order, so
//! that a run can be repeated exactly, and the hook is awaited before and after each piece: a hook that never returns
//! is a crash at that point. Leans on nothing of ours.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Awaited before and after each piece of work of a simulation.
pub type Hook = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// The runtime went away before the work had ended.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("the server is stopping")]
pub struct Stopping;

thread_local! {
    static HOOK: RefCell<Option<Hook>> = const { RefCell::new(None) };
}

/// From now on, work asked for on this thread runs in place, between two calls of the hook. `None` ends that.
pub fn simulate(hook: Option<Hook>) {
    HOOK.with_borrow_mut(|current| *current = hook);
}

/// The hook of this thread, if it simulates.
pub(crate) fn hook() -> Option<Hook> {
    HOOK.with_borrow(Clone::clone)
}

/// Runs `work` on a thread for blocking work. A panic in it goes on in the caller.
pub(crate) async fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Stopping> {
    if let Some(hook) = hook() {
        hook().await;
        let done = work();
        hook().await;
        return Ok(done);
    }
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => Ok(done),
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(Stopping),
        },
    }
}
