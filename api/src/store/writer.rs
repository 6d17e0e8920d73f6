//! The one writer of SQLite: a thread that commits in groups.
//!
//! A durable commit waits for the disk, and the disk takes as long for one change as for a hundred. So whatever is
//! waiting when the writer becomes free goes into one transaction, each piece of work in a savepoint of its own: one
//! that fails takes only itself back. Nobody is answered before the commit has returned, so "written" always means on
//! disk.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError, RwLock, mpsc};
use std::thread::JoinHandle;

use diesel::Connection;
use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::result::Error as DieselError;
use tokio::sync::oneshot;

use super::pool::{self, AnyConnection, Durability};
use super::{Interrupted, StoreError};
use crate::disk;

/// The most pieces of work in one transaction.
const GROUP: usize = 256;

/// Runs one piece of work in its savepoint. What it returns is called once the group's fate is known.
type Job = Box<dyn FnOnce(&mut AnyConnection) -> Done + Send>;

struct Done {
    /// The savepoint could not be ended, so the whole transaction is gone (a full disk does that).
    broken: bool,
    answer: Box<dyn FnOnce(&Committed) + Send>,
}

/// Whether the group is on disk; if not, why.
type Committed = Result<(), String>;

/// Gives work to the writer's thread, which ends when this is closed or dropped.
pub(super) struct Writer {
    jobs: RwLock<Option<mpsc::Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    pub(super) fn start(path: String, conn: AnyConnection, durability: Durability) -> std::io::Result<Self> {
        let (jobs, waiting) = mpsc::channel();
        let thread = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || write_groups(&path, conn, durability, &waiting))?;
        Ok(Self { jobs: RwLock::new(Some(jobs)), thread: Mutex::new(Some(thread)) })
    }

    /// Runs `work` in the next group and returns when the group is on disk.
    pub(super) async fn write<T, E>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            let ended = catch_unwind(AssertUnwindSafe(|| in_savepoint(conn, work)));
            let broken = matches!(ended, Ok(Err(Interrupted::Database(_))));
            let answer = Box::new(move |committed: &Committed| {
                // Who asked may have gone; the change stays.
                let _gone = answer.send(outcome(ended, committed));
            });
            Done { broken, answer }
        });
        self.give(job)?;
        match answered.await.map_err(|_| StoreError::closing())? {
            Ok(result) => result,
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }

    fn give(&self, job: Job) -> Result<(), StoreError> {
        let jobs = self.jobs.read().unwrap_or_else(PoisonError::into_inner);
        jobs.as_ref().and_then(|jobs| jobs.send(job).ok()).ok_or_else(StoreError::closing)
    }

    /// Takes no more work, and returns when what was given is written and the connection is closed.
    pub(super) async fn close(&self) -> Result<(), StoreError> {
        drop(self.jobs.write().unwrap_or_else(PoisonError::into_inner).take());
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        let ended = disk::run(move || thread.map_or(Ok(()), JoinHandle::join)).await?;
        ended.map_err(|_| StoreError::Commit("the writer's thread panicked".to_owned()))
    }
}

fn in_savepoint<T, E>(
    conn: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, Interrupted<E>> {
    conn.transaction(|conn| work(conn).map_err(Interrupted::Work))
}

type Panic = Box<dyn Any + Send>;

fn outcome<T, E: From<StoreError>>(
    ended: Result<Result<T, Interrupted<E>>, Panic>,
    committed: &Committed,
) -> Result<Result<T, E>, Panic> {
    Ok(match ended? {
        // The work's own error says more than the group's end.
        Err(Interrupted::Work(error)) => Err(error),
        Err(Interrupted::Database(error)) => Err(StoreError::from(error).into()),
        Ok(value) => committed.clone().map(|()| value).map_err(|why| StoreError::Commit(why).into()),
    })
}

fn write_groups(path: &str, conn: AnyConnection, durability: Durability, waiting: &mpsc::Receiver<Job>) {
    let mut conn = Some(conn);
    while let Ok(first) = waiting.recv() {
        // After a group that broke, the connection is made anew: its idea of the transaction may be wrong.
        let open = conn.take().map_or_else(|| pool::open_writer(path, durability), Ok);
        match open {
            Ok(mut open) => {
                if write_group(&mut open, first, waiting) {
                    conn = Some(open);
                }
            }
            Err(error) => {
                tracing::error!(%error, "the database cannot be opened for writing");
                // Dropping the job answers it: the store is of no use just now.
                drop(first);
            }
        }
    }
}

/// Whether the connection may be used again.
fn write_group(conn: &mut AnyConnection, first: Job, waiting: &mpsc::Receiver<Job>) -> bool {
    let mut answers = Vec::new();
    let written = begin(conn).and_then(|()| {
        let mut next = Some(first);
        while let Some(job) = next {
            let done = job(conn);
            answers.push(done.answer);
            if done.broken {
                return Err(DieselError::BrokenTransactionManager);
            }
            next = if answers.len() < GROUP { waiting.try_recv().ok() } else { None };
        }
        commit(conn)
    });
    let committed = written.map_err(|error| error.to_string());
    let usable = committed.is_ok();
    for answer in answers {
        answer(&committed);
    }
    usable
}

fn begin(conn: &mut AnyConnection) -> Result<(), DieselError> {
    match conn {
        AnyConnection::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE"),
        AnyConnection::Postgres(conn) => AnsiTransactionManager::begin_transaction(conn),
    }
}

fn commit(conn: &mut AnyConnection) -> Result<(), DieselError> {
    <AnyConnection as Connection>::TransactionManager::commit_transaction(conn)
}
