//! When an image that failed is tried again, and what its nodes are told meanwhile.

mod common;

use inlay_interfaces::images::node_image_state;
use std::collections::BTreeMap;

use common::{reload, sources};
use inlay_resources::{
    FailedImage, IN_BOUNDS, IN_VIEWPORT, LoadError, OUT_OF_BOUNDS, ResourceState, Resources,
};
use inlay_schema::retry_delay;
use inlay_schema::values::LoadError as Reason;
use proptest::prelude::*;

type Outcome = Result<(), Box<dyn core::error::Error>>;

const FAILED: u32 = node_image_state::FAILED;
const READY: u32 = node_image_state::READY;
const LOADING: u32 = node_image_state::LOADING;

fn one(visibility: u32) -> Result<Resources, Box<dyn core::error::Error>> {
    let mut resources = Resources::new();
    resources.apply(&sources(&[(1, "a")]))?;
    resources.set_visible(&[1, visibility, 10, 10])?;
    Ok(resources)
}

/// Makes the load fail that an update requests at `time`; what nodes are told of it, and when it is
/// due again.
fn fail(
    resources: &mut Resources,
    time: f64,
    reason: LoadError,
) -> Result<(Vec<u32>, Option<f64>), Box<dyn core::error::Error>> {
    let texture = resources
        .update(time)
        .requests
        .first()
        .ok_or("a load")?
        .texture;
    resources.fail(texture, reason)?;
    let changes = resources.update(time);
    let states = changes.nodes.chunks(5).map(|node| node[1]).collect();
    Ok((states, changes.wake))
}

#[test]
fn what_may_pass_is_tried_again_after_1_2_4_seconds_and_its_node_stays_failed() -> Outcome {
    let mut resources = one(IN_VIEWPORT)?;
    assert_eq!(
        fail(&mut resources, 0.0, LoadError::Network)?,
        (vec![FAILED], Some(1000.0))
    );
    assert!(resources.update(999.0).requests.is_empty());
    let (told, wake) = fail(&mut resources, 1000.0, LoadError::TimedOut)?;
    assert_eq!((told, wake), (vec![], Some(3000.0)), "told once");
    let request = resources.update(3000.0).clone();
    assert_eq!((request.requests.len(), request.nodes.len()), (1, 0));
    resources.arrive(request.requests[0].texture, 10, 10, 400)?;
    let changes = resources.update(3100.0);
    assert_eq!((changes.nodes[1], changes.wake), (READY, None));
    Ok(())
}

#[test]
fn what_lasts_is_tried_again_only_when_the_app_asks() -> Outcome {
    use LoadError::{Broken, NotFound, TooLarge, UnsupportedFormat};
    for reason in [NotFound, UnsupportedFormat, Broken, TooLarge] {
        let mut resources = one(IN_VIEWPORT)?;
        assert_eq!(fail(&mut resources, 0.0, reason)?, (vec![FAILED], None));
        resources.set_visible(&[1, OUT_OF_BOUNDS, 10, 10])?;
        resources.update(1e6);
        resources.set_visible(&[1, IN_VIEWPORT, 10, 10])?;
        assert!(resources.update(1e9).requests.is_empty(), "{reason:?}");
        resources.apply(&reload(1))?;
        let (told, _) = fail(&mut resources, 1e9, reason)?;
        assert_eq!(told, [FAILED], "a reload gets its answer");
    }
    Ok(())
}

#[test]
fn out_of_bounds_nothing_is_tried_and_coming_back_tells_nothing() -> Outcome {
    let mut resources = one(IN_VIEWPORT)?;
    let mut time = 0.0;
    fail(&mut resources, time, LoadError::Network)?;
    for _ in 0..5 {
        time += 70_000.0;
        resources.set_visible(&[1, OUT_OF_BOUNDS, 10, 10])?;
        let away = resources.update(time).clone();
        assert_eq!((away.nodes.len(), away.wake), (0, None));
        time += 70_000.0;
        resources.set_visible(&[1, IN_BOUNDS, 10, 10])?;
        assert_eq!(fail(&mut resources, time, LoadError::Network)?.0, [0; 0]);
    }
    Ok(())
}

#[test]
fn a_node_that_names_a_failed_image_is_answered_by_a_load_of_its_own() -> Outcome {
    let mut resources = one(IN_VIEWPORT)?;
    fail(&mut resources, 0.0, LoadError::NotFound)?;
    resources.apply(&sources(&[(2, "a")]))?;
    resources.set_visible(&[2, IN_VIEWPORT, 10, 10])?;
    let changes = resources.update(1.0).clone();
    assert_eq!(
        changes.nodes,
        [2, LOADING, 0, 0, 0],
        "the first stays failed"
    );
    assert_eq!(changes.requests.len(), 1);
    resources.arrive(changes.requests[0].texture, 10, 10, 400)?;
    let told: Vec<_> = resources
        .update(2.0)
        .nodes
        .chunks(5)
        .map(|node| (node[0], node[1]))
        .collect();
    assert_eq!(told, [(1, READY), (2, READY)]);
    Ok(())
}

#[test]
fn a_node_outside_the_tree_does_not_pin_a_failure() -> Outcome {
    let mut resources = one(IN_VIEWPORT)?;
    resources.apply(&sources(&[(9, "a")]))?;
    fail(&mut resources, 0.0, LoadError::NotFound)?;
    // Node 1 names another image and comes back to this one, which node 9 has named all the time.
    resources.apply(&sources(&[(1, "b")]))?;
    resources.update(1.0);
    resources.apply(&sources(&[(1, "a")]))?;
    let changes = resources.update(2.0);
    assert_eq!(changes.requests.len(), 1);
    assert_eq!(&*changes.requests[0].url, "a");
    Ok(())
}

#[test]
fn an_app_that_asks_again_at_each_failure_is_slowed_down_to_once_a_second() -> Outcome {
    let mut resources = one(IN_VIEWPORT)?;
    let (mut time, mut tries) = (0.0, 0);
    for _ in 0..60 * 10 {
        let requests = resources.update(time).requests.clone();
        for request in &requests {
            tries += 1;
            resources.fail(request.texture, LoadError::NotFound)?;
            if resources.update(time).nodes.get(1) == Some(&FAILED) {
                resources.apply(&sources(&[(1, ""), (1, "a")]))?;
            }
        }
        time += 1000.0 / 60.0;
    }
    assert!((10..=16).contains(&tries), "{tries} tries in 10 s");
    Ok(())
}

#[test]
fn more_pixels_that_did_not_come_for_a_cause_that_may_pass_are_asked_for_again() -> Outcome {
    let mut resources = one(IN_VIEWPORT)?;
    let texture = resources.update(0.0).requests[0].texture;
    resources.arrive(texture, 100, 100, 400)?;
    resources.set_visible(&[1, IN_VIEWPORT, 100, 100])?;
    assert_eq!(
        fail(&mut resources, 1.0, LoadError::TimedOut)?,
        (vec![], Some(1001.0))
    );
    let sharper = resources.update(1001.0).requests.clone();
    assert_eq!(sharper.len(), 1);
    assert_eq!(sharper[0].texture, texture);
    Ok(())
}

#[test]
fn the_host_learns_when_a_load_comes_into_the_viewport_or_leaves_it() -> Outcome {
    let mut resources = one(IN_BOUNDS)?;
    let request = resources.update(0.0).requests[0].clone();
    assert_eq!(request.visibility, IN_BOUNDS);
    for visibility in [IN_VIEWPORT, IN_BOUNDS] {
        resources.set_visible(&[1, visibility, 10, 10])?;
        let urgency = &resources.update(1.0).urgency;
        assert_eq!(urgency, &[request.texture, visibility]);
        assert!(resources.update(2.0).urgency.is_empty(), "once");
    }
    Ok(())
}

#[test]
fn failures_outlive_a_restart() -> Outcome {
    let pairs = [(1, "gone"), (2, "slow"), (3, "asked")];
    let mut before = Resources::new();
    before.apply(&sources(&pairs))?;
    before.set_visible(&[
        1,
        IN_VIEWPORT,
        9,
        9,
        2,
        IN_VIEWPORT,
        9,
        9,
        3,
        IN_VIEWPORT,
        9,
        9,
    ])?;
    for request in before.update(0.0).requests.clone() {
        let reason = if &*request.url == "slow" {
            LoadError::TimedOut
        } else {
            LoadError::NotFound
        };
        before.fail(request.texture, reason)?;
    }
    before.update(1.0);
    before.apply(&reload(3))?;
    let state = before.snapshot();
    let failed = |url: &str, reason| FailedImage {
        url: url.into(),
        reason,
        failures: 1,
    };
    assert_eq!(
        state,
        ResourceState {
            version: 2,
            recency: vec![],
            failed: vec![
                failed("gone", Reason::NotFound.word()),
                failed("slow", Reason::TimedOut.word())
            ]
        },
        "who asked for another try gets it"
    );
    let mut after = Resources::new();
    after.apply(&sources(&pairs))?;
    after.restore(&state)?;
    after.set_visible(&[
        1,
        IN_VIEWPORT,
        9,
        9,
        2,
        IN_VIEWPORT,
        9,
        9,
        3,
        IN_VIEWPORT,
        9,
        9,
    ])?;
    let changes = after.update(2.0).clone();
    let mut urls: Vec<_> = changes.requests.iter().map(|it| &*it.url).collect();
    urls.sort_unstable();
    assert_eq!(urls, ["asked", "slow"], "at once, and not what lasts");
    assert_eq!(changes.nodes[1], FAILED, "node 1");
    Ok(())
}

/// What a server does with one try, and what happens to the node of the image before the next
/// frame.
#[derive(Clone, Copy, Debug)]
enum Step {
    Answer(Option<LoadError>),
    Place(u32, u32),
    Name(u32, u32),
    Reload(u32),
    Wait(u16),
}

fn step() -> impl Strategy<Value = Step> {
    let reason = prop::sample::select(LoadError::ALL);
    prop_oneof![
        5 => prop::option::weighted(0.8, reason).prop_map(Step::Answer),
        3 => (1..5_u32, 0..3_u32).prop_map(|(node, level)| Step::Place(node, level)),
        2 => (1..5_u32, 0..3_u32).prop_map(|(node, url)| Step::Name(node, url)),
        1 => (1..5_u32).prop_map(Step::Reload),
        5 => (1..20_000_u16).prop_map(Step::Wait),
    ]
}

/// What is known of an image from outside.
#[derive(Clone, Copy, Default, Debug)]
struct Tries {
    /// Failures in a row, and the last one's time and reason.
    failures: u32,
    last: Option<(f64, LoadError)>,
    /// The app asked for a try that has not ended.
    asked: bool,
    /// Loads that ended.
    ended: u32,
}

#[derive(Default)]
struct World {
    time: f64,
    loading: BTreeMap<u32, String>,
    tries: BTreeMap<String, Tries>,
    named: BTreeMap<u32, String>,
    /// Loads of the node's image that had ended when it named it; `None` once it was answered.
    waits: BTreeMap<u32, u32>,
    told: BTreeMap<u32, u32>,
}

impl World {
    fn update(&mut self, resources: &mut Resources) -> Result<Option<f64>, TestCaseError> {
        let changes = resources.update(self.time).clone();
        for texture in &changes.cancelled {
            self.loading.remove(texture);
        }
        for request in &changes.requests {
            let url = request.url.to_string();
            let tries = self.tries.entry(url.clone()).or_default();
            if let Some((at, reason)) = tries.last
                && !tries.asked
            {
                prop_assert!(reason.may_pass(), "{url} was tried again after {reason:?}");
                let due = at + retry_delay(tries.failures);
                prop_assert!(self.time >= due, "{url} at {}, due {due}", self.time);
            }
            prop_assert!(!self.loading.values().any(|other| *other == url));
            self.loading.insert(request.texture, url);
        }
        for node in changes.nodes.chunks(5) {
            let before = self.told.insert(node[0], node[1]);
            let url = self.named.get(&node[0]).cloned().unwrap_or_default();
            let ended = self.tries.get(&url).copied().unwrap_or_default().ended;
            let waits = self.waits.get(&node[0]).copied();
            if node[1] == FAILED {
                prop_assert!(waits.is_some(), "node {} failed twice", node[0]);
                prop_assert!(
                    waits.is_some_and(|since| since < ended),
                    "no answer without a try"
                );
                self.waits.remove(&node[0]);
            } else if node[1] == READY {
                self.waits.remove(&node[0]);
            } else if before == Some(FAILED) {
                prop_assert!(waits.is_some(), "a fallback went away");
            }
        }
        // An image that no node names is forgotten with its failures.
        for (url, tries) in &mut self.tries {
            if !self.named.values().any(|named| named == url) {
                (tries.failures, tries.last) = (0, None);
            }
        }
        Ok(changes.wake)
    }

    fn make(&mut self, resources: &mut Resources, step: Step) -> Result<(), TestCaseError> {
        match step {
            Step::Answer(reason) => {
                let Some((texture, url)) = self.loading.pop_first() else {
                    return Ok(());
                };
                let tries = self.tries.entry(url).or_default();
                tries.ended += 1;
                tries.asked = false;
                if let Some(reason) = reason {
                    tries.failures += 1;
                    tries.last = Some((self.time, reason));
                    prop_assert_eq!(resources.fail(texture, reason), Ok(()));
                } else {
                    (tries.failures, tries.last) = (0, None);
                    prop_assert_eq!(resources.arrive(texture, 5, 5, 100), Ok(()));
                }
            }
            Step::Place(node, level) => {
                prop_assert!(resources.set_visible(&[node, level, 5, 5]).is_ok());
            }
            Step::Name(node, url) => {
                let url = ["", "a", "b"][url as usize];
                if self.named.get(&node).map_or("", |url| url) == url {
                    return Ok(());
                }
                prop_assert!(resources.apply(&sources(&[(node, url)])).is_ok());
                self.named.insert(node, url.into());
                let tries = self.tries.entry(url.into()).or_default();
                tries.asked = true;
                self.waits.insert(node, tries.ended);
            }
            Step::Reload(node) => {
                prop_assert!(resources.apply(&reload(node)).is_ok());
                if self.told.get(&node) == Some(&FAILED) {
                    let url = self.named.get(&node).cloned().unwrap_or_default();
                    let tries = self.tries.entry(url).or_default();
                    tries.asked = true;
                    self.waits.insert(node, tries.ended);
                }
            }
            Step::Wait(milliseconds) => self.time += f64::from(milliseconds),
        }
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_answer_without_a_try_and_no_try_before_its_time(steps in prop::collection::vec(step(), 1..150)) {
        let mut world = World::default();
        let mut resources = Resources::new();
        for &step in &steps {
            world.make(&mut resources, step)?;
            world.update(&mut resources)?;
        }
        // The server is well again, everything is on the screen, and frames are made at the times
        // of `wake`.
        for node in 1..5 {
            world.make(&mut resources, Step::Place(node, IN_VIEWPORT))?;
            world.make(&mut resources, Step::Reload(node))?;
        }
        for _ in 0..20 {
            let wake = world.update(&mut resources)?;
            if let Some(wake) = wake {
                prop_assert!(wake > world.time && wake <= world.time + 60_000.0);
                world.time = wake;
            }
            world.make(&mut resources, Step::Answer(None))?;
        }
        let wake = world.update(&mut resources)?;
        prop_assert_eq!(wake, None);
        for (node, url) in world.named.iter().filter(|(_, url)| !url.is_empty()) {
            prop_assert_eq!(world.told.get(node), Some(&READY), "node {} with {}", node, url);
        }
    }
}
