//! Tables of fonts that are not read, though the libraries here could.
//!
//! Apple's own shaping is one: web fonts shape by `GSUB` and `GPOS`, and what reads these tables
//! instead is a tenth of all shaping code. A font that has both is shaped by the others; one that
//! has these only shows each character's own glyph. `components/text` says that their readers are
//! never called.

/// Their tags.
const UNREAD: [[u8; 4]; 4] = [*b"ankr", *b"kerx", *b"morx", *b"trak"];
/// Where the count of tables is in a font file, as two bytes.
const COUNT: usize = 4;
/// Where the first table is named.
const FIRST: usize = 12;
/// Bytes for each table: its tag, a checksum, where it is, its length.
const RECORD: usize = 16;

/// Takes the tables out of the directory of a font: no table has the tags that they get, and the
/// order of tags is what it was, as readers expect.
pub(crate) fn hide(font: &mut [u8]) {
    let count = font.get(COUNT..COUNT + 2).map_or(0, |bytes| {
        usize::from(u16::from_be_bytes([bytes[0], bytes[1]]))
    });
    let records = font.get_mut(FIRST..).unwrap_or_default();
    for record in records.chunks_exact_mut(RECORD).take(count) {
        if UNREAD.iter().any(|tag| record.starts_with(tag)) {
            record[3] += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::hide;

    /// A font file with nothing but the names of its tables.
    fn font(tags: &[&[u8; 4]]) -> Vec<u8> {
        let count = u16::try_from(tags.len()).expect("few");
        let mut bytes = vec![0, 1, 0, 0];
        bytes.extend(count.to_be_bytes());
        bytes.extend([0; 6]);
        for tag in tags {
            bytes.extend(*tag);
            bytes.extend([7; 12]);
        }
        bytes
    }

    #[test]
    fn apples_tables_are_renamed_in_order_and_all_others_stay() {
        let mut bytes = font(&[b"GSUB", b"ankr", b"kern", b"kerx", b"morx", b"trak"]);
        hide(&mut bytes);
        let hidden = font(&[b"GSUB", b"anks", b"kern", b"kery", b"mory", b"tra\x6c"]);
        assert_eq!(bytes, hidden);
    }

    #[test]
    fn what_lies_behind_the_directory_and_what_is_cut_off_stay() {
        let mut bytes = font(&[b"GSUB"]);
        bytes.extend(*b"morx");
        bytes.extend([0; 12]);
        let before = bytes.clone();
        hide(&mut bytes);
        assert_eq!(bytes, before);
        for length in 0..before.len() {
            let mut cut = before[..length].to_vec();
            hide(&mut cut);
            assert_eq!(cut, before[..length]);
        }
    }
}
