//! What layout does as Chromium does, where the specification leaves room or says otherwise: each
//! by its name, with its case in `tests/oracle/layout/cases` or a seed of the recorded trees.
//!
//! Each rule is used where it is named. With `false` layout does what is otherwise meant in its
//! place, and `cargo test -p inlay-layout --test oracle` fails in its case. A rule without a case
//! that fails is none: one that none needed has been found wrong.
//!
//! Two are no switches but whole algorithms: intrinsic widths of flex containers
//! (`flex/intrinsic.rs`), and that tracks grow by what items need at least, not by limited
//! min-content contributions, where the content is measured for its width (`grid/growth.rs`).

/// The margin below the last child of a block takes nothing off the height that `stretch` fills,
/// even where a decided height keeps that margin inside.
///
/// Case: `block-child-stretches-over-margins-that-go-through`.
pub const LAST_MARGIN_TAKES_NOTHING_OFF: bool = true;

/// Of the static position of an absolute box only its own alignment is `safe`, not what its parent
/// says for all.
///
/// Case: seed 226 of `more.json`.
pub const SAFE_ONLY_BY_ITSELF: bool = true;

/// An absolute box with a ratio and a height, be it that between its insets, is no narrower than
/// its content needs.
///
/// Case: `absolute-with-ratio-holds-content`.
pub const ABSOLUTE_RATIO_HOLDS_CONTENT: bool = true;

/// The height of an image with a ratio comes first, within what the limits of its width make of it,
/// too.
///
/// Case: `image-within-limits-height-first`.
pub const IMAGE_HEIGHT_FIRST: bool = true;

/// A limit of a width that is what the content takes is what the ratio makes of a height that is
/// known, be the content wider.
///
/// Case: `width-limit-by-keyword-follows-a-ratio`.
pub const CONTENT_LIMIT_BY_RATIO: bool = true;

/// Lengths that follow from others are cut to 64ths of a dp.
///
/// Case: `aspect-ratio-of-a-share`.
pub const LENGTHS_IN_64THS: bool = true;

/// Items of a column that are not stretched may be as wide as their line, where that is wider than
/// the column.
///
/// Case: `column-items-fit-in-a-wider-line`.
pub const COLUMN_ITEMS_FIT_IN_WIDER_LINE: bool = true;

/// The baseline of a reversed container is of the item that is seen first.
///
/// Case: `baseline-of-reversed-row`.
pub const BASELINE_IN_SEEN_ORDER: bool = true;

/// A width of an item that is what its content takes is what the ratio makes of a height that is
/// known, be the content wider.
///
/// Case: `flex-item-of-content-width-follows-a-ratio`.
pub const CONTENT_BASIS_BY_RATIO: bool = true;

/// Automatic tracks of a grid in a flex container share what a least size leaves over; where that
/// is a share, only columns do.
///
/// Case: seed 246 of `random.json`.
pub const LEAST_SHARE_FILLS_COLUMNS_ONLY: bool = true;

/// The height of an item with a ratio is not definite where it takes that of its line only after
/// the line had its own, and was that high by itself.
///
/// Case: `wrapped-ratio-as-high-as-its-line`.
pub const FLEX_RATIO_STAYS_INDEFINITE: bool = true;

/// What a least width needs of a track does not count how far aligning by left edges moves the
/// item.
///
/// Case: `grid-baselines-do-not-move-least-sizes`.
pub const LEAST_WIDTH_IS_NOT_MOVED: bool = true;

/// Items that are aligned by their left edges from the right count as wide as they are at their
/// narrowest.
///
/// Case: `grid-left-edges-in-rtl-count-narrowest`.
pub const RIGHT_EDGES_AT_NARROWEST: bool = true;

/// Least heights that are what the content takes are none for the rows of a grid.
///
/// Case: `grid-least-height-of-content-raises-no-row`.
pub const CONTENT_HEIGHT_IS_NO_LEAST_ROW: bool = true;

/// Tracks of a fraction are cut to 64ths, and what one is cut by goes to the next.
///
/// Case: `grid-fractions-are-cut-to-64ths`.
pub const FRACTIONS_IN_64THS: bool = true;

/// Tracks that are stretched are cut to 64ths of an equal part of what those before them left.
///
/// Case: `grid-stretched-tracks-are-cut-to-64ths`.
pub const STRETCHED_TRACKS_IN_64THS: bool = true;

/// What the rows of a grid take is its height, even if columns that follow from it change the rows.
///
/// Case: `grid-shares-of-height-raised-above-its-ratio`.
pub const HEIGHT_BEFORE_COLUMNS_FOLLOW: bool = true;

/// Rows with fractions are sized again once the height that they make is known.
///
/// Case: `grid-rows-sized-again-with-their-height`.
pub const FRACTIONS_FOLLOW_HEIGHT: bool = true;

/// What tracks are spread out by is cut to 64ths.
///
/// Case: `grid-spread-out-by-64ths`.
pub const TRACKS_SPREAD_BY_64THS: bool = true;

/// The height of an item with a ratio is not definite where its area stretches it to what it was by
/// itself.
///
/// Case: `grid-stretched-to-its-own-height`.
pub const GRID_RATIO_STAYS_INDEFINITE: bool = true;

/// Where no size is known, shares among repeated tracks are of the least size.
///
/// Case: `grid-repeated-shares-are-of-least-size`.
pub const REPEATED_SHARES_OF_LEAST_SIZE: bool = true;

/// How often tracks are repeated is cut to 64ths before it is rounded.
///
/// Case: `grid-repetitions-are-cut-to-64ths`.
pub const REPETITIONS_IN_64THS: bool = true;

/// A ratio with a height of `stretch` is not floored by the content, even where there is nothing
/// that it could fill.
///
/// Case: `stretch-of-nothing-has-no-floor-of-a-ratio`.
pub const STRETCH_HAS_NO_FLOOR: bool = true;

/// The tracks of a grid are aligned in the height before its content limits it.
///
/// Case: `grid-limited-by-content-is-aligned-before`.
pub const TRACKS_ALIGN_IN_UNLIMITED_HEIGHT: bool = true;
