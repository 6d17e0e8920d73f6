//! A running sandbox: starts the server on a thread of its own and stops it again.

use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Mutex;
use std::thread::{self, JoinHandle};

use actix_web::dev::{Server, ServerHandle};
use actix_web::{App, HttpServer, web};
use serde_json::Value;
use tokio::sync::oneshot;

use crate::config::{AppPermission, SandboxConfig};
use crate::connection::Connection;
use crate::media::show::{self, StoredMedia};
use crate::world::World;
use crate::{Shared, control, front, ledger};

/// A running pretend platform. Dropping it stops it.
///
/// Many can run in one process. Each has a thread and an actix system of its own, so it can be started from any
/// tokio runtime.
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    base_url: String,
    shared: web::Data<Shared>,
    server: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Binds the address and starts to serve. The address is open when this returns.
    ///
    /// # Errors
    ///
    /// `InvalidInput` when the address is not a loopback address; otherwise what binding or starting gave.
    pub async fn start(config: SandboxConfig) -> io::Result<Self> {
        if !config.bind.ip().is_loopback() {
            let why = format!("{} is not a loopback address; the sandbox protects nothing", config.bind);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let listener = TcpListener::bind(config.bind)?;
        let address = listener.local_addr()?;
        let base_url = match &config.base_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{address}"),
        };
        let shared = web::Data::new(Shared(Mutex::new(World::new(config, base_url.clone()))));
        let (started, starting) = oneshot::channel();
        let for_thread = shared.clone();
        let thread =
            thread::Builder::new().name("sandbox".to_owned()).spawn(move || run(listener, for_thread, started))?;
        let server = starting.await.map_err(|_| io::Error::other("the server's thread ended"))??;
        Ok(Self { address, base_url, shared, server, thread: Some(thread) })
    }

    /// The address it listens on.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address as clients write it, without a slash at the end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// Registers one more redirect URI, for a caller that learns its own port late.
    ///
    /// # Panics
    ///
    /// When there is no such client: a test that names an unknown client is wrong.
    pub fn allow_redirect(&self, client_id: &str, uri: &str) {
        if let Err(why) = self.shared.world().allow_redirect(client_id, uri) {
            panic!("{why}");
        }
    }

    /// Registers one more OAuth 1.0a callback, for a caller that learns its own port late.
    ///
    /// # Panics
    ///
    /// When there is no such consumer: a test that names an unknown one is wrong.
    pub fn allow_oauth1_callback(&self, consumer_key: &str, uri: &str) {
        if let Err(why) = self.shared.world().allow_oauth1_callback(consumer_key, uri) {
            panic!("{why}");
        }
    }

    /// Changes what the app may do. Tokens that were issued before keep what they had.
    ///
    /// # Panics
    ///
    /// When there is no such consumer.
    pub fn set_app_permission(&self, consumer_key: &str, permission: AppPermission) {
        if let Err(why) = self.shared.world().set_app_permission(consumer_key, permission) {
            panic!("{why}");
        }
    }

    /// All finished uploads with their bytes, oldest first, whether posted or not.
    pub fn media(&self) -> Vec<StoredMedia> {
        show::stored(&self.shared.world())
    }

    /// Does what `POST /__control` does, without the HTTP: one operation, or a list of them.
    ///
    /// # Errors
    ///
    /// The sentence that HTTP would give with its 400.
    pub fn control(&self, ops: &Value) -> Result<Value, String> {
        control::run(&mut self.shared.world(), ops.to_string().as_bytes())
    }

    /// What `GET /__ledger` gives.
    pub fn ledger(&self) -> Value {
        ledger::ledger(&self.shared.world())
    }

    /// What `GET /__requests` gives, for one route or for all.
    ///
    /// # Errors
    ///
    /// When there is no such route.
    pub fn requests(&self, route: Option<&str>) -> Result<Value, String> {
        ledger::requests(&self.shared.world(), route)
    }

    /// Stops at once, cutting what is under way, and returns when the port is free again.
    pub async fn stop(mut self) {
        self.server.stop(false).await;
        if let Some(thread) = self.thread.take() {
            // The thread has nothing left to do but to end.
            let _ = tokio::task::spawn_blocking(move || thread.join()).await;
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // The order to stop is given here; the future would only wait for its end.
        drop(self.server.stop(false));
    }
}

/// The server's thread.
fn run(listener: TcpListener, shared: web::Data<Shared>, started: oneshot::Sender<io::Result<ServerHandle>>) {
    actix_web::rt::System::new().block_on(async move {
        let server = match listen(listener, shared) {
            Ok(server) => server,
            Err(error) => {
                let _ = started.send(Err(error));
                return;
            }
        };
        if let Err(Ok(handle)) = started.send(Ok(server.handle())) {
            // Nobody waits for this sandbox any more.
            drop(handle.stop(false));
        }
        if let Err(error) = server.await {
            tracing::error!(%error, "the sandbox's server failed");
        }
    });
}

fn listen(listener: TcpListener, shared: web::Data<Shared>) -> io::Result<Server> {
    let server = HttpServer::new(move || App::new().app_data(shared.clone()).default_service(web::to(front::door)))
        .on_connect(Connection::remember)
        .workers(1)
        .disable_signals()
        .shutdown_timeout(0)
        .listen(listener)?;
    Ok(server.run())
}
