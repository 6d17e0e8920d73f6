//! The real server, in this process, on a port of its own.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc;
use std::thread::JoinHandle;

use actix_web::dev::ServerHandle;
use pillarbox::app::{App, Role, StartError, Tuning};
use pillarbox::clock::SharedClock;
use pillarbox::config::Config;
use pillarbox::http;

pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    /// What the command line would reach.
    pub(crate) app: Arc<App>,
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts with the publisher running. The listener is made by the caller, because the configuration names it.
    pub(crate) fn start(
        config: Config,
        listener: TcpListener,
        clock: SharedClock,
        tuning: Tuning,
    ) -> Result<Self, StartError> {
        let (started, wait) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let app = match App::start(&config, Arc::clone(&clock), Role::All, tuning).await {
                    Ok(app) => Arc::new(app),
                    Err(error) => {
                        started.send(Err(error)).unwrap();
                        return;
                    }
                };
                listener.set_nonblocking(true).unwrap();
                let listening = http::serve(Arc::clone(&app), &config.server, listener).unwrap();
                started.send(Ok((listening.address, listening.handle.clone(), Arc::clone(&app)))).unwrap();
                let publisher = app.publisher.clone().expect("it publishes");
                let publishing = actix_web::rt::spawn(async move { publisher.run().await });
                let postman = app.postman.clone();
                let mailing = actix_web::rt::spawn(async move {
                    if let Some(postman) = postman {
                        postman.run().await;
                    }
                });
                listening.ended.await.unwrap();
                publishing.abort();
                mailing.abort();
                app.drain().await;
            });
        });
        let (address, handle, app) = wait.recv().unwrap()?;
        Ok(Self { address, app, handle, thread: Some(thread) })
    }

    /// Stops in order and waits until everything has let go of the data folder.
    pub(crate) fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        if let Some(thread) = self.thread.take() {
            self.app.outbox.close();
            drop(self.handle.stop(false));
            thread.join().unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}
