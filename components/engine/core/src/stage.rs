//! The stage: what of it is right, and what follows from it.

use inlay_interfaces::engine::Stage;

/// Greatest size, in dp and in pixels.
pub const MAX_SIZE: u32 = 16384;

/// The position of the first field that is out of range.
pub fn fault(stage: &Stage) -> Option<u32> {
    let size = |value: f32| (1.0..=16384.0).contains(&value);
    let pixels = |value: u32| (1..=MAX_SIZE).contains(&value);
    let inset = |value: f32| (0.0..=16384.0).contains(&value);
    let good = [
        size(stage.width),
        size(stage.height),
        pixels(stage.pixel_width),
        pixels(stage.pixel_height),
        (1..=16).contains(&stage.texture_units),
        true,
        inset(stage.overscan_top),
        inset(stage.overscan_right),
        inset(stage.overscan_bottom),
        inset(stage.overscan_left),
    ];
    good.iter()
        .zip(0..)
        .find_map(|(good, position)| (!good).then_some(position))
}

/// Device pixels per dp, across and down. They differ a little where the surface has not quite the
/// shape of the stage, as 1366 x 768.
#[expect(clippy::cast_precision_loss, reason = "at most 16384")]
pub fn pixel_ratios(stage: &Stage) -> [f32; 2] {
    [
        stage.pixel_width as f32 / stage.width,
        stage.pixel_height as f32 / stage.height,
    ]
}

/// Device pixels per dp, the greater of both axes.
pub fn pixel_ratio(stage: &Stage) -> f32 {
    let [across, down] = pixel_ratios(stage);
    across.max(down)
}
