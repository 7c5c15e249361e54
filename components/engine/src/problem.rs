//! What the systems' errors say, as one [`Problem`].

use inlay_engine::Problem;

use crate::inlay::animation::animation::AnimationError;
use crate::inlay::focus::focus::FocusError;
use crate::inlay::layout::layout::LayoutError;
use crate::inlay::render::render::RenderError;
use crate::inlay::resources::resources::ResourceError;
use crate::inlay::scene::scene::SceneError;
use crate::inlay::scroll::scroll::ScrollError;
use crate::inlay::text::text::{FontError, TextError};
use crate::inlay::types::types::RestoreError;

/// An error of a system's interface.
pub trait IsProblem {
    /// What it says.
    fn problem(&self) -> Problem;
}

impl IsProblem for SceneError {
    fn problem(&self) -> Problem {
        match *self {
            Self::UnknownNode(node) => Problem::UnknownNode(node),
            Self::BadLength(length) => Problem::BadLength(length),
            Self::BadNumber(at) => Problem::BadNumber(at),
        }
    }
}

impl IsProblem for LayoutError {
    fn problem(&self) -> Problem {
        match *self {
            Self::UnknownNode(node) => Problem::UnknownNode(node),
            Self::BadSize(_) => Problem::Refused,
            Self::BadLength(length) => Problem::BadLength(length),
            Self::TooDeep(limit) => Problem::Limit(limit),
        }
    }
}

impl IsProblem for ScrollError {
    fn problem(&self) -> Problem {
        match *self {
            Self::UnknownNode(node) => Problem::UnknownNode(node),
            Self::BadLength(length) => Problem::BadLength(length),
            Self::BadTime(_) => Problem::BadTime,
        }
    }
}

impl IsProblem for AnimationError {
    fn problem(&self) -> Problem {
        match *self {
            Self::BadTime(_) => Problem::BadTime,
            Self::Malformed(at) => Problem::Malformed(at),
        }
    }
}

impl IsProblem for FocusError {
    fn problem(&self) -> Problem {
        match *self {
            Self::NotFocusable(node) | Self::Empty(node) => Problem::UnknownNode(node),
            Self::BadLength(length) => Problem::BadLength(length),
        }
    }
}

impl IsProblem for TextError {
    fn problem(&self) -> Problem {
        match *self {
            Self::UnknownNode(node) => Problem::UnknownNode(node),
            Self::BadLength(length) => Problem::BadLength(length),
            Self::BadNumber(at) => Problem::BadNumber(at),
            Self::UnknownPage(page) => Problem::UnknownResource(page),
        }
    }
}

impl IsProblem for FontError {
    fn problem(&self) -> Problem {
        match *self {
            Self::UnknownFont(font) => Problem::UnknownResource(font),
            Self::NotAFont(_) => Problem::Refused,
        }
    }
}

impl IsProblem for ResourceError {
    fn problem(&self) -> Problem {
        match *self {
            Self::UnknownTexture(texture) => Problem::UnknownResource(texture),
            Self::BadSize(_) => Problem::Refused,
            Self::BadLength(length) => Problem::BadLength(length),
            Self::OutOfTextures(limit) => Problem::Limit(limit),
        }
    }
}

impl IsProblem for RenderError {
    fn problem(&self) -> Problem {
        match *self {
            Self::UnknownNode(node) => Problem::UnknownNode(node),
            Self::BadLength(length) => Problem::BadLength(length),
            Self::BadNumber(at) => Problem::BadNumber(at),
            Self::UnknownPage(page) => Problem::UnknownResource(page),
        }
    }
}

impl IsProblem for RestoreError {
    fn problem(&self) -> Problem {
        match *self {
            Self::Version(expected) => Problem::BadVersion(expected),
            Self::Length(length) => Problem::BadLength(length),
            Self::Number(at) => Problem::BadNumber(at),
        }
    }
}
