//! How fonts kern.

use skrifa::raw::TableProvider;
use skrifa::raw::tables::gpos::{PairPos, PositionSubtables};
use skrifa::{FontRef, Tag};

/// The feature that kerns.
pub(crate) const KERN: Tag = Tag::new(b"kern");

/// How a font kerns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kerning {
    /// A glyph by the one that follows.
    Firsts,
    /// Also one by that before it.
    Pairs,
}

/// How a font kerns; `None` if not by pairs only, or if it has axes or tables that shape it in
/// another way.
pub(crate) fn kerning_of(font: &FontRef<'_>) -> Option<Kerning> {
    // The last one tracks: it spaces letters by their size.
    let others = [b"fvar", b"kern", b"kerx", b"morx", b"mort", b"trak"];
    let has = |tag: &[u8; 4]| font.table_data(Tag::new(tag)).is_some();
    if others.into_iter().any(has) {
        return None;
    }
    let mut kerning = Kerning::Firsts;
    let Ok(gpos) = font.gpos() else {
        return Some(kerning);
    };
    let (features, lookups) = (gpos.feature_list().ok()?, gpos.lookup_list().ok()?);
    for record in features.feature_records() {
        if record.feature_tag() != KERN {
            continue;
        }
        let feature = record.feature(features.offset_data()).ok()?;
        for index in feature.lookup_list_indices() {
            let lookup = lookups.lookups().get(usize::from(index.get())).ok()?;
            let PositionSubtables::Pair(tables) = lookup.subtables().ok()? else {
                return None;
            };
            for table in tables.iter() {
                let second = match table.ok()? {
                    PairPos::Format1(table) => table.value_format2(),
                    PairPos::Format2(table) => table.value_format2(),
                };
                if !second.is_empty() {
                    kerning = Kerning::Pairs;
                }
            }
        }
    }
    Some(kerning)
}
