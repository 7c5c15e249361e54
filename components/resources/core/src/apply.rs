//! Entries: which node names which picture, and whether it needs all pixels of it.

use inlay_schema::values::{ObjectFit, SourceRect};
use inlay_schema::{Entries, ValueError, id, info, read, text, u32_of};

use crate::nodes::Fit;
use crate::pictures::{Picture, Pictures};
use crate::{ApplyError, Resources};

/// A checked entry.
#[derive(Clone, Debug)]
pub(crate) enum Staged {
    /// A node names a picture, or none where the URL is empty.
    Source {
        node: u32,
        url: Box<str>,
    },
    /// How large the picture is in its box.
    Fits {
        node: u32,
        fit: Fit,
    },
    /// Width and height of the `source-rect`, 0 if there is none.
    ShowsPart {
        node: u32,
        part: [u32; 2],
    },
    Remove(u32),
    /// Another try of a node's image, if it failed.
    Reload(u32),
}

impl Resources {
    /// Takes `src`, `object-fit`, `source-rect`, `reload-image` and `remove-node`; `select-node`
    /// and `unset-property` as every system does. `create-node` and `insert-child` are skipped: a
    /// node is known from its first mention.
    ///
    /// # Errors
    ///
    /// [`ApplyError`] with the first fault; then nothing was applied.
    pub fn apply(&mut self, entries: &[u32]) -> Result<(), ApplyError> {
        let mut staged = core::mem::take(&mut self.staged);
        staged.clear();
        let checked = self.check(entries, &mut staged);
        if checked.is_ok() {
            for entry in &staged {
                match entry {
                    Staged::Source { node, url } => self.set_source(*node, url),
                    Staged::Fits { node, fit } => {
                        if let Some(node) = self.nodes.open(*node) {
                            node.fit = *fit;
                        }
                    }
                    Staged::ShowsPart { node, part } => {
                        if let Some(node) = self.nodes.open(*node) {
                            node.part = *part;
                        }
                    }
                    Staged::Remove(node) => self.remove(*node),
                    Staged::Reload(node) => self.reload(*node),
                }
            }
            self.dirty |= !staged.is_empty();
        }
        self.staged = staged;
        checked
    }

    fn check(&mut self, words: &[u32], staged: &mut Vec<Staged>) -> Result<(), ApplyError> {
        self.nodes.begin_batch();
        let mut selected = None;
        for entry in Entries::new(words) {
            let entry = entry.map_err(|error| malformed(error.at))?;
            let broken = |_| malformed(entry.at);
            inlay_schema::check(entry.id, entry.value).map_err(broken)?;
            match entry.id {
                id::SRC | id::OBJECT_FIT | id::SOURCE_RECT | id::UNSET_PROPERTY => {
                    let (property, value) = match entry.id {
                        id::UNSET_PROPERTY => unset(u32_of(entry.value).map_err(broken)?)?,
                        property => (property, entry.value),
                    };
                    // A node that the batch itself removed after selecting it is no node any more.
                    let node = selected.ok_or(malformed(entry.at))?;
                    if !self.nodes.can_open(node) {
                        return Err(ApplyError::UnknownNode(node));
                    }
                    staged.push(stage(node, property, value).map_err(broken)?);
                }
                id::SELECT_NODE => {
                    let node = u32_of(entry.value).map_err(broken)?;
                    if !self.nodes.can_open(node) {
                        return Err(ApplyError::UnknownNode(node));
                    }
                    selected = Some(node);
                }
                id::REMOVE_NODE => {
                    let node = u32_of(entry.value).map_err(broken)?;
                    if !self.nodes.can_open(node) {
                        return Err(ApplyError::UnknownNode(node));
                    }
                    self.nodes.stage_removal(node);
                    staged.push(Staged::Remove(node));
                }
                id::RELOAD_IMAGE => {
                    let node = u32_of(entry.value).map_err(broken)?;
                    if !self.nodes.can_open(node) {
                        return Err(ApplyError::UnknownNode(node));
                    }
                    staged.push(Staged::Reload(node));
                }
                id::CREATE_NODE | id::INSERT_CHILD => {}
                other => return Err(ApplyError::Unsupported(u32::from(other))),
            }
        }
        Ok(())
    }

    fn set_source(&mut self, id: u32, url: &str) {
        let Some(node) = self.nodes.open(id) else {
            return;
        };
        let (before, visibility) = (node.picture, node.visibility);
        let named = |pictures: &Pictures| {
            before
                .and_then(|place| pictures.get(place))
                .map_or("", |picture| &*picture.url)
                == url
        };
        if named(&self.pictures) {
            return;
        }
        self.sequence += 1;
        let place = (!url.is_empty()).then(|| self.pictures.open(url));
        if let Some(before) = before {
            self.pictures.detach(before, id, visibility, self.sequence);
        }
        if let Some(place) = place {
            self.pictures.attach(place, id, visibility, self.sequence);
            // Each change of `src` is answered by a load, and not by the failure of an earlier one.
            self.pictures.get_mut(place).map(Picture::ask);
        }
        node.picture = place;
        node.reloads = false;
        node.told = None;
        self.scratch.touched.push(id);
    }

    fn reload(&mut self, id: u32) {
        let Some(node) = self.nodes.open(id) else {
            return;
        };
        if let Some(picture) = node.picture.and_then(|place| self.pictures.get_mut(place))
            && picture.ask()
        {
            node.reloads = true;
        }
    }

    fn remove(&mut self, id: u32) {
        if let Some(node) = self.nodes.get_mut(id)
            && let Some(place) = node.picture
        {
            self.sequence += 1;
            self.pictures
                .detach(place, id, node.visibility, self.sequence);
        }
        self.nodes.remove(id);
    }
}

/// A length in pixels as whole ones, at least 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a float saturates"
)]
fn least_pixels(length: f32) -> u32 {
    length.abs().ceil().max(1.0) as u32
}

fn malformed(at: usize) -> ApplyError {
    ApplyError::Malformed(u32::try_from(at).unwrap_or(u32::MAX))
}

/// A property of this system's and its initial value.
fn unset(property: u32) -> Result<(u16, &'static [u32]), ApplyError> {
    let is_read = |id: &u16| matches!(*id, id::SRC | id::OBJECT_FIT | id::SOURCE_RECT);
    u16::try_from(property)
        .ok()
        .filter(is_read)
        .and_then(info)
        .map(|info| (info.id, info.default))
        .ok_or(ApplyError::Unsupported(property))
}

/// What a property of this system's says about a node.
fn stage(node: u32, property: u16, value: &[u32]) -> Result<Staged, ValueError> {
    Ok(match property {
        id::OBJECT_FIT => Staged::Fits {
            node,
            fit: match read::<ObjectFit>(value)? {
                ObjectFit::None => Fit::Own,
                ObjectFit::Contain | ObjectFit::ScaleDown => Fit::Inside,
                ObjectFit::Cover | ObjectFit::Fill => Fit::Covers,
            },
        },
        id::SOURCE_RECT => Staged::ShowsPart {
            node,
            part: read::<Option<SourceRect>>(value)?
                .map_or([0; 2], |part| [part.width, part.height].map(least_pixels)),
        },
        _ => Staged::Source {
            node,
            url: text(value)?.into(),
        },
    })
}
