//! Posts as people write them: now and for later, plain, with links, with characters that platforms change, with images.
//! Each has a number at its beginning, so it is known again wherever it turns up.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};
use pillarbox::model::Instant;
use rand::RngExt;
use rand::rngs::StdRng;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::json;

use crate::person::{Answer, Person};

/// A post that is to be written. Writing it again means the same post.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) number: usize,
    pub(crate) account: String,
    text: String,
    /// At once if absent.
    pub(crate) at: Option<Instant>,
    image: Option<Vec<u8>>,
}

/// What became of writing it.
pub(crate) enum Written {
    /// The server says that it has it, under this id.
    Accepted { post: String },
    /// The server refused it before anything was written, for now.
    NotNow,
    /// The server refused it because its time is past. It is never written.
    TooLate,
    /// The answer did not come.
    Unanswered,
}

impl Draft {
    pub(crate) fn random(number: usize, account: String, later: Option<Instant>, rng: &mut StdRng) -> Self {
        let text = match rng.random_range(0..6) {
            0 => "fresh paint on the old pillar box".to_owned(),
            1 => format!("read this: https://example.com/a/{number}?q=1&r=2 and example.org too"),
            2 => "fish & chips <half price> \u{201c}today\u{201d} &amp; tomorrow".to_owned(),
            // Written in two code points here, sent and kept in one.
            3 => "Cafe\u{301} cre\u{300}me, two  spaces\nand a second line".to_owned(),
            4 => "\u{1f4ee} \u{1f469}\u{200d}\u{1f52c} \u{1f1e9}\u{1f1ea} \u{1f44d}\u{1f3fd}".to_owned(),
            _ => "https://example.com/only-a-link/".to_owned(),
        };
        let image = rng.random_bool(0.15).then(|| picture(number));
        Self { number, account, text: format!("No {number}: {text}"), at: later, image }
    }

    /// Writes it through the API.
    pub(crate) async fn write(&self, person: &Person, account_id: &str) -> Written {
        let path = if self.at.is_some() { "/api/x/schedule" } else { "/api/x/post" };
        let request = person.request(Method::POST, path).header("idempotency-key", format!("kill9-{}", self.number));
        let request = if let Some(image) = &self.image {
            let mut form = Form::new().text("text", self.text.clone()).text("account_id", account_id.to_owned());
            form = form.part("image", Part::bytes(image.clone()).file_name("picture")).text("alt_text", "a square");
            if let Some(at) = self.at {
                form = form.text("scheduled_for", at.to_string());
            }
            request.multipart(form)
        } else {
            let mut body = json!({"text": self.text, "account_id": account_id});
            if let Some(at) = self.at {
                body["scheduled_for"] = json!(at.to_string());
            }
            request.json(&body)
        };
        match person.send(request).await {
            Some(answer) => self.understand(&answer),
            None => Written::Unanswered,
        }
    }

    fn understand(&self, answer: &Answer) -> Written {
        // A refusal by the platform names the post, which is in the history all the same.
        let id = if answer.status < 300 { &answer.body["id"] } else { &answer.body["post_id"] };
        match (id.as_str(), answer.body["code"].as_str()) {
            (Some(id), _) => Written::Accepted { post: id.to_owned() },
            (None, Some("account_needs_reauth" | "account_not_connected" | "internal_error")) => Written::NotNow,
            // Asked again after its time: then the first request was not taken.
            (None, Some("invalid_fields")) if self.at.is_some() => Written::TooLate,
            _ => panic!("post {} was not taken: {answer:?}", self.number),
        }
    }
}

/// The number at the beginning of a text.
pub(crate) fn number_of(text: &str) -> Option<usize> {
    text.strip_prefix("No ")?.split(':').next()?.parse().ok()
}

/// No two are alike.
fn picture(number: usize) -> Vec<u8> {
    let shade = u8::try_from(number % 251).unwrap();
    let picture = RgbImage::from_fn(16, 12, |x, y| image::Rgb([u8::try_from(x * 9 + y).unwrap(), shade, 90]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}
