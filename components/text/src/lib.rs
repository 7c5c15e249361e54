//! The text system as a component.

inlay_interfaces::text_system!(inlay_text::Text);

// Glyphs are drawn as they were designed, scaled as FreeType does, and never put together of
// others by variable composites (`outline.rs`). Whether to hint them, to scale as HarfBuzz does,
// and in which table they are, skrifa asks a field. Apple's tables are hidden (`unread.rs`).
inlay_interfaces::never!(
    "harfrust::hb::aat::layout::remove_deleted_glyphs",
    "harfrust::hb::aat::layout::substitute",
    "harfrust::hb::aat::map::AatMapBuilder::compile",
    "read_fonts::tables::kerx::Subtable::kind",
    "read_fonts::tables::morx::Subtable::kind",
    "skrifa::outline::varc::Outlines::draw",
    "skrifa::outline::varc::Outlines::fallback_outline_kind",
    "skrifa::outline::varc::Outlines::from_base",
    "skrifa::outline::varc::Outlines::max_component_memory_for_glyph",
    "skrifa::outline::varc::Outlines::new",
    "skrifa::outline::varc::Outlines::outline",
    "skrifa::outline::glyf::hint::instance::HintInstance::hint",
    "skrifa::outline::glyf::HarfBuzzScaler::unhinted",
);
