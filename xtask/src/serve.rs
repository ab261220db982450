//! The pages on this machine: `www/` at `/`, the package at `/pkg/`.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, bail};

use crate::http::{Mount, answer};

const USUAL_PORT: u16 = 8080;

/// The port asked for on the command line.
pub fn port(arguments: &[String]) -> Result<Option<u16>> {
    let given = match arguments {
        [] => return Ok(None),
        [option, port] if option == "--port" => port.as_str(),
        [one] => one.strip_prefix("--port=").unwrap_or_default(),
        _ => "",
    };
    match given.parse() {
        Ok(port) => Ok(Some(port)),
        Err(_) => bail!("`{}` is not understood; wanted: --port and a number up to 65535", arguments.join(" ")),
    }
}

/// Serves until it is stopped.
pub fn serve(root: &Path, port: Option<u16>) -> Result<()> {
    let listener = listen(port)?;
    let mounts =
        Arc::new([Mount { at: "/", folder: root.join("www") }, Mount { at: "/pkg/", folder: root.join("pkg") }]);
    println!("http://{}/", listener.local_addr()?);
    for stream in listener.incoming() {
        let mounts = Arc::clone(&mounts);
        // A browser that goes away in the middle is no fault of the server.
        thread::spawn(move || stream.and_then(|stream| answer(stream, &*mounts)));
    }
    Ok(())
}

/// The port asked for, or the usual one, or any that is free.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => at(port).with_context(|| format!("port {port} cannot be used")),
        None => match at(USUAL_PORT) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => at(0).context("no port is free"),
            other => other.context("no port can be used"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(arguments: &[&str]) -> Result<Option<u16>> {
        port(&arguments.iter().map(|argument| (*argument).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_port_may_follow_in_either_way() {
        assert_eq!(given(&[]).unwrap(), None);
        assert_eq!(given(&["--port", "81"]).unwrap(), Some(81));
        assert_eq!(given(&["--port=81"]).unwrap(), Some(81));
        for wrong in [&["--port"][..], &["81"], &["--port", "x"], &["--port", "99999"]] {
            assert!(given(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_taken_port_is_an_error_when_it_was_asked_for() {
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(listen(Some(port)).is_err());
        assert!(listen(None).is_ok());
    }
}
