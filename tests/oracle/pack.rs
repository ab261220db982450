//! The packs under test, as they lie in the source tree.

use std::fs;
use std::path::{Path, PathBuf};

use super::json::Json;

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn read(path: &Path) -> Json {
    serde_json::from_str(&fs::read_to_string(path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every built-in pack.
pub fn built_in() -> Vec<Json> {
    files("src/packs").iter().map(|path| read(path)).collect()
}

/// Every built-in pack, in the order in which they are listed.
pub fn built_in_order() -> Vec<Json> {
    let order = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/packs/order.txt")).unwrap();
    let packs = built_in();
    let named =
        |id: &str| packs.iter().find(|pack| pack["id"] == id).unwrap_or_else(|| panic!("no pack `{id}`")).clone();
    order.split_whitespace().map(named).collect()
}

/// The golden cases of a pack: its own and those of `tests/cases`.
pub fn golden_of(id: &str) -> Vec<Json> {
    let own = files("src/packs").into_iter().map(|path| read(&path)).filter(|pack| pack["id"] == id);
    let apart = files("tests/cases").into_iter().map(|path| read(&path)).filter(|file| file["pack"] == id);
    own.chain(apart).flat_map(|document| document["cases"].as_array().cloned().unwrap_or_default()).collect()
}
