//! Step 1: what a composed component consists of, by wasmtime-environ.
use anyhow::{Result, anyhow};
use wasmtime_environ::component::{
    ComponentTranslation, ComponentTypes, ComponentTypesBuilder, StaticModuleIndex, Translator,
};
use wasmtime_environ::wasmparser as wp;
use wasmtime_environ::{PrimaryMap, ScopeVec, Tunables};

/// A component laid open: core modules (its own and the generated adapters) and how their instances
/// are wired.
pub struct Parts<'a> {
    /// Initializers, exports, options.
    pub translation: ComponentTranslation,
    /// The types of everything in it.
    pub types: ComponentTypes,
    /// How many tables of resource handles there are.
    pub resource_tables: usize,
    /// Bytes of each core module.
    pub modules: PrimaryMap<StaticModuleIndex, &'a [u8]>,
}

impl Parts<'_> {
    /// Whether `module` was generated to pass values between components, and is not part of
    /// `component`.
    pub fn is_adapter(&self, module: StaticModuleIndex, component: &[u8]) -> bool {
        !component
            .as_ptr_range()
            .contains(&self.modules[module].as_ptr())
    }
}

fn features() -> wp::WasmFeatures {
    // without exceptions the adapters need no barrier around calls
    (wp::WasmFeatures::WASM3 | wp::WasmFeatures::COMPONENT_MODEL)
        .difference(wp::WasmFeatures::EXCEPTIONS)
}

/// Refuses a component that needs more than can be opened.
pub fn validate(component: &[u8]) -> Result<()> {
    wp::Validator::new_with_features(features()).validate_all(component)?;
    Ok(())
}

/// Opens `component`; `scope` owns the adapters made on the way.
pub fn translate<'a>(component: &'a [u8], scope: &'a ScopeVec<u8>) -> Result<Parts<'a>> {
    let mut tunables = Tunables::default_u32();
    // synchronous calls only: no task bookkeeping in the adapters
    tunables.concurrency_support = false;
    tunables.debug_adapter_modules = false;
    let mut validator = wp::Validator::new_with_features(features());
    let mut builder = ComponentTypesBuilder::new(&validator);
    let (translation, modules) = Translator::new(&tunables, &mut validator, &mut builder, scope)
        .translate(component)
        .map_err(|e| anyhow!("the component cannot be read: {e:?}"))?;
    let resource_tables = builder.num_resource_tables();
    let types = builder.finish(&translation.component).0;
    let modules = modules.iter().map(|(_, m)| m.wasm).collect();
    Ok(Parts {
        translation,
        types,
        resource_tables,
        modules,
    })
}
