//! How images reach X, the key pair that some ways need, and what X takes for a post.

use url::Url;

use super::address::{join, read_url};
use super::env::Reader;
use crate::model::text_enum::text_enum;
use crate::model::{Secret, Usd};

text_enum! {
    /// How images reach X.
    pub enum XMediaUpload {
        /// The v2 upload with the connection's own OAuth 2.0 token.
        OAuth2 = "oauth2",
        /// The v2 upload signed with a second grant, OAuth 1.0a.
        OAuth1 = "oauth1",
        /// The upload of v1.1 on its own host, signed with that grant. X has announced its end.
        V1 = "v1",
        /// Not at all: posts are text only.
        Off = "off",
    }
}

impl XMediaUpload {
    /// Whether it needs the second grant.
    pub fn needs_grant(self) -> bool {
        matches!(self, Self::OAuth1 | Self::V1)
    }
}

/// X's other key pair, "API Key" and "API Key Secret".
#[derive(Clone)]
pub struct XConsumer {
    /// `X_API_KEY`.
    pub api_key: String,
    /// `X_API_SECRET`.
    pub api_secret: Secret,
    /// `X_OAUTH1_CALLBACK_URL`, byte for byte as it is registered at X.
    pub callback_url: String,
    /// `X_OAUTH1_AUTHORIZE_URL`: the consent page.
    pub authorize_url: Url,
}

impl XConsumer {
    pub(super) fn read(reader: &mut Reader<'_>, app_url: &Url, api_url: &Url, upload: XMediaUpload) -> Option<Self> {
        let (api_key, api_secret) = (reader.text("X_API_KEY"), reader.secret("X_API_SECRET"));
        let callback_url = read_callback_url(reader, app_url, upload.needs_grant());
        let authorize_url = read_url(reader, "X_OAUTH1_AUTHORIZE_URL", join(api_url, "oauth/authorize").as_str());
        match (api_key, api_secret) {
            (Some(api_key), Some(api_secret)) => Some(Self { api_key, api_secret, callback_url, authorize_url }),
            (None, None) if upload.needs_grant() => {
                reader.fault(format!(
                    "X_MEDIA_UPLOAD={upload} needs X_API_KEY and X_API_SECRET, X's pair for OAuth 1.0a"
                ));
                None
            }
            (None, None) => None,
            _ => {
                reader.fault("X_API_KEY and X_API_SECRET belong together; one of them is missing");
                None
            }
        }
    }

    pub(super) fn describe(&self) -> Vec<String> {
        vec![
            "X_API_KEY: set".to_owned(),
            "X_API_SECRET: set".to_owned(),
            format!("X_OAUTH1_CALLBACK_URL: {} (register exactly this at X)", self.callback_url),
            format!("X_OAUTH1_AUTHORIZE_URL: {}", self.authorize_url),
        ]
    }
}

/// What X takes for a post, where the operator pays other prices than the published ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XPrices {
    /// `X_PRICE_POST`.
    pub post: Option<Usd>,
    /// `X_PRICE_POST_WITH_LINK`.
    pub post_with_link: Option<Usd>,
    /// `X_PRICE_IMAGE_DESCRIPTION`.
    pub image_description: Option<Usd>,
}

impl XPrices {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        Self {
            post: reader.parsed("X_PRICE_POST"),
            post_with_link: reader.parsed("X_PRICE_POST_WITH_LINK"),
            image_description: reader.parsed("X_PRICE_IMAGE_DESCRIPTION"),
        }
    }
}

fn read_callback_url(reader: &mut Reader<'_>, app_url: &Url, used: bool) -> String {
    let usual = join(app_url, "api/x/oauth1/callback").to_string();
    let url = reader.text("X_OAUTH1_CALLBACK_URL").unwrap_or(usual);
    if !used {
        return url;
    }
    match Url::parse(&url) {
        Ok(parsed) if parsed.origin() != app_url.origin() => reader.fault(
            "X_OAUTH1_CALLBACK_URL must be on APP_URL: the sign-in is not known on another host, so the way back would fail",
        ),
        Ok(parsed) if !parsed.path().ends_with("/api/x/oauth1/callback") => {
            reader.fault("X_OAUTH1_CALLBACK_URL must end with /api/x/oauth1/callback");
        }
        Ok(_) => {}
        Err(error) => reader.fault(format!("X_OAUTH1_CALLBACK_URL: {url:?} cannot be used: {error}")),
    }
    url
}

pub(super) fn read_media_upload(reader: &mut Reader<'_>) -> XMediaUpload {
    let chosen = reader.parsed("X_MEDIA_UPLOAD");
    // The older switch says the same with yes or no.
    match (chosen, reader.parsed::<bool>("X_MEDIA_UPLOAD_ENABLED")) {
        (Some(way), Some(false)) if way != XMediaUpload::Off => {
            reader.fault(format!("X_MEDIA_UPLOAD={way} and X_MEDIA_UPLOAD_ENABLED=false contradict each other"));
            XMediaUpload::Off
        }
        (None, Some(false)) => XMediaUpload::Off,
        (chosen, _) => chosen.unwrap_or(XMediaUpload::OAuth2),
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Env};

    fn read(pairs: &[(&str, &str)]) -> Result<Config, String> {
        let usual = [
            ("APP_SECRET", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            ("APP_URL", "https://a.example"),
            ("X_CLIENT_ID", "id"),
        ];
        let env: Env = usual.into_iter().chain(pairs.iter().copied()).collect();
        Config::from_env(&env, false).map_err(|faults| faults.to_string())
    }

    #[test]
    fn the_second_grant_needs_its_own_key_pair() {
        for way in ["oauth1", "v1"] {
            assert!(read(&[("X_MEDIA_UPLOAD", way)]).err().unwrap().contains("X_API_KEY"), "{way}");
            assert!(read(&[("X_MEDIA_UPLOAD", way), ("X_API_KEY", "k"), ("X_API_SECRET", "s")]).is_ok(), "{way}");
        }
        assert!(read(&[("X_API_KEY", "k")]).err().unwrap().contains("belong together"));
        assert!(read(&[]).unwrap().x.unwrap().consumer.is_none());
    }

    #[test]
    fn the_old_upload_goes_to_its_own_host_unless_x_is_elsewhere() {
        let upload_url = |pairs: &[(&str, &str)]| {
            let keys = [("X_API_KEY", "k"), ("X_API_SECRET", "s")];
            let all: Vec<_> = pairs.iter().chain(&keys).copied().collect();
            read(&all).unwrap().x.unwrap().upload_url.to_string()
        };
        assert_eq!(upload_url(&[("X_MEDIA_UPLOAD", "v1")]), "https://upload.x.com/");
        assert_eq!(upload_url(&[("X_MEDIA_UPLOAD", "oauth1")]), "https://api.x.com/");
        let elsewhere = [("X_MEDIA_UPLOAD", "v1"), ("X_API_URL", "http://127.0.0.1:9000")];
        assert_eq!(upload_url(&elsewhere), "http://127.0.0.1:9000/");
    }

    #[test]
    fn the_older_switch_and_a_way_contradict_each_other() {
        let both = |way| read(&[("X_MEDIA_UPLOAD", way), ("X_MEDIA_UPLOAD_ENABLED", "false")]);
        assert!(both("oauth2").err().unwrap().contains("contradict"));
        assert!(both("off").is_ok());
    }
}
