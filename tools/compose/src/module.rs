//! A fused module as it ships: who its functions belong to, few data segments, the build it is of.
use crate::fuse::functions;
use crate::segments;
use crate::strip::without_names;
use crate::workspace::sha256;
use anyhow::{Context, Result};
use wasm_encoder as we;
use wasm_encoder::Section;

/// A module that is ready to be written.
#[derive(Debug)]
pub struct Finished {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// By which its glue knows it.
    pub build: String,
}

/// Finishes a fused module. Names are for whoever debugs, as much as a third of an engine:
/// `with_names` keeps them.
///
/// # Errors
///
/// Bytes that are no module.
pub fn finish(fused: &[u8], with_names: bool) -> Result<Finished> {
    let names = functions::names(fused)?;
    let module = if with_names {
        fused.to_owned()
    } else {
        without_names(fused)?
    };
    let mut bytes = segments::join(&module).context("data segments")?;
    functions::describe(&mut bytes, &names);
    let build = sha256(&bytes)[..16].to_owned();
    we::CustomSection {
        name: "inlay.build".into(),
        data: build.as_bytes().into(),
    }
    .append_to(&mut bytes);
    Ok(Finished { bytes, build })
}
