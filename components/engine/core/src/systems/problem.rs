//! What the systems' errors say, as one [`Problem`].

use inlay_interfaces::animation::AnimationError;
use inlay_interfaces::focus::FocusError;
use inlay_interfaces::layout::LayoutError;
use inlay_interfaces::render::RenderError;
use inlay_interfaces::resources::ResourceError;
use inlay_interfaces::scene::SceneError;
use inlay_interfaces::scroll::ScrollError;
use inlay_interfaces::text::{FontError, TextError};
use inlay_interfaces::types::{ApplyError, RestoreError};

use crate::Problem;

/// An error of a system's interface.
pub(crate) trait IsProblem {
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
            Self::UnknownDirection(number) => Problem::UnknownNumber(number),
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
            Self::UnknownReason(number) => Problem::UnknownNumber(number),
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

impl IsProblem for ApplyError {
    fn problem(&self) -> Problem {
        match *self {
            Self::Malformed(at) => Problem::Malformed(at),
            Self::UnknownNode(node) => Problem::UnknownNode(node),
            Self::Unsupported(_) => Problem::Refused,
            Self::Limit(limit) => Problem::Limit(limit),
        }
    }
}
