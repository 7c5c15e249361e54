//! What figures mean, in words.

use inlay_interfaces::figures::{
    Candidate, Level, Move, candidate_place, level_reach, level_rule, level_scope,
};
use inlay_schema::values::NavigationDirection;

use crate::figures::Figures;

/// Most frames and keys of a chart.
pub(crate) const CHART: usize = 120;
/// Most nodes of the focused path, and rows of the last move, that are listed.
const PATH: usize = 8;
const ROWS: usize = 16;

/// Figures that belong together.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Section {
    pub title: &'static str,
    pub lines: Vec<Line>,
    pub chart: Option<Chart>,
}

/// A name and what is to be said of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Line {
    pub name: String,
    pub text: String,
    /// Whether it is what the others are about.
    pub is_chosen: bool,
}

/// Bars, the newest last, in milliseconds.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Chart {
    /// The whole bars, and the part of each that stands out.
    pub bars: Vec<[f32; 2]>,
    /// What a line is drawn at.
    pub mark: f32,
}

/// A frame of 60 Hz.
const FRAME: f32 = 1000.0 / 60.0;

/// All that figures say, section by section; those without figures are left out.
pub(crate) fn of(figures: &Figures<'_>) -> Vec<Section> {
    let sections = [
        frames(figures),
        keys(figures),
        memory(figures),
        drawing(figures),
        path(figures),
        step(figures),
    ];
    sections.into_iter().flatten().collect()
}

fn line(name: impl Into<String>, text: impl Into<String>) -> Line {
    Line {
        name: name.into(),
        text: text.into(),
        is_chosen: false,
    }
}

fn frames(figures: &Figures<'_>) -> Option<Section> {
    let frames = figures.frames?;
    let (intervals, work) = (last(frames.intervals), last(frames.work));
    let moving: Vec<f32> = intervals.iter().copied().filter(|&it| it > 0.0).collect();
    let mut lines = vec![line("count", frames.count.to_string())];
    if let Some(mean) = mean(&moving) {
        let rate = 1000.0 / mean;
        lines.push(line(
            "interval",
            format!("{} · {rate:.0} per second", spread(&moving)),
        ));
    }
    if !work.is_empty() {
        lines.push(line("work", spread(&work)));
    }
    let bars = intervals.iter().zip(&work);
    Some(Section {
        title: "frames",
        lines,
        chart: Some(Chart {
            bars: bars.map(|(&interval, &work)| [interval, work]).collect(),
            mark: FRAME,
        }),
    })
}

fn keys(figures: &Figures<'_>) -> Option<Section> {
    let keys = figures.keys?;
    let latencies = last(keys.latencies);
    let mut lines = vec![line("count", keys.count.to_string())];
    if let Some(newest) = latencies.last() {
        lines.push(line("key to frame", format!("{newest:.1} ms")));
        lines.push(line("of the last", spread(&latencies)));
    }
    Some(Section {
        title: "keys",
        lines,
        chart: Some(Chart {
            bars: latencies
                .iter()
                .map(|&latency| [latency, latency])
                .collect(),
            mark: FRAME,
        }),
    })
}

fn memory(figures: &Figures<'_>) -> Option<Section> {
    let lines: Vec<Line> = (figures.memories.iter())
        .map(|memory| {
            let system = String::from_utf8_lossy(memory.system);
            let name = if system.is_empty() {
                "shared"
            } else {
                &*system
            };
            line(name, bytes(memory.bytes))
        })
        .collect();
    (!lines.is_empty()).then_some(Section {
        title: "memory",
        lines,
        chart: None,
    })
}

fn drawing(figures: &Figures<'_>) -> Option<Section> {
    let mut lines = Vec::new();
    if let Some(nodes) = figures.nodes {
        lines.push(line("nodes", nodes.count.to_string()));
    }
    if let Some(drawn) = figures.drawn {
        lines.push(line("instances", drawn.instances.to_string()));
        lines.push(line("draw calls", drawn.batches.to_string()));
        lines.push(line("last list", format!("{} words", drawn.length)));
    }
    if let Some(textures) = figures.textures {
        let used = bytes(textures.bytes);
        let budget = bytes(textures.budget);
        lines.push(line(
            "textures",
            format!("{} · {used} of {budget}", textures.count),
        ));
        if textures.waiting > 0 {
            lines.push(line("to upload", textures.waiting.to_string()));
        }
    }
    (!lines.is_empty()).then_some(Section {
        title: "drawing",
        lines,
        chart: None,
    })
}

fn path(figures: &Figures<'_>) -> Option<Section> {
    let path = &figures.path;
    let mut lines: Vec<Line> = (path.iter().take(PATH).enumerate())
        .map(|(above, node)| Line {
            name: format!("{}#{}", "  ".repeat(above.min(1)), node.node),
            text: String::from_utf8_lossy(node.key).into_owned(),
            is_chosen: above == 0,
        })
        .collect();
    if path.len() > PATH {
        lines.push(line("  …", format!("{} more", path.len() - PATH)));
    }
    (!lines.is_empty()).then_some(Section {
        title: "focused",
        lines,
        chart: None,
    })
}

fn step(figures: &Figures<'_>) -> Option<Section> {
    let step = figures.step?;
    let mut lines = vec![Line {
        name: direction(&step).to_owned(),
        text: format!(
            "{} to {}",
            named(figures, step.start),
            target(figures, &step)
        ),
        is_chosen: true,
    }];
    lines.extend((figures.levels.iter().take(ROWS)).map(|level| level_line(figures, level)));
    let candidates = figures.candidates.iter().take(ROWS).enumerate();
    lines.extend(candidates.map(|(at, candidate)| candidate_line(figures, at, candidate)));
    Some(Section {
        title: "last move",
        lines,
        chart: None,
    })
}

fn direction(step: &Move) -> &'static str {
    match NavigationDirection::from_word(step.direction) {
        Some(NavigationDirection::Up) => "up",
        Some(NavigationDirection::Right) => "right",
        Some(NavigationDirection::Down) => "down",
        Some(NavigationDirection::Left) => "left",
        None => "?",
    }
}

fn target(figures: &Figures<'_>, step: &Move) -> String {
    match step.chosen {
        0 => "nowhere: focus stays".to_owned(),
        node => named(figures, node),
    }
}

/// A node, with its key where that is known.
fn named(figures: &Figures<'_>, node: u32) -> String {
    let known = figures.path.iter().find(|one| one.node == node);
    match known.filter(|known| !known.key.is_empty()) {
        Some(known) => format!("#{node} {}", String::from_utf8_lossy(known.key)),
        None => format!("#{node}"),
    }
}

fn level_line(figures: &Figures<'_>, level: &Level) -> Line {
    let group = match level.group {
        0 => "the stage".to_owned(),
        group => format!("group {}", named(figures, group)),
    };
    let scope = match level.scope {
        level_scope::ALL => "ahead",
        level_scope::BEAM => "in the beam",
        level_scope::ASIDE => "beside the beam",
        _ => "?",
    };
    let reach = match level.reach {
        level_reach::BEYOND => ", beyond the stage",
        level_reach::ALL => ", clipped or not",
        _ => "",
    };
    let rule = match level.rule {
        level_rule::ONWARDS => "nothing; goes on outwards",
        level_rule::NEIGHBOUR => "a declared neighbour",
        level_rule::END => "nothing; the move ends here",
        level_rule::INWARD => "a node inside the focused one",
        level_rule::BESIDE => "a node beside it in the same one",
        level_rule::HOST => "the node that it is inside of",
        level_rule::MEMBER => "the best member",
        level_rule::GROUP => "the group itself",
        _ => "?",
    };
    line(format!("  in {group}"), format!("{scope}{reach}: {rule}"))
}

fn candidate_line(figures: &Figures<'_>, at: usize, candidate: &Candidate) -> Line {
    let [ahead, across] =
        [candidate.ahead, candidate.across].map(|distance| f64::from(distance) / 128.0);
    let place = match candidate.place {
        candidate_place::BEAM => "in the beam",
        candidate_place::ASIDE => "beside it",
        _ => "?",
    };
    let badness = 13.0 * ahead * ahead + across * across;
    Line {
        name: format!("    {}", named(figures, candidate.node)),
        text: format!("{place} · {ahead:.0} ahead, {across:.0} across · {badness:.0}"),
        is_chosen: at == 0,
    }
}

/// The newest microseconds as milliseconds.
fn last(microseconds: &[u32]) -> Vec<f32> {
    let first = microseconds.len().saturating_sub(CHART);
    (microseconds[first..].iter())
        .map(|&it| it as f32 / 1000.0)
        .collect()
}

fn mean(times: &[f32]) -> Option<f32> {
    (!times.is_empty()).then(|| times.iter().sum::<f32>() / times.len() as f32)
}

/// The middle and the greatest of some times.
fn spread(times: &[f32]) -> String {
    let mut sorted = times.to_vec();
    sorted.sort_by(f32::total_cmp);
    let middle = sorted.get(sorted.len() / 2).copied().unwrap_or_default();
    let most = sorted.last().copied().unwrap_or_default();
    format!("{middle:.1} ms, at most {most:.1}")
}

fn bytes(count: u32) -> String {
    const MIB: f64 = 1_048_576.0;
    if count < 1 << 20 {
        return format!("{} KiB", count.div_ceil(1024));
    }
    format!("{:.1} MiB", f64::from(count) / MIB)
}

#[cfg(test)]
mod tests {
    use inlay_interfaces::figures::{
        Drawn, Figure, Focused, Frames, Keys, Memory, Nodes, Textures,
    };

    use super::*;

    /// The lines of a section as text.
    fn told(title: &str, figures: &[Figure<'_>]) -> Vec<String> {
        let mut words = Vec::new();
        for figure in figures {
            figure.write(&mut words);
        }
        let read = Figures::read(&words).expect("figures");
        let sections = of(&read);
        let section = sections.iter().find(|section| section.title == title);
        let lines = section.map(|section| section.lines.as_slice());
        (lines.unwrap_or_default().iter())
            .map(|line| {
                let mark = if line.is_chosen { "*" } else { "" };
                format!("{mark}{}: {}", line.name.trim(), line.text)
            })
            .collect()
    }

    #[test]
    fn frames_and_keys_are_told_by_their_middle_and_their_worst() {
        let frames = Figure::Frames(Frames {
            count: 900,
            intervals: &[0, 16_000, 18_000, 17_000, 49_000],
            work: &[3_000, 1_000, 2_000, 9_500, 4_000],
        });
        assert_eq!(
            told("frames", &[frames]),
            [
                "count: 900",
                "interval: 18.0 ms, at most 49.0 · 40 per second",
                "work: 3.0 ms, at most 9.5"
            ]
        );
        let keys = Figure::Keys(Keys {
            count: 3,
            latencies: &[5_000, 30_400, 12_300],
        });
        assert_eq!(
            told("keys", &[keys]),
            [
                "count: 3",
                "key to frame: 12.3 ms",
                "of the last: 12.3 ms, at most 30.4"
            ]
        );
    }

    #[test]
    fn memory_is_listed_by_system() {
        let of = |system: &'static str, bytes| {
            Figure::Memory(Memory {
                bytes,
                system: system.as_bytes(),
            })
        };
        assert_eq!(
            told("memory", &[of("", 3 << 20), of("focus", 65_536)]),
            ["shared: 3.0 MiB", "focus: 64 KiB"]
        );
    }

    #[test]
    fn what_is_drawn_and_held_is_counted() {
        let figures = [
            Figure::Nodes(Nodes { count: 812 }),
            Figure::Drawn(Drawn {
                instances: 240,
                batches: 7,
                length: 96,
            }),
            Figure::Textures(Textures {
                count: 31,
                bytes: 5_242_880,
                budget: 67_108_864,
                waiting: 2,
            }),
        ];
        assert_eq!(
            told("drawing", &figures),
            [
                "nodes: 812",
                "instances: 240",
                "draw calls: 7",
                "last list: 96 words",
                "textures: 31 · 5.0 MiB of 64.0 MiB",
                "to upload: 2"
            ]
        );
    }

    #[test]
    fn a_move_has_its_levels_and_candidates_with_the_keys_that_are_known() {
        let focused = |node, key: &'static str| {
            Figure::Focused(Focused {
                node,
                key: key.as_bytes(),
            })
        };
        let candidate = |node, place, ahead: u32, across: u32| {
            Figure::Candidate(Candidate {
                node,
                place,
                ahead: ahead * 128,
                across: across * 128,
            })
        };
        let figures = [
            focused(7, "film-7"),
            focused(2, ""),
            Figure::Move(Move {
                direction: NavigationDirection::Down.word(),
                start: 3,
                chosen: 7,
            }),
            Figure::Level(Level {
                group: 2,
                inside: 3,
                scope: level_scope::ALL,
                reach: level_reach::SEEN,
                rule: level_rule::ONWARDS,
            }),
            Figure::Level(Level {
                group: 0,
                inside: 2,
                scope: level_scope::ALL,
                reach: level_reach::BEYOND,
                rule: level_rule::MEMBER,
            }),
            candidate(7, candidate_place::BEAM, 10, 3),
            candidate(9, candidate_place::ASIDE, 40, 0),
        ];
        assert_eq!(
            told("last move", &figures),
            [
                "*down: #3 to #7 film-7",
                "in group #2: ahead: nothing; goes on outwards",
                "in the stage: ahead, beyond the stage: the best member",
                "*#7 film-7: in the beam · 10 ahead, 3 across · 1309",
                "#9: beside it · 40 ahead, 0 across · 20800"
            ]
        );
        assert_eq!(told("focused", &figures), ["*#7: film-7", "#2: "]);
    }

    #[test]
    fn without_figures_nothing_is_told() {
        assert_eq!(of(&Figures::default()), []);
    }
}
