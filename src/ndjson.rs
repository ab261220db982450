//! Batches: one JSON case a line in, one JSON answer a line out. A bad line costs only itself.

use crate::call::{Policy, parse, written};
use crate::decision::Part;
use crate::problem::Problems;
use crate::value::Value;

impl Policy {
    /// Decides every line; a bad one becomes `{"error": …}` in its place. A last line without its line feed counts, an
    /// empty end does not.
    #[must_use]
    pub fn ndjson(&self, lines: &[u8], options: &Value, host_now_ms: Option<i64>) -> Vec<u8> {
        let mut out = Vec::new();
        let body = lines.strip_suffix(b"\n").unwrap_or(lines);
        if lines.is_empty() {
            return out;
        }
        for line in body.split(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            let answer = parse(line).and_then(|input| self.evaluate(&input, options, host_now_ms));
            let text = match answer {
                Ok(decision) => written(Part::Evaluate, &decision),
                Err(problems) => error_record(&problems),
            };
            out.extend_from_slice(text.as_bytes());
            out.push(b'\n');
        }
        out
    }
}

fn error_record(problems: &Problems) -> String {
    format!("{{\"error\":{}}}", problems.to_json())
}
