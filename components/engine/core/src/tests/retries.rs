//! Loads that failed: when frames are due for another attempt, and which events are emitted, before
//! and after a rebuild.

use inlay_schema::values::{FontFace, FontStyle, LoadError, States};
use inlay_schema::{System, Writer, id};

use super::{batch, entries, family, set, words_of};
use crate::fake::Fake;
use crate::{Engine, EngineError, Output};
use inlay_interfaces::drawing::Drawing;
use inlay_interfaces::resources::Changes;
use inlay_interfaces::resources::FailedImage;
use inlay_interfaces::resources::Request;
use inlay_interfaces::resources::ResourceState;

const NETWORK: u32 = LoadError::Network as u32;
const NOT_FOUND: u32 = LoadError::NotFound as u32;
const READY: u32 = 3;
const FAILED: u32 = 4;

fn events(output: &Output) -> Vec<(u16, Vec<u32>)> {
    let mut events = entries(&output.events);
    events.retain(|(event, _)| *event != id::EVENT_IDLE);
    events
}

/// `resources` reports the state of node 4's image in the next update.
fn tell(engine: &mut Engine<Fake>, [state, first, second, third]: [u32; 4]) {
    engine.systems_mut().changes.push_back(Changes {
        nodes: vec![4, state, first, second, third],
        ..Changes::default()
    });
}

fn name(engine: &mut Engine<Fake>, url: &str) {
    set(engine, 4, id::SRC, &words_of(&url.to_owned()));
}

/// Node 4 comes into view in the next frame.
fn come_into_view(engine: &mut Engine<Fake>) {
    engine.systems_mut().drawings.push_back(Drawing {
        events: vec![4, u32::from(id::EVENT_IN_VIEWPORT)],
        ..Drawing::default()
    });
}

/// An engine in which node 4 names an image with this reported state.
fn answered(image: [u32; 4]) -> Engine<Fake> {
    let mut engine = family();
    name(&mut engine, "a.jpg");
    tell(&mut engine, image);
    engine.frame(1.0).expect("a frame");
    engine
}

#[test]
fn a_failed_load_counts_from_the_next_frame_which_says_when_one_is_due_again() {
    let mut engine = family();
    engine.systems_mut().changes.push_back(Changes {
        requests: vec![Request {
            texture: 9,
            visibility: 1,
            ..Request::default()
        }],
        ..Changes::default()
    });
    name(&mut engine, "a.jpg");
    engine.frame(1.0).expect("a frame");
    engine.image_failed(9, NETWORK).expect("it was waited for");
    assert_eq!(
        engine.image_failed(9, NETWORK),
        Err(EngineError::UnknownTexture(9))
    );
    assert!(engine.systems_mut().told("resources_fail").is_empty());
    engine.systems_mut().changes.push_back(Changes {
        wake: Some(6000.0),
        ..Changes::default()
    });
    let output = engine.frame(5000.0).expect("a frame");
    assert_eq!(engine.systems_mut().told("resources_fail"), [9, NETWORK]);
    assert_eq!((output.active, output.wake), (false, Some(6000.0)));
    engine.systems_mut().changes.push_back(Changes {
        nodes: vec![4, FAILED, NETWORK, 0, 0],
        wake: Some(6000.0),
        ..Changes::default()
    });
    let early = engine.frame(5999.0).expect("a frame");
    assert_eq!((events(&early), early.wake), (vec![], Some(6000.0)));
    let due = engine.frame(6000.0).expect("a frame");
    assert_eq!(events(&due).len(), 1, "resources were asked at that time");
    assert_eq!(due.wake, None, "a time that has come wakes nobody");
}

#[test]
fn the_host_learns_which_loads_under_way_are_in_view_now() {
    let mut engine = family();
    engine.systems_mut().changes.push_back(Changes {
        requests: vec![Request {
            texture: 9,
            ..Request::default()
        }],
        urgency: vec![9, 2, 77, 1],
        ..Changes::default()
    });
    name(&mut engine, "a.jpg");
    let requests = entries(&engine.frame(1.0).expect("a frame").requests);
    let urgent = (id::REQUEST_PRIORITISE_IMAGE, vec![9, 2]);
    assert_eq!(requests[1..], [urgent], "77 is not under way");
}

#[test]
fn reload_goes_to_resources() {
    let mut engine = family();
    let words = batch(2, |writer| {
        writer.raw(id::RELOAD_IMAGE, &[4]);
    });
    engine.apply(&words).expect("a good batch");
    engine.frame(1.0).expect("a frame");
    let told = entries(&engine.systems_mut().told("resources_apply"));
    assert_eq!(told, [(id::RELOAD_IMAGE, vec![4])]);
    let unknown = batch(3, |writer| {
        writer.raw(id::RELOAD_IMAGE, &[77]);
    });
    assert!(engine.apply(&unknown).is_err());
}

#[test]
fn after_a_rebuild_an_image_that_comes_as_the_app_knows_it_is_no_news() {
    let cases = [
        ([READY, 9, 10, 20], States::LOADED),
        ([FAILED, NETWORK, 0, 0], States::FAILED),
    ];
    for (image, state) in cases {
        for restored in [false, true] {
            let mut engine = answered(image);
            if restored {
                let snapshot = engine.snapshot();
                engine = Engine::new(Fake::default());
                engine.restore(&snapshot).expect("a good snapshot");
                let told = engine.systems_mut().told("scene_set_states");
                assert_eq!(told, [4, state.bits(), 0], "the state holds");
            } else {
                engine.rebuild(System::Resources).expect("a rebuilt system");
            }
            engine.systems_mut().calls.clear();
            tell(&mut engine, [2, 0, 0, 0]);
            let loading = engine.frame(2.0).expect("a frame");
            assert_eq!(events(&loading), []);
            let told = engine.systems_mut().told("scene_set_states");
            assert!(told.is_empty(), "it does not blink");
            tell(&mut engine, image);
            come_into_view(&mut engine);
            let output = engine.frame(3.0).expect("a frame");
            let view = (id::EVENT_IN_VIEWPORT, vec![4]);
            assert_eq!(events(&output), [view], "nothing of the image");
        }
    }
}

#[test]
fn after_a_rebuild_another_answer_is_news_and_so_is_one_for_another_name() {
    let answers = |image: [u32; 4], other: [u32; 4], url: &str| {
        let mut engine = answered(image);
        let snapshot = engine.snapshot();
        let mut after = Engine::new(Fake::default());
        after.restore(&snapshot).expect("a good snapshot");
        if url != "a.jpg" {
            name(&mut after, url);
        }
        tell(&mut after, other);
        events(&after.frame(2.0).expect("a frame"))
            .into_iter()
            .map(|(event, _)| event)
            .collect::<Vec<_>>()
    };
    let (ready, smaller) = ([READY, 9, 10, 20], [READY, 9, 5, 5]);
    let (failed, gone) = ([FAILED, NETWORK, 0, 0], [FAILED, NOT_FOUND, 0, 0]);
    let none: [u16; 0] = [];
    assert_eq!(answers(ready, ready, "a.jpg"), none);
    assert_eq!(answers(failed, gone, "a.jpg"), none, "it is told once");
    assert_eq!(answers(ready, smaller, "a.jpg"), [id::EVENT_LOADED]);
    assert_eq!(answers(ready, failed, "a.jpg"), [id::EVENT_FAILED]);
    assert_eq!(answers(failed, ready, "a.jpg"), [id::EVENT_LOADED]);
    assert_eq!(answers(ready, ready, "b.jpg"), [id::EVENT_LOADED]);
    assert_eq!(answers(failed, failed, "b.jpg"), [id::EVENT_FAILED]);
}

#[test]
fn what_the_app_got_after_the_snapshot_is_acknowledged_and_not_told_again() {
    let mut first = family();
    let snapshot = first.snapshot();
    name(&mut first, "a.jpg");
    let mut heard = Vec::new();
    let mut writer = Writer::new(&mut heard);
    writer.raw(id::EVENT_LOADED, &[4, 10, 20]);
    writer.raw(id::EVENT_IN_VIEWPORT, &[4]);
    writer.raw(id::EVENT_TEXTS_WAITING, &[3]);
    writer.raw(id::EVENT_LOADED, &[77, 1, 1]);
    heard.push(u32::MAX);

    let mut after = Engine::new(Fake::default());
    after.restore(&snapshot).expect("a good snapshot");
    name(&mut after, "a.jpg");
    after.frame(1.0).expect("a frame");
    after.acknowledge(&heard).expect("an engine that works");
    let size = [4, 10.0_f32.to_bits(), 20.0_f32.to_bits()];
    assert_eq!(after.systems_mut().told("layout_set_natural_sizes"), size);
    tell(&mut after, [READY, 9, 10, 20]);
    name(&mut after, "a.jpg");
    // Named again by the app: answered again.
    let output = after.frame(2.0).expect("a frame");
    let loaded = (id::EVENT_LOADED, vec![4, 10, 20]);
    assert!(events(&output).contains(&loaded));
}

fn with_font() -> Engine<Fake> {
    let mut engine = family();
    let face = FontFace {
        font: 7,
        family: "Inter".into(),
        weight: 400,
        style: FontStyle::Normal,
        src: "inter.ttf".into(),
    };
    let words = batch(2, |writer| {
        writer.entry(id::ADD_FONT_FACE, &face);
    });
    engine.apply(&words).expect("a good batch");
    engine.systems_mut().wanted_fonts.push_back(vec![7]);
    let output = engine.frame(1.0).expect("a frame");
    assert_eq!(entries(&output.requests)[0].0, id::REQUEST_LOAD_FONT);
    engine
}

#[test]
fn a_font_that_failed_for_a_cause_that_may_pass_is_asked_for_again() {
    let mut engine = with_font();
    engine.font_failed(7, NETWORK).expect("it was waited for");
    let failed = engine.frame(100.0).expect("a frame");
    let event = (id::EVENT_FONT_FAILED, vec![7, NETWORK]);
    assert_eq!((events(&failed), failed.wake), (vec![event], Some(1100.0)));
    let early = engine.frame(1099.0).expect("a frame");
    assert!(early.requests.is_empty());
    let due = engine.frame(1100.0).expect("a frame");
    assert_eq!(entries(&due.requests)[0].0, id::REQUEST_LOAD_FONT);
    assert_eq!(due.wake, None, "while it is on its way");
    engine.font_failed(7, NETWORK).expect("it was waited for");
    let again = engine.frame(1200.0).expect("a frame");
    assert_eq!((events(&again), again.wake), (vec![], Some(3200.0)));
    assert_eq!(engine.systems_mut().told("text_fail_font"), [7], "once");
    engine.frame(3200.0).expect("a frame");
    engine.font_arrived(7, &[]).expect("it was waited for");
    let loaded = engine.frame(3300.0).expect("a frame");
    let event = (id::EVENT_FONT_LOADED, vec![7]);
    assert_eq!((events(&loaded), loaded.wake), (vec![event], None));
}

#[test]
fn a_font_that_is_missing_is_not_asked_for_again_even_after_a_rebuild() {
    let mut engine = with_font();
    engine.font_failed(7, NOT_FOUND).expect("it was waited for");
    let output = engine.frame(2.0).expect("a frame");
    assert_eq!((events(&output).len(), output.wake), (1, None));
    let mut after = Engine::new(Fake::default());
    after.restore(&engine.snapshot()).expect("a good snapshot");
    after.systems_mut().wanted_fonts.push_back(vec![7]);
    let output = after.frame(3.0).expect("a frame");
    assert!(output.requests.is_empty() && events(&output).is_empty());
    assert_eq!(after.systems_mut().told("text_fail_font"), [7]);
}

#[test]
fn after_a_rebuild_fonts_come_again_without_a_word_to_the_app() {
    let mut engine = with_font();
    engine.font_arrived(7, &[]).expect("it was waited for");
    engine.frame(2.0).expect("a frame");
    let snapshot = engine.snapshot();
    for restored in [false, true] {
        if restored {
            engine = Engine::new(Fake::default());
            engine.restore(&snapshot).expect("a good snapshot");
        } else {
            engine.rebuild(System::Text).expect("a rebuilt system");
        }
        engine.systems_mut().wanted_fonts.push_back(vec![7]);
        let asked = engine.frame(3.0).expect("a frame");
        assert_eq!(entries(&asked.requests)[0].0, id::REQUEST_LOAD_FONT);
        engine.font_arrived(7, &[]).expect("it was waited for");
        let output = engine.frame(4.0).expect("a frame");
        assert_eq!(events(&output), []);
    }
}

#[test]
fn a_snapshot_has_the_images_that_failed() {
    let mut engine = family();
    let failed = vec![FailedImage {
        url: "gone.png".into(),
        reason: LoadError::NotFound.word(),
        failures: 2,
    }];
    engine.systems_mut().resource_state = ResourceState {
        failed: failed.clone(),
        ..ResourceState::default()
    };
    let snapshot = engine.snapshot();
    let mut after = Engine::new(Fake::default());
    after.restore(&snapshot).expect("a good snapshot");
    assert_eq!(after.systems_mut().resource_state.failed, failed);
}

/// Fuzzing found it: what the app knows of an image that is loaded again was lost with a batch that
/// was refused.
#[test]
fn a_refused_batch_leaves_what_the_app_knows_of_images() {
    let snapshot = answered([READY, 7, 64, 32]).snapshot();
    let mut engine = Engine::new(Fake::default());
    engine.restore(&snapshot).expect("a good snapshot");
    let before = engine.snapshot();
    let refused = batch(9, |writer| {
        writer.select(4);
        writer.raw(id::SRC, &words_of(&"b.jpg".to_owned()));
        writer.raw(id::REMOVE_NODE, &[4]);
        writer.raw(id::REMOVE_NODE, &[4]);
    });
    engine.apply(&refused).expect_err("no such node any more");
    assert_eq!(engine.snapshot(), before);
    assert!(before.windows(4).any(|words| words == [4, READY, 64, 32]));
}
