//! The resources system as a component: decodes, calls the core, encodes.

use std::cell::RefCell;

use inlay_resources as core;

use exports::inlay::resources::resources::{
    ApplyError, Changes, FailedImage, Guest, LoadError, Request, ResourceError, ResourceState,
    RestoreError,
};

wit_bindgen::generate!({
    path: ["../../wit/types", "../../wit/resources"],
    world: "inlay:resources/resources-system",
    generate_all,
});

thread_local! {
    static SYSTEM: RefCell<core::Resources> = RefCell::new(core::Resources::new());
}

struct Component;

export!(Component);

fn system<T>(call: impl FnOnce(&mut core::Resources) -> T) -> T {
    SYSTEM.with_borrow_mut(call)
}

impl Guest for Component {
    fn set_budget(bytes: u32) {
        system(|it| it.set_budget(bytes));
    }

    fn apply(entries: Vec<u32>) -> Result<(), ApplyError> {
        system(|it| it.apply(&entries)).map_err(|error| match error {
            core::ApplyError::Malformed(at) => ApplyError::Malformed(at),
            core::ApplyError::UnknownNode(id) => ApplyError::UnknownNode(id),
            core::ApplyError::Unsupported(entry) => ApplyError::Unsupported(entry),
        })
    }

    fn set_visible(nodes: Vec<u32>) -> Result<(), ResourceError> {
        system(|it| it.set_visible(&nodes)).map_err(refusal)
    }

    fn arrive(texture: u32, width: u32, height: u32, bytes: u32) -> Result<(), ResourceError> {
        system(|it| it.arrive(texture, width, height, bytes)).map_err(refusal)
    }

    fn fail(texture: u32, reason: LoadError) -> Result<(), ResourceError> {
        system(|it| it.fail(texture, core_reason(reason))).map_err(refusal)
    }

    fn reserve(bytes: u32) -> Result<u32, ResourceError> {
        system(|it| it.reserve(bytes)).map_err(refusal)
    }

    fn release(texture: u32) -> Result<(), ResourceError> {
        system(|it| it.release(texture)).map_err(refusal)
    }

    fn update(time: f64) -> Changes {
        system(|it| {
            let changes = it.update(time);
            Changes {
                requests: changes.requests.iter().map(request).collect(),
                cancelled: changes.cancelled.clone(),
                urgency: changes.urgency.as_flattened().to_vec(),
                released: changes.released.clone(),
                nodes: changes.nodes.clone(),
                wake: changes.wake,
            }
        })
    }

    fn reset() {
        system(core::Resources::reset);
    }

    fn snapshot() -> ResourceState {
        let core::State {
            version,
            recency,
            failed,
        } = system(|it| it.snapshot());
        ResourceState {
            version,
            recency,
            failed: failed.into_iter().map(failed_image).collect(),
        }
    }

    fn restore(state: ResourceState) -> Result<(), RestoreError> {
        let state = core::State {
            version: state.version,
            recency: state.recency,
            failed: state.failed.into_iter().map(core_failed_image).collect(),
        };
        system(|it| it.restore(&state))
            .map_err(|core::RestoreError::Version(expected)| RestoreError::Version(expected))
    }
}

fn core_reason(reason: LoadError) -> core::LoadError {
    match reason {
        LoadError::NotFound => core::LoadError::NotFound,
        LoadError::Network => core::LoadError::Network,
        LoadError::UnsupportedFormat => core::LoadError::UnsupportedFormat,
        LoadError::Broken => core::LoadError::Broken,
        LoadError::TooLarge => core::LoadError::TooLarge,
        LoadError::TimedOut => core::LoadError::TimedOut,
    }
}

fn wit_reason(reason: core::LoadError) -> LoadError {
    match reason {
        core::LoadError::NotFound => LoadError::NotFound,
        core::LoadError::Network => LoadError::Network,
        core::LoadError::UnsupportedFormat => LoadError::UnsupportedFormat,
        core::LoadError::Broken => LoadError::Broken,
        core::LoadError::TooLarge => LoadError::TooLarge,
        core::LoadError::TimedOut => LoadError::TimedOut,
    }
}

fn failed_image(image: core::FailedImage) -> FailedImage {
    FailedImage {
        url: image.url,
        reason: wit_reason(image.reason),
        failures: image.failures,
    }
}

fn core_failed_image(image: FailedImage) -> core::FailedImage {
    core::FailedImage {
        url: image.url,
        reason: core_reason(image.reason),
        failures: image.failures,
    }
}

fn request(request: &core::Request) -> Request {
    Request {
        texture: request.texture,
        url: request.url.to_string(),
        width: request.width,
        height: request.height,
        visibility: request.visibility,
    }
}

fn refusal(error: core::ResourceError) -> ResourceError {
    match error {
        core::ResourceError::UnknownTexture(id) => ResourceError::UnknownTexture(id),
        core::ResourceError::BadSize(number) => ResourceError::BadSize(number),
        core::ResourceError::BadLength(length) => ResourceError::BadLength(length),
        core::ResourceError::OutOfTextures(count) => ResourceError::OutOfTextures(count),
    }
}
