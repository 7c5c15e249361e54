//! Texts that ask for fonts that are not there.

use inlay_interfaces::text::Missing;
use inlay_schema::id;
use inlay_schema::values::{MissingFont, MissingFontReason};

use super::{entries, family, set, words_of};

#[test]
fn texts_that_wait_for_no_font_any_more_measure_again_in_the_same_frame() {
    let mut engine = family();
    set(&mut engine, 5, id::CONTENT, &words_of(&"Hello".to_owned()));
    engine.systems_mut().unserved = vec![5, 77];
    engine.frame(1.0).expect("a frame");
    let touched = engine.systems_mut().told("layout_touch");
    assert!(touched.ends_with(&[5]), "{touched:?}");
    assert!(!touched.contains(&77), "a node that is gone is none");
}

#[test]
fn what_texts_lack_is_an_event() {
    let mut engine = family();
    let missing = MissingFont {
        node: 5,
        reason: MissingFontReason::NoCharacter,
        name: "\u{6771}".to_owned(),
        families: vec!["Inter".to_owned()],
    };
    engine.systems_mut().missing.push(Missing {
        node: missing.node,
        reason: MissingFontReason::NoCharacter.word(),
        name: missing.name.clone(),
        families: missing.families.clone(),
    });
    let output = engine.frame(1.0).expect("a frame");
    let event = (id::EVENT_FONT_MISSING, words_of(&missing));
    assert!(entries(&output.events).contains(&event));
    let output = engine.frame(2.0).expect("a frame");
    assert!(!entries(&output.events).contains(&event));
}
