//! A second hold on the client's socket, so that a fault can really cut it.

use std::any::Any;
use std::io;
use std::net::{Shutdown, TcpStream as Socket};
use std::sync::Arc;

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;

/// The socket of one client connection, kept beside the server's own handle.
#[derive(Debug)]
pub(crate) struct Connection(Socket);

impl Connection {
    /// Remembers the socket of a new connection; actix-web calls this once for each.
    pub(crate) fn remember(stream: &dyn Any, extensions: &mut Extensions) {
        let Some(stream) = stream.downcast_ref::<TcpStream>() else { return };
        match duplicate(stream) {
            Ok(socket) => {
                extensions.insert(Arc::new(Self(socket)));
            }
            Err(error) => tracing::warn!(%error, "a client socket could not be duplicated"),
        }
    }

    /// Ends the connection both ways. What was written before still reaches the client.
    pub(crate) fn cut(&self) {
        // The client may have gone first; then there is nothing left to cut.
        let _ = self.0.shutdown(Shutdown::Both);
    }
}

#[cfg(unix)]
fn duplicate(stream: &TcpStream) -> io::Result<Socket> {
    use std::os::fd::AsFd as _;
    Ok(stream.as_fd().try_clone_to_owned()?.into())
}

#[cfg(windows)]
fn duplicate(stream: &TcpStream) -> io::Result<Socket> {
    use std::os::windows::io::AsSocket as _;
    Ok(stream.as_socket().try_clone_to_owned()?.into())
}
