//! Written by inlay-schema-generator from wit/: change that and run `npx inlay schema`.

/// Makes a component of `$system`: the world `inlay:overlay@0.1.0/overlay-system`.
#[macro_export]
macro_rules! overlay_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/draw-list", "../../wit/overlay"],
            world: "inlay:overlay/overlay-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:overlay/overlay@0.1.0#draw lent",
        );

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::overlay::overlay::Guest for Component {
            fn draw(width: u32, height: u32, figures: Vec<u32>) -> Result<Vec<u32>, exports::inlay::overlay::overlay::OverlayError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::overlay::Overlay::draw(it, width, height, &figures)).map_err(::std::convert::Into::into);
                lists::end(is_lent, figures);
                answer
            }
            fn reset() {
                with(|it| $crate::overlay::Overlay::reset(it))
            }
        }

        impl ::std::convert::From<$crate::overlay::OverlayError> for exports::inlay::overlay::overlay::OverlayError {
            fn from(it: $crate::overlay::OverlayError) -> Self {
                match it {
                    $crate::overlay::OverlayError::BadSize(it) => Self::BadSize(it),
                    $crate::overlay::OverlayError::BadFigures(it) => Self::BadFigures(it),
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:animation@0.2.0/animation-system`.
#[macro_export]
macro_rules! animation_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/types", "../../wit/animation"],
            world: "inlay:animation/animation-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:animation/animation@0.2.0#apply lent",
            "inlay:animation/animation@0.2.0#retarget lent",
            "inlay:animation/animation@0.2.0#restore given",
        );

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::animation::animation::Guest for Component {
            fn apply(entries: Vec<u32>, time: f64) -> Result<(), inlay::types::types::ApplyError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::animation::Animation::apply(it, &entries, time)).map_err(::std::convert::Into::into);
                lists::end(is_lent, entries);
                answer
            }
            fn retarget(changes: Vec<u32>, time: f64) -> Result<Vec<u32>, exports::inlay::animation::animation::AnimationError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::animation::Animation::retarget(it, &changes, time)).map_err(::std::convert::Into::into);
                lists::end(is_lent, changes);
                answer
            }
            fn take_rests() -> Vec<u32> {
                with(|it| $crate::animation::Animation::take_rests(it))
            }
            fn tick(time: f64) -> Result<exports::inlay::animation::animation::Values, exports::inlay::animation::animation::AnimationError> {
                with(|it| $crate::animation::Animation::tick(it, time)).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn set_resolution(pixels: f32) {
                with(|it| $crate::animation::Animation::set_resolution(it, pixels))
            }
            fn movers() -> Vec<u32> {
                with(|it| $crate::animation::Animation::movers(it))
            }
            fn reset() {
                with(|it| $crate::animation::Animation::reset(it))
            }
            fn snapshot() -> exports::inlay::animation::animation::AnimationState {
                ::std::convert::Into::into(with(|it| $crate::animation::Animation::snapshot(it)))
            }
            fn restore(state: exports::inlay::animation::animation::AnimationState) -> Result<(), inlay::types::types::RestoreError> {
                with(|it| $crate::animation::Animation::restore(it, ::std::convert::Into::into(state))).map_err(::std::convert::Into::into)
            }
        }

        impl ::std::convert::From<$crate::types::ApplyError> for inlay::types::types::ApplyError {
            fn from(it: $crate::types::ApplyError) -> Self {
                match it {
                    $crate::types::ApplyError::Malformed(it) => Self::Malformed(it),
                    $crate::types::ApplyError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::types::ApplyError::Unsupported(it) => Self::Unsupported(it),
                    $crate::types::ApplyError::Limit(it) => Self::Limit(it),
                }
            }
        }

        impl ::std::convert::From<$crate::types::RestoreError> for inlay::types::types::RestoreError {
            fn from(it: $crate::types::RestoreError) -> Self {
                match it {
                    $crate::types::RestoreError::Version(it) => Self::Version(it),
                    $crate::types::RestoreError::Length(it) => Self::Length(it),
                    $crate::types::RestoreError::Number(it) => Self::Number(it),
                }
            }
        }

        impl ::std::convert::From<$crate::animation::AnimationError> for exports::inlay::animation::animation::AnimationError {
            fn from(it: $crate::animation::AnimationError) -> Self {
                match it {
                    $crate::animation::AnimationError::BadTime(it) => Self::BadTime(it),
                    $crate::animation::AnimationError::Malformed(it) => Self::Malformed(it),
                }
            }
        }

        impl ::std::convert::From<$crate::animation::Values> for exports::inlay::animation::animation::Values {
            fn from(it: $crate::animation::Values) -> Self {
                Self {
                    entries: it.entries,
                    finished: it.finished,
                    cancelled: it.cancelled,
                    refused: it.refused,
                    active: it.active,
                    moving: it.moving,
                    next: it.next,
                }
            }
        }

        impl ::std::convert::From<exports::inlay::animation::animation::AnimationState> for $crate::animation::AnimationState {
            fn from(it: exports::inlay::animation::animation::AnimationState) -> Self {
                Self {
                    version: it.version,
                    transitions: it.transitions,
                    transition_times: it.transition_times,
                    animations: it.animations,
                    animation_times: it.animation_times,
                }
            }
        }

        impl ::std::convert::From<$crate::animation::AnimationState> for exports::inlay::animation::animation::AnimationState {
            fn from(it: $crate::animation::AnimationState) -> Self {
                Self {
                    version: it.version,
                    transitions: it.transitions,
                    transition_times: it.transition_times,
                    animations: it.animations,
                    animation_times: it.animation_times,
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:focus@0.2.0/focus-system`.
#[macro_export]
macro_rules! focus_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/types", "../../wit/placements", "../../wit/focus"],
            world: "inlay:focus/focus-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:focus/focus@0.2.0#restore given",
        );

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::focus::focus::Guest for Component {
            fn apply(entries: Vec<u8>) -> Result<(), inlay::types::types::ApplyError> {
                with(|it| $crate::focus::Focus::apply(it, ::std::borrow::Cow::Owned(entries))).map_err(::std::convert::Into::into)
            }
            fn place(placements: Vec<u8>) -> Result<(), exports::inlay::focus::focus::FocusError> {
                with(|it| $crate::focus::Focus::place(it, ::std::borrow::Cow::Owned(placements))).map_err(::std::convert::Into::into)
            }
            fn move_(direction: u32, targets: Vec<u8>) -> Result<exports::inlay::focus::focus::Outcome, exports::inlay::focus::focus::FocusError> {
                with(|it| $crate::focus::Focus::r#move(it, direction, ::std::borrow::Cow::Owned(targets))).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn explain(direction: u32, targets: Vec<u8>) -> Result<Vec<u8>, exports::inlay::focus::focus::FocusError> {
                with(|it| $crate::focus::Focus::explain(it, direction, ::std::borrow::Cow::Owned(targets))).map_err(::std::convert::Into::into)
            }
            fn focus(node: u32) -> Result<exports::inlay::focus::focus::Outcome, exports::inlay::focus::focus::FocusError> {
                with(|it| $crate::focus::Focus::focus(it, node)).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn settle() -> exports::inlay::focus::focus::Outcome {
                ::std::convert::Into::into(with(|it| $crate::focus::Focus::settle(it)))
            }
            fn reset() {
                with(|it| $crate::focus::Focus::reset(it))
            }
            fn snapshot() -> exports::inlay::focus::focus::FocusState {
                ::std::convert::Into::into(with(|it| $crate::focus::Focus::snapshot(it)))
            }
            fn restore(state: exports::inlay::focus::focus::FocusState) -> Result<(), inlay::types::types::RestoreError> {
                with(|it| $crate::focus::Focus::restore(it, ::std::convert::Into::into(state))).map_err(::std::convert::Into::into)
            }
        }

        impl ::std::convert::From<$crate::types::ApplyError> for inlay::types::types::ApplyError {
            fn from(it: $crate::types::ApplyError) -> Self {
                match it {
                    $crate::types::ApplyError::Malformed(it) => Self::Malformed(it),
                    $crate::types::ApplyError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::types::ApplyError::Unsupported(it) => Self::Unsupported(it),
                    $crate::types::ApplyError::Limit(it) => Self::Limit(it),
                }
            }
        }

        impl ::std::convert::From<$crate::types::RestoreError> for inlay::types::types::RestoreError {
            fn from(it: $crate::types::RestoreError) -> Self {
                match it {
                    $crate::types::RestoreError::Version(it) => Self::Version(it),
                    $crate::types::RestoreError::Length(it) => Self::Length(it),
                    $crate::types::RestoreError::Number(it) => Self::Number(it),
                }
            }
        }

        impl ::std::convert::From<$crate::focus::FocusError> for exports::inlay::focus::focus::FocusError {
            fn from(it: $crate::focus::FocusError) -> Self {
                match it {
                    $crate::focus::FocusError::NotFocusable(it) => Self::NotFocusable(it),
                    $crate::focus::FocusError::Empty(it) => Self::Empty(it),
                    $crate::focus::FocusError::BadLength(it) => Self::BadLength(it),
                    $crate::focus::FocusError::UnknownDirection(it) => Self::UnknownDirection(it),
                }
            }
        }

        impl ::std::convert::From<$crate::focus::Outcome> for exports::inlay::focus::focus::Outcome {
            fn from(it: $crate::focus::Outcome) -> Self {
                Self {
                    focused: it.focused,
                    previous: it.previous,
                }
            }
        }

        impl ::std::convert::From<exports::inlay::focus::focus::FocusState> for $crate::focus::FocusState {
            fn from(it: exports::inlay::focus::focus::FocusState) -> Self {
                Self {
                    version: it.version,
                    focused: it.focused,
                    awaited: it.awaited,
                    traps: it.traps,
                    anchor: it.anchor,
                    is_sideways: it.is_sideways,
                    memory: it.memory,
                    keys: it.keys,
                }
            }
        }

        impl ::std::convert::From<$crate::focus::FocusState> for exports::inlay::focus::focus::FocusState {
            fn from(it: $crate::focus::FocusState) -> Self {
                Self {
                    version: it.version,
                    focused: it.focused,
                    awaited: it.awaited,
                    traps: it.traps,
                    anchor: it.anchor,
                    is_sideways: it.is_sideways,
                    memory: it.memory,
                    keys: it.keys,
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:raster@0.2.0/raster-system`.
#[macro_export]
macro_rules! raster_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/draw-list", "../../wit/types", "../../wit/raster"],
            world: "inlay:raster/raster-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:raster/raster@0.2.0#apply lent",
        );

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::raster::raster::Guest for Component {
            fn set_image(texture: u32, width: u32, height: u32, pixels: Vec<u8>) -> Result<(), exports::inlay::raster::raster::RasterError> {
                with(|it| $crate::raster::Raster::set_image(it, texture, width, height, ::std::borrow::Cow::Owned(pixels))).map_err(::std::convert::Into::into)
            }
            fn apply(words: Vec<u32>) -> Result<(), exports::inlay::raster::raster::RasterError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::raster::Raster::apply(it, &words)).map_err(::std::convert::Into::into);
                lists::end(is_lent, words);
                answer
            }
            fn draw() -> Result<Vec<u8>, exports::inlay::raster::raster::RasterError> {
                with(|it| $crate::raster::Raster::draw(it)).map_err(::std::convert::Into::into)
            }
            fn reset() {
                with(|it| $crate::raster::Raster::reset(it))
            }
        }

        impl ::std::convert::From<$crate::raster::RasterError> for exports::inlay::raster::raster::RasterError {
            fn from(it: $crate::raster::RasterError) -> Self {
                match it {
                    $crate::raster::RasterError::BadList(it) => Self::BadList(it),
                    $crate::raster::RasterError::BadSize(it) => Self::BadSize(it),
                    $crate::raster::RasterError::BadLength(it) => Self::BadLength(it),
                    $crate::raster::RasterError::MissedFrame(it) => Self::MissedFrame(it),
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:render@0.2.0/render-system`.
#[macro_export]
macro_rules! render_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/draw-list", "../../wit/types", "../../wit/drawing", "../../wit/glyphs", "../../wit/images", "../../wit/render"],
            world: "inlay:render/render-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:render/render@0.2.0#apply lent",
            "inlay:render/render@0.2.0#set-drawing given",
            "inlay:render/render@0.2.0#set-glyphs given",
            "inlay:render/render@0.2.0#upload given",
            "inlay:render/render@0.2.0#set-textures lent",
            "inlay:render/render@0.2.0#set-levels lent",
            "inlay:render/render@0.2.0#set-images lent",
            "inlay:render/render@0.2.0#drop-textures lent",
        );

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::render::render::Guest for Component {
            fn set_surface(surface: exports::inlay::render::render::Surface) -> Result<(), exports::inlay::render::render::RenderError> {
                with(|it| $crate::render::Render::set_surface(it, ::std::convert::Into::into(surface))).map_err(::std::convert::Into::into)
            }
            fn apply(entries: Vec<u32>) -> Result<(), inlay::types::types::ApplyError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::render::Render::apply(it, &entries)).map_err(::std::convert::Into::into);
                lists::end(is_lent, entries);
                answer
            }
            fn set_drawing(drawing: inlay::drawing::drawing::Drawing) -> Result<(), exports::inlay::render::render::RenderError> {
                with(|it| $crate::render::Render::set_drawing(it, ::std::convert::Into::into(drawing))).map_err(::std::convert::Into::into)
            }
            fn set_glyphs(glyphs: inlay::glyphs::glyphs::Glyphs) -> Result<(), exports::inlay::render::render::RenderError> {
                with(|it| $crate::render::Render::set_glyphs(it, ::std::convert::Into::into(glyphs))).map_err(::std::convert::Into::into)
            }
            fn set_page(page: u32, texture: u32) {
                with(|it| $crate::render::Render::set_page(it, page, texture))
            }
            fn upload(uploads: inlay::glyphs::glyphs::Uploads) -> Result<(), exports::inlay::render::render::RenderError> {
                with(|it| $crate::render::Render::upload(it, ::std::convert::Into::into(uploads))).map_err(::std::convert::Into::into)
            }
            fn set_textures(textures: Vec<u32>) -> Result<(), exports::inlay::render::render::RenderError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::render::Render::set_textures(it, &textures)).map_err(::std::convert::Into::into);
                lists::end(is_lent, textures);
                answer
            }
            fn set_levels(textures: Vec<u32>) {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::render::Render::set_levels(it, &textures));
                lists::end(is_lent, textures);
                answer
            }
            fn set_images(images: Vec<u32>) -> Result<(), exports::inlay::render::render::RenderError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::render::Render::set_images(it, &images)).map_err(::std::convert::Into::into);
                lists::end(is_lent, images);
                answer
            }
            fn drop_textures(textures: Vec<u32>) {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::render::Render::drop_textures(it, &textures));
                lists::end(is_lent, textures);
                answer
            }
            fn draw() -> Vec<u32> {
                with(|it| $crate::render::Render::draw(it))
            }
            fn take_deep_clips() -> Vec<u32> {
                with(|it| $crate::render::Render::take_deep_clips(it))
            }
            fn target_pixels() -> u32 {
                with(|it| $crate::render::Render::target_pixels(it))
            }
            fn full() -> Vec<u32> {
                with(|it| $crate::render::Render::full(it))
            }
            fn reset() {
                with(|it| $crate::render::Render::reset(it))
            }
            fn snapshot() -> inlay::types::types::NoState {
                ::std::convert::Into::into(with(|it| $crate::render::Render::snapshot(it)))
            }
            fn restore(state: inlay::types::types::NoState) -> Result<(), inlay::types::types::RestoreError> {
                with(|it| $crate::render::Render::restore(it, ::std::convert::Into::into(state))).map_err(::std::convert::Into::into)
            }
        }

        impl ::std::convert::From<$crate::types::ApplyError> for inlay::types::types::ApplyError {
            fn from(it: $crate::types::ApplyError) -> Self {
                match it {
                    $crate::types::ApplyError::Malformed(it) => Self::Malformed(it),
                    $crate::types::ApplyError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::types::ApplyError::Unsupported(it) => Self::Unsupported(it),
                    $crate::types::ApplyError::Limit(it) => Self::Limit(it),
                }
            }
        }

        impl ::std::convert::From<$crate::types::RestoreError> for inlay::types::types::RestoreError {
            fn from(it: $crate::types::RestoreError) -> Self {
                match it {
                    $crate::types::RestoreError::Version(it) => Self::Version(it),
                    $crate::types::RestoreError::Length(it) => Self::Length(it),
                    $crate::types::RestoreError::Number(it) => Self::Number(it),
                }
            }
        }

        impl ::std::convert::From<inlay::types::types::NoState> for $crate::types::NoState {
            fn from(it: inlay::types::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<$crate::types::NoState> for inlay::types::types::NoState {
            fn from(it: $crate::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<inlay::drawing::drawing::Drawing> for $crate::drawing::Drawing {
            fn from(it: inlay::drawing::drawing::Drawing) -> Self {
                Self {
                    nodes: it.nodes,
                    geometry: it.geometry,
                    moved: it.moved,
                    affines: it.affines,
                    shifted: it.shifted,
                    shifts: it.shifts,
                    reordered: it.reordered,
                    order: it.order,
                    groups: it.groups,
                    faded: it.faded,
                    opacities: it.opacities,
                    spaces: it.spaces,
                    space_transforms: it.space_transforms,
                    clips: it.clips,
                    clip_shapes: it.clip_shapes,
                    scaled: it.scaled,
                    scales: it.scales,
                    images: it.images,
                    image_scales: it.image_scales,
                    events: it.events,
                }
            }
        }

        impl ::std::convert::From<inlay::glyphs::glyphs::Glyphs> for $crate::glyphs::Glyphs {
            fn from(it: inlay::glyphs::glyphs::Glyphs) -> Self {
                Self {
                    nodes: it.nodes,
                    quads: it.quads,
                    pages: it.pages,
                }
            }
        }

        impl ::std::convert::From<inlay::glyphs::glyphs::Uploads> for $crate::glyphs::Uploads {
            fn from(it: inlay::glyphs::glyphs::Uploads) -> Self {
                Self {
                    parts: it.parts,
                    pixels: it.pixels,
                }
            }
        }

        impl ::std::convert::From<$crate::render::RenderError> for exports::inlay::render::render::RenderError {
            fn from(it: $crate::render::RenderError) -> Self {
                match it {
                    $crate::render::RenderError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::render::RenderError::BadLength(it) => Self::BadLength(it),
                    $crate::render::RenderError::BadNumber(it) => Self::BadNumber(it),
                    $crate::render::RenderError::UnknownPage(it) => Self::UnknownPage(it),
                }
            }
        }

        impl ::std::convert::From<exports::inlay::render::render::Surface> for $crate::render::Surface {
            fn from(it: exports::inlay::render::render::Surface) -> Self {
                Self {
                    width: it.width,
                    height: it.height,
                    pixel_width: it.pixel_width,
                    pixel_height: it.pixel_height,
                    texture_units: it.texture_units,
                    target_pixels: it.target_pixels,
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:resources@0.2.0/resources-system`.
#[macro_export]
macro_rules! resources_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/types", "../../wit/images", "../../wit/resources"],
            world: "inlay:resources/resources-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:resources/resources@0.2.0#apply lent",
            "inlay:resources/resources@0.2.0#set-visible lent",
            "inlay:resources/resources@0.2.0#restore given",
        );

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::resources::resources::Guest for Component {
            fn set_budget(bytes: u32) {
                with(|it| $crate::resources::Resources::set_budget(it, bytes))
            }
            fn apply(entries: Vec<u32>) -> Result<(), inlay::types::types::ApplyError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::resources::Resources::apply(it, &entries)).map_err(::std::convert::Into::into);
                lists::end(is_lent, entries);
                answer
            }
            fn set_visible(nodes: Vec<u32>) -> Result<(), exports::inlay::resources::resources::ResourceError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::resources::Resources::set_visible(it, &nodes)).map_err(::std::convert::Into::into);
                lists::end(is_lent, nodes);
                answer
            }
            fn arrive(texture: u32, width: u32, height: u32, bytes: u32) -> Result<(), exports::inlay::resources::resources::ResourceError> {
                with(|it| $crate::resources::Resources::arrive(it, texture, width, height, bytes)).map_err(::std::convert::Into::into)
            }
            fn fail(texture: u32, reason: u32) -> Result<(), exports::inlay::resources::resources::ResourceError> {
                with(|it| $crate::resources::Resources::fail(it, texture, reason)).map_err(::std::convert::Into::into)
            }
            fn reserve(bytes: u32) -> Result<u32, exports::inlay::resources::resources::ResourceError> {
                with(|it| $crate::resources::Resources::reserve(it, bytes)).map_err(::std::convert::Into::into)
            }
            fn release(texture: u32) -> Result<(), exports::inlay::resources::resources::ResourceError> {
                with(|it| $crate::resources::Resources::release(it, texture)).map_err(::std::convert::Into::into)
            }
            fn update(time: f64) -> exports::inlay::resources::resources::Changes {
                ::std::convert::Into::into(with(|it| $crate::resources::Resources::update(it, time)))
            }
            fn reset() {
                with(|it| $crate::resources::Resources::reset(it))
            }
            fn snapshot() -> exports::inlay::resources::resources::ResourceState {
                ::std::convert::Into::into(with(|it| $crate::resources::Resources::snapshot(it)))
            }
            fn restore(state: exports::inlay::resources::resources::ResourceState) -> Result<(), inlay::types::types::RestoreError> {
                with(|it| $crate::resources::Resources::restore(it, ::std::convert::Into::into(state))).map_err(::std::convert::Into::into)
            }
        }

        impl ::std::convert::From<$crate::types::ApplyError> for inlay::types::types::ApplyError {
            fn from(it: $crate::types::ApplyError) -> Self {
                match it {
                    $crate::types::ApplyError::Malformed(it) => Self::Malformed(it),
                    $crate::types::ApplyError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::types::ApplyError::Unsupported(it) => Self::Unsupported(it),
                    $crate::types::ApplyError::Limit(it) => Self::Limit(it),
                }
            }
        }

        impl ::std::convert::From<$crate::types::RestoreError> for inlay::types::types::RestoreError {
            fn from(it: $crate::types::RestoreError) -> Self {
                match it {
                    $crate::types::RestoreError::Version(it) => Self::Version(it),
                    $crate::types::RestoreError::Length(it) => Self::Length(it),
                    $crate::types::RestoreError::Number(it) => Self::Number(it),
                }
            }
        }

        impl ::std::convert::From<$crate::resources::ResourceError> for exports::inlay::resources::resources::ResourceError {
            fn from(it: $crate::resources::ResourceError) -> Self {
                match it {
                    $crate::resources::ResourceError::UnknownTexture(it) => Self::UnknownTexture(it),
                    $crate::resources::ResourceError::BadSize(it) => Self::BadSize(it),
                    $crate::resources::ResourceError::BadLength(it) => Self::BadLength(it),
                    $crate::resources::ResourceError::OutOfTextures(it) => Self::OutOfTextures(it),
                    $crate::resources::ResourceError::UnknownReason(it) => Self::UnknownReason(it),
                }
            }
        }

        impl ::std::convert::From<$crate::resources::Request> for exports::inlay::resources::resources::Request {
            fn from(it: $crate::resources::Request) -> Self {
                Self {
                    texture: it.texture,
                    url: it.url,
                    width: it.width,
                    height: it.height,
                    visibility: it.visibility,
                }
            }
        }

        impl ::std::convert::From<$crate::resources::Changes> for exports::inlay::resources::resources::Changes {
            fn from(it: $crate::resources::Changes) -> Self {
                Self {
                    requests: it.requests.into_iter().map(|it| ::std::convert::Into::into(it)).collect(),
                    cancelled: it.cancelled,
                    urgency: it.urgency,
                    released: it.released,
                    levels: it.levels,
                    nodes: it.nodes,
                    wake: it.wake,
                }
            }
        }

        impl ::std::convert::From<exports::inlay::resources::resources::FailedImage> for $crate::resources::FailedImage {
            fn from(it: exports::inlay::resources::resources::FailedImage) -> Self {
                Self {
                    url: it.url,
                    reason: it.reason,
                    failures: it.failures,
                }
            }
        }

        impl ::std::convert::From<$crate::resources::FailedImage> for exports::inlay::resources::resources::FailedImage {
            fn from(it: $crate::resources::FailedImage) -> Self {
                Self {
                    url: it.url,
                    reason: it.reason,
                    failures: it.failures,
                }
            }
        }

        impl ::std::convert::From<exports::inlay::resources::resources::ResourceState> for $crate::resources::ResourceState {
            fn from(it: exports::inlay::resources::resources::ResourceState) -> Self {
                Self {
                    version: it.version,
                    recency: it.recency,
                    failed: it.failed.into_iter().map(|it| ::std::convert::Into::into(it)).collect(),
                }
            }
        }

        impl ::std::convert::From<$crate::resources::ResourceState> for exports::inlay::resources::resources::ResourceState {
            fn from(it: $crate::resources::ResourceState) -> Self {
                Self {
                    version: it.version,
                    recency: it.recency,
                    failed: it.failed.into_iter().map(|it| ::std::convert::Into::into(it)).collect(),
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:scroll@0.2.0/scroll-system`.
#[macro_export]
macro_rules! scroll_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/types", "../../wit/boxes", "../../wit/placements", "../../wit/scroll"],
            world: "inlay:scroll/scroll-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:scroll/scroll@0.2.0#apply lent",
            "inlay:scroll/scroll@0.2.0#place given",
            "inlay:scroll/scroll@0.2.0#restore given",
        );

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::scroll::scroll::Guest for Component {
            fn apply(entries: Vec<u32>, time: f64) -> Result<(), inlay::types::types::ApplyError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::scroll::Scroll::apply(it, &entries, time)).map_err(::std::convert::Into::into);
                lists::end(is_lent, entries);
                answer
            }
            fn place(placements: inlay::placements::placements::Placements, time: f64) -> Result<(), exports::inlay::scroll::scroll::ScrollError> {
                with(|it| $crate::scroll::Scroll::place(it, ::std::convert::Into::into(placements), time)).map_err(::std::convert::Into::into)
            }
            fn set_focus(node: u32, time: f64) -> Result<(), exports::inlay::scroll::scroll::ScrollError> {
                with(|it| $crate::scroll::Scroll::set_focus(it, node, time)).map_err(::std::convert::Into::into)
            }
            fn reveal(node: u32, time: f64) -> Result<(), exports::inlay::scroll::scroll::ScrollError> {
                with(|it| $crate::scroll::Scroll::reveal(it, node, time)).map_err(::std::convert::Into::into)
            }
            fn targets() -> Vec<u32> {
                with(|it| $crate::scroll::Scroll::targets(it))
            }
            fn tick(time: f64) -> Result<exports::inlay::scroll::scroll::Offsets, exports::inlay::scroll::scroll::ScrollError> {
                with(|it| $crate::scroll::Scroll::tick(it, time)).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn set_resolution(pixels_x: f32, pixels_y: f32) {
                with(|it| $crate::scroll::Scroll::set_resolution(it, pixels_x, pixels_y))
            }
            fn reset() {
                with(|it| $crate::scroll::Scroll::reset(it))
            }
            fn snapshot() -> exports::inlay::scroll::scroll::ScrollState {
                ::std::convert::Into::into(with(|it| $crate::scroll::Scroll::snapshot(it)))
            }
            fn restore(state: exports::inlay::scroll::scroll::ScrollState) -> Result<(), inlay::types::types::RestoreError> {
                with(|it| $crate::scroll::Scroll::restore(it, ::std::convert::Into::into(state))).map_err(::std::convert::Into::into)
            }
        }

        impl ::std::convert::From<$crate::types::ApplyError> for inlay::types::types::ApplyError {
            fn from(it: $crate::types::ApplyError) -> Self {
                match it {
                    $crate::types::ApplyError::Malformed(it) => Self::Malformed(it),
                    $crate::types::ApplyError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::types::ApplyError::Unsupported(it) => Self::Unsupported(it),
                    $crate::types::ApplyError::Limit(it) => Self::Limit(it),
                }
            }
        }

        impl ::std::convert::From<$crate::types::RestoreError> for inlay::types::types::RestoreError {
            fn from(it: $crate::types::RestoreError) -> Self {
                match it {
                    $crate::types::RestoreError::Version(it) => Self::Version(it),
                    $crate::types::RestoreError::Length(it) => Self::Length(it),
                    $crate::types::RestoreError::Number(it) => Self::Number(it),
                }
            }
        }

        impl ::std::convert::From<inlay::placements::placements::Placements> for $crate::placements::Placements {
            fn from(it: inlay::placements::placements::Placements) -> Self {
                Self {
                    words: it.words,
                }
            }
        }

        impl ::std::convert::From<$crate::scroll::ScrollError> for exports::inlay::scroll::scroll::ScrollError {
            fn from(it: $crate::scroll::ScrollError) -> Self {
                match it {
                    $crate::scroll::ScrollError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::scroll::ScrollError::BadLength(it) => Self::BadLength(it),
                    $crate::scroll::ScrollError::BadTime(it) => Self::BadTime(it),
                }
            }
        }

        impl ::std::convert::From<$crate::scroll::Offsets> for exports::inlay::scroll::scroll::Offsets {
            fn from(it: $crate::scroll::Offsets) -> Self {
                Self {
                    containers: it.containers,
                    values: it.values,
                    drawn: it.drawn,
                    rested: it.rested,
                    moving: it.moving,
                }
            }
        }

        impl ::std::convert::From<exports::inlay::scroll::scroll::ScrollState> for $crate::scroll::ScrollState {
            fn from(it: exports::inlay::scroll::scroll::ScrollState) -> Self {
                Self {
                    version: it.version,
                    containers: it.containers,
                    values: it.values,
                }
            }
        }

        impl ::std::convert::From<$crate::scroll::ScrollState> for exports::inlay::scroll::scroll::ScrollState {
            fn from(it: $crate::scroll::ScrollState) -> Self {
                Self {
                    version: it.version,
                    containers: it.containers,
                    values: it.values,
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:scene@0.2.0/scene-system`.
#[macro_export]
macro_rules! scene_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/types", "../../wit/boxes", "../../wit/drawing", "../../wit/placements", "../../wit/states", "../../wit/scene"],
            world: "inlay:scene/scene-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:scene/scene@0.2.0#apply lent",
            "inlay:scene/scene@0.2.0#set-boxes given",
            "inlay:scene/scene@0.2.0#set-rests lent",
        );

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::scene::scene::Guest for Component {
            fn apply(entries: Vec<u32>) -> Result<(), inlay::types::types::ApplyError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::scene::Scene::apply(it, &entries)).map_err(::std::convert::Into::into);
                lists::end(is_lent, entries);
                answer
            }
            fn set_boxes(boxes: inlay::boxes::boxes::Boxes) -> Result<(), exports::inlay::scene::scene::SceneError> {
                with(|it| $crate::scene::Scene::set_boxes(it, ::std::convert::Into::into(boxes))).map_err(::std::convert::Into::into)
            }
            fn set_inks(nodes: Vec<u32>, inks: Vec<f32>) -> Result<(), exports::inlay::scene::scene::SceneError> {
                with(|it| $crate::scene::Scene::set_inks(it, &nodes, &inks)).map_err(::std::convert::Into::into)
            }
            fn set_offsets(containers: Vec<u32>, offsets: Vec<f32>, drawn: Vec<f32>) -> Result<(), exports::inlay::scene::scene::SceneError> {
                with(|it| $crate::scene::Scene::set_offsets(it, &containers, &offsets, &drawn)).map_err(::std::convert::Into::into)
            }
            fn set_focus(node: u32) -> Result<(), exports::inlay::scene::scene::SceneError> {
                with(|it| $crate::scene::Scene::set_focus(it, node)).map_err(::std::convert::Into::into)
            }
            fn set_states(node: u32, add: u32, remove: u32) -> Result<(), exports::inlay::scene::scene::SceneError> {
                with(|it| $crate::scene::Scene::set_states(it, node, add, remove)).map_err(::std::convert::Into::into)
            }
            fn take_states() -> inlay::states::states::StateChanges {
                ::std::convert::Into::into(with(|it| $crate::scene::Scene::take_states(it)))
            }
            fn set_rests(entries: Vec<u32>) -> Result<(), inlay::types::types::ApplyError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::scene::Scene::set_rests(it, &entries)).map_err(::std::convert::Into::into);
                lists::end(is_lent, entries);
                answer
            }
            fn take_placements() -> inlay::placements::placements::PlacementChanges {
                ::std::convert::Into::into(with(|it| $crate::scene::Scene::take_placements(it)))
            }
            fn update(viewport: exports::inlay::scene::scene::Viewport) -> Result<inlay::drawing::drawing::Drawing, exports::inlay::scene::scene::SceneError> {
                with(|it| $crate::scene::Scene::update(it, ::std::convert::Into::into(viewport))).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn redraw() -> inlay::drawing::drawing::Drawing {
                ::std::convert::Into::into(with(|it| $crate::scene::Scene::redraw(it)))
            }
            fn bounds(node: u32) -> Result<exports::inlay::scene::scene::BoundingBox, exports::inlay::scene::scene::SceneError> {
                with(|it| $crate::scene::Scene::bounds(it, node)).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn reset() {
                with(|it| $crate::scene::Scene::reset(it))
            }
            fn snapshot() -> inlay::types::types::NoState {
                ::std::convert::Into::into(with(|it| $crate::scene::Scene::snapshot(it)))
            }
            fn restore(state: inlay::types::types::NoState) -> Result<(), inlay::types::types::RestoreError> {
                with(|it| $crate::scene::Scene::restore(it, ::std::convert::Into::into(state))).map_err(::std::convert::Into::into)
            }
        }

        impl ::std::convert::From<$crate::types::ApplyError> for inlay::types::types::ApplyError {
            fn from(it: $crate::types::ApplyError) -> Self {
                match it {
                    $crate::types::ApplyError::Malformed(it) => Self::Malformed(it),
                    $crate::types::ApplyError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::types::ApplyError::Unsupported(it) => Self::Unsupported(it),
                    $crate::types::ApplyError::Limit(it) => Self::Limit(it),
                }
            }
        }

        impl ::std::convert::From<$crate::types::RestoreError> for inlay::types::types::RestoreError {
            fn from(it: $crate::types::RestoreError) -> Self {
                match it {
                    $crate::types::RestoreError::Version(it) => Self::Version(it),
                    $crate::types::RestoreError::Length(it) => Self::Length(it),
                    $crate::types::RestoreError::Number(it) => Self::Number(it),
                }
            }
        }

        impl ::std::convert::From<inlay::types::types::NoState> for $crate::types::NoState {
            fn from(it: inlay::types::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<$crate::types::NoState> for inlay::types::types::NoState {
            fn from(it: $crate::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<inlay::boxes::boxes::Boxes> for $crate::boxes::Boxes {
            fn from(it: inlay::boxes::boxes::Boxes) -> Self {
                Self {
                    nodes: it.nodes,
                    values: it.values,
                }
            }
        }

        impl ::std::convert::From<$crate::drawing::Drawing> for inlay::drawing::drawing::Drawing {
            fn from(it: $crate::drawing::Drawing) -> Self {
                Self {
                    nodes: it.nodes,
                    geometry: it.geometry,
                    moved: it.moved,
                    affines: it.affines,
                    shifted: it.shifted,
                    shifts: it.shifts,
                    reordered: it.reordered,
                    order: it.order,
                    groups: it.groups,
                    faded: it.faded,
                    opacities: it.opacities,
                    spaces: it.spaces,
                    space_transforms: it.space_transforms,
                    clips: it.clips,
                    clip_shapes: it.clip_shapes,
                    scaled: it.scaled,
                    scales: it.scales,
                    images: it.images,
                    image_scales: it.image_scales,
                    events: it.events,
                }
            }
        }

        impl ::std::convert::From<$crate::placements::Placements> for inlay::placements::placements::Placements {
            fn from(it: $crate::placements::Placements) -> Self {
                Self {
                    words: it.words,
                }
            }
        }

        impl ::std::convert::From<$crate::placements::SeenPlacements> for inlay::placements::placements::SeenPlacements {
            fn from(it: $crate::placements::SeenPlacements) -> Self {
                Self {
                    words: it.words,
                }
            }
        }

        impl ::std::convert::From<$crate::placements::PlacementChanges> for inlay::placements::placements::PlacementChanges {
            fn from(it: $crate::placements::PlacementChanges) -> Self {
                Self {
                    layout: ::std::convert::Into::into(it.layout),
                    seen: ::std::convert::Into::into(it.seen),
                }
            }
        }

        impl ::std::convert::From<$crate::states::StateChanges> for inlay::states::states::StateChanges {
            fn from(it: $crate::states::StateChanges) -> Self {
                Self {
                    nodes: it.nodes,
                }
            }
        }

        impl ::std::convert::From<$crate::scene::SceneError> for exports::inlay::scene::scene::SceneError {
            fn from(it: $crate::scene::SceneError) -> Self {
                match it {
                    $crate::scene::SceneError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::scene::SceneError::BadLength(it) => Self::BadLength(it),
                    $crate::scene::SceneError::BadNumber(it) => Self::BadNumber(it),
                }
            }
        }

        impl ::std::convert::From<exports::inlay::scene::scene::Viewport> for $crate::scene::Viewport {
            fn from(it: exports::inlay::scene::scene::Viewport) -> Self {
                Self {
                    width: it.width,
                    height: it.height,
                    pixel_ratio_x: it.pixel_ratio_x,
                    pixel_ratio_y: it.pixel_ratio_y,
                }
            }
        }

        impl ::std::convert::From<$crate::scene::BoundingBox> for exports::inlay::scene::scene::BoundingBox {
            fn from(it: $crate::scene::BoundingBox) -> Self {
                Self {
                    x: it.x,
                    y: it.y,
                    width: it.width,
                    height: it.height,
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:text@0.2.0/text-system`.
#[macro_export]
macro_rules! text_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/types", "../../wit/boxes", "../../wit/glyphs", "../../wit/text"],
            world: "inlay:text/text-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:text/text@0.2.0#apply lent",
            "inlay:text/text@0.2.0#ink lent",
        );

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::text::measure::Guest for Component {
            fn measure(node: u32, available: exports::inlay::text::measure::AvailableWidth) -> exports::inlay::text::measure::TextSize {
                ::std::convert::Into::into(with(|it| $crate::measure::Measure::measure(it, node, ::std::convert::Into::into(available))))
            }
        }

        impl exports::inlay::text::text::Guest for Component {
            fn apply(entries: Vec<u32>) -> Result<(), inlay::types::types::ApplyError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::text::Text::apply(it, &entries)).map_err(::std::convert::Into::into);
                lists::end(is_lent, entries);
                answer
            }
            fn wanted_fonts() -> Vec<u32> {
                with(|it| $crate::text::Text::wanted_fonts(it))
            }
            fn take_unserved() -> Vec<u32> {
                with(|it| $crate::text::Text::take_unserved(it))
            }
            fn take_missing() -> Vec<exports::inlay::text::text::Missing> {
                with(|it| $crate::text::Text::take_missing(it)).into_iter().map(|it| ::std::convert::Into::into(it)).collect()
            }
            fn add_font(font: u32, bytes: Vec<u8>) -> Result<Vec<u32>, exports::inlay::text::text::FontError> {
                with(|it| $crate::text::Text::add_font(it, font, ::std::borrow::Cow::Owned(bytes))).map_err(::std::convert::Into::into)
            }
            fn fail_font(font: u32) -> Result<(), exports::inlay::text::text::FontError> {
                with(|it| $crate::text::Text::fail_font(it, font)).map_err(::std::convert::Into::into)
            }
            fn set_boxes(nodes: Vec<u32>, boxes: Vec<f32>) -> Result<(), exports::inlay::text::text::TextError> {
                with(|it| $crate::text::Text::set_boxes(it, &nodes, &boxes)).map_err(::std::convert::Into::into)
            }
            fn ink(nodes: Vec<u32>) -> Vec<f32> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::text::Text::ink(it, &nodes));
                lists::end(is_lent, nodes);
                answer
            }
            fn set_scales(nodes: Vec<u32>, scales: Vec<f32>) -> Result<(), exports::inlay::text::text::TextError> {
                with(|it| $crate::text::Text::set_scales(it, &nodes, &scales)).map_err(::std::convert::Into::into)
            }
            fn update() -> inlay::glyphs::glyphs::Glyphs {
                ::std::convert::Into::into(with(|it| $crate::text::Text::update(it)))
            }
            fn redraw() -> inlay::glyphs::glyphs::Glyphs {
                ::std::convert::Into::into(with(|it| $crate::text::Text::redraw(it)))
            }
            fn take_uploads() -> inlay::glyphs::glyphs::Uploads {
                ::std::convert::Into::into(with(|it| $crate::text::Text::take_uploads(it)))
            }
            fn all_uploads() -> inlay::glyphs::glyphs::Uploads {
                ::std::convert::Into::into(with(|it| $crate::text::Text::all_uploads(it)))
            }
            fn pending() -> bool {
                with(|it| $crate::text::Text::pending(it))
            }
            fn waiting() -> u32 {
                with(|it| $crate::text::Text::waiting(it))
            }
            fn reset() {
                with(|it| $crate::text::Text::reset(it))
            }
            fn snapshot() -> inlay::types::types::NoState {
                ::std::convert::Into::into(with(|it| $crate::text::Text::snapshot(it)))
            }
            fn restore(state: inlay::types::types::NoState) -> Result<(), inlay::types::types::RestoreError> {
                with(|it| $crate::text::Text::restore(it, ::std::convert::Into::into(state))).map_err(::std::convert::Into::into)
            }
        }

        impl ::std::convert::From<$crate::types::ApplyError> for inlay::types::types::ApplyError {
            fn from(it: $crate::types::ApplyError) -> Self {
                match it {
                    $crate::types::ApplyError::Malformed(it) => Self::Malformed(it),
                    $crate::types::ApplyError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::types::ApplyError::Unsupported(it) => Self::Unsupported(it),
                    $crate::types::ApplyError::Limit(it) => Self::Limit(it),
                }
            }
        }

        impl ::std::convert::From<$crate::types::RestoreError> for inlay::types::types::RestoreError {
            fn from(it: $crate::types::RestoreError) -> Self {
                match it {
                    $crate::types::RestoreError::Version(it) => Self::Version(it),
                    $crate::types::RestoreError::Length(it) => Self::Length(it),
                    $crate::types::RestoreError::Number(it) => Self::Number(it),
                }
            }
        }

        impl ::std::convert::From<inlay::types::types::NoState> for $crate::types::NoState {
            fn from(it: inlay::types::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<$crate::types::NoState> for inlay::types::types::NoState {
            fn from(it: $crate::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<$crate::glyphs::Glyphs> for inlay::glyphs::glyphs::Glyphs {
            fn from(it: $crate::glyphs::Glyphs) -> Self {
                Self {
                    nodes: it.nodes,
                    quads: it.quads,
                    pages: it.pages,
                }
            }
        }

        impl ::std::convert::From<$crate::glyphs::Uploads> for inlay::glyphs::glyphs::Uploads {
            fn from(it: $crate::glyphs::Uploads) -> Self {
                Self {
                    parts: it.parts,
                    pixels: it.pixels,
                }
            }
        }

        impl ::std::convert::From<exports::inlay::text::measure::AvailableWidth> for $crate::measure::AvailableWidth {
            fn from(it: exports::inlay::text::measure::AvailableWidth) -> Self {
                match it {
                    exports::inlay::text::measure::AvailableWidth::Definite(it) => Self::Definite(it),
                    exports::inlay::text::measure::AvailableWidth::MinContent => Self::MinContent,
                    exports::inlay::text::measure::AvailableWidth::MaxContent => Self::MaxContent,
                }
            }
        }

        impl ::std::convert::From<$crate::measure::TextSize> for exports::inlay::text::measure::TextSize {
            fn from(it: $crate::measure::TextSize) -> Self {
                Self {
                    width: it.width,
                    height: it.height,
                    baseline: it.baseline,
                }
            }
        }

        impl ::std::convert::From<$crate::text::FontError> for exports::inlay::text::text::FontError {
            fn from(it: $crate::text::FontError) -> Self {
                match it {
                    $crate::text::FontError::UnknownFont(it) => Self::UnknownFont(it),
                    $crate::text::FontError::NotAFont(it) => Self::NotAFont(it),
                }
            }
        }

        impl ::std::convert::From<$crate::text::TextError> for exports::inlay::text::text::TextError {
            fn from(it: $crate::text::TextError) -> Self {
                match it {
                    $crate::text::TextError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::text::TextError::BadLength(it) => Self::BadLength(it),
                    $crate::text::TextError::BadNumber(it) => Self::BadNumber(it),
                    $crate::text::TextError::UnknownPage(it) => Self::UnknownPage(it),
                }
            }
        }

        impl ::std::convert::From<$crate::text::Missing> for exports::inlay::text::text::Missing {
            fn from(it: $crate::text::Missing) -> Self {
                Self {
                    node: it.node,
                    reason: it.reason,
                    name: it.name,
                    families: it.families,
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:layout@0.2.0/layout-system`.
#[macro_export]
macro_rules! layout_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/types", "../../wit/boxes", "../../wit/glyphs", "../../wit/text", "../../wit/layout"],
            world: "inlay:layout/layout-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:layout/layout@0.2.0#apply lent",
            "inlay:layout/layout@0.2.0#touch lent",
        );

        /// The systems that this one calls.
        #[derive(Clone, Copy, Default, Debug)]
        pub struct Imports;

        impl $crate::measure::Measure for Imports {
            fn measure(&mut self, node: u32, available: $crate::measure::AvailableWidth) -> $crate::measure::TextSize {
                ::std::convert::Into::into(inlay::text::measure::measure(node, ::std::convert::Into::into(available)))
            }
        }

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::layout::layout::Guest for Component {
            fn apply(entries: Vec<u32>) -> Result<(), inlay::types::types::ApplyError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::layout::Layout::apply(it, &entries)).map_err(::std::convert::Into::into);
                lists::end(is_lent, entries);
                answer
            }
            fn set_natural_sizes(nodes: Vec<u32>, sizes: Vec<f32>) -> Result<(), exports::inlay::layout::layout::LayoutError> {
                with(|it| $crate::layout::Layout::set_natural_sizes(it, &nodes, &sizes)).map_err(::std::convert::Into::into)
            }
            fn touch(nodes: Vec<u32>) -> Result<(), exports::inlay::layout::layout::LayoutError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::layout::Layout::touch(it, &nodes)).map_err(::std::convert::Into::into);
                lists::end(is_lent, nodes);
                answer
            }
            fn solve(width: f32, height: f32) -> Result<inlay::boxes::boxes::Boxes, exports::inlay::layout::layout::LayoutError> {
                with(|it| $crate::layout::Layout::solve(it, width, height)).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn reset() {
                with(|it| $crate::layout::Layout::reset(it))
            }
            fn snapshot() -> inlay::types::types::NoState {
                ::std::convert::Into::into(with(|it| $crate::layout::Layout::snapshot(it)))
            }
            fn restore(state: inlay::types::types::NoState) -> Result<(), inlay::types::types::RestoreError> {
                with(|it| $crate::layout::Layout::restore(it, ::std::convert::Into::into(state))).map_err(::std::convert::Into::into)
            }
        }

        impl ::std::convert::From<$crate::types::ApplyError> for inlay::types::types::ApplyError {
            fn from(it: $crate::types::ApplyError) -> Self {
                match it {
                    $crate::types::ApplyError::Malformed(it) => Self::Malformed(it),
                    $crate::types::ApplyError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::types::ApplyError::Unsupported(it) => Self::Unsupported(it),
                    $crate::types::ApplyError::Limit(it) => Self::Limit(it),
                }
            }
        }

        impl ::std::convert::From<$crate::types::RestoreError> for inlay::types::types::RestoreError {
            fn from(it: $crate::types::RestoreError) -> Self {
                match it {
                    $crate::types::RestoreError::Version(it) => Self::Version(it),
                    $crate::types::RestoreError::Length(it) => Self::Length(it),
                    $crate::types::RestoreError::Number(it) => Self::Number(it),
                }
            }
        }

        impl ::std::convert::From<inlay::types::types::NoState> for $crate::types::NoState {
            fn from(it: inlay::types::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<$crate::types::NoState> for inlay::types::types::NoState {
            fn from(it: $crate::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<$crate::boxes::Boxes> for inlay::boxes::boxes::Boxes {
            fn from(it: $crate::boxes::Boxes) -> Self {
                Self {
                    nodes: it.nodes,
                    values: it.values,
                }
            }
        }

        impl ::std::convert::From<$crate::measure::AvailableWidth> for inlay::text::measure::AvailableWidth {
            fn from(it: $crate::measure::AvailableWidth) -> Self {
                match it {
                    $crate::measure::AvailableWidth::Definite(it) => Self::Definite(it),
                    $crate::measure::AvailableWidth::MinContent => Self::MinContent,
                    $crate::measure::AvailableWidth::MaxContent => Self::MaxContent,
                }
            }
        }

        impl ::std::convert::From<inlay::text::measure::TextSize> for $crate::measure::TextSize {
            fn from(it: inlay::text::measure::TextSize) -> Self {
                Self {
                    width: it.width,
                    height: it.height,
                    baseline: it.baseline,
                }
            }
        }

        impl ::std::convert::From<$crate::layout::LayoutError> for exports::inlay::layout::layout::LayoutError {
            fn from(it: $crate::layout::LayoutError) -> Self {
                match it {
                    $crate::layout::LayoutError::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::layout::LayoutError::BadSize(it) => Self::BadSize(it),
                    $crate::layout::LayoutError::BadLength(it) => Self::BadLength(it),
                    $crate::layout::LayoutError::TooDeep(it) => Self::TooDeep(it),
                }
            }
        }
    };
}

/// Makes a component of `$system`: the world `inlay:engine@0.2.0/engine-system`.
#[macro_export]
macro_rules! engine_system {
    ($system:ty) => {
        ::wit_bindgen::generate!({
            path: ["../../wit/draw-list", "../../wit/types", "../../wit/animation", "../../wit/boxes", "../../wit/drawing", "../../wit/glyphs", "../../wit/images", "../../wit/placements", "../../wit/focus", "../../wit/render", "../../wit/resources", "../../wit/scroll", "../../wit/states", "../../wit/scene", "../../wit/text", "../../wit/layout", "../../wit/engine"],
            world: "inlay:engine/engine-system",
            generate_all,
        });

        $crate::lists!(
            "inlay:engine/engine@0.2.0#configure lent",
            "inlay:engine/engine@0.2.0#apply lent",
            "inlay:engine/engine@0.2.0#acknowledge lent",
            "inlay:engine/engine@0.2.0#restore lent",
        );

        /// The systems that this one calls.
        #[derive(Clone, Copy, Default, Debug)]
        pub struct Imports;

        impl $crate::scene::Scene for Imports {
            fn apply(&mut self, entries: &[u32]) -> Result<(), $crate::types::ApplyError> {
                inlay::scene::scene::apply(entries).map_err(::std::convert::Into::into)
            }
            fn set_boxes(&mut self, boxes: $crate::boxes::Boxes) -> Result<(), $crate::scene::SceneError> {
                let boxes = ::std::convert::Into::into(boxes);
                let answer = inlay::scene::scene::set_boxes(&boxes);
                lists::end(lists::are_kept(), boxes);
                answer.map_err(::std::convert::Into::into)
            }
            fn set_inks(&mut self, nodes: &[u32], inks: &[f32]) -> Result<(), $crate::scene::SceneError> {
                inlay::scene::scene::set_inks(nodes, inks).map_err(::std::convert::Into::into)
            }
            fn set_offsets(&mut self, containers: &[u32], offsets: &[f32], drawn: &[f32]) -> Result<(), $crate::scene::SceneError> {
                inlay::scene::scene::set_offsets(containers, offsets, drawn).map_err(::std::convert::Into::into)
            }
            fn set_focus(&mut self, node: u32) -> Result<(), $crate::scene::SceneError> {
                inlay::scene::scene::set_focus(node).map_err(::std::convert::Into::into)
            }
            fn set_states(&mut self, node: u32, add: u32, remove: u32) -> Result<(), $crate::scene::SceneError> {
                inlay::scene::scene::set_states(node, add, remove).map_err(::std::convert::Into::into)
            }
            fn take_states(&mut self) -> $crate::states::StateChanges {
                ::std::convert::Into::into(inlay::scene::scene::take_states())
            }
            fn set_rests(&mut self, entries: &[u32]) -> Result<(), $crate::types::ApplyError> {
                inlay::scene::scene::set_rests(entries).map_err(::std::convert::Into::into)
            }
            fn take_placements(&mut self) -> $crate::placements::PlacementChanges {
                ::std::convert::Into::into(inlay::scene::scene::take_placements())
            }
            fn update(&mut self, viewport: $crate::scene::Viewport) -> Result<$crate::drawing::Drawing, $crate::scene::SceneError> {
                inlay::scene::scene::update(::std::convert::Into::into(viewport)).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn redraw(&mut self) -> $crate::drawing::Drawing {
                ::std::convert::Into::into(inlay::scene::scene::redraw())
            }
            fn bounds(&mut self, node: u32) -> Result<$crate::scene::BoundingBox, $crate::scene::SceneError> {
                inlay::scene::scene::bounds(node).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn reset(&mut self) {
                inlay::scene::scene::reset()
            }
            fn snapshot(&mut self) -> $crate::types::NoState {
                ::std::convert::Into::into(inlay::scene::scene::snapshot())
            }
            fn restore(&mut self, state: $crate::types::NoState) -> Result<(), $crate::types::RestoreError> {
                inlay::scene::scene::restore(::std::convert::Into::into(state)).map_err(::std::convert::Into::into)
            }
        }

        impl $crate::layout::Layout for Imports {
            fn apply(&mut self, entries: &[u32]) -> Result<(), $crate::types::ApplyError> {
                inlay::layout::layout::apply(entries).map_err(::std::convert::Into::into)
            }
            fn set_natural_sizes(&mut self, nodes: &[u32], sizes: &[f32]) -> Result<(), $crate::layout::LayoutError> {
                inlay::layout::layout::set_natural_sizes(nodes, sizes).map_err(::std::convert::Into::into)
            }
            fn touch(&mut self, nodes: &[u32]) -> Result<(), $crate::layout::LayoutError> {
                inlay::layout::layout::touch(nodes).map_err(::std::convert::Into::into)
            }
            fn solve(&mut self, width: f32, height: f32) -> Result<$crate::boxes::Boxes, $crate::layout::LayoutError> {
                inlay::layout::layout::solve(width, height).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn reset(&mut self) {
                inlay::layout::layout::reset()
            }
            fn snapshot(&mut self) -> $crate::types::NoState {
                ::std::convert::Into::into(inlay::layout::layout::snapshot())
            }
            fn restore(&mut self, state: $crate::types::NoState) -> Result<(), $crate::types::RestoreError> {
                inlay::layout::layout::restore(::std::convert::Into::into(state)).map_err(::std::convert::Into::into)
            }
        }

        impl $crate::scroll::Scroll for Imports {
            fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), $crate::types::ApplyError> {
                inlay::scroll::scroll::apply(entries, time).map_err(::std::convert::Into::into)
            }
            fn place(&mut self, placements: $crate::placements::Placements, time: f64) -> Result<(), $crate::scroll::ScrollError> {
                let placements = ::std::convert::Into::into(placements);
                let answer = inlay::scroll::scroll::place(&placements, time);
                lists::end(lists::are_kept(), placements);
                answer.map_err(::std::convert::Into::into)
            }
            fn set_focus(&mut self, node: u32, time: f64) -> Result<(), $crate::scroll::ScrollError> {
                inlay::scroll::scroll::set_focus(node, time).map_err(::std::convert::Into::into)
            }
            fn reveal(&mut self, node: u32, time: f64) -> Result<(), $crate::scroll::ScrollError> {
                inlay::scroll::scroll::reveal(node, time).map_err(::std::convert::Into::into)
            }
            fn targets(&mut self) -> Vec<u32> {
                inlay::scroll::scroll::targets()
            }
            fn tick(&mut self, time: f64) -> Result<$crate::scroll::Offsets, $crate::scroll::ScrollError> {
                inlay::scroll::scroll::tick(time).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn set_resolution(&mut self, pixels_x: f32, pixels_y: f32) {
                inlay::scroll::scroll::set_resolution(pixels_x, pixels_y)
            }
            fn reset(&mut self) {
                inlay::scroll::scroll::reset()
            }
            fn snapshot(&mut self) -> $crate::scroll::ScrollState {
                ::std::convert::Into::into(inlay::scroll::scroll::snapshot())
            }
            fn restore(&mut self, state: $crate::scroll::ScrollState) -> Result<(), $crate::types::RestoreError> {
                let state = ::std::convert::Into::into(state);
                let answer = inlay::scroll::scroll::restore(&state);
                lists::end(lists::are_kept(), state);
                answer.map_err(::std::convert::Into::into)
            }
        }

        impl $crate::animation::Animation for Imports {
            fn apply(&mut self, entries: &[u32], time: f64) -> Result<(), $crate::types::ApplyError> {
                inlay::animation::animation::apply(entries, time).map_err(::std::convert::Into::into)
            }
            fn retarget(&mut self, changes: &[u32], time: f64) -> Result<Vec<u32>, $crate::animation::AnimationError> {
                inlay::animation::animation::retarget(changes, time).map_err(::std::convert::Into::into)
            }
            fn take_rests(&mut self) -> Vec<u32> {
                inlay::animation::animation::take_rests()
            }
            fn tick(&mut self, time: f64) -> Result<$crate::animation::Values, $crate::animation::AnimationError> {
                inlay::animation::animation::tick(time).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn set_resolution(&mut self, pixels: f32) {
                inlay::animation::animation::set_resolution(pixels)
            }
            fn movers(&mut self) -> Vec<u32> {
                inlay::animation::animation::movers()
            }
            fn reset(&mut self) {
                inlay::animation::animation::reset()
            }
            fn snapshot(&mut self) -> $crate::animation::AnimationState {
                ::std::convert::Into::into(inlay::animation::animation::snapshot())
            }
            fn restore(&mut self, state: $crate::animation::AnimationState) -> Result<(), $crate::types::RestoreError> {
                let state = ::std::convert::Into::into(state);
                let answer = inlay::animation::animation::restore(&state);
                lists::end(lists::are_kept(), state);
                answer.map_err(::std::convert::Into::into)
            }
        }

        impl $crate::focus::Focus for Imports {
            fn apply(&mut self, entries: ::std::borrow::Cow<'_, [u8]>) -> Result<(), $crate::types::ApplyError> {
                inlay::focus::focus::apply(&entries).map_err(::std::convert::Into::into)
            }
            fn place(&mut self, placements: ::std::borrow::Cow<'_, [u8]>) -> Result<(), $crate::focus::FocusError> {
                inlay::focus::focus::place(&placements).map_err(::std::convert::Into::into)
            }
            fn r#move(&mut self, direction: u32, targets: ::std::borrow::Cow<'_, [u8]>) -> Result<$crate::focus::Outcome, $crate::focus::FocusError> {
                inlay::focus::focus::move_(direction, &targets).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn explain(&mut self, direction: u32, targets: ::std::borrow::Cow<'_, [u8]>) -> Result<Vec<u8>, $crate::focus::FocusError> {
                inlay::focus::focus::explain(direction, &targets).map_err(::std::convert::Into::into)
            }
            fn focus(&mut self, node: u32) -> Result<$crate::focus::Outcome, $crate::focus::FocusError> {
                inlay::focus::focus::focus(node).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn settle(&mut self) -> $crate::focus::Outcome {
                ::std::convert::Into::into(inlay::focus::focus::settle())
            }
            fn reset(&mut self) {
                inlay::focus::focus::reset()
            }
            fn snapshot(&mut self) -> $crate::focus::FocusState {
                ::std::convert::Into::into(inlay::focus::focus::snapshot())
            }
            fn restore(&mut self, state: $crate::focus::FocusState) -> Result<(), $crate::types::RestoreError> {
                let state = ::std::convert::Into::into(state);
                let answer = inlay::focus::focus::restore(&state);
                lists::end(lists::are_kept(), state);
                answer.map_err(::std::convert::Into::into)
            }
        }

        impl $crate::text::Text for Imports {
            fn apply(&mut self, entries: &[u32]) -> Result<(), $crate::types::ApplyError> {
                inlay::text::text::apply(entries).map_err(::std::convert::Into::into)
            }
            fn wanted_fonts(&mut self) -> Vec<u32> {
                inlay::text::text::wanted_fonts()
            }
            fn take_unserved(&mut self) -> Vec<u32> {
                inlay::text::text::take_unserved()
            }
            fn take_missing(&mut self) -> Vec<$crate::text::Missing> {
                inlay::text::text::take_missing().into_iter().map(|it| ::std::convert::Into::into(it)).collect()
            }
            fn add_font(&mut self, font: u32, bytes: ::std::borrow::Cow<'_, [u8]>) -> Result<Vec<u32>, $crate::text::FontError> {
                inlay::text::text::add_font(font, &bytes).map_err(::std::convert::Into::into)
            }
            fn fail_font(&mut self, font: u32) -> Result<(), $crate::text::FontError> {
                inlay::text::text::fail_font(font).map_err(::std::convert::Into::into)
            }
            fn set_boxes(&mut self, nodes: &[u32], boxes: &[f32]) -> Result<(), $crate::text::TextError> {
                inlay::text::text::set_boxes(nodes, boxes).map_err(::std::convert::Into::into)
            }
            fn ink(&mut self, nodes: &[u32]) -> Vec<f32> {
                inlay::text::text::ink(nodes)
            }
            fn set_scales(&mut self, nodes: &[u32], scales: &[f32]) -> Result<(), $crate::text::TextError> {
                inlay::text::text::set_scales(nodes, scales).map_err(::std::convert::Into::into)
            }
            fn update(&mut self) -> $crate::glyphs::Glyphs {
                ::std::convert::Into::into(inlay::text::text::update())
            }
            fn redraw(&mut self) -> $crate::glyphs::Glyphs {
                ::std::convert::Into::into(inlay::text::text::redraw())
            }
            fn take_uploads(&mut self) -> $crate::glyphs::Uploads {
                ::std::convert::Into::into(inlay::text::text::take_uploads())
            }
            fn all_uploads(&mut self) -> $crate::glyphs::Uploads {
                ::std::convert::Into::into(inlay::text::text::all_uploads())
            }
            fn pending(&mut self) -> bool {
                inlay::text::text::pending()
            }
            fn waiting(&mut self) -> u32 {
                inlay::text::text::waiting()
            }
            fn reset(&mut self) {
                inlay::text::text::reset()
            }
            fn snapshot(&mut self) -> $crate::types::NoState {
                ::std::convert::Into::into(inlay::text::text::snapshot())
            }
            fn restore(&mut self, state: $crate::types::NoState) -> Result<(), $crate::types::RestoreError> {
                inlay::text::text::restore(::std::convert::Into::into(state)).map_err(::std::convert::Into::into)
            }
        }

        impl $crate::resources::Resources for Imports {
            fn set_budget(&mut self, bytes: u32) {
                inlay::resources::resources::set_budget(bytes)
            }
            fn apply(&mut self, entries: &[u32]) -> Result<(), $crate::types::ApplyError> {
                inlay::resources::resources::apply(entries).map_err(::std::convert::Into::into)
            }
            fn set_visible(&mut self, nodes: &[u32]) -> Result<(), $crate::resources::ResourceError> {
                inlay::resources::resources::set_visible(nodes).map_err(::std::convert::Into::into)
            }
            fn arrive(&mut self, texture: u32, width: u32, height: u32, bytes: u32) -> Result<(), $crate::resources::ResourceError> {
                inlay::resources::resources::arrive(texture, width, height, bytes).map_err(::std::convert::Into::into)
            }
            fn fail(&mut self, texture: u32, reason: u32) -> Result<(), $crate::resources::ResourceError> {
                inlay::resources::resources::fail(texture, reason).map_err(::std::convert::Into::into)
            }
            fn reserve(&mut self, bytes: u32) -> Result<u32, $crate::resources::ResourceError> {
                inlay::resources::resources::reserve(bytes).map_err(::std::convert::Into::into)
            }
            fn release(&mut self, texture: u32) -> Result<(), $crate::resources::ResourceError> {
                inlay::resources::resources::release(texture).map_err(::std::convert::Into::into)
            }
            fn update(&mut self, time: f64) -> $crate::resources::Changes {
                ::std::convert::Into::into(inlay::resources::resources::update(time))
            }
            fn reset(&mut self) {
                inlay::resources::resources::reset()
            }
            fn snapshot(&mut self) -> $crate::resources::ResourceState {
                ::std::convert::Into::into(inlay::resources::resources::snapshot())
            }
            fn restore(&mut self, state: $crate::resources::ResourceState) -> Result<(), $crate::types::RestoreError> {
                let state = ::std::convert::Into::into(state);
                let answer = inlay::resources::resources::restore(&state);
                lists::end(lists::are_kept(), state);
                answer.map_err(::std::convert::Into::into)
            }
        }

        impl $crate::render::Render for Imports {
            fn set_surface(&mut self, surface: $crate::render::Surface) -> Result<(), $crate::render::RenderError> {
                inlay::render::render::set_surface(::std::convert::Into::into(surface)).map_err(::std::convert::Into::into)
            }
            fn apply(&mut self, entries: &[u32]) -> Result<(), $crate::types::ApplyError> {
                inlay::render::render::apply(entries).map_err(::std::convert::Into::into)
            }
            fn set_drawing(&mut self, drawing: $crate::drawing::Drawing) -> Result<(), $crate::render::RenderError> {
                let drawing = ::std::convert::Into::into(drawing);
                let answer = inlay::render::render::set_drawing(&drawing);
                lists::end(lists::are_kept(), drawing);
                answer.map_err(::std::convert::Into::into)
            }
            fn set_glyphs(&mut self, glyphs: $crate::glyphs::Glyphs) -> Result<(), $crate::render::RenderError> {
                let glyphs = ::std::convert::Into::into(glyphs);
                let answer = inlay::render::render::set_glyphs(&glyphs);
                lists::end(lists::are_kept(), glyphs);
                answer.map_err(::std::convert::Into::into)
            }
            fn set_page(&mut self, page: u32, texture: u32) {
                inlay::render::render::set_page(page, texture)
            }
            fn upload(&mut self, uploads: $crate::glyphs::Uploads) -> Result<(), $crate::render::RenderError> {
                let uploads = ::std::convert::Into::into(uploads);
                let answer = inlay::render::render::upload(&uploads);
                lists::end(lists::are_kept(), uploads);
                answer.map_err(::std::convert::Into::into)
            }
            fn set_textures(&mut self, textures: &[u32]) -> Result<(), $crate::render::RenderError> {
                inlay::render::render::set_textures(textures).map_err(::std::convert::Into::into)
            }
            fn set_levels(&mut self, textures: &[u32]) {
                inlay::render::render::set_levels(textures)
            }
            fn set_images(&mut self, images: &[u32]) -> Result<(), $crate::render::RenderError> {
                inlay::render::render::set_images(images).map_err(::std::convert::Into::into)
            }
            fn drop_textures(&mut self, textures: &[u32]) {
                inlay::render::render::drop_textures(textures)
            }
            fn draw(&mut self) -> Vec<u32> {
                inlay::render::render::draw()
            }
            fn take_deep_clips(&mut self) -> Vec<u32> {
                inlay::render::render::take_deep_clips()
            }
            fn target_pixels(&mut self) -> u32 {
                inlay::render::render::target_pixels()
            }
            fn full(&mut self) -> Vec<u32> {
                inlay::render::render::full()
            }
            fn reset(&mut self) {
                inlay::render::render::reset()
            }
            fn snapshot(&mut self) -> $crate::types::NoState {
                ::std::convert::Into::into(inlay::render::render::snapshot())
            }
            fn restore(&mut self, state: $crate::types::NoState) -> Result<(), $crate::types::RestoreError> {
                inlay::render::render::restore(::std::convert::Into::into(state)).map_err(::std::convert::Into::into)
            }
        }

        $crate::heap!();
        $crate::schema_section!();

        ::std::thread_local! {
            static SYSTEM: ::std::cell::RefCell<::std::option::Option<$system>> =
                const { ::std::cell::RefCell::new(::std::option::Option::None) };
        }

        #[cold]
        #[inline(never)]
        fn first() -> $system {
            ::std::default::Default::default()
        }

        fn with<R>(call: impl ::std::ops::FnOnce(&mut $system) -> R) -> R {
            SYSTEM.with_borrow_mut(|it| call(it.get_or_insert_with(first)))
        }

        struct Component;

        export!(Component);

        impl exports::inlay::engine::engine::Guest for Component {
            fn configure(settings: Vec<u32>) -> Result<(), exports::inlay::engine::engine::EngineError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::engine::Engine::configure(it, &settings)).map_err(::std::convert::Into::into);
                lists::end(is_lent, settings);
                answer
            }
            fn apply(batch: Vec<u32>) -> Result<u32, exports::inlay::engine::engine::Refusal> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::engine::Engine::apply(it, &batch)).map_err(::std::convert::Into::into);
                lists::end(is_lent, batch);
                answer
            }
            fn key(key: u32, phase: u32, time: f64) -> Result<(), exports::inlay::engine::engine::EngineError> {
                with(|it| $crate::engine::Engine::key(it, key, phase, time)).map_err(::std::convert::Into::into)
            }
            fn image_arrived(texture: u32, width: u32, height: u32, bytes: u32) -> Result<(), exports::inlay::engine::engine::EngineError> {
                with(|it| $crate::engine::Engine::image_arrived(it, texture, width, height, bytes)).map_err(::std::convert::Into::into)
            }
            fn image_failed(texture: u32, reason: u32) -> Result<(), exports::inlay::engine::engine::EngineError> {
                with(|it| $crate::engine::Engine::image_failed(it, texture, reason)).map_err(::std::convert::Into::into)
            }
            fn font_arrived(font: u32, bytes: Vec<u8>) -> Result<(), exports::inlay::engine::engine::EngineError> {
                with(|it| $crate::engine::Engine::font_arrived(it, font, ::std::borrow::Cow::Owned(bytes))).map_err(::std::convert::Into::into)
            }
            fn font_failed(font: u32, reason: u32) -> Result<(), exports::inlay::engine::engine::EngineError> {
                with(|it| $crate::engine::Engine::font_failed(it, font, reason)).map_err(::std::convert::Into::into)
            }
            fn frame(time: f64) -> Result<exports::inlay::engine::engine::Output, exports::inlay::engine::engine::EngineError> {
                with(|it| $crate::engine::Engine::frame(it, time)).map(|it| ::std::convert::Into::into(it)).map_err(::std::convert::Into::into)
            }
            fn movers() -> Vec<u32> {
                with(|it| $crate::engine::Engine::movers(it))
            }
            fn inspect() -> Vec<u32> {
                with(|it| $crate::engine::Engine::inspect(it))
            }
            fn full() -> Result<Vec<u32>, exports::inlay::engine::engine::EngineError> {
                with(|it| $crate::engine::Engine::full(it)).map_err(::std::convert::Into::into)
            }
            fn rebuild(system: u32) -> Result<(), exports::inlay::engine::engine::EngineError> {
                with(|it| $crate::engine::Engine::rebuild(it, system)).map_err(::std::convert::Into::into)
            }
            fn acknowledge(events: Vec<u32>) -> Result<(), exports::inlay::engine::engine::EngineError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::engine::Engine::acknowledge(it, &events)).map_err(::std::convert::Into::into);
                lists::end(is_lent, events);
                answer
            }
            fn snapshot() -> Vec<u32> {
                with(|it| $crate::engine::Engine::snapshot(it))
            }
            fn restore(snapshot: Vec<u32>) -> Result<(), exports::inlay::engine::engine::EngineError> {
                let is_lent = lists::are_kept();
                let answer = with(|it| $crate::engine::Engine::restore(it, &snapshot)).map_err(::std::convert::Into::into);
                lists::end(is_lent, snapshot);
                answer
            }
            fn reset() {
                with(|it| $crate::engine::Engine::reset(it))
            }
        }

        impl ::std::convert::From<inlay::types::types::ApplyError> for $crate::types::ApplyError {
            fn from(it: inlay::types::types::ApplyError) -> Self {
                match it {
                    inlay::types::types::ApplyError::Malformed(it) => Self::Malformed(it),
                    inlay::types::types::ApplyError::UnknownNode(it) => Self::UnknownNode(it),
                    inlay::types::types::ApplyError::Unsupported(it) => Self::Unsupported(it),
                    inlay::types::types::ApplyError::Limit(it) => Self::Limit(it),
                }
            }
        }

        impl ::std::convert::From<inlay::types::types::RestoreError> for $crate::types::RestoreError {
            fn from(it: inlay::types::types::RestoreError) -> Self {
                match it {
                    inlay::types::types::RestoreError::Version(it) => Self::Version(it),
                    inlay::types::types::RestoreError::Length(it) => Self::Length(it),
                    inlay::types::types::RestoreError::Number(it) => Self::Number(it),
                }
            }
        }

        impl ::std::convert::From<inlay::types::types::NoState> for $crate::types::NoState {
            fn from(it: inlay::types::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<$crate::types::NoState> for inlay::types::types::NoState {
            fn from(it: $crate::types::NoState) -> Self {
                Self {
                    version: it.version,
                }
            }
        }

        impl ::std::convert::From<inlay::animation::animation::AnimationError> for $crate::animation::AnimationError {
            fn from(it: inlay::animation::animation::AnimationError) -> Self {
                match it {
                    inlay::animation::animation::AnimationError::BadTime(it) => Self::BadTime(it),
                    inlay::animation::animation::AnimationError::Malformed(it) => Self::Malformed(it),
                }
            }
        }

        impl ::std::convert::From<inlay::animation::animation::Values> for $crate::animation::Values {
            fn from(it: inlay::animation::animation::Values) -> Self {
                Self {
                    entries: it.entries,
                    finished: it.finished,
                    cancelled: it.cancelled,
                    refused: it.refused,
                    active: it.active,
                    moving: it.moving,
                    next: it.next,
                }
            }
        }

        impl ::std::convert::From<inlay::animation::animation::AnimationState> for $crate::animation::AnimationState {
            fn from(it: inlay::animation::animation::AnimationState) -> Self {
                Self {
                    version: it.version,
                    transitions: it.transitions,
                    transition_times: it.transition_times,
                    animations: it.animations,
                    animation_times: it.animation_times,
                }
            }
        }

        impl ::std::convert::From<$crate::animation::AnimationState> for inlay::animation::animation::AnimationState {
            fn from(it: $crate::animation::AnimationState) -> Self {
                Self {
                    version: it.version,
                    transitions: $crate::exact(it.transitions),
                    transition_times: $crate::exact(it.transition_times),
                    animations: $crate::exact(it.animations),
                    animation_times: $crate::exact(it.animation_times),
                }
            }
        }

        impl ::std::convert::From<inlay::boxes::boxes::Boxes> for $crate::boxes::Boxes {
            fn from(it: inlay::boxes::boxes::Boxes) -> Self {
                Self {
                    nodes: it.nodes,
                    values: it.values,
                }
            }
        }

        impl ::std::convert::From<$crate::boxes::Boxes> for inlay::boxes::boxes::Boxes {
            fn from(it: $crate::boxes::Boxes) -> Self {
                Self {
                    nodes: $crate::exact(it.nodes),
                    values: $crate::exact(it.values),
                }
            }
        }

        impl ::std::convert::From<inlay::drawing::drawing::Drawing> for $crate::drawing::Drawing {
            fn from(it: inlay::drawing::drawing::Drawing) -> Self {
                Self {
                    nodes: it.nodes,
                    geometry: it.geometry,
                    moved: it.moved,
                    affines: it.affines,
                    shifted: it.shifted,
                    shifts: it.shifts,
                    reordered: it.reordered,
                    order: it.order,
                    groups: it.groups,
                    faded: it.faded,
                    opacities: it.opacities,
                    spaces: it.spaces,
                    space_transforms: it.space_transforms,
                    clips: it.clips,
                    clip_shapes: it.clip_shapes,
                    scaled: it.scaled,
                    scales: it.scales,
                    images: it.images,
                    image_scales: it.image_scales,
                    events: it.events,
                }
            }
        }

        impl ::std::convert::From<$crate::drawing::Drawing> for inlay::drawing::drawing::Drawing {
            fn from(it: $crate::drawing::Drawing) -> Self {
                Self {
                    nodes: $crate::exact(it.nodes),
                    geometry: $crate::exact(it.geometry),
                    moved: $crate::exact(it.moved),
                    affines: $crate::exact(it.affines),
                    shifted: $crate::exact(it.shifted),
                    shifts: $crate::exact(it.shifts),
                    reordered: it.reordered,
                    order: $crate::exact(it.order),
                    groups: $crate::exact(it.groups),
                    faded: $crate::exact(it.faded),
                    opacities: $crate::exact(it.opacities),
                    spaces: $crate::exact(it.spaces),
                    space_transforms: $crate::exact(it.space_transforms),
                    clips: $crate::exact(it.clips),
                    clip_shapes: $crate::exact(it.clip_shapes),
                    scaled: $crate::exact(it.scaled),
                    scales: $crate::exact(it.scales),
                    images: $crate::exact(it.images),
                    image_scales: $crate::exact(it.image_scales),
                    events: $crate::exact(it.events),
                }
            }
        }

        impl ::std::convert::From<inlay::glyphs::glyphs::Glyphs> for $crate::glyphs::Glyphs {
            fn from(it: inlay::glyphs::glyphs::Glyphs) -> Self {
                Self {
                    nodes: it.nodes,
                    quads: it.quads,
                    pages: it.pages,
                }
            }
        }

        impl ::std::convert::From<$crate::glyphs::Glyphs> for inlay::glyphs::glyphs::Glyphs {
            fn from(it: $crate::glyphs::Glyphs) -> Self {
                Self {
                    nodes: $crate::exact(it.nodes),
                    quads: $crate::exact(it.quads),
                    pages: $crate::exact(it.pages),
                }
            }
        }

        impl ::std::convert::From<inlay::glyphs::glyphs::Uploads> for $crate::glyphs::Uploads {
            fn from(it: inlay::glyphs::glyphs::Uploads) -> Self {
                Self {
                    parts: it.parts,
                    pixels: it.pixels,
                }
            }
        }

        impl ::std::convert::From<$crate::glyphs::Uploads> for inlay::glyphs::glyphs::Uploads {
            fn from(it: $crate::glyphs::Uploads) -> Self {
                Self {
                    parts: $crate::exact(it.parts),
                    pixels: $crate::exact(it.pixels),
                }
            }
        }

        impl ::std::convert::From<inlay::placements::placements::Placements> for $crate::placements::Placements {
            fn from(it: inlay::placements::placements::Placements) -> Self {
                Self {
                    words: it.words,
                }
            }
        }

        impl ::std::convert::From<$crate::placements::Placements> for inlay::placements::placements::Placements {
            fn from(it: $crate::placements::Placements) -> Self {
                Self {
                    words: $crate::exact(it.words),
                }
            }
        }

        impl ::std::convert::From<inlay::placements::placements::SeenPlacements> for $crate::placements::SeenPlacements {
            fn from(it: inlay::placements::placements::SeenPlacements) -> Self {
                Self {
                    words: it.words,
                }
            }
        }

        impl ::std::convert::From<inlay::placements::placements::PlacementChanges> for $crate::placements::PlacementChanges {
            fn from(it: inlay::placements::placements::PlacementChanges) -> Self {
                Self {
                    layout: ::std::convert::Into::into(it.layout),
                    seen: ::std::convert::Into::into(it.seen),
                }
            }
        }

        impl ::std::convert::From<inlay::focus::focus::FocusError> for $crate::focus::FocusError {
            fn from(it: inlay::focus::focus::FocusError) -> Self {
                match it {
                    inlay::focus::focus::FocusError::NotFocusable(it) => Self::NotFocusable(it),
                    inlay::focus::focus::FocusError::Empty(it) => Self::Empty(it),
                    inlay::focus::focus::FocusError::BadLength(it) => Self::BadLength(it),
                    inlay::focus::focus::FocusError::UnknownDirection(it) => Self::UnknownDirection(it),
                }
            }
        }

        impl ::std::convert::From<inlay::focus::focus::Outcome> for $crate::focus::Outcome {
            fn from(it: inlay::focus::focus::Outcome) -> Self {
                Self {
                    focused: it.focused,
                    previous: it.previous,
                }
            }
        }

        impl ::std::convert::From<inlay::focus::focus::FocusState> for $crate::focus::FocusState {
            fn from(it: inlay::focus::focus::FocusState) -> Self {
                Self {
                    version: it.version,
                    focused: it.focused,
                    awaited: it.awaited,
                    traps: it.traps,
                    anchor: it.anchor,
                    is_sideways: it.is_sideways,
                    memory: it.memory,
                    keys: it.keys,
                }
            }
        }

        impl ::std::convert::From<$crate::focus::FocusState> for inlay::focus::focus::FocusState {
            fn from(it: $crate::focus::FocusState) -> Self {
                Self {
                    version: it.version,
                    focused: it.focused,
                    awaited: it.awaited,
                    traps: it.traps,
                    anchor: it.anchor,
                    is_sideways: it.is_sideways,
                    memory: $crate::exact(it.memory),
                    keys: $crate::exact(it.keys),
                }
            }
        }

        impl ::std::convert::From<inlay::render::render::RenderError> for $crate::render::RenderError {
            fn from(it: inlay::render::render::RenderError) -> Self {
                match it {
                    inlay::render::render::RenderError::UnknownNode(it) => Self::UnknownNode(it),
                    inlay::render::render::RenderError::BadLength(it) => Self::BadLength(it),
                    inlay::render::render::RenderError::BadNumber(it) => Self::BadNumber(it),
                    inlay::render::render::RenderError::UnknownPage(it) => Self::UnknownPage(it),
                }
            }
        }

        impl ::std::convert::From<$crate::render::Surface> for inlay::render::render::Surface {
            fn from(it: $crate::render::Surface) -> Self {
                Self {
                    width: it.width,
                    height: it.height,
                    pixel_width: it.pixel_width,
                    pixel_height: it.pixel_height,
                    texture_units: it.texture_units,
                    target_pixels: it.target_pixels,
                }
            }
        }

        impl ::std::convert::From<inlay::resources::resources::ResourceError> for $crate::resources::ResourceError {
            fn from(it: inlay::resources::resources::ResourceError) -> Self {
                match it {
                    inlay::resources::resources::ResourceError::UnknownTexture(it) => Self::UnknownTexture(it),
                    inlay::resources::resources::ResourceError::BadSize(it) => Self::BadSize(it),
                    inlay::resources::resources::ResourceError::BadLength(it) => Self::BadLength(it),
                    inlay::resources::resources::ResourceError::OutOfTextures(it) => Self::OutOfTextures(it),
                    inlay::resources::resources::ResourceError::UnknownReason(it) => Self::UnknownReason(it),
                }
            }
        }

        impl ::std::convert::From<inlay::resources::resources::Request> for $crate::resources::Request {
            fn from(it: inlay::resources::resources::Request) -> Self {
                Self {
                    texture: it.texture,
                    url: it.url,
                    width: it.width,
                    height: it.height,
                    visibility: it.visibility,
                }
            }
        }

        impl ::std::convert::From<inlay::resources::resources::Changes> for $crate::resources::Changes {
            fn from(it: inlay::resources::resources::Changes) -> Self {
                Self {
                    requests: it.requests.into_iter().map(|it| ::std::convert::Into::into(it)).collect(),
                    cancelled: it.cancelled,
                    urgency: it.urgency,
                    released: it.released,
                    levels: it.levels,
                    nodes: it.nodes,
                    wake: it.wake,
                }
            }
        }

        impl ::std::convert::From<inlay::resources::resources::FailedImage> for $crate::resources::FailedImage {
            fn from(it: inlay::resources::resources::FailedImage) -> Self {
                Self {
                    url: it.url,
                    reason: it.reason,
                    failures: it.failures,
                }
            }
        }

        impl ::std::convert::From<$crate::resources::FailedImage> for inlay::resources::resources::FailedImage {
            fn from(it: $crate::resources::FailedImage) -> Self {
                Self {
                    url: it.url,
                    reason: it.reason,
                    failures: it.failures,
                }
            }
        }

        impl ::std::convert::From<inlay::resources::resources::ResourceState> for $crate::resources::ResourceState {
            fn from(it: inlay::resources::resources::ResourceState) -> Self {
                Self {
                    version: it.version,
                    recency: it.recency,
                    failed: it.failed.into_iter().map(|it| ::std::convert::Into::into(it)).collect(),
                }
            }
        }

        impl ::std::convert::From<$crate::resources::ResourceState> for inlay::resources::resources::ResourceState {
            fn from(it: $crate::resources::ResourceState) -> Self {
                Self {
                    version: it.version,
                    recency: $crate::exact(it.recency),
                    failed: $crate::exact(it.failed.into_iter().map(|it| ::std::convert::Into::into(it)).collect()),
                }
            }
        }

        impl ::std::convert::From<inlay::scroll::scroll::ScrollError> for $crate::scroll::ScrollError {
            fn from(it: inlay::scroll::scroll::ScrollError) -> Self {
                match it {
                    inlay::scroll::scroll::ScrollError::UnknownNode(it) => Self::UnknownNode(it),
                    inlay::scroll::scroll::ScrollError::BadLength(it) => Self::BadLength(it),
                    inlay::scroll::scroll::ScrollError::BadTime(it) => Self::BadTime(it),
                }
            }
        }

        impl ::std::convert::From<inlay::scroll::scroll::Offsets> for $crate::scroll::Offsets {
            fn from(it: inlay::scroll::scroll::Offsets) -> Self {
                Self {
                    containers: it.containers,
                    values: it.values,
                    drawn: it.drawn,
                    rested: it.rested,
                    moving: it.moving,
                }
            }
        }

        impl ::std::convert::From<inlay::scroll::scroll::ScrollState> for $crate::scroll::ScrollState {
            fn from(it: inlay::scroll::scroll::ScrollState) -> Self {
                Self {
                    version: it.version,
                    containers: it.containers,
                    values: it.values,
                }
            }
        }

        impl ::std::convert::From<$crate::scroll::ScrollState> for inlay::scroll::scroll::ScrollState {
            fn from(it: $crate::scroll::ScrollState) -> Self {
                Self {
                    version: it.version,
                    containers: $crate::exact(it.containers),
                    values: $crate::exact(it.values),
                }
            }
        }

        impl ::std::convert::From<inlay::states::states::StateChanges> for $crate::states::StateChanges {
            fn from(it: inlay::states::states::StateChanges) -> Self {
                Self {
                    nodes: it.nodes,
                }
            }
        }

        impl ::std::convert::From<inlay::scene::scene::SceneError> for $crate::scene::SceneError {
            fn from(it: inlay::scene::scene::SceneError) -> Self {
                match it {
                    inlay::scene::scene::SceneError::UnknownNode(it) => Self::UnknownNode(it),
                    inlay::scene::scene::SceneError::BadLength(it) => Self::BadLength(it),
                    inlay::scene::scene::SceneError::BadNumber(it) => Self::BadNumber(it),
                }
            }
        }

        impl ::std::convert::From<$crate::scene::Viewport> for inlay::scene::scene::Viewport {
            fn from(it: $crate::scene::Viewport) -> Self {
                Self {
                    width: it.width,
                    height: it.height,
                    pixel_ratio_x: it.pixel_ratio_x,
                    pixel_ratio_y: it.pixel_ratio_y,
                }
            }
        }

        impl ::std::convert::From<inlay::scene::scene::BoundingBox> for $crate::scene::BoundingBox {
            fn from(it: inlay::scene::scene::BoundingBox) -> Self {
                Self {
                    x: it.x,
                    y: it.y,
                    width: it.width,
                    height: it.height,
                }
            }
        }

        impl ::std::convert::From<inlay::text::text::FontError> for $crate::text::FontError {
            fn from(it: inlay::text::text::FontError) -> Self {
                match it {
                    inlay::text::text::FontError::UnknownFont(it) => Self::UnknownFont(it),
                    inlay::text::text::FontError::NotAFont(it) => Self::NotAFont(it),
                }
            }
        }

        impl ::std::convert::From<inlay::text::text::TextError> for $crate::text::TextError {
            fn from(it: inlay::text::text::TextError) -> Self {
                match it {
                    inlay::text::text::TextError::UnknownNode(it) => Self::UnknownNode(it),
                    inlay::text::text::TextError::BadLength(it) => Self::BadLength(it),
                    inlay::text::text::TextError::BadNumber(it) => Self::BadNumber(it),
                    inlay::text::text::TextError::UnknownPage(it) => Self::UnknownPage(it),
                }
            }
        }

        impl ::std::convert::From<inlay::text::text::Missing> for $crate::text::Missing {
            fn from(it: inlay::text::text::Missing) -> Self {
                Self {
                    node: it.node,
                    reason: it.reason,
                    name: it.name,
                    families: it.families,
                }
            }
        }

        impl ::std::convert::From<inlay::layout::layout::LayoutError> for $crate::layout::LayoutError {
            fn from(it: inlay::layout::layout::LayoutError) -> Self {
                match it {
                    inlay::layout::layout::LayoutError::UnknownNode(it) => Self::UnknownNode(it),
                    inlay::layout::layout::LayoutError::BadSize(it) => Self::BadSize(it),
                    inlay::layout::layout::LayoutError::BadLength(it) => Self::BadLength(it),
                    inlay::layout::layout::LayoutError::TooDeep(it) => Self::TooDeep(it),
                }
            }
        }

        impl ::std::convert::From<$crate::engine::RefusedSetting> for exports::inlay::engine::engine::RefusedSetting {
            fn from(it: $crate::engine::RefusedSetting) -> Self {
                Self {
                    setting: it.setting,
                    reason: it.reason,
                    expected: it.expected,
                    found: it.found,
                }
            }
        }

        impl ::std::convert::From<$crate::engine::UnknownNumber> for exports::inlay::engine::engine::UnknownNumber {
            fn from(it: $crate::engine::UnknownNumber) -> Self {
                Self {
                    number: it.number,
                    table: it.table,
                    known: it.known,
                }
            }
        }

        impl ::std::convert::From<$crate::engine::Problem> for exports::inlay::engine::engine::Problem {
            fn from(it: $crate::engine::Problem) -> Self {
                match it {
                    $crate::engine::Problem::UnknownNode(it) => Self::UnknownNode(it),
                    $crate::engine::Problem::BadLength(it) => Self::BadLength(it),
                    $crate::engine::Problem::BadNumber(it) => Self::BadNumber(it),
                    $crate::engine::Problem::Malformed(it) => Self::Malformed(it),
                    $crate::engine::Problem::TooMany(it) => Self::TooMany(it),
                    $crate::engine::Problem::UnknownResource(it) => Self::UnknownResource(it),
                    $crate::engine::Problem::UnknownNumber(it) => Self::UnknownNumber(it),
                    $crate::engine::Problem::BadTime => Self::BadTime,
                    $crate::engine::Problem::BadVersion(it) => Self::BadVersion(it),
                    $crate::engine::Problem::Limit(it) => Self::Limit(it),
                    $crate::engine::Problem::Refused => Self::Refused,
                }
            }
        }

        impl ::std::convert::From<$crate::engine::Fault> for exports::inlay::engine::engine::Fault {
            fn from(it: $crate::engine::Fault) -> Self {
                Self {
                    system: it.system,
                    function: it.function,
                    problem: ::std::convert::Into::into(it.problem),
                    found_by: it.found_by,
                }
            }
        }

        impl ::std::convert::From<$crate::engine::EngineError> for exports::inlay::engine::engine::EngineError {
            fn from(it: $crate::engine::EngineError) -> Self {
                match it {
                    $crate::engine::EngineError::NotConfigured => Self::NotConfigured,
                    $crate::engine::EngineError::BadSetting(it) => Self::BadSetting(::std::convert::Into::into(it)),
                    $crate::engine::EngineError::BadTime(it) => Self::BadTime(it),
                    $crate::engine::EngineError::BadKey(it) => Self::BadKey(it),
                    $crate::engine::EngineError::UnknownTexture(it) => Self::UnknownTexture(it),
                    $crate::engine::EngineError::UnknownFont(it) => Self::UnknownFont(it),
                    $crate::engine::EngineError::BadValue(it) => Self::BadValue(it),
                    $crate::engine::EngineError::UnknownNumber(it) => Self::UnknownNumber(::std::convert::Into::into(it)),
                    $crate::engine::EngineError::BadSnapshot(it) => Self::BadSnapshot(it),
                    $crate::engine::EngineError::SystemFault(it) => Self::SystemFault(::std::convert::Into::into(it)),
                }
            }
        }

        impl ::std::convert::From<$crate::engine::Refusal> for exports::inlay::engine::engine::Refusal {
            fn from(it: $crate::engine::Refusal) -> Self {
                Self {
                    sequence: it.sequence,
                    reason: it.reason,
                    at: it.at,
                    entry: it.entry,
                    expected: it.expected,
                    found: it.found,
                }
            }
        }

        impl ::std::convert::From<$crate::engine::Output> for exports::inlay::engine::engine::Output {
            fn from(it: $crate::engine::Output) -> Self {
                Self {
                    draw_list: it.draw_list,
                    events: it.events,
                    requests: it.requests,
                    active: it.active,
                    wake: it.wake,
                    idle: it.idle,
                }
            }
        }
    };
}
