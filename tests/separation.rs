//! Nothing of a pack is in Rust: no brand, no name, no figure and no sentence of a policy. What rules say is data.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test may stop, and tells what it found"
)]

#[path = "separation/matter.rs"]
mod matter;
#[path = "separation/source.rs"]
mod source;

use matter::Matter;
use source::Source;

#[track_caller]
fn none_of(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} of the packs' own in Rust; it belongs into src/packs:\n{}",
        found.len(),
        found.join("\n")
    );
}

/// Where any of these stands in the sources.
fn places<'a>(wanted: impl Iterator<Item = &'a String>, holds: impl Fn(&Source, &str) -> bool) -> Vec<String> {
    let sources = source::all();
    let mut found = Vec::new();
    for word in wanted {
        let holding = sources.iter().filter(|source| holds(source, word));
        found.extend(holding.map(|source| format!("{}: {word}", source.name)));
    }
    found
}

#[test]
fn the_sources_and_the_packs_are_read() {
    let matter = Matter::read();
    let counts = [matter.brands.len(), matter.documents.len(), matter.figures.len()];
    assert!(counts.iter().all(|count| *count > 10), "{counts:?}");
    let counts = [matter.names.len(), matter.sentences.len()];
    assert!(counts.iter().all(|count| *count > 1_000), "{counts:?}");
    let names: Vec<String> = source::all().into_iter().map(|source| source.name).collect();
    assert!(names.len() > 80 && names.contains(&"src/lib.rs".to_owned()), "{names:?}");
    assert!(!names.contains(&"src/time/oracle.rs".to_owned()), "a module of tests is no source");
}

#[test]
fn no_brand_and_no_document_is_in_rust() {
    let matter = Matter::read();
    none_of(&places(matter.brands.iter().chain(&matter.documents), |source, word| source.says(word)));
}

#[test]
fn no_name_of_a_rule_of_goods_or_of_a_parameter_is_in_rust() {
    // A word such as `tools` means the pack's only where it stands alone in a text.
    let holds = |source: &Source, name: &str| {
        if name.contains(['_', '.']) { source.says(name) } else { source.texts.contains(name) }
    };
    none_of(&places(Matter::read().names.iter(), holds));
}

#[test]
fn no_figure_of_a_pack_is_in_rust() {
    none_of(&places(Matter::read().figures.iter(), Source::counts));
}

#[test]
fn no_sentence_of_a_pack_is_in_rust() {
    none_of(&places(Matter::read().sentences.iter(), |source, sentence| source.code.contains(sentence)));
}

#[test]
fn what_is_planted_is_found() {
    let planted = "/// `P90D`\nconst TERM: &str = \"P15D\"; // for DELL, 0.3 % and 210\nconst WHO: &str = \"tools\";\n";
    let source = Source::of("planted", planted);
    assert!(source.says("dell") && source.says("Dell") && !source.says("del") && !source.says("ell"));
    assert!(source.counts("P15D") && source.counts("0.3") && source.counts("210"));
    assert!(!source.counts("P5D") && !source.counts("P90D") && !source.counts("3") && !source.counts("21"));
    assert!(source.texts.contains("tools") && !source.texts.contains("TERM"));
}

#[test]
fn tests_and_examples_are_no_code() {
    let text = "\
/// Reads it.
/// ```
/// let shown = \"in an example\";
/// ```
fn kept() {}
#[cfg(test)]
mod tests {
    fn gone() {}
}
fn kept_too() {}
";
    let source = Source::of("a file", text);
    assert!(source.says("kept") && source.says("kept_too") && source.says("Reads"));
    assert!(!source.says("gone") && !source.says("example"));
}
