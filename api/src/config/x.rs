//! The operator's X application, and where X is.
//!
//! X gives two pairs of keys. The connection needs the OAuth 2.0 pair, "Client ID" and "Client Secret"; the other pair
//! ("API Key" and "API Key Secret") belongs to OAuth 1.0a, which only some ways of uploading images need.

use url::Url;

use super::address::{join, read_url};
use super::env::Reader;
use super::server::is_loopback;
use super::x_media::{XConsumer, XMediaUpload, XPrices, read_media_upload};
use crate::model::Secret;

/// Settings of the X application. Every URL can point elsewhere, for a sandbox or a gateway.
#[derive(Clone)]
pub struct XConfig {
    /// `X_CLIENT_ID`.
    pub client_id: String,
    /// `X_CLIENT_SECRET`; absent for a public client.
    pub client_secret: Option<Secret>,
    /// `X_REDIRECT_URI`, byte for byte as it is registered at X.
    pub redirect_uri: String,
    /// `X_AUTHORIZE_URL`: the consent page.
    pub authorize_url: Url,
    /// `X_TOKEN_URL`; by default under `X_API_URL`.
    pub token_url: Url,
    /// `X_REVOKE_URL`; by default under `X_API_URL`.
    pub revoke_url: Url,
    /// `X_API_URL`.
    pub api_url: Url,
    /// `X_UPLOAD_URL`: where images go; by default `X_API_URL`.
    pub upload_url: Url,
    /// `X_WEB_URL`: where posts and profiles are read.
    pub web_url: Url,
    /// `X_ISSUER`: what `iss` must be where the server sends one (RFC 9207); by default the consent page's origin.
    pub issuer: String,
    /// `X_MEDIA_UPLOAD`.
    pub media_upload: XMediaUpload,
    /// `X_API_KEY` and `X_API_SECRET`, where the way of uploading needs them.
    pub consumer: Option<XConsumer>,
    pub prices: XPrices,
}

impl XConfig {
    /// Whether this is not the real X but something on this machine.
    pub fn is_sandbox(&self) -> bool {
        is_loopback(&self.api_url)
    }

    pub(super) fn read(reader: &mut Reader<'_>, app_url: &Url) -> Option<Self> {
        let client_id = reader.text("X_CLIENT_ID");
        let client_secret = reader.secret("X_CLIENT_SECRET");
        let redirect_uri = read_redirect_uri(reader, app_url, client_id.is_some());
        let web_url = read_url(reader, "X_WEB_URL", "https://x.com");
        let api_url = read_url(reader, "X_API_URL", "https://api.x.com");
        let authorize_url = read_url(reader, "X_AUTHORIZE_URL", join(&web_url, "i/oauth2/authorize").as_str());
        let token_url = read_url(reader, "X_TOKEN_URL", join(&api_url, "2/oauth2/token").as_str());
        let revoke_url = read_url(reader, "X_REVOKE_URL", join(&api_url, "2/oauth2/revoke").as_str());
        let media_upload = read_media_upload(reader);
        // The old upload has a host of its own at X, and stands beside the rest in a sandbox.
        let old_host = media_upload == XMediaUpload::V1 && api_url.host_str() == Some("api.x.com");
        let usual_upload_url = if old_host { "https://upload.x.com" } else { api_url.as_str() };
        let upload_url = read_url(reader, "X_UPLOAD_URL", usual_upload_url);
        let consumer = XConsumer::read(reader, app_url, &api_url, media_upload);
        let prices = XPrices::read(reader);
        let issuer = reader.text("X_ISSUER").unwrap_or_else(|| authorize_url.origin().ascii_serialization());
        if client_id.is_none() && client_secret.is_some() {
            reader.fault("X_CLIENT_SECRET is set without X_CLIENT_ID");
        }
        Some(Self {
            client_id: client_id?,
            client_secret,
            redirect_uri,
            authorize_url,
            token_url,
            revoke_url,
            api_url,
            upload_url,
            web_url,
            issuer,
            media_upload,
            consumer,
            prices,
        })
    }

    pub(super) fn describe(&self) -> Vec<String> {
        let secret = if self.client_secret.is_some() { "set" } else { "not set: X must know this as a public client" };
        let mut lines = vec![
            format!("X_CLIENT_ID: {}", self.client_id),
            format!("X_CLIENT_SECRET: {secret}"),
            format!("X_REDIRECT_URI: {} (register exactly this at X)", self.redirect_uri),
            format!("X_AUTHORIZE_URL: {}", self.authorize_url),
            format!("X_TOKEN_URL: {}", self.token_url),
            format!("X_REVOKE_URL: {}", self.revoke_url),
            format!("X_API_URL: {}", self.api_url),
            format!("X_UPLOAD_URL: {}", self.upload_url),
            format!("X_WEB_URL: {}", self.web_url),
            format!("X_ISSUER: {}", self.issuer),
            format!("X_MEDIA_UPLOAD: {}", self.media_upload),
        ];
        lines.extend(self.consumer.iter().flat_map(XConsumer::describe));
        lines
    }
}

fn read_redirect_uri(reader: &mut Reader<'_>, app_url: &Url, used: bool) -> String {
    let uri = reader.text("X_REDIRECT_URI").unwrap_or_else(|| join(app_url, "api/x/callback").to_string());
    if !used {
        return uri;
    }
    match Url::parse(&uri) {
        Ok(url) if url.host_str() == Some("localhost") => {
            reader.fault("X_REDIRECT_URI: X does not accept `localhost`; use 127.0.0.1 there and in APP_URL");
        }
        Ok(url) if url.origin() != app_url.origin() => reader.fault(
            "X_REDIRECT_URI must be on APP_URL: the sign-in is not known on another host, so the way back would fail",
        ),
        Ok(url) if !url.path().ends_with("/api/x/callback") => {
            reader.fault("X_REDIRECT_URI must end with /api/x/callback");
        }
        Ok(_) => {}
        Err(error) => reader.fault(format!("X_REDIRECT_URI: {uri:?} cannot be used: {error}")),
    }
    uri
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Env};

    fn faults(pairs: &[(&str, &str)]) -> String {
        let strong = ("APP_SECRET", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
        let env: Env = pairs.iter().copied().chain([strong]).collect();
        Config::from_env(&env, false).err().map(|faults| faults.to_string()).unwrap_or_default()
    }

    #[test]
    fn everything_wrong_is_reported_together() {
        let said = faults(&[
            ("APP_URL", "http://posts.example.org"),
            ("BIND", "nowhere"),
            ("REGISTRATION", "sometimes"),
            ("CORS_ALLOWED_ORIGINS", "*"),
            ("X_CLIENT_SECRET", "alone"),
            ("X_MEDIA_UPLOAD", "carrier pigeon"),
        ]);
        for name in ["APP_URL", "BIND", "REGISTRATION", "CORS_ALLOWED_ORIGINS", "X_CLIENT_SECRET", "X_MEDIA_UPLOAD"] {
            assert!(said.contains(name), "{name} is missing in: {said}");
        }
    }

    #[test]
    fn a_callback_on_localhost_or_another_host_is_refused() {
        let x = ("X_CLIENT_ID", "id");
        assert!(faults(&[x, ("APP_URL", "http://localhost:8080")]).contains("127.0.0.1"));
        let other = [x, ("APP_URL", "https://a.example"), ("X_REDIRECT_URI", "https://b.example/api/x/callback")];
        assert!(faults(&other).contains("X_REDIRECT_URI must be on APP_URL"));
        assert_eq!(faults(&[x, ("APP_URL", "http://127.0.0.1:8080")]), "");
    }

    #[test]
    fn a_value_and_its_file_together_are_refused() {
        let both = [("APP_URL", "https://a.example"), ("X_CLIENT_ID", "id"), ("X_CLIENT_ID_FILE", "/dev/null")];
        assert!(faults(&both).contains("X_CLIENT_ID and X_CLIENT_ID_FILE"));
    }
}
