//! What the system decides, case by case.

mod common;

use common::{removals, sources};
use inlay_interfaces::images::node_image_state;
use inlay_resources::{
    ApplyError, IN_BOUNDS, IN_VIEWPORT, LoadError, OUT_OF_BOUNDS, Request, ResourceError,
    ResourceState, Resources,
};
use inlay_schema::values::{ObjectFit, SourceRect};
use inlay_schema::{Writer, id};

type Outcome = Result<(), Box<dyn core::error::Error>>;

const SIZE: u32 = 10;
const BYTES: u32 = SIZE * SIZE * 4;

fn with(pairs: &[(u32, &str)]) -> Result<Resources, ApplyError> {
    let mut resources = Resources::new();
    resources.apply(&sources(pairs))?;
    Ok(resources)
}

fn show(resources: &mut Resources, places: &[(u32, u32)]) -> Result<(), ResourceError> {
    let words: Vec<u32> = places
        .iter()
        .flat_map(|&(node, visibility)| [node, visibility, SIZE, SIZE])
        .collect();
    resources.set_visible(&words)
}

/// Requests of an update, which all arrive at once.
fn load(resources: &mut Resources, time: f64) -> Result<Vec<String>, ResourceError> {
    let requests = resources.update(time).requests.clone();
    for request in &requests {
        resources.arrive(request.texture, SIZE, SIZE, BYTES)?;
    }
    resources.update(time);
    Ok(requests
        .into_iter()
        .map(|request| request.url.to_string())
        .collect())
}

fn urls(requests: &[Request]) -> Vec<&str> {
    requests.iter().map(|request| &*request.url).collect()
}

fn states(nodes: &[u32]) -> Vec<(u32, u32)> {
    nodes.chunks(5).map(|node| (node[0], node[1])).collect()
}

#[test]
fn what_is_in_the_viewport_is_requested_before_what_is_in_bounds() -> Outcome {
    let mut resources = with(&[(1, "a"), (2, "b"), (3, "c"), (4, "d")])?;
    show(
        &mut resources,
        &[
            (1, IN_BOUNDS),
            (2, IN_VIEWPORT),
            (3, OUT_OF_BOUNDS),
            (4, IN_VIEWPORT),
        ],
    )?;
    let changes = resources.update(0.0);
    assert_eq!(urls(&changes.requests), ["b", "d", "a"]);
    let (wanted, loading) = (node_image_state::WANTED, node_image_state::LOADING);
    assert_eq!(
        states(&changes.nodes),
        [(1, loading), (2, loading), (3, wanted), (4, loading)]
    );
    Ok(())
}

#[test]
fn nodes_of_one_url_share_a_texture() -> Outcome {
    let mut resources = with(&[(1, "a"), (2, "a")])?;
    resources.set_visible(&[1, IN_VIEWPORT, 30, 10, 2, IN_BOUNDS, 20, 40])?;
    let requests = resources.update(0.0).requests.clone();
    assert_eq!(
        requests,
        [Request {
            texture: 1,
            url: "a".into(),
            width: 30,
            height: 40,
            visibility: IN_VIEWPORT
        }]
    );
    resources.arrive(1, 300, 400, 7)?;
    let ready = node_image_state::READY;
    assert_eq!(
        resources.update(1.0).nodes,
        [1, ready, 1, 300, 400, 2, ready, 1, 300, 400]
    );
    resources.apply(&sources(&[(3, "a")]))?;
    assert_eq!(
        resources.update(2.0).nodes,
        [3, ready, 1, 300, 400],
        "a third gets it without a load"
    );
    Ok(())
}

#[test]
fn least_recently_shown_goes_first_and_is_requested_again_in_bounds() -> Outcome {
    let mut resources = with(&[(1, "a"), (2, "b"), (3, "c")])?;
    resources.set_budget(2 * BYTES);
    for (time, node) in [(0.0, 2), (10.0, 1)] {
        show(&mut resources, &[(node, IN_VIEWPORT)])?;
        load(&mut resources, time)?;
        show(&mut resources, &[(node, OUT_OF_BOUNDS)])?;
        resources.update(time + 1.0);
    }
    show(&mut resources, &[(3, IN_VIEWPORT)])?;
    assert_eq!(load(&mut resources, 20.0)?, ["c"]);
    show(&mut resources, &[(1, IN_BOUNDS)])?;
    assert_eq!(load(&mut resources, 21.0)?, [""; 0], "a is still there");
    show(&mut resources, &[(2, IN_VIEWPORT)])?;
    assert_eq!(load(&mut resources, 22.0)?, ["b"], "b was evicted");
    Ok(())
}

#[test]
fn what_is_visible_is_never_evicted_even_beyond_the_budget() -> Outcome {
    let mut resources = with(&[(1, "a"), (2, "b"), (3, "c")])?;
    resources.set_budget(BYTES);
    show(
        &mut resources,
        &[(1, IN_VIEWPORT), (2, IN_VIEWPORT), (3, IN_BOUNDS)],
    )?;
    assert_eq!(
        load(&mut resources, 0.0)?,
        ["a", "b"],
        "there is no room for c"
    );
    assert!(resources.update(1.0).released.is_empty());
    show(&mut resources, &[(1, IN_BOUNDS)])?;
    assert_eq!(resources.update(2.0).released, [1]);
    assert!(
        resources.update(3.0).requests.is_empty(),
        "what was evicted in bounds is not requested over and over"
    );
    Ok(())
}

#[test]
fn room_that_comes_back_is_used_for_what_is_in_bounds() -> Outcome {
    let mut resources = with(&[(1, "a"), (2, "b")])?;
    resources.set_budget(BYTES);
    show(&mut resources, &[(1, IN_VIEWPORT), (2, IN_BOUNDS)])?;
    assert_eq!(load(&mut resources, 0.0)?, ["a"]);
    show(&mut resources, &[(1, OUT_OF_BOUNDS)])?;
    assert_eq!(load(&mut resources, 1.0)?, ["b"]);
    Ok(())
}

#[test]
fn a_load_nobody_waits_for_is_cancelled_and_its_arrival_refused() -> Outcome {
    let mut resources = with(&[(1, "a")])?;
    show(&mut resources, &[(1, IN_BOUNDS)])?;
    resources.update(0.0);
    show(&mut resources, &[(1, OUT_OF_BOUNDS)])?;
    let changes = resources.update(1.0).clone();
    assert_eq!((changes.cancelled, changes.released), (vec![1], vec![]));
    assert_eq!(states(&changes.nodes), [(1, node_image_state::WANTED)]);
    assert_eq!(
        resources.arrive(1, 1, 1, 1),
        Err(ResourceError::UnknownTexture(1))
    );
    show(&mut resources, &[(1, IN_BOUNDS)])?;
    let again = resources.update(2.0).requests[0].texture;
    assert_eq!(again, 1 | 1 << 20, "the slot in its next generation");
    assert_eq!(
        resources.arrive(1, 1, 1, 1),
        Err(ResourceError::UnknownTexture(1))
    );
    assert_eq!(
        resources.fail(1, LoadError::Broken),
        Err(ResourceError::UnknownTexture(1))
    );
    resources.arrive(again, 1, 1, 1)?;
    assert_eq!(
        resources.arrive(again, 1, 1, 1),
        Err(ResourceError::UnknownTexture(again))
    );
    Ok(())
}

#[test]
fn leaving_and_coming_back_between_updates_keeps_the_load() -> Outcome {
    let mut resources = with(&[(1, "a")])?;
    show(&mut resources, &[(1, IN_BOUNDS)])?;
    resources.update(0.0);
    show(&mut resources, &[(1, OUT_OF_BOUNDS)])?;
    show(&mut resources, &[(1, IN_VIEWPORT)])?;
    let changes = resources.update(1.0);
    assert!(changes.cancelled.is_empty() && changes.requests.is_empty());
    Ok(())
}

#[test]
fn reserved_bytes_push_pictures_out() -> Outcome {
    let mut resources = with(&[(1, "a")])?;
    resources.set_budget(BYTES);
    show(&mut resources, &[(1, IN_VIEWPORT)])?;
    load(&mut resources, 0.0)?;
    show(&mut resources, &[(1, OUT_OF_BOUNDS)])?;
    let page = resources.reserve(1)?;
    assert_eq!(resources.update(1.0).released, [1]);
    resources.release(page)?;
    assert_eq!(
        resources.release(page),
        Err(ResourceError::UnknownTexture(page))
    );
    assert_eq!(resources.release(1), Err(ResourceError::UnknownTexture(1)));
    assert_eq!(resources.update(2.0).released, [page]);
    Ok(())
}

#[test]
fn a_removed_node_leaves_its_picture_for_the_next() -> Outcome {
    let mut resources = with(&[(1, "a")])?;
    show(&mut resources, &[(1, IN_VIEWPORT)])?;
    load(&mut resources, 0.0)?;
    resources.apply(&removals(&[1]))?;
    assert!(resources.update(1.0).released.is_empty());
    let again = 1 | 1 << 20;
    resources.apply(&sources(&[(again, "a")]))?;
    assert_eq!(
        resources.update(2.0).nodes,
        [again, node_image_state::READY, 1, SIZE, SIZE]
    );
    assert_eq!(
        resources.apply(&sources(&[(1, "b")])),
        Err(ApplyError::UnknownNode(1))
    );
    Ok(())
}

#[test]
fn another_source_empties_or_changes_what_the_node_shows() -> Outcome {
    let mut resources = with(&[(1, "a")])?;
    show(&mut resources, &[(1, IN_VIEWPORT)])?;
    load(&mut resources, 0.0)?;
    resources.apply(&sources(&[(1, "b")]))?;
    assert_eq!(urls(&resources.update(1.0).requests), ["b"]);
    let mut words = Vec::new();
    let mut writer = Writer::new(&mut words);
    writer.select(1);
    writer.entry(id::UNSET_PROPERTY, &u32::from(id::SRC));
    resources.apply(&words)?;
    let changes = resources.update(2.0);
    assert_eq!(changes.cancelled, [2]);
    assert_eq!(changes.nodes, [1, node_image_state::EMPTY, 0, 0, 0]);
    Ok(())
}

#[test]
fn a_refused_stream_changes_nothing() -> Outcome {
    let mut resources = with(&[(1, "a")])?;
    show(&mut resources, &[(1, IN_VIEWPORT)])?;
    let good = sources(&[(1, "b")]);
    let end = u32::try_from(good.len())?;
    let cases: [(&[u32], ApplyError); 6] = [
        (&[u32::from(id::SRC)], ApplyError::Malformed(end)),
        (&[u32::from(id::SRC) | 9 << 16], ApplyError::Malformed(end)),
        (
            &[u32::from(id::SELECT_NODE) | 1 << 16, 0],
            ApplyError::UnknownNode(0),
        ),
        (
            &[u32::from(id::WIDTH) | 1 << 16, 0],
            ApplyError::Unsupported(u32::from(id::WIDTH)),
        ),
        (
            &[u32::from(id::UNSET_PROPERTY) | 1 << 16, 0x106],
            ApplyError::Unsupported(0x106),
        ),
        (
            &[
                u32::from(id::REMOVE_NODE) | 1 << 16,
                1,
                u32::from(id::SELECT_NODE) | 1 << 16,
                1,
            ],
            ApplyError::UnknownNode(1),
        ),
    ];
    for (bad, error) in cases {
        let words = [&good, bad].concat();
        assert_eq!(resources.apply(&words), Err(error));
    }
    assert_eq!(
        resources.apply(&good[2..]),
        Err(ApplyError::Malformed(0)),
        "nothing is selected"
    );
    assert_eq!(
        resources.set_visible(&[1, 0, 1, 1, 2]),
        Err(ResourceError::BadLength(5))
    );
    assert_eq!(
        resources.set_visible(&[1, OUT_OF_BOUNDS, 1, 1, 2, 3, 1, 1]),
        Err(ResourceError::BadSize(3))
    );
    assert_eq!(urls(&resources.update(0.0).requests), ["a"]);
    assert_eq!(resources.arrive(1, 0, 5, 1), Err(ResourceError::BadSize(0)));
    assert_eq!(
        resources.arrive(1, 5, 16385, 1),
        Err(ResourceError::BadSize(16385))
    );
    resources.arrive(1, 16384, 1, 1)?;
    Ok(())
}

#[test]
fn recency_outlives_a_restart() -> Outcome {
    let pairs = [(1, "a"), (2, "b"), (3, "c")];
    let mut before = with(&pairs)?;
    for (time, node) in [(0.0, 3), (1.0, 1), (2.0, 2)] {
        show(&mut before, &[(node, IN_VIEWPORT)])?;
        load(&mut before, time)?;
        show(&mut before, &[(node, OUT_OF_BOUNDS)])?;
        before.update(time);
    }
    let state = before.snapshot();
    assert_eq!(
        state,
        ResourceState {
            version: 2,
            recency: vec!["c".into(), "a".into(), "b".into()],
            failed: vec![]
        }
    );

    let mut after = with(&pairs)?;
    after.restore(&state)?;
    show(
        &mut after,
        &[(1, IN_BOUNDS), (2, IN_BOUNDS), (3, IN_BOUNDS)],
    )?;
    load(&mut after, 3.0)?;
    after.set_budget(2 * BYTES);
    let released = after.update(4.0).released.clone();
    assert_eq!(released, [3], "c, shown longest ago");
    assert!(
        after
            .restore(&ResourceState {
                version: 1,
                recency: vec![],
                failed: vec![]
            })
            .is_err()
    );
    show(&mut after, &[(1, IN_VIEWPORT)])?;
    assert!(
        after.update(5.0).requests.is_empty(),
        "a refused state leaves a new system"
    );
    Ok(())
}

#[test]
fn without_calls_an_update_is_empty_and_times_never_go_back() -> Outcome {
    let mut resources = with(&[(1, "a")])?;
    show(&mut resources, &[(1, IN_VIEWPORT)])?;
    resources.update(f64::NAN);
    let changes = resources.update(f64::NEG_INFINITY);
    assert_eq!(changes, &inlay_resources::Changes::default());
    Ok(())
}

/// Bytes of a picture that was decoded to a size.
const fn bytes_of(width: u32, height: u32) -> u32 {
    width * height * 4
}

#[test]
fn a_picture_shown_larger_than_it_was_loaded_for_gets_more_pixels_into_its_texture() -> Outcome {
    let mut resources = with(&[(1, "a"), (2, "a")])?;
    resources.set_visible(&[1, IN_VIEWPORT, 40, 30])?;
    let texture = resources.update(0.0).requests[0].texture;
    resources.arrive(texture, 400, 300, bytes_of(40, 30))?;
    resources.update(1.0);
    resources.set_visible(&[2, IN_BOUNDS, 400, 300])?;
    let before = resources.update(2.0).clone();
    assert!(
        before.requests.len() == 1 && before.requests[0].width == 400,
        "one of its nodes is in the viewport, so all are asked for: {before:?}"
    );
    assert_eq!(before.requests[0].texture, texture);
    assert!(before.nodes.is_empty());
    assert!(resources.update(3.0).requests.is_empty(), "once");
    resources.arrive(texture, 400, 300, bytes_of(400, 300))?;
    assert_eq!(
        resources.update(4.0),
        &inlay_resources::Changes {
            levels: vec![texture],
            ..inlay_resources::Changes::default()
        },
        "nodes are told nothing, and nothing is freed; the small one is filtered"
    );
    resources.set_visible(&[2, IN_VIEWPORT, 900, 900])?;
    assert!(
        resources.update(5.0).requests.is_empty(),
        "it has no more pixels"
    );
    Ok(())
}

#[test]
fn a_little_larger_is_no_reason_to_load_again_and_a_small_texture_that_is_too_large_neither()
-> Outcome {
    let mut resources = with(&[(1, "a")])?;
    resources.set_visible(&[1, IN_VIEWPORT, 100, 100])?;
    let texture = resources.update(0.0).requests[0].texture;
    resources.arrive(texture, 1000, 1000, bytes_of(100, 100))?;
    for side in [110, 114, 30] {
        resources.set_visible(&[1, IN_VIEWPORT, side, side])?;
        assert!(resources.update(1.0).requests.is_empty(), "{side}");
    }
    resources.set_visible(&[1, IN_VIEWPORT, 116, 116])?;
    assert_eq!(resources.update(2.0).requests.len(), 1);
    Ok(())
}

/// The size that the only request of an update asks for, into a texture.
fn asked(resources: &mut Resources, texture: u32) -> [u32; 2] {
    match &*resources.update(9.0).requests {
        [request] if request.texture == texture => [request.width, request.height],
        requests => panic!("expected a request for {texture}, got {requests:?}"),
    }
}

#[test]
fn a_picture_seen_at_less_than_half_its_size_gets_fewer_pixels_into_its_texture() -> Outcome {
    let mut resources = with(&[(1, "a"), (2, "a")])?;
    resources.set_visible(&[1, IN_VIEWPORT, 1920, 1080, 2, IN_VIEWPORT, 101, 57])?;
    let texture = resources.update(0.0).requests[0].texture;
    resources.arrive(texture, 3840, 2160, bytes_of(1920, 1080))?;
    assert!(resources.update(1.0).requests.is_empty());
    // The large one is gone, and what it was loaded for with it.
    resources.apply(&removals(&[1]))?;
    assert_eq!(asked(&mut resources, texture), [101, 57]);
    resources.arrive(texture, 3840, 2160, bytes_of(102, 57))?;
    assert_eq!(
        resources.update(10.0),
        &inlay_resources::Changes::default(),
        "nodes hear nothing of it, and it is not asked for again"
    );
    resources.set_visible(&[2, IN_VIEWPORT, 960, 540])?;
    assert_eq!(asked(&mut resources, texture), [960, 540]);
    Ok(())
}

#[test]
fn a_picture_that_a_host_can_make_no_smaller_is_asked_for_once() -> Outcome {
    let mut resources = with(&[(1, "a")])?;
    resources.set_visible(&[1, IN_VIEWPORT, 1000, 1000])?;
    let texture = resources.update(0.0).requests[0].texture;
    resources.arrive(texture, 1000, 1000, bytes_of(1000, 1000))?;
    resources.update(1.0);
    resources.set_visible(&[1, IN_VIEWPORT, 100, 100])?;
    assert_eq!(asked(&mut resources, texture), [100, 100]);
    resources.arrive(texture, 1000, 1000, bytes_of(1000, 1000))?;
    assert!(resources.update(10.0).requests.is_empty());
    Ok(())
}

#[test]
fn a_picture_within_its_box_is_asked_for_as_large_as_it_lies_there() -> Outcome {
    for (fit, expected) in [
        (ObjectFit::Contain, [200, 150]),
        (ObjectFit::ScaleDown, [200, 150]),
        (ObjectFit::Cover, [200, 1500]),
        (ObjectFit::Fill, [200, 1500]),
    ] {
        let mut resources = with(&[(1, "a")])?;
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        writer.select(1);
        writer.entry(id::OBJECT_FIT, &fit);
        resources.apply(&words)?;
        resources.set_visible(&[1, IN_VIEWPORT, 200, 1500])?;
        let texture = resources.update(0.0).requests[0].texture;
        // Its shape is known once it is there.
        resources.arrive(texture, 4000, 3000, bytes_of(2000, 1500))?;
        let again = resources.update(1.0).requests.len();
        assert_eq!(again, usize::from(expected[1] == 150), "{fit:?}");
        resources.set_visible(&[1, OUT_OF_BOUNDS, 200, 1500])?;
        resources.set_budget(0);
        resources.update(3.0);
        resources.set_visible(&[1, IN_VIEWPORT, 200, 1500])?;
        let request = resources.update(4.0).requests[0].clone();
        assert_eq!([request.width, request.height], expected, "{fit:?}");
    }
    Ok(())
}

#[test]
fn a_side_that_is_not_known_follows_from_the_other() -> Outcome {
    let mut resources = with(&[(1, "a"), (2, "a")])?;
    resources.set_visible(&[1, IN_VIEWPORT, 200, 0, 2, IN_VIEWPORT, 0, 90])?;
    let request = resources.update(0.0).requests[0].clone();
    assert_eq!([request.width, request.height], [200, 90]);
    resources.arrive(request.texture, 4000, 3000, bytes_of(200, 150))?;
    assert!(resources.update(1.0).requests.is_empty());
    Ok(())
}

#[test]
fn what_is_there_stays_when_more_pixels_cannot_be_had_or_are_not_needed_any_more() -> Outcome {
    let mut resources = with(&[(1, "a")])?;
    resources.set_visible(&[1, IN_VIEWPORT, 10, 10])?;
    let texture = resources.update(0.0).requests[0].texture;
    resources.arrive(texture, 1000, 1000, bytes_of(10, 10))?;
    resources.set_visible(&[1, IN_VIEWPORT, 100, 100])?;
    assert_eq!(resources.update(1.0).requests.len(), 1);
    resources.fail(texture, LoadError::Broken)?;
    assert_eq!(
        resources.update(2.0),
        &inlay_resources::Changes::default(),
        "it stays ready, and is not asked for at that size again"
    );
    resources.set_visible(&[1, IN_VIEWPORT, 200, 200])?;
    assert_eq!(resources.update(3.0).requests.len(), 1);
    resources.set_visible(&[1, OUT_OF_BOUNDS, 200, 200])?;
    let changes = resources.update(4.0);
    assert_eq!(
        (&*changes.cancelled, &*changes.nodes),
        (&[texture][..], &[][..])
    );
    assert_eq!(
        resources.arrive(texture, 1000, 1000, 4),
        Err(ResourceError::UnknownTexture(texture))
    );
    resources.set_visible(&[1, IN_VIEWPORT, 200, 200])?;
    assert_eq!(
        resources.update(5.0).requests.len(),
        1,
        "asked for again when it is back"
    );
    resources.set_visible(&[1, IN_BOUNDS, 200, 200])?;
    resources.set_budget(0);
    let changes = resources.update(6.0);
    assert_eq!(
        (&*changes.cancelled, &*changes.released),
        (&[texture][..], &[texture][..])
    );
    Ok(())
}

#[test]
fn who_counts_in_pixels_of_the_picture_gets_them_all() -> Outcome {
    let writes: [fn(&mut Writer<'_>); 2] = [
        |writer| {
            writer.entry(id::OBJECT_FIT, &ObjectFit::None);
        },
        |writer| {
            let part = SourceRect {
                x: 0.0,
                y: 0.0,
                width: 50.0,
                height: 50.0,
            };
            writer.entry(id::SOURCE_RECT, &Some(part));
        },
    ];
    for (write, property) in writes.into_iter().zip([id::OBJECT_FIT, id::SOURCE_RECT]) {
        let mut resources = with(&[(1, "a")])?;
        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        writer.select(1);
        write(&mut writer);
        resources.apply(&words)?;
        resources.set_visible(&[1, IN_VIEWPORT, 10, 10])?;
        let request = resources.update(0.0).requests[0].clone();
        assert_eq!([request.width, request.height], [0, 0]);

        let mut small = with(&[(1, "a")])?;
        small.set_visible(&[1, IN_VIEWPORT, 10, 10])?;
        let texture = small.update(0.0).requests[0].texture;
        small.arrive(texture, 100, 100, bytes_of(10, 10))?;
        small.apply(&words)?;
        let requests = &small.update(1.0).requests;
        assert_eq!([requests[0].width, requests[0].height], [0, 0]);

        let mut words = Vec::new();
        let mut writer = Writer::new(&mut words);
        writer.select(1);
        writer.entry(id::UNSET_PROPERTY, &u32::from(property));
        resources.apply(&words)?;
        resources.fail(request.texture, LoadError::Network)?;
        resources.update(2.0);
        let request = &resources.update(2000.0).requests[0];
        assert_eq!([request.width, request.height], [10, 10]);
    }
    Ok(())
}
