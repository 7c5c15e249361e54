//! What an engine must understand to run a module.
use anyhow::{Result, bail};
use wasmparser::{Validator, WasmFeatures};

/// A feature beyond WebAssembly 1.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its name, as the WebAssembly project spells it.
    pub name: &'static str,
    /// First Chromium that has it.
    pub chromium: u32,
    flag: WasmFeatures,
}

/// The first Chromium with WebAssembly at all.
pub const CHROMIUM_WASM: u32 = 57;

/// The first Chromium that runs the host's JavaScript, whatever Wasm is in it:
/// `docs/supported-browsers.md` and its test say so.
pub const CHROMIUM_HOST: u32 = 93;

/// Every feature that a system may use, with the first Chromium that has it (design, "Measured
/// facts").
const KNOWN: [Feature; 10] = [
    Feature {
        name: "mutable-globals",
        chromium: 74,
        flag: WasmFeatures::MUTABLE_GLOBAL,
    },
    Feature {
        name: "sign-ext",
        chromium: 74,
        flag: WasmFeatures::SIGN_EXTENSION,
    },
    Feature {
        name: "nontrapping-float-to-int",
        chromium: 75,
        flag: WasmFeatures::SATURATING_FLOAT_TO_INT,
    },
    Feature {
        name: "bulk-memory",
        chromium: 75,
        flag: WasmFeatures::BULK_MEMORY,
    },
    Feature {
        name: "multivalue",
        chromium: 85,
        flag: WasmFeatures::MULTI_VALUE,
    },
    Feature {
        name: "simd",
        chromium: 91,
        flag: WasmFeatures::SIMD,
    },
    Feature {
        name: "reference-types",
        chromium: 96,
        flag: WasmFeatures::REFERENCE_TYPES,
    },
    Feature {
        name: "tail-call",
        chromium: 112,
        flag: WasmFeatures::TAIL_CALL,
    },
    Feature {
        name: "extended-const",
        chromium: 114,
        flag: WasmFeatures::EXTENDED_CONST,
    },
    Feature {
        name: "multi-memory",
        chromium: 120,
        flag: WasmFeatures::MULTI_MEMORY,
    },
];

/// What systems and the steps of fusing may use.
#[must_use]
pub fn linkable() -> WasmFeatures {
    KNOWN
        .iter()
        .fold(WasmFeatures::FLOATS, |all, f| all | f.flag)
}

/// The features that `module` really needs: without each of them alone it is not valid.
///
/// # Errors
///
/// A module that is not valid with all of them.
pub fn needed(module: &[u8]) -> Result<Vec<Feature>> {
    if let Err(e) = valid(module, linkable()) {
        bail!("the module needs a feature that is not supported: {e}");
    }
    Ok(KNOWN
        .iter()
        .filter(|f| valid(module, linkable().difference(f.flag)).is_err())
        .copied()
        .collect())
}

/// First Chromium that runs a module with these features.
#[must_use]
pub fn floor(features: &[Feature]) -> u32 {
    features
        .iter()
        .map(|f| f.chromium)
        .fold(CHROMIUM_WASM, u32::max)
}

fn valid(module: &[u8], features: WasmFeatures) -> Result<()> {
    Validator::new_with_features(features).validate_all(module)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&'static str> {
        needed(&wat::parse_str(text).expect("a module"))
            .expect("valid")
            .iter()
            .map(|f| f.name)
            .collect()
    }

    #[test]
    fn only_what_is_used_is_needed() {
        assert!(names("(module (func (export \"f\") (result i32) i32.const 1))").is_empty());
        assert_eq!(
            names("(module (func (param i32) (result i32) local.get 0 i32.extend8_s))"),
            ["sign-ext"]
        );
        assert_eq!(names("(module (memory 1) (memory 1))"), ["multi-memory"]);
    }

    #[test]
    fn the_floor_is_the_youngest_feature() {
        let module = wat::parse_str(
            "(module (memory 1) (func i32.const 0 i32.const 0 i32.const 0 memory.fill))",
        )
        .expect("a module");
        assert_eq!(floor(&needed(&module).expect("valid")), 75);
        assert_eq!(floor(&[]), CHROMIUM_WASM);
    }
}
