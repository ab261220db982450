//! As much of HTTP as a page on this machine needs: GET and HEAD of files.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{fs, io};

/// The policy a strict host sets: a page that works here works there.
const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'";
const LONGEST_REQUEST: u64 = 16 * 1024;

/// A folder and the address it is seen under, `/` or `/pkg/`.
pub struct Mount {
    pub at: &'static str,
    pub folder: PathBuf,
}

/// Answers one request and closes.
pub fn answer(stream: TcpStream, mounts: &[Mount]) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    stream.set_write_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new((&stream).take(LONGEST_REQUEST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The headers are read to their end, else closing would cut the answer off.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, kind, body) = respond(method, target, mounts);
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    head.push_str("Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n");
    head.push_str(&format!("Content-Security-Policy: {POLICY}\r\n\r\n"));
    let mut stream = &stream;
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

fn respond(method: &str, target: &str, mounts: &[Mount]) -> (&'static str, &'static str, Vec<u8>) {
    const TEXT: &str = "text/plain; charset=utf-8";
    if method != "GET" && method != "HEAD" {
        return ("405 Method Not Allowed", TEXT, b"only GET and HEAD".to_vec());
    }
    let path = target.split(['?', '#']).next().unwrap_or_default();
    match locate(path, mounts).and_then(|file| Some((kind(&file), fs::read(file).ok()?))) {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", TEXT, b"not found".to_vec()),
    }
}

/// The file of an address, if it lies in a mounted folder.
fn locate(path: &str, mounts: &[Mount]) -> Option<PathBuf> {
    let path = decode(path)?;
    let mount = mounts.iter().filter(|mount| path.starts_with(mount.at)).max_by_key(|mount| mount.at.len())?;
    let mut file = mount.folder.clone();
    for step in path[mount.at.len()..].split('/').filter(|step| !step.is_empty()) {
        if step == "." || step == ".." || step.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(step);
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    // A link inside the folder must not lead out of it either.
    let (file, folder) = (file.canonicalize().ok()?, mount.folder.canonicalize().ok()?);
    (file.is_file() && file.starts_with(folder)).then_some(file)
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;
    use std::thread;

    fn asked(request: &str) -> String {
        let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mounts = [
            Mount { at: "/", folder: crate_folder.join("src") },
            Mount { at: "/pkg/", folder: crate_folder.to_owned() },
        ];
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let server = thread::spawn(move || answer(listener.accept().unwrap().0, &mounts));
        client.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        client.read_to_string(&mut answer).unwrap();
        server.join().unwrap().unwrap();
        answer
    }

    #[test]
    fn a_file_comes_with_its_type_and_the_policy() {
        let answer = asked("GET /main.rs?x=1 HTTP/1.1\r\nHost: x\r\n\r\n");
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains("script-src 'self' 'wasm-unsafe-eval'"), "{answer}");
        assert!(answer.contains("fn main()"), "{answer}");
        assert!(asked("GET /pkg/Cargo.toml HTTP/1.1\r\n\r\n").contains("name = \"xtask\""));
    }

    #[test]
    fn head_has_no_body_and_other_methods_are_refused() {
        assert!(asked("HEAD /main.rs HTTP/1.1\r\n\r\n").ends_with("\r\n\r\n"));
        assert!(asked("POST /main.rs HTTP/1.1\r\n\r\n").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn nothing_outside_the_folders_is_served() {
        for path in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/..\\Cargo.toml",
            "//etc/passwd",
            "/%00",
            "/%zz",
            "",
            "/nothing",
        ] {
            let answer = asked(&format!("GET {path} HTTP/1.1\r\n\r\n"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
        }
    }

    #[test]
    fn wasm_has_the_type_that_streaming_wants() {
        assert_eq!(kind(Path::new("a.wasm")), "application/wasm");
        assert_eq!(kind(Path::new("a.mjs")), "text/javascript; charset=utf-8");
    }
}
