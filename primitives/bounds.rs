//! Upright boxes in pixels of the surface.

/// Left, top, right, bottom.
pub type Bounds = [f32; 4];

/// What lies in both; where that is nothing, edges cross.
pub fn narrowed(a: Bounds, b: Bounds) -> Bounds {
    [
        a[0].max(b[0]),
        a[1].max(b[1]),
        a[2].min(b[2]),
        a[3].min(b[3]),
    ]
}
