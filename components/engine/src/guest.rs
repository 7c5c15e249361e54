//! The engine's exports over the systems of the crate that this is part of: the engine component, and the control of `tax.frame` beside `bench/monolith`,
//! which differ in nothing else.

use std::cell::RefCell;

use crate::exports::inlay::engine::engine::{
    EngineError, Fault, Guest, Output, Problem, Refusal, Stage, System,
};

use crate::Below;

thread_local! {
    static ENGINE: RefCell<inlay_engine::Engine<Below>> = RefCell::new(inlay_engine::Engine::new(Default::default()));
}

fn with<T>(call: impl FnOnce(&mut inlay_engine::Engine<Below>) -> T) -> T {
    ENGINE.with_borrow_mut(call)
}

/// What `export!` takes.
pub struct Component;

impl Guest for Component {
    fn configure(stage: Stage) -> Result<(), EngineError> {
        with(|engine| engine.configure(stage_of(&stage))).map_err(error_of)
    }

    fn apply(batch: Vec<u32>) -> Result<u32, Refusal> {
        with(|engine| engine.apply(&batch)).map_err(refusal_of)
    }

    fn key(key: u32, phase: u32, time: f64) -> Result<(), EngineError> {
        with(|engine| engine.key(key, phase, time)).map_err(error_of)
    }

    fn image_arrived(texture: u32, width: u32, height: u32, bytes: u32) -> Result<(), EngineError> {
        with(|engine| engine.image_arrived(texture, width, height, bytes)).map_err(error_of)
    }

    fn image_failed(texture: u32, reason: u32) -> Result<(), EngineError> {
        with(|engine| engine.image_failed(texture, reason)).map_err(error_of)
    }

    fn font_arrived(font: u32, bytes: Vec<u8>) -> Result<(), EngineError> {
        with(|engine| engine.font_arrived(font, &bytes)).map_err(error_of)
    }

    fn font_failed(font: u32, reason: u32) -> Result<(), EngineError> {
        with(|engine| engine.font_failed(font, reason)).map_err(error_of)
    }

    fn frame(time: f64) -> Result<Output, EngineError> {
        let output = with(|engine| engine.frame(time)).map_err(error_of)?;
        let inlay_engine::Output {
            draw_list,
            events,
            requests,
            active,
            wake,
            idle,
        } = output;
        Ok(Output {
            draw_list,
            events,
            requests,
            active,
            wake,
            idle,
        })
    }

    fn movers() -> Vec<u32> {
        with(inlay_engine::Engine::movers)
    }

    fn full() -> Result<Vec<u32>, EngineError> {
        with(inlay_engine::Engine::full).map_err(error_of)
    }

    fn rebuild(system: System) -> Result<(), EngineError> {
        with(|engine| engine.rebuild(system_of(system))).map_err(error_of)
    }

    fn snapshot() -> Vec<u32> {
        with(inlay_engine::Engine::snapshot)
    }

    fn restore(snapshot: Vec<u32>) -> Result<(), EngineError> {
        with(|engine| engine.restore(&snapshot)).map_err(error_of)
    }

    fn acknowledge(events: Vec<u32>) -> Result<(), EngineError> {
        with(|engine| engine.acknowledge(&events)).map_err(error_of)
    }

    fn reset() {
        with(inlay_engine::Engine::reset);
    }
}

fn stage_of(stage: &Stage) -> inlay_engine::Stage {
    inlay_engine::Stage {
        width: stage.width,
        height: stage.height,
        pixel_width: stage.pixel_width,
        pixel_height: stage.pixel_height,
        texture_units: stage.texture_units,
        texture_budget: stage.texture_budget,
        overscan: [
            stage.overscan_top,
            stage.overscan_right,
            stage.overscan_bottom,
            stage.overscan_left,
        ],
    }
}

fn system_of(system: System) -> inlay_schema::System {
    match system {
        System::Engine => inlay_schema::System::Engine,
        System::Scene => inlay_schema::System::Scene,
        System::Layout => inlay_schema::System::Layout,
        System::Scroll => inlay_schema::System::Scroll,
        System::Animation => inlay_schema::System::Animation,
        System::Focus => inlay_schema::System::Focus,
        System::Text => inlay_schema::System::Text,
        System::Resources => inlay_schema::System::Resources,
        System::Render => inlay_schema::System::Render,
    }
}

fn error_of(error: inlay_engine::EngineError) -> EngineError {
    use inlay_engine::EngineError as Core;
    match error {
        Core::NotConfigured => EngineError::NotConfigured,
        Core::BadStage(field) => EngineError::BadStage(field),
        Core::BadTime(last) => EngineError::BadTime(last),
        Core::BadKey(key) => EngineError::BadKey(key),
        Core::UnknownTexture(texture) => EngineError::UnknownTexture(texture),
        Core::UnknownFont(font) => EngineError::UnknownFont(font),
        Core::BadValue(value) => EngineError::BadValue(value),
        Core::BadSnapshot(at) => EngineError::BadSnapshot(at),
        Core::SystemFault(fault) => EngineError::SystemFault(fault_of(fault)),
    }
}

fn fault_of(fault: inlay_engine::Fault) -> Fault {
    use inlay_engine::Problem as Core;
    let problem = match fault.problem {
        Core::UnknownNode(node) => Problem::UnknownNode(node),
        Core::BadLength(length) => Problem::BadLength(length),
        Core::BadNumber(at) => Problem::BadNumber(at),
        Core::Malformed(at) => Problem::Malformed(at),
        Core::TooMany(count) => Problem::TooMany(count),
        Core::UnknownResource(number) => Problem::UnknownResource(number),
        Core::BadTime => Problem::BadTime,
        Core::BadVersion(version) => Problem::BadVersion(version),
        Core::Limit(limit) => Problem::Limit(limit),
        Core::Refused => Problem::Refused,
    };
    Fault {
        system: named(fault.system),
        function: fault.function.to_owned(),
        problem,
        found_by: named(fault.found_by),
    }
}

fn named(system: inlay_schema::System) -> System {
    match system {
        inlay_schema::System::Engine => System::Engine,
        inlay_schema::System::Scene => System::Scene,
        inlay_schema::System::Layout => System::Layout,
        inlay_schema::System::Scroll => System::Scroll,
        inlay_schema::System::Animation => System::Animation,
        inlay_schema::System::Focus => System::Focus,
        inlay_schema::System::Text => System::Text,
        inlay_schema::System::Resources => System::Resources,
        inlay_schema::System::Render => System::Render,
    }
}

fn refusal_of(refusal: inlay_engine::Refusal) -> Refusal {
    let inlay_engine::Refusal {
        sequence,
        reason,
        at,
        entry,
        expected,
        found,
    } = refusal;
    Refusal {
        sequence,
        reason: reason.word(),
        at,
        entry,
        expected,
        found,
    }
}
