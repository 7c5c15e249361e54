//! The text system as a component.

inlay_interfaces::text_system!(inlay_text::Text);

// Glyphs are drawn as they were designed, and scaled as FreeType does (`outline.rs`). Whether to
// hint them, and to scale as HarfBuzz does, skrifa asks a field.
inlay_interfaces::never!(
    "skrifa::outline::glyf::hint::instance::HintInstance::hint",
    "skrifa::outline::glyf::HarfBuzzScaler::unhinted",
);
