//! Tests that look inside: [`samples`] makes values from the table of shapes.

mod properties;
mod refusals;
mod samples;
mod streams;
