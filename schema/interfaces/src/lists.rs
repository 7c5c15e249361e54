//! Lists that go between systems of one heap without a copy.

/// Declares how a component takes part when a fused engine passes lists on as they are
/// (`tools/compose/src/fuse/lists.rs`): a line for each function that has lists as parameters. One
/// is `lent` if it is a parameter itself, and those in records are `given`.
#[macro_export]
macro_rules! lists {
    ($($line:literal),* $(,)?) => {
        #[allow(dead_code, reason = "some systems take no lists")]
        mod lists {
            #[cfg(target_family = "wasm")]
            const LINES: &str = ::std::concat!($($line, "\n"),*);

            #[cfg(target_family = "wasm")]
            #[used]
            #[unsafe(link_section = "inlay.lists")]
            static SECTION: [u8; LINES.len()] = match LINES.as_bytes().first_chunk() {
                ::std::option::Option::Some(lines) => *lines,
                ::std::option::Option::None => ::std::panic!("it is as long as it is"),
            };

            ::std::thread_local! {
                static KEPT: ::std::cell::Cell<bool> = const { ::std::cell::Cell::new(false) };
            }

            /// The lists of the call that begins, or has ended, are the other side's to free.
            #[cfg(target_family = "wasm")]
            #[unsafe(no_mangle)]
            extern "C" fn inlay_keep() {
                KEPT.set(true);
            }

            /// Whether that was said. Asked once a call.
            #[inline]
            pub fn are_kept() -> bool {
                KEPT.take()
            }

            /// Frees the lists of a call, unless they are the other side's.
            #[inline]
            pub fn end<T>(are_kept: bool, lists: T) {
                if are_kept {
                    ::std::mem::forget(lists);
                }
            }
        }
    };
}

/// A list in an allocation of its size, so that another system can free it.
// One function for all lists, most of which are that already.
#[inline(never)]
#[must_use]
pub fn exact<T>(list: Vec<T>) -> Vec<T> {
    list.into_boxed_slice().into_vec()
}
