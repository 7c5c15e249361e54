//! Random calls, against a host that keeps the books.

mod common;

use inlay_interfaces::images::node_image_state;
use std::collections::{BTreeMap, BTreeSet};

use common::{removals, sources};
use inlay_resources::{IN_VIEWPORT, LoadError, ResourceError, Resources};
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Call {
    Budget(u32),
    Source(u32, u32),
    Remove(u32),
    Place(u32, u32, u32),
    /// Arrival or failure of one of the loads under way, by place.
    Arrive(usize, u32),
    Fail(usize, bool),
    /// Of any texture, known or not.
    ArriveAny(u32),
    Reserve(u32),
    Release(usize),
    Update,
}

fn call() -> impl Strategy<Value = Call> {
    prop_oneof![
        1 => (0..4000_u32).prop_map(Call::Budget),
        4 => (1..12_u32, 0..8_u32).prop_map(|(node, url)| Call::Source(node, url)),
        1 => (1..12_u32).prop_map(Call::Remove),
        6 => (1..12_u32, 0..3_u32, 0..20_u32).prop_map(|(node, visibility, side)| Call::Place(node, visibility, side)),
        6 => (any::<usize>(), 1..1500_u32).prop_map(|(load, bytes)| Call::Arrive(load, bytes)),
        1 => (any::<usize>(), any::<bool>()).prop_map(|(load, network)| Call::Fail(load, network)),
        1 => (0..64_u32, 0..3_u32).prop_map(|(slot, generation)| Call::ArriveAny(slot | generation << 20)),
        1 => (0..900_u32).prop_map(Call::Reserve),
        1 => any::<usize>().prop_map(Call::Release),
        8 => Just(Call::Update),
    ]
}

/// What a host and an engine know.
#[derive(Default)]
struct Host {
    budget: u64,
    generations: BTreeMap<u32, u32>,
    sources: BTreeMap<u32, String>,
    places: BTreeMap<u32, u32>,
    loading: BTreeMap<u32, String>,
    /// Textures that are there and of which more pixels are under way.
    sharpening: BTreeSet<u32>,
    /// Arrived textures, with URL and bytes.
    there: BTreeMap<u32, (String, u32)>,
    /// Textures with smaller levels.
    levels: BTreeSet<u32>,
    reserved: BTreeMap<u32, u32>,
    /// Reserved textures that were given back and are not told as released yet.
    leaving: BTreeSet<u32>,
    /// Every id ever handed out.
    used: BTreeSet<u32>,
    shown: BTreeMap<u32, (u32, u32)>,
    /// Nodes that named another picture since the last update.
    renamed: BTreeSet<u32>,
}

impl Host {
    fn id(&self, node: u32) -> u32 {
        node | self.generations.get(&node).copied().unwrap_or_default() << 20
    }

    fn visible(&self, url: &str) -> bool {
        self.best(url) == IN_VIEWPORT
    }

    fn best(&self, url: &str) -> u32 {
        let nodes = self.sources.iter().filter(|(_, source)| *source == url);
        nodes
            .filter_map(|(node, _)| self.places.get(node).copied())
            .max()
            .unwrap_or_default()
    }

    /// One of the loads under way, by place.
    fn pick_load(&self, at: usize) -> Option<u32> {
        let loads = self.loading.keys().chain(&self.sharpening);
        let count = self.loading.len() + self.sharpening.len();
        loads.copied().nth(at.checked_rem(count)?)
    }

    fn update(&mut self, resources: &mut Resources, time: f64) -> Result<(), TestCaseError> {
        let changes = resources.update(time).clone();
        for texture in &changes.cancelled {
            if self.sharpening.remove(texture) {
                let (url, _) = &self.there[texture];
                prop_assert!(!self.visible(url), "what is visible gets its pixels");
                continue;
            }
            let url = self.loading.remove(texture);
            prop_assert!(
                url.is_some_and(|url| self.best(&url) == 0),
                "only a load that nobody waits for is cancelled"
            );
        }
        for texture in &changes.released {
            prop_assert!(!self.sharpening.contains(texture), "cancelled before");
            let arrived = self.there.remove(texture);
            self.levels.remove(texture);
            prop_assert!(
                arrived.is_some() ^ self.leaving.remove(texture),
                "released once, and only what is there"
            );
            if let Some((url, _)) = arrived {
                prop_assert!(!self.visible(&url), "what is visible stays");
            }
        }
        let mut last = IN_VIEWPORT;
        for request in &changes.requests {
            let url = request.url.to_string();
            if let Some((there, bytes)) = self.there.get(&request.texture) {
                prop_assert_eq!(there, &url, "more pixels of the same picture");
                prop_assert!(*bytes < 100, "there are more to be had");
                prop_assert!(self.visible(&url), "for who can see them");
                prop_assert!(self.sharpening.insert(request.texture), "once at a time");
                continue;
            }
            prop_assert!(self.used.insert(request.texture), "an id is used once");
            prop_assert!(
                !self.loading.values().any(|other| *other == url),
                "no second request while loading"
            );
            prop_assert!(
                !self.there.values().any(|(other, _)| *other == url),
                "no request of what is there"
            );
            let rank = self.best(&url);
            prop_assert!(rank > 0 && rank <= last, "the most urgent first");
            last = rank;
            self.loading.insert(request.texture, url);
        }
        for texture in &changes.levels {
            prop_assert!(self.levels.insert(*texture), "levels once");
            let is_seen = self.there.get(texture).map(|(url, _)| self.visible(url));
            prop_assert_eq!(is_seen, Some(true), "levels of what is there and visible");
        }
        // All are square: their levels take a third, and less than two pixels.
        let with_levels = |(texture, (_, bytes)): (&u32, &(String, u32))| {
            let levels = self.levels.contains(texture).then_some(bytes / 3 + 8);
            u64::from(bytes + levels.unwrap_or_default())
        };
        let used = self.there.iter().map(with_levels).sum::<u64>()
            + self
                .reserved
                .values()
                .map(|bytes| u64::from(*bytes))
                .sum::<u64>();
        let all_visible = self.there.values().all(|(url, _)| self.visible(url));
        prop_assert!(
            used <= self.budget || all_visible,
            "{used} bytes, budget {}",
            self.budget
        );
        for node in changes.nodes.chunks(5) {
            let before = self.shown.insert(node[0], (node[1], node[2]));
            let is_new = before != Some((node[1], node[2]));
            let failed = node_image_state::FAILED;
            let is_renamed = self.renamed.remove(&node[0]);
            prop_assert!(
                is_renamed
                    || before.is_none_or(|(state, _)| state != failed)
                    || node[1] == node_image_state::READY,
                "a failure holds until a load succeeds"
            );
            prop_assert!(is_renamed || is_new, "only what changed is told");
        }
        prop_assert!(self.renamed.is_empty(), "each is told once");
        self.check_shown()
    }

    /// Every node shows what its picture is.
    fn check_shown(&self) -> Result<(), TestCaseError> {
        for (node, url) in &self.sources {
            let told = self.shown.get(&self.id(*node)).copied().unwrap_or_default();
            let there = self
                .there
                .iter()
                .find(|(_, (other, _))| other == url)
                .map(|(texture, _)| *texture);
            let loading = self.loading.values().any(|other| other == url);
            match there {
                Some(texture) => prop_assert_eq!(told, (node_image_state::READY, texture)),
                None if loading => prop_assert!(
                    told == (node_image_state::LOADING, 0) || told.0 == node_image_state::FAILED
                ),
                None => prop_assert!(
                    told.0 != node_image_state::READY
                        && (told.1 == 0 || told.0 == node_image_state::FAILED)
                ),
            }
            let owed = !url.is_empty() && self.visible(url) && there.is_none() && !loading;
            prop_assert!(
                !owed || told.0 == node_image_state::FAILED,
                "what is visible is there, on its way or failed"
            );
        }
        Ok(())
    }

    fn make(
        &mut self,
        resources: &mut Resources,
        call: Call,
        time: f64,
    ) -> Result<(), TestCaseError> {
        match call {
            Call::Budget(bytes) => {
                self.budget = u64::from(bytes);
                resources.set_budget(bytes);
            }
            Call::Source(node, url) => {
                let url = if url == 0 {
                    String::new()
                } else {
                    format!("picture-{url}")
                };
                prop_assert!(resources.apply(&sources(&[(self.id(node), &url)])).is_ok());
                if self.sources.insert(node, url.clone()).unwrap_or_default() != url {
                    self.renamed.insert(self.id(node));
                }
            }
            Call::Remove(node) => {
                prop_assert!(resources.apply(&removals(&[self.id(node)])).is_ok());
                self.sources.remove(&node);
                self.renamed.remove(&self.id(node));
                self.places.remove(&node);
                *self.generations.entry(node).or_default() += 1;
            }
            Call::Place(node, visibility, side) => {
                prop_assert!(
                    resources
                        .set_visible(&[self.id(node), visibility, side, side])
                        .is_ok()
                );
                self.places.insert(node, visibility);
            }
            Call::Arrive(load, bytes) => {
                if let Some(texture) = self.pick_load(load) {
                    prop_assert_eq!(resources.arrive(texture, 5, 5, bytes), Ok(()));
                    let url = if self.sharpening.remove(&texture) {
                        self.there.remove(&texture).map(|(url, _)| url)
                    } else {
                        self.loading.remove(&texture)
                    };
                    self.there.insert(texture, (url.unwrap_or_default(), bytes));
                }
            }
            Call::Fail(load, network) => {
                if let Some(texture) = self.pick_load(load) {
                    let reason = if network {
                        LoadError::Network
                    } else {
                        LoadError::NotFound
                    };
                    prop_assert_eq!(resources.fail(texture, reason), Ok(()));
                    if !self.sharpening.remove(&texture) {
                        self.loading.remove(&texture);
                    }
                }
            }
            Call::ArriveAny(texture)
                if self.loading.contains_key(&texture) || self.sharpening.contains(&texture) => {}
            Call::ArriveAny(texture) => {
                prop_assert_eq!(
                    resources.arrive(texture, 5, 5, 5),
                    Err(ResourceError::UnknownTexture(texture))
                );
            }
            Call::Reserve(bytes) => {
                let texture = resources.reserve(bytes);
                prop_assert!(texture.is_ok_and(|texture| self.used.insert(texture)));
                self.reserved
                    .extend(texture.map(|texture| (texture, bytes)));
            }
            Call::Release(reserved) => {
                if let Some(texture) = pick(&self.reserved, reserved) {
                    prop_assert_eq!(resources.release(texture), Ok(()));
                    self.reserved.remove(&texture);
                    self.leaving.insert(texture);
                }
            }
            Call::Update => self.update(resources, time)?,
        }
        Ok(())
    }
}

fn pick<T>(textures: &BTreeMap<u32, T>, at: usize) -> Option<u32> {
    textures
        .keys()
        .nth(at.checked_rem(textures.len())?)
        .copied()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_books_balance(calls in prop::collection::vec(call(), 1..120)) {
        let mut host = Host { budget: u64::from(u32::MAX), ..Host::default() };
        let mut resources = Resources::new();
        let mut time = 0.0;
        for &call in &calls {
            time += 16.0;
            host.make(&mut resources, call, time)?;
        }
        // every node gone and no budget: every texture comes back exactly once
        for node in 1..12 {
            host.make(&mut resources, Call::Remove(node), time)?;
        }
        host.make(&mut resources, Call::Budget(0), time)?;
        host.update(&mut resources, time)?;
        prop_assert!(host.there.is_empty() && host.loading.is_empty() && host.leaving.is_empty());
        prop_assert!(host.sharpening.is_empty());

        // the same calls, the same answers
        let run = |calls: &[Call]| {
            let mut host = Host { budget: u64::from(u32::MAX), ..Host::default() };
            let mut resources = Resources::new();
            let mut answers = Vec::new();
            for (step, call) in calls.iter().enumerate() {
                host.make(&mut resources, *call, step as f64)?;
                answers.push(host.shown.clone());
            }
            Ok::<_, TestCaseError>(answers)
        };
        prop_assert_eq!(run(&calls)?, run(&calls)?);
    }

    #[test]
    fn no_words_trap(words in prop::collection::vec(prop_oneof![any::<u32>(), 0..16_u32, Just(0x0001_0002), Just(0x0001_0004), Just(0x0001_0300)], 0..60)) {
        let mut resources = Resources::new();
        let _ = resources.apply(&words);
        let _ = resources.set_visible(&words);
        for word in words.iter().take(9) {
            let _ = resources.arrive(*word, *word, 1, 1);
            let _ = resources.release(*word);
        }
        resources.update(words.iter().copied().map(f64::from).sum());
        let _ = resources.snapshot();
    }
}
