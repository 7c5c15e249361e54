//! Where in its box a picture lies: CSS `object-fit`, `object-position`, and the part of it that is
//! shown.
//!
//! After CSS Images 3, section 5.5: the concrete size from the fit, then the place from the
//! position.

use crate::nodes::{Fit, Position, Style};

/// The quad that shows a picture.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Quad {
    /// `x, y, width, height` in the content box, in dp.
    pub(crate) place: [f32; 4],
    /// Texture coordinates at its left, top, right and bottom, in shares of the texture.
    pub(crate) edges: [f32; 4],
    /// The part of the texture that it shows: left, top, right and bottom, in shares of it.
    pub(crate) part: [f32; 4],
}

/// The whole of a texture.
pub(crate) const WHOLE: [f32; 4] = [0.0, 0.0, 1.0, 1.0];

/// The quad of a picture of `size` pixels in a content box of `content` dp. `None` if nothing of it
/// shows.
///
/// The quad is the content box, whose corners may be round; where it reaches beyond the picture,
/// texture coordinates are outside 0 to 1 and nothing is drawn. Beyond a *part* of a picture there
/// are more pixels of it, so there the quad ends.
pub(crate) fn place(style: &Style, content: [f32; 2], size: [u32; 2]) -> Option<Quad> {
    let whole = size.map(|side| side as f32);
    let [x, y, width, height] = style.source.unwrap_or([0.0, 0.0, whole[0], whole[1]]);
    let fitted = fitted_size(style.fit, content, [width, height])?;
    let horizontal = axis(
        style.position[0],
        content[0],
        fitted[0],
        [x / whole[0], width / whole[0]],
    )?;
    let vertical = axis(
        style.position[1],
        content[1],
        fitted[1],
        [y / whole[1], height / whole[1]],
    )?;
    let quad = Quad {
        place: [horizontal[0], vertical[0], horizontal[1], vertical[1]],
        edges: [horizontal[2], vertical[2], horizontal[3], vertical[3]],
        part: style.source.map_or(WHOLE, |part| part_of(part, whole)),
    };
    quad.place
        .iter()
        .chain(&quad.edges)
        .chain(&quad.part)
        .all(|number| number.is_finite())
        .then_some(quad)
}

/// A source rectangle in pixels as shares of a texture, as far as it lies on it.
fn part_of([x, y, width, height]: [f32; 4], whole: [f32; 2]) -> [f32; 4] {
    let share = |at: f32, side: f32| (at / side).clamp(0.0, 1.0);
    [
        share(x, whole[0]),
        share(y, whole[1]),
        share(x + width, whole[0]),
        share(y + height, whole[1]),
    ]
}

/// The size in dp at which `natural` pixels are shown.
fn fitted_size(fit: Fit, content: [f32; 2], natural: [f32; 2]) -> Option<[f32; 2]> {
    if content.iter().chain(&natural).any(|&side| side <= 0.0) {
        return None;
    }
    let ratios = [content[0] / natural[0], content[1] / natural[1]];
    let scale = match fit {
        Fit::Fill => return Some(content),
        Fit::Contain => ratios[0].min(ratios[1]),
        Fit::Cover => ratios[0].max(ratios[1]),
        Fit::None => 1.0,
        Fit::ScaleDown => ratios[0].min(ratios[1]).min(1.0),
    };
    Some([natural[0] * scale, natural[1] * scale])
}

/// Along one axis: start and length of the quad, and texture coordinates at its ends. `part` is
/// start and length of what is shown, in shares of the texture.
fn axis(position: Position, content: f32, fitted: f32, part: [f32; 2]) -> Option<[f32; 4]> {
    let offset = match position {
        Position::Dp(offset) => offset,
        Position::Percent(percent) => (content - fitted) * percent / 100.0,
    };
    let shares_per_dp = part[1] / fitted;
    let start = part[0] - offset * shares_per_dp;
    let whole = [0.0, content, start, start + content * shares_per_dp];
    let is_all = part[0] <= 0.0 && part[1] >= 1.0;
    if is_all || (offset <= 0.0 && offset + fitted >= content) {
        return Some(whole);
    }
    let from = offset.max(0.0);
    let length = (offset + fitted).min(content) - from;
    let coordinate = |at: f32| part[0] + (at - offset) * shares_per_dp;
    (length > 0.0).then(|| [from, length, coordinate(from), coordinate(from + length)])
}

/// CSS Backgrounds 3, section 4.5: radii that overlap shrink together.
pub(crate) fn shrink_radii(radii: [f32; 4], [width, height]: [f32; 2]) -> [f32; 4] {
    let [top_left, top_right, bottom_right, bottom_left] = radii;
    let sides = [
        (width, top_left + top_right),
        (height, top_right + bottom_right),
        (width, bottom_right + bottom_left),
        (height, bottom_left + top_left),
    ];
    let shrink = sides
        .iter()
        .filter(|(_, sum)| *sum > 0.0)
        .fold(1.0_f32, |least, (side, sum)| least.min(side / sum));
    let most = width.min(height).max(0.0);
    radii.map(|radius| (radius * shrink).clamp(0.0, most))
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::float_cmp,
        reason = "numbers with few digits in binary are exact"
    )]

    use super::*;
    use crate::nodes::Nodes;

    fn style(fit: Fit) -> Style {
        let mut nodes = Nodes::default();
        let record = nodes.insert(1);
        Style {
            fit,
            ..nodes.style[record]
        }
    }

    #[test]
    fn cover_cuts_what_is_too_wide() {
        let quad = place(&style(Fit::Cover), [100.0, 100.0], [400, 200]).expect("something shows");
        assert_eq!(
            quad,
            Quad {
                place: [0.0, 0.0, 100.0, 100.0],
                edges: [0.25, 0.0, 0.75, 1.0],
                part: WHOLE,
            }
        );
    }

    #[test]
    fn contain_reaches_beyond_the_picture() {
        let quad =
            place(&style(Fit::Contain), [100.0, 100.0], [400, 200]).expect("something shows");
        assert_eq!(
            quad,
            Quad {
                place: [0.0, 0.0, 100.0, 100.0],
                edges: [0.0, -0.5, 1.0, 1.5],
                part: WHOLE,
            }
        );
    }

    #[test]
    fn a_contained_part_ends_where_the_part_ends() {
        let style = Style {
            source: Some([100.0, 0.0, 200.0, 100.0]),
            ..style(Fit::Contain)
        };
        let quad = place(&style, [100.0, 100.0], [400, 200]).expect("something shows");
        assert_eq!(
            quad,
            Quad {
                place: [0.0, 25.0, 100.0, 50.0],
                edges: [0.25, 0.0, 0.75, 0.5],
                part: [0.25, 0.0, 0.75, 0.5],
            }
        );
    }

    #[test]
    fn position_moves_what_is_left() {
        let style = Style {
            position: [Position::Percent(100.0), Position::Dp(25.0)],
            ..style(Fit::None)
        };
        let quad = place(&style, [100.0, 100.0], [50, 50]).expect("something shows");
        assert_eq!(quad.edges, [-1.0, -0.5, 1.0, 1.5]);
    }

    #[test]
    fn scale_down_never_enlarges() {
        let small =
            place(&style(Fit::ScaleDown), [100.0, 100.0], [50, 50]).expect("something shows");
        assert_eq!(small.edges, [-0.5, -0.5, 1.5, 1.5]);
        let large =
            place(&style(Fit::ScaleDown), [100.0, 100.0], [200, 200]).expect("something shows");
        assert_eq!(large.edges, [0.0, 0.0, 1.0, 1.0]);
    }

    #[test]
    fn nothing_shows_in_an_empty_box() {
        assert_eq!(place(&style(Fit::Cover), [0.0, 100.0], [50, 50]), None);
    }

    #[test]
    fn radii_shrink_together() {
        assert_eq!(
            shrink_radii([100.0, 100.0, 0.0, 0.0], [100.0, 400.0]),
            [50.0, 50.0, 0.0, 0.0]
        );
        assert_eq!(
            shrink_radii([300.0, 100.0, 50.0, 20.0], [200.0, 100.0]),
            [93.75, 31.25, 15.625, 6.25]
        );
        assert_eq!(
            shrink_radii([0.0, 100.0, 0.0, 100.0], [100.0, 100.0]),
            [0.0, 100.0, 0.0, 100.0]
        );
        assert_eq!(shrink_radii([8.0; 4], [100.0, 100.0]), [8.0; 4]);
        assert_eq!(shrink_radii([8.0; 4], [0.0, 100.0]), [0.0; 4]);
    }
}
