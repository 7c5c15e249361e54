//! Pictures: requests, arrivals, failures, and how sharp they are wanted.

use inlay_schema::values::{Dimension, ImageLoad, LoadError, VisibilityLevel};
use inlay_schema::{System, id, read};

use super::{STAGE, entries, family, set, settings, words_of};
use crate::fake::Fake;
use crate::{Engine, EngineError, Stage};
use inlay_interfaces::animation::Values;
use inlay_interfaces::boxes::Boxes;
use inlay_interfaces::drawing::Drawing;
use inlay_interfaces::resources::Changes;
use inlay_interfaces::resources::Request;

#[test]
fn pictures_are_requested_arrive_and_fail() {
    let mut engine = family();
    let request = Request {
        texture: 9,
        url: "a.jpg".into(),
        width: 20,
        height: 30,
        visibility: 2,
    };
    engine.systems_mut().changes.push_back(Changes {
        requests: vec![request],
        ..Changes::default()
    });
    set(&mut engine, 4, id::SRC, &words_of(&"a.jpg".to_owned()));
    let output = engine.frame(1.0).expect("a frame");
    let (number, value) = entries(&output.requests)[0].clone();
    assert_eq!(number, id::REQUEST_LOAD_IMAGE);
    let load: ImageLoad = read(&value).expect("a value of the table");
    assert_eq!((load.texture, load.width, load.height), (9, 20, 30));
    assert_eq!(load.visibility, VisibilityLevel::InViewport);
    assert_eq!(load.url, "a.jpg");
    assert_eq!(
        engine.image_arrived(8, 10, 10, 400),
        Err(EngineError::UnknownTexture(8))
    );
    assert_eq!(
        engine.image_arrived(9, 0, 10, 400),
        Err(EngineError::BadValue(0))
    );
    engine.systems_mut().changes.push_back(Changes {
        nodes: vec![4, 3, 9, 10, 10],
        ..Changes::default()
    });
    engine
        .image_arrived(9, 10, 10, 400)
        .expect("it was waited for");
    assert_eq!(
        engine.image_arrived(9, 10, 10, 400),
        Err(EngineError::UnknownTexture(9))
    );
    let output = engine.frame(2.0).expect("a frame");
    assert_eq!(
        entries(&output.events)[0],
        (id::EVENT_LOADED, vec![4, 10, 10])
    );
    assert_eq!(
        engine.systems_mut().told("render_set_images"),
        [4, 3, 9, 10, 10]
    );
    assert_eq!(
        engine.systems_mut().told("layout_set_natural_sizes"),
        [4, 10.0_f32.to_bits(), 10.0_f32.to_bits()]
    );
}

#[test]
fn the_size_of_a_picture_outlives_its_texture_and_ends_with_a_failure() {
    let mut engine = family();
    let natural = |engine: &mut Engine<Fake>| {
        let told = engine.systems_mut().told("layout_set_natural_sizes");
        engine.systems_mut().calls.clear();
        told
    };
    let change = |engine: &mut Engine<Fake>, state: u32, [texture, width, height]: [u32; 3]| {
        engine.systems_mut().changes.push_back(Changes {
            nodes: vec![4, state, texture, width, height],
            ..Changes::default()
        });
        set(engine, 4, id::SRC, &words_of(&format!("{state}.jpg")));
        engine.frame(1.0).expect("a frame");
    };
    let size = [4, 10.0_f32.to_bits(), 20.0_f32.to_bits()];
    change(&mut engine, 3, [9, 10, 20]);
    assert_eq!(natural(&mut engine), size);
    change(&mut engine, 5, [0, 0, 0]);
    assert!(
        natural(&mut engine).is_empty(),
        "evicted, it keeps its room"
    );
    engine.rebuild(System::Layout).expect("a rebuilt layout");
    assert_eq!(natural(&mut engine), size);
    engine.rebuild(System::Engine).expect("a rebuilt engine");
    assert_eq!(natural(&mut engine), size);
    let mut other = Engine::new(Fake::default());
    other.restore(&engine.snapshot()).expect("a good snapshot");
    assert_eq!(natural(&mut other), size);
    change(&mut engine, 4, [0, 0, 0]);
    assert_eq!(natural(&mut engine), [4, 0, 0]);
}

#[test]
fn each_change_of_a_picture_is_answered_even_back_to_one_that_it_had() {
    let mut engine = family();
    let failed = LoadError::TimedOut as u32;
    for image in [[3, 9, 10], [3, 9, 10], [4, failed, 0], [4, failed, 0]] {
        let [state, word, side] = image;
        engine.systems_mut().changes.push_back(Changes {
            nodes: vec![4, state, word, side, side],
            ..Changes::default()
        });
        set(&mut engine, 4, id::SRC, &words_of(&"a.jpg".to_owned()));
        let output = engine.frame(1.0).expect("a frame");
        let answers: Vec<_> = entries(&output.events)
            .into_iter()
            .filter(|(event, _)| matches!(*event, id::EVENT_LOADED | id::EVENT_FAILED))
            .collect();
        let expected = if state == 3 {
            (id::EVENT_LOADED, vec![4, 10, 10])
        } else {
            (id::EVENT_FAILED, vec![4, failed])
        };
        assert_eq!(answers, [expected]);
    }
}

#[test]
fn what_comes_into_view_is_wanted_and_told() {
    let mut engine = family();
    let (bounds, view) = (
        u32::from(id::EVENT_IN_BOUNDS),
        u32::from(id::EVENT_IN_VIEWPORT),
    );
    engine.systems_mut().drawings.push_back(Drawing {
        events: vec![4, bounds, 4, view, 77, view],
        ..Drawing::default()
    });
    let output = engine.frame(1.0).expect("a frame");
    assert_eq!(
        entries(&output.events)[..2],
        [
            (id::EVENT_IN_BOUNDS, vec![4]),
            (id::EVENT_IN_VIEWPORT, vec![4])
        ]
    );
    assert_eq!(
        engine.systems_mut().told("resources_set_visible"),
        [4, 1, 0, 0, 4, 2, 0, 0]
    );
}

#[test]
fn a_surface_of_another_resolution_needs_other_sizes_of_pictures() {
    let mut engine = family();
    let view = u32::from(id::EVENT_IN_VIEWPORT);
    let systems = engine.systems_mut();
    systems.boxes.push_back(Boxes {
        nodes: vec![4],
        values: vec![0.0, 0.0, 30.0, 15.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    });
    systems.drawings.push_back(Drawing {
        events: vec![4, view],
        ..Drawing::default()
    });
    set(&mut engine, 4, id::WIDTH, &words_of(&Dimension::Dp(30.0)));
    engine.frame(1.0).expect("a frame");
    assert_eq!(
        engine.systems_mut().told("resources_set_visible"),
        [4, 2, 20, 10]
    );
    engine.systems_mut().calls.clear();
    let larger = Stage {
        pixel_width: 3840,
        pixel_height: 2160,
        ..STAGE
    };
    engine.configure(&settings(larger)).expect("a good stage");
    engine.configure(&settings(larger)).expect("a good stage");
    assert_eq!(
        engine.systems_mut().told("resources_set_visible"),
        [4, 2, 60, 30],
        "once"
    );
}

/// An engine with the image 4 in view, 30 x 15 dp, on a surface of two pixels for three dp.
fn in_view() -> Engine<Fake> {
    let mut engine = family();
    let systems = engine.systems_mut();
    systems.boxes.push_back(Boxes {
        nodes: vec![4],
        values: vec![0.0, 0.0, 30.0, 15.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    });
    systems.drawings.push_back(Drawing {
        events: vec![4, u32::from(id::EVENT_IN_VIEWPORT)],
        ..Drawing::default()
    });
    set(&mut engine, 4, id::WIDTH, &words_of(&Dimension::Dp(30.0)));
    engine.frame(1.0).expect("a frame");
    engine.systems_mut().calls.clear();
    engine
}

/// What `resources` hears when the image is seen at another scale.
fn seen_at(engine: &mut Engine<Fake>, scale: [f32; 2], animated: bool, time: f64) -> Vec<u32> {
    let systems = engine.systems_mut();
    systems.calls.clear();
    systems.values.push_back(Values {
        active: animated,
        ..Values::default()
    });
    systems.drawings.push_back(Drawing {
        images: vec![4],
        image_scales: scale.to_vec(),
        ..Drawing::default()
    });
    engine.frame(time).expect("a frame");
    engine.systems_mut().told("resources_set_visible")
}

#[test]
fn an_image_is_wanted_as_large_as_it_is_seen() {
    let mut engine = in_view();
    assert_eq!(seen_at(&mut engine, [4.0, 2.0], false, 2.0), [4, 2, 80, 20]);
    assert_eq!(seen_at(&mut engine, [0.5, 0.5], false, 3.0), [4, 2, 10, 5]);
    // Nothing is seen of it: it is wanted as large as its box.
    assert_eq!(seen_at(&mut engine, [0.0, 0.0], false, 4.0), [4, 2, 20, 10]);
}

#[test]
fn an_image_that_grows_into_its_box_is_wanted_as_large_as_that_at_once() {
    let mut engine = in_view();
    assert_eq!(seen_at(&mut engine, [0.5, 0.5], true, 2.0), [4, 2, 20, 10]);
    assert_eq!(seen_at(&mut engine, [1.5, 1.0], true, 3.0), [4, 2, 30, 10]);
    assert_eq!(seen_at(&mut engine, [0.1, 0.25], true, 4.0), [4, 2, 20, 10]);
    // At rest it is wanted as it is seen.
    engine.systems_mut().calls.clear();
    engine.frame(5.0).expect("a frame");
    let told = engine.systems_mut().told("resources_set_visible");
    assert_eq!(told, [4, 2, 2, 3]);
}

#[test]
fn textures_that_are_freed_are_dropped_and_others_are_not() {
    let mut engine = family();
    engine.systems_mut().changes.push_back(Changes {
        released: vec![7, 9],
        ..Changes::default()
    });
    set(&mut engine, 4, id::SRC, &words_of(&"a.jpg".to_owned()));
    engine.frame(1.0).expect("a frame");
    assert_eq!(engine.systems_mut().told("render_drop_textures"), [7, 9]);
    engine.systems_mut().calls.clear();
    set(&mut engine, 4, id::SRC, &words_of(&"b.jpg".to_owned()));
    engine.frame(2.0).expect("a frame");
    let calls = &engine.systems_mut().calls;
    assert!(
        calls
            .iter()
            .all(|(call, _)| *call != "render_drop_textures")
    );
}

#[test]
fn the_host_learns_which_images_are_shown_no_more() {
    let mut engine = family();
    requested(&mut engine, 9);
    engine.image_arrived(9, 10, 10, 400).expect("it is awaited");
    // 7 is a page, and none of the host's.
    engine.systems_mut().changes.push_back(Changes {
        released: vec![7, 9],
        ..Changes::default()
    });
    set(&mut engine, 4, id::SRC, &words_of(&"b.jpg".to_owned()));
    let output = engine.frame(20.0).expect("a frame");
    assert_eq!(
        entries(&output.requests),
        [(id::REQUEST_FREE_IMAGE, vec![9])]
    );
}

/// An image whose load was asked for.
fn requested(engine: &mut Engine<Fake>, texture: u32) {
    engine.systems_mut().changes.push_back(Changes {
        requests: vec![Request {
            texture,
            url: "a.jpg".into(),
            width: 20,
            height: 30,
            visibility: 2,
        }],
        ..Changes::default()
    });
    set(engine, 4, id::SRC, &words_of(&format!("{texture}.jpg")));
    engine.frame(f64::from(texture)).expect("a frame");
    engine.systems_mut().calls.clear();
}

#[test]
fn an_image_that_is_freed_on_arrival_is_named_before() {
    let mut engine = family();
    requested(&mut engine, 9);
    engine.systems_mut().changes.push_back(Changes {
        released: vec![9],
        ..Changes::default()
    });
    engine.image_arrived(9, 10, 20, 400).expect("waited for");
    let of_render = |(call, _): &&(&'static str, Vec<u32>)| call.starts_with("render_");
    let calls: Vec<_> = engine
        .systems_mut()
        .calls
        .iter()
        .filter(of_render)
        .cloned()
        .collect();
    assert_eq!(
        calls,
        [
            ("render_set_textures", vec![9, 10, 20]),
            ("render_drop_textures", vec![9])
        ]
    );
}

#[test]
fn a_render_that_is_rebuilt_hears_of_images_that_no_node_shows() {
    let mut engine = family();
    requested(&mut engine, 8);
    requested(&mut engine, 9);
    engine.image_arrived(8, 10, 20, 400).expect("waited for");
    engine.image_arrived(9, 30, 40, 400).expect("waited for");
    engine.systems_mut().calls.clear();
    engine.rebuild(System::Render).expect("a rebuild");
    assert_eq!(
        engine.systems_mut().told("render_set_textures"),
        [8, 10, 20, 9, 30, 40]
    );
    engine.systems_mut().calls.clear();
    engine.rebuild(System::Resources).expect("a rebuild");
    assert_eq!(engine.systems_mut().told("render_set_textures"), [0; 0]);
}

#[test]
fn each_kind_of_change_is_drawn() {
    let changes = [
        Drawing {
            nodes: vec![2, 0, 0],
            geometry: vec![0.0; 12],
            ..Drawing::default()
        },
        Drawing {
            moved: vec![2],
            affines: vec![0.0; 6],
            ..Drawing::default()
        },
        Drawing {
            shifted: vec![2],
            shifts: vec![0.0; 2],
            ..Drawing::default()
        },
        Drawing {
            spaces: vec![2],
            space_transforms: vec![0.0; 6],
            ..Drawing::default()
        },
        Drawing {
            clips: vec![2, 0, 0],
            clip_shapes: vec![0.0; 12],
            ..Drawing::default()
        },
        Drawing {
            reordered: true,
            ..Drawing::default()
        },
        Drawing {
            faded: vec![2],
            opacities: vec![0.5],
            ..Drawing::default()
        },
    ];
    let mut engine = family();
    let mut drawn = |drawing: Drawing, time| {
        engine.systems_mut().calls.clear();
        engine.systems_mut().drawings.push_back(drawing);
        engine.frame(time).expect("a frame");
        let calls = &engine.systems_mut().calls;
        calls.iter().any(|(call, _)| *call == "render_set_drawing")
    };
    for (time, drawing) in (1..).zip(changes) {
        assert!(drawn(drawing, f64::from(time)));
    }
    assert!(!drawn(Drawing::default(), 9.0), "nothing changed");
}

#[test]
fn targets_of_groups_count_against_the_budget_of_textures() {
    let mut engine = family();
    let asked = |engine: &mut Engine<Fake>| {
        let asked = &mut engine.systems_mut().asked;
        let count = |asked: &Vec<&str>| {
            let calls = asked.iter();
            calls
                .filter(|&&call| call == "render_target_pixels")
                .count()
        };
        let found = count(asked);
        asked.clear();
        found
    };
    engine.frame(1.0).expect("a frame");
    assert_eq!(asked(&mut engine), 0, "without groups nobody is asked");
    let order = |groups: &[u32]| Drawing {
        reordered: true,
        order: vec![2],
        groups: groups.to_vec(),
        ..Drawing::default()
    };
    let systems = engine.systems_mut();
    systems.drawings.push_back(order(&[2, 0, 1, 0]));
    systems.target_pixels = 4096;
    // What stays as it is is counted once.
    for time in [2.0, 3.0] {
        engine.frame(time).expect("a frame");
        assert_eq!(asked(&mut engine), 1);
    }
    assert_eq!(engine.systems_mut().told("resources_reserve"), [16384]);
    engine.systems_mut().target_pixels = 8192;
    engine.frame(4.0).expect("a frame");
    assert_eq!(
        engine.systems_mut().told("resources_reserve"),
        [16384, 32768]
    );
    let systems = engine.systems_mut();
    systems.drawings.push_back(order(&[]));
    systems.target_pixels = 0;
    engine.frame(5.0).expect("a frame");
    let released = |engine: &mut Engine<Fake>| {
        let calls = engine.systems_mut().calls.iter();
        calls
            .filter(|(call, _)| *call == "resources_release")
            .count()
    };
    assert_eq!(released(&mut engine), 2, "each that was reserved");
    asked(&mut engine);
    engine.frame(6.0).expect("a frame");
    assert_eq!(asked(&mut engine), 0);
}
