//! Images: what they are, and where their bytes wait until the post is out. Leans on `store`, `model`, `clock` and `disk`.

mod bounds;
mod deadline;
mod decode;
mod encode;
mod files;
mod held;
mod prepare;
mod problem;
mod resample;
mod shrink;
mod strip;

use std::io::Cursor;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use image::ImageReader;
use tokio::sync::Semaphore;

use self::deadline::Deadline;
use self::held::Held;
pub use prepare::ImageLimits;
pub use problem::ImageProblem;

use crate::clock::SharedClock;
use crate::disk;
use crate::model::{ImageType, Instant, MediaId, PostId, Treatment};
use crate::store::media::MediaRow;
use crate::store::{self, Store, StoreError};

/// How many images are decoded at once.
const DECODERS: u32 = 2;

/// An image of more pixels is decoded alone: it may take hundreds of megabytes.
const ALONE_ABOVE_PIXELS: u64 = 16_000_000;

/// How long the images of a post that failed are kept, for sending it again.
const KEPT_AFTER_THE_END: Duration = Duration::from_hours(7 * 24);

/// How long the work on one image may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Keeps images.
#[derive(Clone)]
pub struct Media {
    store: Store,
    clock: SharedClock,
    folder: PathBuf,
    decoders: Arc<Semaphore>,
    held: Held,
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

/// An image as it will be kept and sent: decoded once, without what no eye sees, and small enough.
#[derive(Clone)]
pub struct PreparedImage {
    pub bytes: Arc<Vec<u8>>,
    pub media_type: ImageType,
    pub animated: bool,
    pub width: u32,
    pub height: u32,
    pub treatment: Treatment,
    /// Size of the file that came.
    pub uploaded_bytes: usize,
}

impl Media {
    /// Opens the folder of images, making it if need be. `sends_here`: the process that serves is the one that sends,
    /// so what goes out at once can stay in its memory.
    pub fn open(store: Store, clock: SharedClock, folder: PathBuf, sends_here: bool) -> std::io::Result<Self> {
        files::create_folder(&folder)?;
        let held = if sends_here { Held::default() } else { Held::nothing() };
        Ok(Self { store, clock, folder, decoders: Arc::new(Semaphore::new(DECODERS as usize)), held })
    }

    /// Makes an image fit to be kept and sent. Two at a time, or one large one; the others wait.
    pub async fn prepare(&self, bytes: Arc<Vec<u8>>, limits: ImageLimits) -> Result<PreparedImage, MediaError> {
        let decoders = Arc::clone(&self.decoders);
        let header = Arc::clone(&bytes);
        let turns = tokio::task::spawn_blocking(move || turns_of(&header)).await.unwrap_or(DECODERS);
        let turn = decoders.acquire_many_owned(turns).await.map_err(|_| ImageProblem::Undecodable)?;
        let prepared = tokio::task::spawn_blocking(move || {
            // Given back when the work is done, not when nobody waits for it any more.
            let _turn = turn;
            let prepared = prepare::prepare(&bytes, &limits, &Deadline::after(PATIENCE))?;
            let uploaded_bytes = bytes.len();
            Ok(PreparedImage {
                bytes: prepared.bytes.map_or(bytes, Arc::new),
                media_type: prepared.media_type,
                animated: prepared.animated,
                width: prepared.width,
                height: prepared.height,
                treatment: prepared.treatment,
                uploaded_bytes,
            })
        });
        // A decoder that panics has met bytes it cannot decode.
        Ok(prepared.await.unwrap_or(Err(ImageProblem::Undecodable))?)
    }

    /// Keeps the images of a post that goes out at once in memory, if there is room. Until it is out nothing else has
    /// them: what does not go out at once is for [`Self::keep_held`].
    pub fn hold(&self, images: &[(MediaId, Arc<Vec<u8>>)]) -> bool {
        self.held.take(images)
    }

    /// Writes what is only in memory of a post to the data folder, because it goes out later or was refused.
    pub async fn keep_held(&self, post: PostId) -> Result<(), MediaError> {
        let rows = self.store.read(move |conn| store::media::of_posts(conn, &[post])).await?;
        let ids: Vec<MediaId> = rows.into_iter().map(|row| row.id).collect();
        self.keep_from_memory(ids).await
    }

    /// Writes everything that is only in memory to the data folder; the last thing before the process ends.
    pub async fn keep_all_held(&self) -> Result<(), MediaError> {
        self.keep_from_memory(self.held.ids()).await
    }

    async fn keep_from_memory(&self, ids: Vec<MediaId>) -> Result<(), MediaError> {
        let mut kept = Vec::new();
        for id in ids {
            if let Some(bytes) = self.held.get(id) {
                self.keep(id, bytes).await?;
                kept.push(id);
            }
        }
        if kept.is_empty() {
            return Ok(());
        }
        let ids = kept.clone();
        let unwanted = self.store.write(move |conn| store::media::mark_kept(conn, &ids)).await?;
        self.held.let_go(&kept);
        self.remove(unwanted).await
    }

    /// Writes an image's bytes to disk, durably. The row that names it is the caller's, written afterwards: a file
    /// without a row is swept, a row without a file would be a lie.
    pub async fn keep(&self, id: MediaId, bytes: Arc<Vec<u8>>) -> Result<(), MediaError> {
        let path = self.path(id);
        on_disk(move || files::write(&path, &bytes)).await
    }

    /// Whether an image is still here.
    pub fn has(&self, image: &MediaRow) -> bool {
        image.kept || self.held.get(image.id).is_some()
    }

    /// Reads an image's bytes; nothing when they are gone.
    pub async fn read(&self, id: MediaId) -> Result<Option<Vec<u8>>, MediaError> {
        if let Some(bytes) = self.held.get(id) {
            return Ok(Some(bytes.to_vec()));
        }
        let path = self.path(id);
        on_disk(move || files::read(&path)).await
    }

    /// Removes the bytes of images that are no longer wanted.
    pub async fn remove(&self, ids: Vec<MediaId>) -> Result<(), MediaError> {
        self.held.let_go(&ids);
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

    /// Removes the images of posts that ended a week ago, uploads that no post took in time, and files that no post wants and that are older than a day.
    pub async fn sweep(&self) -> Result<usize, MediaError> {
        let now = self.clock.now();
        let ended = self.forget_ended(now - KEPT_AFTER_THE_END).await?;
        let unused = self.store.write(move |conn| store::media::delete_expired(conn, now)).await?;
        let expired = unused.len();
        self.remove(unused).await?;
        let (folder, before) = (self.folder.clone(), now - files::ORPHAN_AGE);
        let old = on_disk(move || files::list_older_than(&folder, before)).await?;
        let ids = old.clone();
        let wanted = self.store.read(move |conn| store::media::kept_among(conn, &ids)).await?;
        let orphans: Vec<MediaId> = old.into_iter().filter(|id| !wanted.contains(id)).collect();
        let removed = orphans.len();
        self.remove(orphans).await?;
        Ok(ended + expired + removed)
    }

    async fn forget_ended(&self, before: Instant) -> Result<usize, MediaError> {
        let gone: Vec<MediaId> = self
            .store
            .write(move |conn| {
                let posts = store::media::ended_before(conn, before)?;
                let images = store::media::of_posts(conn, &posts)?;
                for post in posts {
                    store::media::mark_removed(conn, post)?;
                }
                Ok::<_, StoreError>(images.into_iter().filter(|image| image.kept).map(|image| image.id).collect())
            })
            .await?;
        let removed = gone.len();
        self.remove(gone).await?;
        Ok(removed)
    }

    /// Built from the id alone: no part of any request becomes part of a path.
    fn path(&self, id: MediaId) -> PathBuf {
        self.folder.join(id.to_string())
    }
}

/// How many of the decoders' turns an image takes, by the size it declares. One that declares none is refused soon.
fn turns_of(bytes: &[u8]) -> u32 {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let size = reader.ok().and_then(|reader| reader.into_dimensions().ok());
    let pixels = size.map_or(0, |(width, height)| u64::from(width) * u64::from(height));
    if pixels > ALONE_ABOVE_PIXELS { DECODERS } else { 1 }
}

async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, MediaError> {
    disk::run(work).await.map_err(std::io::Error::other)?.map_err(MediaError::Folder)
}
