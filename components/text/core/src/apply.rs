//! Entries: nodes, their text properties, and font faces.

use inlay_schema::values::{FontFace, FontStyle, NodeKind};
use inlay_schema::{Entries, Entry, Unpack, ValueError, id, read, text};
use parley::fontique::Language;

use crate::fonts::MAX_FACES;
use crate::nodes::Paragraph;
use crate::style::Style;
use crate::{ApplyError, Text};

impl Text {
    /// Takes text properties, `direction`, `add-font-face`, `create-node`, `remove-node`, and
    /// `select-node` and `unset-property` as every system does. Nodes of other kinds than `text`
    /// are known but have no paragraph: their `direction` is skipped. `insert-child` is skipped.
    ///
    /// # Errors
    ///
    /// [`ApplyError`] with the first fault; then nothing was applied.
    pub fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        self.check(entries)?;
        let mut selected = 0;
        for entry in Entries::new(entries).flatten() {
            self.take(entry, &mut selected);
        }
        Ok(())
    }

    /// Goes through a stream without changing anything.
    fn check(&mut self, words: &[u32]) -> Result<(), ApplyError> {
        self.nodes.begin_batch();
        self.declared.clear();
        let mut selected = None;
        for entry in Entries::new(words) {
            let entry = entry.map_err(|error| malformed(error.at))?;
            inlay_schema::check(entry.id, entry.value).map_err(|_| malformed(entry.at))?;
            let node = || {
                read::<u32>(entry.value.get(..1).unwrap_or_default())
                    .map_err(|_| malformed(entry.at))
            };
            match entry.id {
                id::CREATE_NODE => {
                    let node = node()?;
                    if node == 0 || self.nodes.is_live(node) {
                        return Err(ApplyError::UnknownNode(node));
                    }
                    self.nodes.stage(node, true);
                }
                id::REMOVE_NODE => {
                    self.known(node()?)?;
                    self.nodes.stage(node()?, false);
                }
                id::SELECT_NODE => selected = Some(self.known(node()?)?),
                id::INSERT_CHILD => {}
                id::ADD_FONT_FACE => self.check_face(entry)?,
                other => {
                    let property = if other == id::UNSET_PROPERTY {
                        node()?
                    } else {
                        u32::from(other)
                    };
                    if !is_own(property) {
                        return Err(ApplyError::Unsupported(property));
                    }
                    self.known(selected.ok_or(malformed(entry.at))?)?;
                }
            }
        }
        Ok(())
    }

    fn known(&self, node: u32) -> Result<u32, ApplyError> {
        if self.nodes.is_live(node) {
            Ok(node)
        } else {
            Err(ApplyError::UnknownNode(node))
        }
    }

    fn check_face(&mut self, entry: Entry<'_>) -> Result<(), ApplyError> {
        let FontFace { font, .. } = read(entry.value).map_err(|_| malformed(entry.at))?;
        if font == 0 || self.fonts.is_known(font) || self.declared.contains(&font) {
            return Err(malformed(entry.at));
        }
        if self.fonts.count() + self.declared.len() >= MAX_FACES {
            return Err(ApplyError::Limit(
                u32::try_from(MAX_FACES).unwrap_or(u32::MAX),
            ));
        }
        self.declared.push(font);
        Ok(())
    }

    /// Applies a checked entry.
    fn take(&mut self, entry: Entry<'_>, selected: &mut u32) {
        match (entry.id, entry.value) {
            (id::CREATE_NODE, &[node, kind]) => {
                let shown = self.nodes.create(node, kind == NodeKind::Text as u32);
                self.forget(shown);
                if let Some(paragraph) = self.nodes.get_mut(node) {
                    paragraph.renew(&mut self.revisions);
                    self.painter.touch(node);
                    self.unchecked = true;
                }
            }
            (id::REMOVE_NODE, &[node]) => {
                let shown = self.nodes.remove(node);
                self.forget(shown);
            }
            (id::SELECT_NODE, &[node]) => *selected = node,
            (id::ADD_FONT_FACE, value) => {
                if let Ok(FontFace {
                    font,
                    family,
                    weight,
                    style,
                    ..
                }) = read(value)
                {
                    self.fonts
                        .declare(font, &family, weight, style == FontStyle::Italic);
                    self.check_all();
                }
            }
            (id::INSERT_CHILD, _) => {}
            (number, value) => {
                if let Some(paragraph) = self.nodes.get_mut(*selected)
                    && set(paragraph, number, value).is_ok_and(|changed| changed)
                {
                    paragraph.renew(&mut self.revisions);
                    self.painter.touch(*selected);
                    self.unchecked = true;
                }
            }
        }
    }
}

/// Whether the property is one that this system implements.
fn is_own(property: u32) -> bool {
    let last = u32::from(id::LANGUAGE);
    property == u32::from(id::DIRECTION)
        || (u32::from(id::CONTENT)..=last).contains(&property) && property != u32::from(id::COLOR)
}

/// Sets a property or, for `unset-property`, the one it names to its default; whether that changed
/// anything.
fn set(paragraph: &mut Paragraph, number: u16, value: &[u32]) -> Result<bool, ValueError> {
    let style = &mut paragraph.style;
    let fresh = Style::default();
    let (number, value) = match (number, value) {
        (id::UNSET_PROPERTY, &[property]) => (u16::try_from(property).unwrap_or_default(), None),
        _ => (number, Some(value)),
    };
    match number {
        id::CONTENT => {
            let content = value.map_or(Ok(""), text)?;
            return Ok(set_content(&mut paragraph.content, content));
        }
        id::FONT_FAMILY => {
            let families = value.map_or(Ok(Vec::new()), read::<Vec<String>>)?;
            let families: Box<[Box<str>]> =
                families.into_iter().map(String::into_boxed_str).collect();
            return Ok(replace(&mut style.families, families));
        }
        id::LANGUAGE => {
            let language = Language::parse(value.map_or(Ok(""), text)?).ok();
            return Ok(replace(&mut style.language, language));
        }
        _ => {}
    }
    Ok(match number {
        id::FONT_SIZE => put(&mut style.size, value, fresh.size)?,
        id::FONT_WEIGHT => put(&mut style.weight, value, fresh.weight)?,
        id::FONT_STYLE => {
            let wanted = value.map_or(Ok(FontStyle::Normal), read)?;
            replace(&mut style.italic, wanted == FontStyle::Italic)
        }
        id::LINE_HEIGHT => put(&mut style.line_height, value, fresh.line_height)?,
        id::LETTER_SPACING => put(&mut style.letter_spacing, value, fresh.letter_spacing)?,
        id::WORD_SPACING => put(&mut style.word_spacing, value, fresh.word_spacing)?,
        id::TEXT_ALIGN => put(&mut style.align, value, fresh.align)?,
        id::VERTICAL_ALIGN => put(&mut style.vertical_align, value, fresh.vertical_align)?,
        id::MAX_LINES => put(&mut style.max_lines, value, fresh.max_lines)?,
        id::TEXT_OVERFLOW => put(&mut style.overflow, value, fresh.overflow)?,
        id::TEXT_WRAP => put(&mut style.wrap, value, fresh.wrap)?,
        id::DIRECTION => put(&mut style.direction, value, fresh.direction)?,
        _ => false,
    })
}

fn put<T: Unpack + PartialEq>(
    place: &mut T,
    value: Option<&[u32]>,
    default: T,
) -> Result<bool, ValueError> {
    let value = value.map_or(Ok(default), read)?;
    Ok(replace(place, value))
}

fn replace<T: PartialEq>(place: &mut T, value: T) -> bool {
    let changed = *place != value;
    *place = value;
    changed
}

/// Takes a text as it is shown: a carriage return, alone or with a line feed, and the separators of
/// lines and of paragraphs are line feeds. Other control characters are spaces, but for tabs.
fn set_content(place: &mut String, content: &str) -> bool {
    let is_clean = |character: char| match character {
        '\n' | '\t' => true,
        '\u{2028}' | '\u{2029}' => false,
        _ => !character.is_control(),
    };
    if content.chars().all(is_clean) {
        let changed = place != content;
        if changed {
            content.clone_into(place);
        }
        return changed;
    }
    let mut clean = String::with_capacity(content.len());
    let mut after_return = false;
    for character in content.chars() {
        match character {
            '\n' if after_return => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            _ if is_clean(character) => clean.push(character),
            _ => clean.push(' '),
        }
        after_return = character == '\r';
    }
    replace(place, clean)
}

fn malformed(at: usize) -> ApplyError {
    ApplyError::Malformed(u32::try_from(at).unwrap_or(u32::MAX))
}
