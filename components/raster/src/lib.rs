//! Draw lists drawn in software as a component.

inlay_interfaces::raster_system!(inlay_raster::Raster);
