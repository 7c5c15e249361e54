//! Which schema a component was built for, in the component.

use crate::{HASH, VERSION};

/// Bytes of the section: version and hash, in little-endian order.
pub const SECTION: [u8; 8] = {
    let [a, b, c, d] = VERSION.to_le_bytes();
    let [e, f, g, h] = HASH.to_le_bytes();
    [a, b, c, d, e, f, g, h]
};

/// Writes version and hash of the schema into the component, as the custom section `inlay.schema`.
/// `inlay compose` and `inlay conform` refuse a component that was built for a schema that does not
/// fit theirs; of one without the section they know nothing.
///
/// Once, anywhere in a crate that becomes a component: `inlay_schema::section!();`.
#[macro_export]
macro_rules! section {
    () => {
        #[cfg(target_family = "wasm")]
        const _: () = {
            #[used]
            #[unsafe(link_section = "inlay.schema")]
            static SCHEMA: [u8; 8] = $crate::SECTION;
        };
    };
}
