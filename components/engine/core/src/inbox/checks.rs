//! What the schema's types cannot say of a value.

use inlay_schema::values::{
    AnimatedValue, Animation, CompositeOperation, Display, Easing, Motion, RefusalReason,
    StepPosition, TrackBreadth, TrackList, TrackSize,
};
use inlay_schema::{Animate, Info, Table, id, info, read, u32_of};

use crate::record::{NODE_PROPERTIES, ROOT, Record};

/// Most keyframes of an animation, as a bound for systems.
const MAX_KEYFRAMES: usize = 1024;

/// Reason and facts.
pub(super) type Fault = (RefusalReason, u32, u32);

pub(super) fn value_fault(error: inlay_schema::ValueError) -> Fault {
    let (expected, found) = error.facts();
    (error.reason(), expected, found)
}

/// The slot of the node that a value of one word names.
pub(super) fn known(record: &Record, value: &[u32]) -> Result<u32, Fault> {
    let node = u32_of(value).map_err(value_fault)?;
    record
        .find(node)
        .ok_or((RefusalReason::UnknownNode, node, 0))
}

/// What the schema's types cannot say of a value.
pub(super) fn check_property(
    info: &Info,
    value: &[u32],
    slot: u32,
    record: &Record,
) -> Result<(), Fault> {
    match info.id {
        // The root is the stage: it has a box.
        id::DISPLAY if slot == ROOT && value == [Display::Contents.word()] => {
            let contents = Display::Contents.word();
            Err((RefusalReason::BadValue, contents, contents))
        }
        id::GRID_COLUMN_START | id::GRID_COLUMN_END | id::GRID_ROW_START | id::GRID_ROW_END
            if value == [1, 0] =>
        {
            Err((RefusalReason::BadValue, 1, 0))
        }
        id::GRID_TEMPLATE_COLUMNS | id::GRID_TEMPLATE_ROWS => {
            let lists: Vec<TrackList> = read(value).map_err(value_fault)?;
            lists.iter().try_for_each(|list| check_tracks(&list.sizes))
        }
        id::GRID_AUTO_COLUMNS | id::GRID_AUTO_ROWS => {
            check_tracks(&read::<Vec<TrackSize>>(value).map_err(value_fault)?)
        }
        property if NODE_PROPERTIES.contains(&property) && value != [0] => {
            known(record, value).map(|_| ())
        }
        id::TRANSITION => check_transitions(value),
        id::SCROLL_MOTION => check_motion(&read(value).map_err(value_fault)?),
        _ => Ok(()),
    }
}

/// CSS Grid 2 `<track-size>`: a fraction and `fit-content()` are maxima only. The facts are the
/// cases that a minimum has, and the number of this one.
fn check_tracks(tracks: &[TrackSize]) -> Result<(), Fault> {
    tracks.iter().try_for_each(|track| match track.min {
        TrackBreadth::Fraction(_) => Err((RefusalReason::BadValue, 5, 5)),
        TrackBreadth::FitContent(_) => Err((RefusalReason::BadValue, 5, 6)),
        TrackBreadth::FitContentPercent(_) => Err((RefusalReason::BadValue, 5, 7)),
        _ => Ok(()),
    })
}

/// A transition names a property that can be animated, and times that are no less than 0.
fn check_transitions(value: &[u32]) -> Result<(), Fault> {
    use inlay_schema::values::Transition;
    let transitions: Vec<Transition> = read(value).map_err(value_fault)?;
    for transition in transitions {
        let property = u16::try_from(transition.property).ok().and_then(info);
        if property
            .is_none_or(|info| info.animate == Animate::None || info.table != Table::Property)
        {
            return Err((RefusalReason::NotAnimatable, transition.property, 0));
        }
        check_motion(&transition.motion)?;
    }
    Ok(())
}

pub(super) fn check_motion(motion: &Motion) -> Result<(), Fault> {
    match motion {
        Motion::Tween(tween) => check_easing(&tween.easing),
        // Numbers have their ranges in the schema.
        Motion::Spring(_) | Motion::Instant => Ok(()),
    }
}

/// Web Animations: keyframe offsets rise from 0 to 1, times are no less than 0, values are of the
/// property's type.
pub(super) fn check_animation(animation: &Animation) -> Result<(), Fault> {
    let not_animatable = (
        RefusalReason::NotAnimatable,
        animation.property,
        animation.animation,
    );
    let property = u16::try_from(animation.property)
        .ok()
        .and_then(info)
        .filter(|info| info.table == Table::Property && !info.later)
        .ok_or(not_animatable)?;
    let fits = |value: &AnimatedValue| {
        matches!(
            (property.animate, value),
            (Animate::Number, AnimatedValue::Number(_))
                | (Animate::Length, AnimatedValue::Length(_))
                | (Animate::Dimension, AnimatedValue::Dimension(_))
                | (Animate::Size, AnimatedValue::Size(_))
                | (Animate::Color, AnimatedValue::Color(_))
        )
    };
    let frames = &animation.keyframes;
    if frames.is_empty() || frames.iter().any(|frame| !fits(&frame.value)) {
        return Err(not_animatable);
    }
    if frames.len() > MAX_KEYFRAMES {
        return Err((
            RefusalReason::Limit,
            u32::try_from(MAX_KEYFRAMES).unwrap_or(0),
            u32::try_from(frames.len()).unwrap_or(u32::MAX),
        ));
    }
    let mut last = 0.0_f32;
    for frame in frames {
        if !(last..=1.0).contains(&frame.offset) {
            return Err((
                RefusalReason::OutOfRange,
                last.to_bits(),
                frame.offset.to_bits(),
            ));
        }
        last = frame.offset;
    }
    for frame in frames {
        check_easing(&frame.easing)?;
        if frame.composite != CompositeOperation::Replace {
            return Err((RefusalReason::Unsupported, u32::from(id::ANIMATE), 0));
        }
    }
    let timing = &animation.timing;
    check_easing(&timing.easing)?;
    at_least_zero(timing.duration)?;
    at_least_zero(timing.iteration_start)?;
    timing.iterations.map_or(Ok(()), at_least_zero)
}

/// CSS Easing Functions 2: the x of a cubic Bézier lie within 0 to 1; `jump-none` has two steps or
/// more, others one; points of `linear()` do not go back.
fn check_easing(easing: &Easing) -> Result<(), Fault> {
    match easing {
        Easing::CubicBezier((x1, _, x2, _)) => {
            [*x1, *x2].into_iter().try_for_each(|x| within(0.0, 1.0, x))
        }
        Easing::Steps(steps) => {
            let least = if steps.position == StepPosition::JumpNone {
                2
            } else {
                1
            };
            if steps.count >= least {
                Ok(())
            } else {
                Err((RefusalReason::OutOfRange, least, steps.count))
            }
        }
        Easing::LinearPoints(points) => {
            if points.len() < 2 {
                return Err((
                    RefusalReason::BadValue,
                    2,
                    u32::try_from(points.len()).unwrap_or(0),
                ));
            }
            points
                .windows(2)
                .try_for_each(|pair| within(pair[0].0, f32::MAX, pair[1].0))
        }
        _ => Ok(()),
    }
}

fn within(least: f32, greatest: f32, number: f32) -> Result<(), Fault> {
    let limit = if number < least { least } else { greatest };
    if (least..=greatest).contains(&number) {
        Ok(())
    } else {
        Err((RefusalReason::OutOfRange, limit.to_bits(), number.to_bits()))
    }
}

fn at_least_zero(number: f32) -> Result<(), Fault> {
    if number >= 0.0 {
        Ok(())
    } else {
        Err((
            RefusalReason::OutOfRange,
            0.0_f32.to_bits(),
            number.to_bits(),
        ))
    }
}
