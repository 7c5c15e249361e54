//! Plane transforms of the draw list: `x' = a x + c y + tx`, `y' = b x + d y + ty`.

/// `a, b, c, d, tx, ty`.
pub type Affine = [f32; 6];

/// Leaves everything where it is.
pub const IDENTITY: Affine = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `inner`, then `outer`.
#[inline]
pub fn compose(outer: &Affine, inner: &Affine) -> Affine {
    let [a, b, c, d, tx, ty] = *outer;
    let [e, f, g, h, ux, uy] = *inner;
    [
        a * e + c * f,
        b * e + d * f,
        a * g + c * h,
        b * g + d * h,
        a * ux + c * uy + tx,
        b * ux + d * uy + ty,
    ]
}

/// The way back; `None` if the transform flattens the plane or its numbers overflow.
pub fn invert(affine: &Affine) -> Option<Affine> {
    let [a, b, c, d, tx, ty] = *affine;
    let scale = 1.0 / (a * d - b * c);
    let inverse = [
        d * scale,
        -b * scale,
        -c * scale,
        a * scale,
        (c * ty - d * tx) * scale,
        (b * tx - a * ty) * scale,
    ];
    inverse
        .iter()
        .all(|number| number.is_finite())
        .then_some(inverse)
}

/// Where a point goes.
pub fn apply(affine: &Affine, x: f32, y: f32) -> [f32; 2] {
    let [a, b, c, d, tx, ty] = *affine;
    [a * x + c * y + tx, b * x + d * y + ty]
}
