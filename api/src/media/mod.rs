//! Images: what they are, and where their bytes wait until the post is out. Leans on `store`, `model`, `clock` and `disk`.

mod files;
mod inspect;

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::Semaphore;

pub use inspect::{ImageLimits, ImageProblem, Inspected};

use crate::clock::SharedClock;
use crate::disk;
use crate::model::{MediaId, PostId};
use crate::store::{self, Store, StoreError};

/// How many images are decoded at once.
const DECODERS: usize = 2;

/// Keeps images.
#[derive(Clone)]
pub struct Media {
    store: Store,
    clock: SharedClock,
    folder: PathBuf,
    decoders: Arc<Semaphore>,
}

/// Why an image could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum MediaError {
    #[error(transparent)]
    Image(#[from] ImageProblem),
    #[error("the data folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Media {
    /// Opens the folder of images, making it if need be.
    pub fn open(store: Store, clock: SharedClock, folder: PathBuf) -> std::io::Result<Self> {
        files::create_folder(&folder)?;
        Ok(Self { store, clock, folder, decoders: Arc::new(Semaphore::new(DECODERS)) })
    }

    /// Looks at an image: its type by content, and that it can be decoded within the limits.
    pub async fn inspect(&self, bytes: Arc<Vec<u8>>, limits: ImageLimits) -> Result<Inspected, MediaError> {
        let _turn = self.decoders.acquire().await.map_err(|_| ImageProblem::Undecodable)?;
        let inspected = tokio::task::spawn_blocking(move || inspect::inspect(&bytes, &limits)).await;
        // A decoder that panics has met bytes it cannot decode.
        Ok(inspected.unwrap_or(Err(ImageProblem::Undecodable))?)
    }

    /// Writes an image's bytes to disk, durably. The row that names it is the caller's, written afterwards: a file
    /// without a row is swept, a row without a file would be a lie.
    pub async fn keep(&self, id: MediaId, bytes: Arc<Vec<u8>>) -> Result<(), MediaError> {
        let path = self.path(id);
        on_disk(move || files::write(&path, &bytes)).await
    }

    /// Reads an image's bytes; nothing when they are gone.
    pub async fn read(&self, id: MediaId) -> Result<Option<Vec<u8>>, MediaError> {
        let path = self.path(id);
        on_disk(move || files::read(&path)).await
    }

    /// Removes the bytes of images that are no longer wanted.
    pub async fn remove(&self, ids: Vec<MediaId>) -> Result<(), MediaError> {
        let paths: Vec<PathBuf> = ids.into_iter().map(|id| self.path(id)).collect();
        on_disk(move || paths.iter().try_for_each(|path| files::remove(path))).await
    }

    /// Removes the images of a post once nothing of it will be sent any more. What fails here is left to the sweep.
    pub async fn forget_if_done(&self, post: PostId) {
        let gone = self
            .store
            .write(move |conn| {
                let images = store::media::of_posts(conn, &[post])?;
                if images.is_empty() || !store::deliveries::all_done(conn, post)? {
                    return Ok(Vec::new());
                }
                store::media::mark_removed(conn, post)?;
                Ok::<_, StoreError>(images.into_iter().map(|image| image.id).collect())
            })
            .await;
        let removed = match gone {
            Ok(gone) => self.remove(gone).await,
            Err(error) => Err(error.into()),
        };
        if let Err(error) = removed {
            tracing::warn!(%post, %error, "the images of a post stay until the next sweep");
        }
    }

    /// Removes files that no post wants and that are older than a day.
    pub async fn sweep(&self) -> Result<usize, MediaError> {
        let (folder, before) = (self.folder.clone(), self.clock.now() - files::ORPHAN_AGE);
        let old = on_disk(move || files::list_older_than(&folder, before)).await?;
        let ids = old.clone();
        let wanted = self.store.read(move |conn| store::media::kept_among(conn, &ids)).await?;
        let orphans: Vec<MediaId> = old.into_iter().filter(|id| !wanted.contains(id)).collect();
        let removed = orphans.len();
        self.remove(orphans).await?;
        Ok(removed)
    }

    /// Built from the id alone: no part of any request becomes part of a path.
    fn path(&self, id: MediaId) -> PathBuf {
        self.folder.join(id.to_string())
    }
}

async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, MediaError> {
    disk::run(work).await.map_err(std::io::Error::other)?.map_err(MediaError::Folder)
}
