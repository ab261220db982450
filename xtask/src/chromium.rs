//! A real Chromium for the tests: found, or installed where that is one command, or asked for by that command.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::process::{command, find, output, run};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The browser's path.
pub fn ensure(root: &Path) -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        if !path.is_file() {
            bail!("CHROMIUM names {}, where there is no file", path.display());
        }
        return Ok(path);
    }
    if let Some(path) = installed() {
        return Ok(path);
    }
    install(root)?;
    match installed() {
        Some(path) => Ok(path),
        None => bail!("Chromium was installed but is not on the PATH; set CHROMIUM to its path"),
    }
}

fn installed() -> Option<PathBuf> {
    let places = PLACES.iter().map(PathBuf::from).find(|path| path.is_file());
    NAMES.iter().find_map(|name| find(name)).or(places)
}

fn install(root: &Path) -> Result<()> {
    const ASK: &str = "install one, for example by `sudo apt-get install chromium`, or set CHROMIUM to its path";
    if find("apt-get").is_none() {
        bail!("no Chromium was found; {ASK}");
    }
    let is_root = output(command("id", root).arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root {
        bail!("no Chromium was found, and only root can install it; {ASK}");
    }
    println!("installing Chromium");
    run(command("apt-get", root).args(["update", "-qq"]))?;
    run(command("apt-get", root)
        .args(["install", "--yes", "--no-install-recommends", "-qq", "chromium"])
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
