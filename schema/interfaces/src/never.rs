//! What a component does not do, though its libraries can.

/// Says that functions of libraries are never called by a component, by their paths. In a fused
/// engine they trap, and what only they need is left out (`tools/compose/src/fuse/panics.rs`).
///
/// For what a compiler cannot see, such as a choice that a library keeps in a field and that always
/// comes out the same. A path that leads nowhere changes nothing. Methods are named by their type:
/// `inlay_interfaces::never!("fonts::hint::Instance::run")`.
#[macro_export]
macro_rules! never {
    ($($path:literal),+ $(,)?) => {
        #[cfg(target_family = "wasm")]
        const _: () = {
            const PATHS: &str = ::std::concat!($($path, "\n"),+);

            #[used]
            #[unsafe(link_section = "inlay.never")]
            static NEVER: [u8; PATHS.len()] = match PATHS.as_bytes().first_chunk() {
                ::std::option::Option::Some(paths) => *paths,
                ::std::option::Option::None => ::std::panic!("it is as long as it is"),
            };
        };
    };
}
