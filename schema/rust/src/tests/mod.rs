//! Tests that look inside: [`samples`] makes values from the table of shapes.

mod pages;
mod properties;
mod refusals;
mod samples;
mod streams;
