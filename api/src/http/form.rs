//! Reading a form part by part, within bounds.
//!
//! The multipart library's own form type is not used, because it panics at a part whose name is empty (actix-multipart
//! 0.8.5).

use std::collections::BTreeMap;
use std::sync::Arc;

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use futures_util::TryStreamExt;
use futures_util::future::LocalBoxFuture;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::arrival::{is_too_slow, too_slow};
use super::error::ApiError;
use crate::posts::{ImageUpload, field_of};

/// The largest form: four of the largest images, or nearly.
const MAX_FORM_BYTES: usize = 64 * 1024 * 1024;
/// The largest image that is read at all.
const MAX_IMAGE_BYTES: usize = 20 * 1024 * 1024;
/// The largest field besides the images.
const MAX_FIELD_BYTES: usize = 128 * 1024;
/// Images in a form, before the platform's own limit is looked at.
const MAX_IMAGES: usize = 16;
/// Bytes of forms in memory at the same time, over all requests.
const ALL_FORMS_BYTES: usize = 160 * 1024 * 1024;

/// How much of forms may be in memory at the same time.
pub(super) struct FormMemory(Arc<Semaphore>);

impl Default for FormMemory {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(ALL_FORMS_BYTES)))
    }
}

/// What a form held. The memory it takes is given back when this is dropped.
#[derive(Default)]
pub(super) struct Form {
    /// Parts that are no images, by their names.
    fields: BTreeMap<String, Vec<String>>,
    images: Vec<Vec<u8>>,
    memory: Option<OwnedSemaphorePermit>,
}

impl Form {
    /// The only value of a field.
    pub(super) fn take(&mut self, name: &str) -> Result<Option<String>, ApiError> {
        let mut values = self.take_all(name);
        let first = if values.is_empty() { None } else { Some(values.remove(0)) };
        if values.is_empty() { Ok(first) } else { Err(twice(name)) }
    }

    /// Every value of a field, in order.
    pub(super) fn take_all(&mut self, name: &str) -> Vec<String> {
        self.fields.remove(name).unwrap_or_default()
    }

    /// The images with their descriptions: the n-th description belongs to the n-th image.
    pub(super) fn take_images(&mut self) -> Result<Vec<ImageUpload>, ApiError> {
        let descriptions = self.take_all("alt_text");
        let images = std::mem::take(&mut self.images);
        // A description without an image is what a page sends that has no image field filled in.
        if let Some(index) = descriptions.iter().skip(images.len()).position(|text| !text.trim().is_empty()) {
            let (index, of) = (images.len() + index, descriptions.len());
            let detail = "There is no image for this description. Send one `image` for each `alt_text`.";
            return Err(ApiError::field(&field_of("alt_text", index, of), "alt_text_without_image", detail));
        }
        let mut descriptions = descriptions.into_iter();
        Ok(images
            .into_iter()
            .map(|bytes| ImageUpload { bytes: Arc::new(bytes), alt_text: descriptions.next() })
            .collect())
    }

    /// The memory the form takes, for whoever keeps the images.
    pub(super) fn take_memory(&mut self) -> Option<OwnedSemaphorePermit> {
        self.memory.take()
    }
}

/// Whether a request brings a form.
pub(super) fn is_form(request: &HttpRequest) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| value.to_ascii_lowercase().starts_with("multipart/form-data"))
}

/// Reads a form whose parts have these names; `image` is always one of them.
pub(super) fn read_form(
    request: &HttpRequest,
    payload: &mut Payload,
    names: &'static [&'static str],
) -> LocalBoxFuture<'static, Result<Form, ApiError>> {
    // A page of another site can make a browser send a form, but not with a header of its own.
    if !request.headers().contains_key("x-requested-with") {
        let detail = "Send the header `X-Requested-With` (any value) with a form.";
        let error = ApiError::new(StatusCode::FORBIDDEN, "header_required", detail);
        return Box::pin(async { Err(error) });
    }
    let memory = request.app_data::<Data<FormMemory>>().map(|memory| Arc::clone(&memory.0));
    let form = Multipart::from_request(request, payload);
    Box::pin(async move {
        let form = form.await.map_err(|_| malformed())?;
        let memory = memory.ok_or_else(|| ApiError::internal("the bound for forms is not set up"))?;
        read_parts(form, names, &memory).await
    })
}

async fn read_parts(mut parts: Multipart, names: &[&str], memory: &Arc<Semaphore>) -> Result<Form, ApiError> {
    let (mut form, mut left, mut any) = (Form::default(), MAX_FORM_BYTES, false);
    while let Some(mut part) = parts.try_next().await.map_err(|error| form_error(&error))? {
        any = true;
        let name = part.name().ok_or_else(malformed)?.to_owned();
        let is_image = name == "image";
        if !is_image && !names.contains(&name.as_str()) {
            let detail = format!("The form has a part {name:?} that is not known here.");
            return Err(ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown_field", detail));
        }
        let most = if is_image { MAX_IMAGE_BYTES } else { MAX_FIELD_BYTES };
        let bytes = read_part(&mut part, most, &mut left, &mut form.memory, memory).await?;
        let Some(bytes) = bytes else {
            return Err(if is_image { image_too_large(form.images.len()) } else { field_too_large(&name) });
        };
        if is_image {
            // An empty file field is what browsers send when no file was chosen.
            if !bytes.is_empty() {
                form.images.push(bytes);
            }
            if form.images.len() > MAX_IMAGES {
                let detail = "This form has too many images. Remove some of them; nothing was sent.";
                return Err(ApiError::field("image", "too_many_images", detail));
            }
            continue;
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| ApiError::field(&name, "not_utf8", "Send this field as UTF-8 text."))?;
        let values = form.fields.entry(name.clone()).or_default();
        if values.len() >= MAX_IMAGES {
            return Err(twice(&name));
        }
        values.push(text);
    }
    if any { Ok(form) } else { Err(malformed()) }
}

/// Reads a part; nothing when it is larger than `most`.
async fn read_part(
    part: &mut Field,
    most: usize,
    left: &mut usize,
    taken: &mut Option<OwnedSemaphorePermit>,
    memory: &Arc<Semaphore>,
) -> Result<Option<Vec<u8>>, ApiError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.try_next().await.map_err(|error| form_error(&error))? {
        *left = left.checked_sub(chunk.len()).ok_or_else(too_large)?;
        if bytes.len() + chunk.len() > most {
            return Ok(None);
        }
        let permits = u32::try_from(chunk.len()).map_err(|_| too_large())?;
        // Not waited for: two requests that wait for each other's memory would wait for ever.
        let more = Arc::clone(memory).try_acquire_many_owned(permits).map_err(|_| busy())?;
        match taken {
            Some(taken) => taken.merge(more),
            None => *taken = Some(more),
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(Some(bytes))
}

fn form_error(error: &MultipartError) -> ApiError {
    match error {
        MultipartError::Payload(PayloadError::Overflow) => too_large(),
        MultipartError::Payload(error) if is_too_slow(error) => too_slow(),
        _ => malformed(),
    }
}

fn malformed() -> ApiError {
    let detail = "The form is not well-formed `multipart/form-data`.";
    ApiError::new(StatusCode::BAD_REQUEST, "malformed_form", detail)
}

fn too_large() -> ApiError {
    let detail = "The form is larger than 64 MB. Choose smaller images; nothing was sent.";
    ApiError::new(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", detail)
}

fn busy() -> ApiError {
    let detail = "Too many images are being uploaded at this moment. Try again in a few seconds; nothing was sent.";
    let error = ApiError::new(StatusCode::SERVICE_UNAVAILABLE, "uploads_busy", detail);
    ApiError { retry_after_secs: Some(5), ..error }
}

fn image_too_large(index: usize) -> ApiError {
    let detail = format!(
        "Image {} is larger than {} MB. Choose a smaller one; nothing was sent.",
        index + 1,
        MAX_IMAGE_BYTES / (1024 * 1024)
    );
    // How many there would have been is not known.
    let mut error = ApiError::field(&field_of("image", index, index + 1), "image_too_large", detail);
    (error.status, error.code) = (StatusCode::PAYLOAD_TOO_LARGE, "image_too_large");
    error
}

fn field_too_large(name: &str) -> ApiError {
    ApiError::field(name, "field_too_large", "This field is too large.")
}

fn twice(name: &str) -> ApiError {
    let detail = format!("The form has the part {name:?} more often than it can be used.");
    ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "duplicate_field", detail)
}
