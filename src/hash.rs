//! The content hash of a policy; the build script includes this file, too, so that a pack built in and the same pack given
//! by a shop have one hash.

use sha2::{Digest, Sha256};

use crate::value::Value;

/// What a pack says for itself and about no case; it is not part of the policy nor of its hash.
pub(crate) const NOT_POLICY: [&str; 3] = ["cases", "$schema", "$comment"];

/// The policy of a pack in its canonical form.
pub(crate) fn policy(pack: &Value) -> Value {
    let mut policy = pack.canonical();
    if let Value::Map(members) = &mut policy {
        members.retain(|(name, _)| !NOT_POLICY.contains(&name.as_str()));
    }
    policy
}

/// The hash of a pack's policy: of its canonical JSON without what is no policy.
pub(crate) fn hash(pack: &Value) -> String {
    digest(policy(pack).to_json().as_bytes())
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
