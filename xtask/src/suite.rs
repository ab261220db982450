//! `cargo xtask test`: every step, timed, to the end.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::steps::{STEPS, Step, names};

/// Whether all steps asked for passed.
pub fn run(root: &Path, arguments: &[String]) -> Result<bool> {
    let mut done: Vec<(&Step, Duration, bool)> = Vec::new();
    for step in chosen(arguments)? {
        println!("\n── {}: {}", step.name, step.about);
        let begin = Instant::now();
        let result = (step.run)(root);
        if let Err(error) = &result {
            eprintln!("{error:#}\n{} failed; alone: cargo xtask test --only {}", step.name, step.name);
        }
        done.push((step, begin.elapsed(), result.is_ok()));
    }
    println!("\n── all steps");
    for (step, time, passed) in &done {
        println!("{:8} {:6.1} s  {}", step.name, time.as_secs_f64(), if *passed { "passed" } else { "FAILED" });
    }
    let passed = done.iter().filter(|(_, _, passed)| *passed).count();
    println!("{passed} passed, {} failed", done.len() - passed);
    Ok(passed == done.len())
}

fn chosen(arguments: &[String]) -> Result<Vec<&'static Step>> {
    let mut only: Vec<&str> = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let list = match argument.as_str() {
            "--only" => rest.next().map(String::as_str).unwrap_or_default(),
            other => match other.strip_prefix("--only=") {
                Some(list) => list,
                None => bail!("`{other}` is not understood; wanted: --only and one of {}", names().join(" ")),
            },
        };
        only.extend(list.split(','));
    }
    if let Some(unknown) = only.iter().find(|name| !names().contains(name)) {
        bail!("`{unknown}` is no step; wanted: one of {}", names().join(" "));
    }
    Ok(STEPS.iter().filter(|step| only.is_empty() || only.contains(&step.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_of(arguments: &[&str]) -> Result<Vec<&'static str>> {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Ok(chosen(&arguments)?.iter().map(|step| step.name).collect())
    }

    #[test]
    fn without_arguments_every_step_runs() {
        assert_eq!(names_of(&[]).unwrap(), names());
    }

    #[test]
    fn only_these_run_in_their_own_order() {
        assert_eq!(names_of(&["--only", "node", "--only=format,rust"]).unwrap(), ["format", "rust", "node"]);
    }

    #[test]
    fn an_unknown_step_is_refused() {
        assert!(names_of(&["--only", "nod"]).is_err());
        assert!(names_of(&["--only"]).is_err());
        assert!(names_of(&["node"]).is_err());
    }
}
