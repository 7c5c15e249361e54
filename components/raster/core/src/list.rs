//! Reading a draw list: its header, its sections and their rows, as `wit/draw-list/` says.
//!
//! Nothing here keeps anything: a [`List`] is a view of words whose framing is right. Whether
//! slots, textures and instances exist is for who keeps them: [`Retained`](crate::Retained).

use core::fmt;

use inlay_interfaces::draw_list::{
    Clip, Damage, GeometryRange, Header, PaintRange, Pass, Space, TextureOperation, header_flags,
    section,
};
use inlay_interfaces::row::{self, Reader, Row, RowError, Rows};

/// What is wrong with the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// The list, a section or a row ends before it should, or words are left over.
    Length,
    /// The first word is not [`Header::MAGIC_VALUE`].
    Magic,
    /// Another version than [`Header::VERSION_VALUE`].
    Version,
    /// A section or operation of no known kind, or out of order.
    Kind,
    /// A number that is not finite, or out of range.
    Number,
    /// A slot, texture or instance that does not exist.
    Reference,
    /// New instances without geometry or paint, ranges out of order, or batches that do not cover
    /// their pass.
    Coverage,
}

/// Words that are no draw list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ListError {
    /// Position of the word at fault.
    pub at: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

impl fmt::Display for ListError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected = match self.fault {
            Fault::Length => "expected another count of words",
            Fault::Magic => "expected the magic of a draw list",
            Fault::Version => {
                return write!(
                    out,
                    "expected version {} at word {}",
                    Header::VERSION_VALUE,
                    self.at
                );
            }
            Fault::Kind => "expected a known kind, in order",
            Fault::Number => "expected a finite number in range",
            Fault::Reference => "expected a slot, texture or instance that exists",
            Fault::Coverage => "expected ranges in order that cover all new instances",
        };
        write!(out, "{expected} at word {}", self.at)
    }
}

impl core::error::Error for ListError {}

impl From<RowError> for ListError {
    fn from(RowError { at, fault }: RowError) -> Self {
        let fault = match fault {
            row::Fault::Length => Fault::Length,
            row::Fault::Value => Fault::Number,
            row::Fault::Kind => Fault::Kind,
        };
        Self { at, fault }
    }
}

/// A result with a [`ListError`].
pub type Read<T> = Result<T, ListError>;

/// An error at a word.
pub(crate) const fn fail<T>(at: usize, fault: Fault) -> Read<T> {
    Err(ListError { at, fault })
}

/// A draw list whose header and sections are framed right.
#[derive(Clone, Copy, Debug)]
pub struct List<'a> {
    /// What it starts with.
    pub header: Header,
    sections: [Option<Reader<'a>>; section::END],
}

impl<'a> List<'a> {
    /// Reads the header and finds the sections. Their rows are checked where they are read.
    ///
    /// # Errors
    ///
    /// [`ListError`] with the word at fault.
    pub fn parse(words: &'a [u32]) -> Read<Self> {
        let mut reader = Reader::new(words);
        let header = Header::read(&mut reader).map_err(|error| match error {
            RowError {
                at: Header::MAGIC,
                fault: row::Fault::Value,
            } => ListError {
                at: Header::MAGIC,
                fault: Fault::Magic,
            },
            RowError {
                at: Header::VERSION,
                fault: row::Fault::Value,
            } => ListError {
                at: Header::VERSION,
                fault: Fault::Version,
            },
            error => error.into(),
        })?;
        if header.length as usize != words.len() {
            return fail(Header::LENGTH, Fault::Length);
        }
        Ok(Self {
            header,
            sections: row::sections(&mut reader)?,
        })
    }

    /// Whether it is everything.
    pub const fn is_full(&self) -> bool {
        self.header.flags & header_flags::FULL != 0
    }

    /// The section of passes is there: it replaces all passes.
    pub const fn has_passes(&self) -> bool {
        self.sections[section::PASSES as usize].is_some()
    }

    /// Operations on textures.
    pub fn textures(&self) -> Rows<'a, TextureOperation<'a>> {
        self.rows(section::TEXTURES)
    }

    /// Spaces.
    pub fn spaces(&self) -> Rows<'a, Space> {
        self.rows(section::SPACES)
    }

    /// Clips.
    pub fn clips(&self) -> Rows<'a, Clip> {
        self.rows(section::CLIPS)
    }

    /// Ranges of geometry, whose instances are not looked at.
    pub fn geometry(&self) -> Rows<'a, GeometryRange<'a>> {
        self.rows(section::GEOMETRY)
    }

    /// Ranges of paint, whose instances are not looked at.
    pub fn paint(&self) -> Rows<'a, PaintRange<'a>> {
        self.rows(section::PAINT)
    }

    /// Passes.
    pub fn passes(&self) -> Rows<'a, Pass<'a>> {
        self.rows(section::PASSES)
    }

    /// Rectangles that changed.
    pub fn damage(&self) -> Rows<'a, Damage> {
        self.rows(section::DAMAGE)
    }

    fn rows<T: Row<'a>>(&self, number: u32) -> Rows<'a, T> {
        let place = (number & !row::SKIPPABLE) as usize;
        Rows::new(self.sections[place].unwrap_or_default())
    }
}
