//! What holds for any input: a change laid out by itself is the tree laid out afresh, and no words
//! do harm.
#![allow(clippy::unwrap_used, reason = "a test fails by it")]

#[path = "support/oracle.rs"]
mod oracle;
mod support;

use std::collections::BTreeMap;

use inlay_layout::{Boxes, Layout};
use inlay_schema::values::{Dimension, NodeKind};
use inlay_schema::{Writer, id, info};
use proptest::prelude::*;
use support::{Batch, five_words, paragraph};

/// Ids that tests use: mostly of the tree that is there from the start, some of other generations
/// and of the engine's.
fn any_node() -> impl Strategy<Value = u32> {
    prop_oneof![
        12 => 1_u32..12,
        1 => (2_u32..12).prop_map(|slot| 1 << 20 | slot),
        1 => (0_u32..4).prop_map(|slot| 0x8_0000 | slot),
    ]
}

/// A tree of ten nodes under the root, each somewhere under an earlier one.
fn any_tree() -> impl Strategy<Value = Vec<Edit>> {
    let kind = prop_oneof![2 => Just(0_u8), 1 => 0_u8..3];
    let node = (any::<prop::sample::Index>(), kind);
    prop::collection::vec(node, 10).prop_map(|parents| {
        let nodes = (2_u32..12).zip(parents);
        nodes
            .flat_map(|(node, (parent, kind))| {
                let parent = u32::try_from(parent.index(node as usize - 1)).unwrap() + 1;
                [Edit::Create(node, kind), Edit::Insert(parent, node, 0)]
            })
            .chain([Edit::Solve(1000, 600)])
            .collect()
    })
}

/// A declaration that a random tree of the oracle could have.
fn any_declaration() -> impl Strategy<Value = (u16, Vec<u32>)> {
    let length = prop_oneof![
        Just(vec![0]),
        (0_u16..400).prop_map(|dp| vec![1, f32::from(dp).to_bits()]),
        (0_u16..150).prop_map(|percent| vec![2, f32::from(percent).to_bits()]),
    ];
    let size = prop_oneof![
        3 => length.clone(),
        1 => (3_u32..7).prop_map(|keyword| vec![keyword]),
        1 => (0_u16..200).prop_map(|dp| vec![7, f32::from(dp).to_bits()]),
        1 => (0_u16..120).prop_map(|percent| vec![8, f32::from(percent).to_bits()]),
    ];
    let optional = prop_oneof![
        Just(vec![0]),
        length.clone().prop_map(|length| [vec![1], length].concat()),
    ];
    let plain = prop_oneof![
        (0_u16..50).prop_map(|dp| vec![0, f32::from(dp).to_bits()]),
        (0_u16..50).prop_map(|percent| vec![1, f32::from(percent).to_bits()]),
    ];
    let number = (0_u16..4).prop_map(|number| vec![f32::from(number).to_bits()]);
    let sizes = prop::sample::select(vec![
        id::WIDTH,
        id::HEIGHT,
        id::MIN_WIDTH,
        id::MIN_HEIGHT,
        id::MAX_WIDTH,
        id::MAX_HEIGHT,
        id::FLEX_BASIS,
    ]);
    let inline = prop::sample::select(vec![
        id::MARGIN_INLINE_START,
        id::MARGIN_INLINE_END,
        id::INSET_INLINE_START,
    ]);
    let dimensions = prop::sample::select(vec![
        id::INSET_TOP,
        id::INSET_LEFT,
        id::MARGIN_TOP,
        id::MARGIN_RIGHT,
        id::MARGIN_LEFT,
    ]);
    let lengths = prop::sample::select(vec![
        id::PADDING_TOP,
        id::PADDING_LEFT,
        id::ROW_GAP,
        id::COLUMN_GAP,
    ]);
    let numbers = prop::sample::select(vec![id::FLEX_GROW, id::FLEX_SHRINK, id::BORDER_TOP_WIDTH]);
    let enums = prop::sample::select(vec![
        (id::DISPLAY, 5_u32),
        (id::POSITION, 3),
        (id::DIRECTION, 3),
        (id::BOX_SIZING, 2),
        (id::OVERFLOW_X, 3),
        (id::FLEX_DIRECTION, 4),
        (id::FLEX_WRAP, 3),
        (id::JUSTIFY_CONTENT, 20),
        (id::ALIGN_CONTENT, 20),
        (id::ALIGN_ITEMS, 25),
        (id::ALIGN_SELF, 25),
        (id::JUSTIFY_ITEMS, 25),
        (id::JUSTIFY_SELF, 25),
        (id::GRID_AUTO_FLOW, 4),
    ]);
    let line = prop_oneof![
        Just(vec![0]),
        prop::sample::select(vec![1_i32, 2, 3, -1, -2])
            .prop_map(|line| vec![1, line.cast_unsigned()]),
        (1_u32..4).prop_map(|span| vec![2, span]),
    ];
    let lines = prop::sample::select(vec![
        id::GRID_COLUMN_START,
        id::GRID_COLUMN_END,
        id::GRID_ROW_START,
    ]);
    let track = prop_oneof![
        Just([0_u32, 0].to_vec()),
        (1_u16..200)
            .prop_map(|dp| [3, f32::from(dp).to_bits(), 3, f32::from(dp).to_bits()].to_vec()),
        (1_u16..3).prop_map(|factor| [0, 5, f32::from(factor).to_bits()].to_vec()),
        Just([1, 2].to_vec()),
    ];
    let tracks = prop::collection::vec(track, 1..4).prop_map(|tracks| {
        let count = u32::try_from(tracks.len()).unwrap();
        [vec![1, 0, 1, count], tracks.concat()].concat()
    });
    let templates = prop::sample::select(vec![id::GRID_TEMPLATE_COLUMNS, id::GRID_TEMPLATE_ROWS]);
    prop_oneof![
        4 => (sizes, size),
        2 => (dimensions, length),
        1 => (inline, optional),
        1 => (-2_i32..3).prop_map(|order| (id::ORDER, vec![order.cast_unsigned()])),
        2 => (lengths, plain),
        2 => (numbers, number),
        4 => enums.prop_flat_map(|(id, count)| (0..count).prop_map(move |case| (id, vec![case]))),
        1 => (lines, line),
        1 => (templates, tracks),
        1 => prop_oneof![Just(vec![0]), Just(vec![1, 1.5_f32.to_bits()])].prop_map(|value| (id::ASPECT_RATIO, value)),
    ]
}

/// One edit, as a batch of its own.
#[derive(Clone, Debug)]
enum Edit {
    Create(u32, u8),
    Insert(u32, u32, u32),
    Remove(u32),
    Set(u32, (u16, Vec<u32>)),
    Unset(u32, u16),
    Natural(u32, u16, u16),
    /// Its text has so many words from now on.
    Touch(u32, u16),
    Solve(u16, u16),
}

impl Edit {
    /// Writes it as entries; returns whether it is any.
    fn write(&self, batch: &mut Batch) -> bool {
        match self {
            Self::Create(node, kind) => {
                batch.create(*node, NodeKind::ALL[usize::from(*kind)]);
            }
            Self::Insert(parent, child, before) => {
                batch.insert_before(*parent, *child, *before);
            }
            Self::Remove(node) => {
                batch.remove(*node);
            }
            Self::Set(node, (property, value)) => {
                batch.select(*node);
                assert!(Writer::new(&mut batch.words).raw(*property, value));
            }
            Self::Unset(node, property) => {
                batch.select(*node).unset(*property);
            }
            Self::Natural(..) | Self::Touch(..) | Self::Solve(..) => return false,
        }
        true
    }
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        1 => (any_node(), 0_u8..3).prop_map(|(node, kind)| Edit::Create(node, kind)),
        2 => (any_node(), any_node(), prop_oneof![3 => Just(0), 1 => any_node()])
            .prop_map(|(parent, child, before)| Edit::Insert(parent, child, before)),
        1 => any_node().prop_map(Edit::Remove),
        10 => (any_node(), any_declaration()).prop_map(|(node, declaration)| Edit::Set(node, declaration)),
        1 => (any_node(), any_declaration()).prop_map(|(node, (property, _))| Edit::Unset(node, property)),
        1 => (any_node(), 0_u16..300, 0_u16..300).prop_map(|(node, width, height)| Edit::Natural(node, width, height)),
        3 => (any_node(), 1_u16..9).prop_map(|(node, words)| Edit::Touch(node, words)),
        6 => (prop::sample::select(vec![1000_u16, 1000, 1000, 0, 640]), prop::sample::select(vec![600_u16, 600, 0]))
            .prop_map(|(width, height)| Edit::Solve(width, height)),
    ]
}

/// A layout under edits, what was told of its boxes, and every edit that it took.
#[derive(Default)]
struct Edited {
    layout: Layout,
    told: BTreeMap<u32, Vec<u32>>,
    /// Words of the texts that do not have five.
    words: BTreeMap<u32, u16>,
    taken: Vec<Edit>,
}

impl Edited {
    /// Applies an edit; what is refused must have changed nothing, which the comparison at the end
    /// shows.
    fn apply(&mut self, edit: &Edit) {
        let mut batch = Batch::default();
        edit.write(&mut batch);
        let taken = match edit {
            Edit::Remove(node) => {
                let is_removed = self.layout.apply(&batch.words).is_ok();
                if is_removed {
                    self.told.remove(node);
                    self.words.remove(node);
                }
                is_removed
            }
            Edit::Create(..) | Edit::Insert(..) | Edit::Set(..) | Edit::Unset(..) => {
                self.layout.apply(&batch.words).is_ok()
            }
            Edit::Natural(node, width, height) => self
                .layout
                .set_natural_sizes(&[*node], &[f32::from(*width), f32::from(*height)])
                .is_ok(),
            Edit::Touch(node, words) => {
                let is_there = self.layout.touch(&[*node]).is_ok();
                if is_there {
                    self.words.insert(*node, *words);
                }
                is_there
            }
            Edit::Solve(width, height) => {
                self.solve(f32::from(*width), f32::from(*height));
                true
            }
        };
        if taken {
            self.taken.push(edit.clone());
        }
    }

    /// Applies edits that were taken one by one, entries that follow each other in one batch. An id
    /// names one node in a batch: where it is created again, another begins.
    fn apply_together(&mut self, edits: &[Edit]) {
        let mut batch = Batch::default();
        let mut removed = Vec::new();
        for edit in edits {
            let ends = match edit {
                Edit::Create(node, _) => removed.contains(node),
                Edit::Natural(..) | Edit::Touch(..) | Edit::Solve(..) => true,
                Edit::Insert(..) | Edit::Remove(..) | Edit::Set(..) | Edit::Unset(..) => false,
            };
            if ends {
                batch.apply(&mut self.layout);
                removed.clear();
            }
            if let Edit::Remove(node) = edit {
                removed.push(*node);
                self.words.remove(node);
            }
            if !edit.write(&mut batch) {
                self.apply(edit);
            }
        }
        batch.apply(&mut self.layout);
    }

    fn solve(&mut self, width: f32, height: f32) {
        let words = &self.words;
        let mut measure =
            |node, available| paragraph(words.get(&node).copied().unwrap_or(5), available);
        let boxes: Boxes = self
            .layout
            .solve(width, height, &mut measure)
            .unwrap()
            .clone();
        for (node, values) in boxes.nodes.iter().zip(boxes.values.chunks_exact(10)) {
            assert!(
                values.iter().all(|value| value.is_finite()),
                "{node}: {values:?}"
            );
            let bits: Vec<u32> = values.iter().map(|value| value.to_bits()).collect();
            assert_ne!(
                self.told.insert(*node, bits.clone()),
                Some(bits),
                "node {node} did not change"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn incremental_layout_is_fresh_layout(tree in any_tree(), edits in prop::collection::vec(any_edit(), 1..100)) {
        let mut edited = Edited::default();
        for edit in tree.iter().chain(&edits) {
            edited.apply(edit);
        }
        edited.solve(1000.0, 600.0);

        // The same edits in a new layout, solved once.
        let mut fresh = Edited::default();
        for edit in edited.taken.iter().filter(|edit| !matches!(edit, Edit::Solve(..))) {
            fresh.apply(edit);
        }
        fresh.solve(1000.0, 600.0);
        for (node, values) in &fresh.told {
            prop_assert_eq!(edited.told.get(node), Some(values), "node {}", node);
        }

        // And in as few batches as there can be.
        let mut whole = Edited::default();
        whole.apply_together(&fresh.taken);
        whole.solve(1000.0, 600.0);
        prop_assert_eq!(&whole.told, &fresh.told);
    }

    #[test]
    fn any_words_are_applied_whole_or_not_at_all(words in prop::collection::vec(any_word(), 0..40)) {
        let lines: Vec<String> = ["0 view", "1 view width:50%;flex-grow:1", "2 view display:grid", "3 view", "1 view"]
            .map(str::to_owned).to_vec();
        let mut layout = oracle::build(&lines);
        layout.solve(1000.0, 600.0, &mut five_words).unwrap();
        if layout.apply(&words).is_err() {
            prop_assert!(layout.solve(1000.0, 600.0, &mut five_words).unwrap().nodes.is_empty());
        } else {
            let boxes = layout.solve(1000.0, 600.0, &mut five_words).unwrap();
            prop_assert!(boxes.values.iter().all(|value| value.is_finite()));
        }
    }

    #[test]
    fn any_values_are_laid_out_or_refused(
        declarations in prop::collection::vec((0_u32..8, wild_declaration()), 1..30),
        size in (any::<f32>(), any::<f32>()),
    ) {
        let lines: Vec<String> = ["0 view", "1 view", "2 view display:grid", "3 view", "3 image:30x40", "1 view display:block", "2 view"]
            .map(str::to_owned).to_vec();
        let mut layout = oracle::build(&lines);
        for (node, (property, value)) in declarations {
            let mut batch = Batch::default();
            batch.select(node);
            assert!(Writer::new(&mut batch.words).raw(property, &value));
            let _ = layout.apply(&batch.words);
        }
        for (width, height) in [(1000.0, 600.0), size] {
            if let Ok(boxes) = layout.solve(width, height, &mut five_words) {
                prop_assert!(boxes.values.iter().all(|value| value.is_finite()), "{:?}", boxes);
            }
        }
    }

    #[test]
    fn any_arguments_are_answered(nodes in prop::collection::vec(any::<u32>(), 0..4), sizes in prop::collection::vec(any::<f32>(), 0..8)) {
        let mut layout = Layout::new();
        let _ = layout.set_natural_sizes(&nodes, &sizes);
        let _ = layout.touch(&nodes);
        prop_assert_eq!(layout.solve(10.0, 10.0, &mut five_words).unwrap().nodes.len(), 1);
    }
}

/// Words that are often heads of entries that exist, or ids, or small.
fn any_word() -> impl Strategy<Value = u32> {
    prop_oneof![
        any::<u32>(),
        0_u32..8,
        (0_u32..7, 0_u32..5).prop_map(|(id, length)| id | length << 16),
        (0x100_u32..0x170, 0_u32..5).prop_map(|(id, length)| id | length << 16),
        any::<f32>().prop_map(f32::to_bits),
    ]
}

/// A property with a value of its type that nobody would write: huge, tiny, or many.
fn wild_declaration() -> impl Strategy<Value = (u16, Vec<u32>)> {
    let number = prop_oneof![
        any::<f32>(),
        Just(f32::MAX),
        Just(0.0),
        Just(1e-30),
        Just(1e30),
        Just(3e7)
    ];
    let word = prop_oneof![
        number.prop_map(f32::to_bits),
        0_u32..12,
        any::<u32>(),
        Just(1000),
        Just((-1000_i32).cast_unsigned())
    ];
    let ids: Vec<u16> = (0x100..0x170)
        .filter(|&id| info(id).is_some_and(|info| !info.later))
        .collect();
    (
        prop::sample::select(ids),
        prop::collection::vec(word, 0..16),
        0_u32..4,
        any::<bool>(),
    )
        .prop_map(|(id, words, case, makes_tracks)| {
            let value = match id {
                // Lists that can be read: so many equal tracks.
                id::GRID_TEMPLATE_COLUMNS | id::GRID_TEMPLATE_ROWS if makes_tracks => {
                    let number = words.first().copied().unwrap_or(0);
                    vec![1, case % 3, 900, 1, 3, number, 3, number]
                        .into_iter()
                        .enumerate()
                        .filter(|(at, _)| *at != 2 || case % 3 == 0)
                        .map(|(_, word)| word)
                        .collect()
                }
                id::GRID_COLUMN_START..=id::GRID_ROW_END => {
                    vec![1 + case % 2, 1 + words.first().copied().unwrap_or(0) % 1000]
                }
                _ => [vec![case], words].concat(),
            };
            let length = info(id).map_or(1, |info| info.default.len());
            let value = if makes_tracks || value.len() < length {
                value
            } else {
                value[..length.max(2).min(value.len())].to_vec()
            };
            (id, value)
        })
}

#[test]
fn deep_nests_take_no_power_of_their_depth() {
    // Each level asks its child several questions. Did these depend on how often the level itself
    // was asked, this would take 2^60 steps.
    let patterns: [&[&str]; 9] = [
        &["flex-direction:column;align-items:start;flex-grow:1", ""],
        &["display:grid", "display:block"],
        &[
            "display:grid;aspect-ratio:1.5",
            "flex-direction:column;aspect-ratio:0.7;align-items:baseline",
        ],
        &["display:grid;align-items:baseline"],
        &[
            "align-items:baseline",
            "flex-direction:column;flex-wrap:wrap",
        ],
        &["display:grid;grid-template-rows:50% auto"],
        &[
            "display:block;aspect-ratio:2;height:50%",
            "position:absolute;aspect-ratio:0.5",
        ],
        &[
            "display:grid;justify-items:baseline;aspect-ratio:1.2",
            "flex-direction:column;flex-wrap:wrap;aspect-ratio:0.9",
        ],
        &[
            "display:grid;width:50%;grid-template-columns:1fr auto;padding-left:1%",
            "flex-wrap:wrap;align-items:start",
        ],
    ];
    for pattern in patterns {
        let levels =
            (0..60).map(|depth| format!("{depth} view {}", pattern[depth % pattern.len()]));
        let lines: Vec<String> = levels.chain(["60 image:30x20".to_owned()]).collect();
        let boxes = oracle::build(&lines)
            .solve(1000.0, 600.0, &mut five_words)
            .unwrap()
            .clone();
        assert_eq!(boxes.nodes.len(), 61);
    }
}

#[test]
fn style_starts_as_the_schema_says() {
    // Setting every property to its default changes no box of a tree with something in it.
    let lines: Vec<String> = [
        "0 view",
        "1 view",
        "2 view width:10px;height:20px",
        "1 view width:30px",
    ]
    .map(str::to_owned)
    .to_vec();
    let mut layout = oracle::build(&lines);
    layout.solve(1000.0, 600.0, &mut five_words).unwrap();
    for property in (0x100..0x170).filter(|&id| info(id).is_some_and(|info| !info.later)) {
        let mut batch = Batch::default();
        batch.select(2);
        assert!(Writer::new(&mut batch.words).raw(property, info(property).unwrap().default));
        batch.select(1).unset(property);
        batch.apply(&mut layout);
        let boxes = layout.solve(1000.0, 600.0, &mut five_words).unwrap();
        assert!(boxes.nodes.is_empty(), "{property:#x}");
    }
    let mut batch = Batch::default();
    batch
        .select(2)
        .entry(id::WIDTH, &Dimension::Dp(55.0))
        .apply(&mut layout);
    assert!(
        !layout
            .solve(1000.0, 600.0, &mut five_words)
            .unwrap()
            .nodes
            .is_empty()
    );
}
