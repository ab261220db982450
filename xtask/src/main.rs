//! One command each for what a checkout needs: `cargo xtask build`, `serve`, `test`, `trace`, `answers`,
//! `audit`.

mod answers;
mod audit;
mod bundle;
mod chromium;
mod compare;
mod http;
mod licences;
mod npm;
mod package;
mod packs;
mod process;
mod schema;
mod serve;
mod spdx;
mod steps;
mod suite;
mod toolchain;
mod trace;
mod types;
mod wasm;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command>

  build                 build the package into pkg/
  serve [--port N]      build, then show the pages on http://127.0.0.1:8080/
  test [--only STEP]…   everything that must hold; with --only, these steps alone
  trace [--check]       print docs/trace.md from the packs and tests/trace; or only compare it
  trace --documents F   first look every quote up in the documents of the folder F
  answers               print docs/answers.md from what the packs answer
  audit                 known vulnerabilities of crates and npm packages (needs the network)
  help                  this text

Steps of `test`: ";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[String]) -> Result<bool> {
    let root = root();
    let (command, rest) = arguments.split_first().map_or(("help", arguments), |(first, rest)| (first.as_str(), rest));
    match command {
        "build" => {
            no_more(rest)?;
            package::build(&root)?;
            Ok(true)
        }
        "serve" => {
            let port = serve::port(rest)?;
            package::build(&root)?;
            serve::serve(&root, port)?;
            Ok(true)
        }
        "test" => suite::run(&root, rest),
        "trace" => {
            trace::run(&root, rest)?;
            Ok(true)
        }
        "answers" => {
            no_more(rest)?;
            answers::print(&root)?;
            Ok(true)
        }
        "audit" => {
            no_more(rest)?;
            audit::run(&root)
        }
        "help" | "--help" | "-h" => {
            println!("{HELP}{}", steps::names().join(" "));
            Ok(true)
        }
        other => bail!("`{other}` is no command; see `cargo xtask help`"),
    }
}

fn no_more(rest: &[String]) -> Result<()> {
    match rest.first() {
        Some(argument) => bail!("`{argument}` is not understood here; see `cargo xtask help`"),
        None => Ok(()),
    }
}

/// The checkout this was started in; a binary from a shared target folder must not fall back on the one it was built in.
fn root() -> PathBuf {
    let own = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    own.parent().map_or_else(|| own.clone(), PathBuf::from)
}
