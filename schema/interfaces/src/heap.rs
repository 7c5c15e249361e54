//! The allocator of a component.

/// Declares the allocator of a component, the standard one, in four functions that are exported.
/// So the systems of a fused engine can share one heap: `inlay compose` finds the functions by
/// their names (`tools/compose/src/fuse/heap.rs`).
///
/// They are not inlined: what frees something is a call and not the checks before it, which are 12
/// KB in an engine.
#[macro_export]
macro_rules! heap {
    () => {
        #[cfg(target_family = "wasm")]
        mod heap {
            use ::std::alloc::{GlobalAlloc, Layout, System};

            #[global_allocator]
            static HEAP: Heap = Heap;

            struct Heap;

            // SAFETY: what is asked for is asked of `System`, as it is.
            unsafe impl GlobalAlloc for Heap {
                unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
                    unsafe { inlay_alloc(layout.size(), layout.align()) }
                }

                unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
                    unsafe { inlay_alloc_zeroed(layout.size(), layout.align()) }
                }

                unsafe fn realloc(&self, address: *mut u8, old: Layout, size: usize) -> *mut u8 {
                    unsafe { inlay_realloc(address, old.size(), old.align(), size) }
                }

                unsafe fn dealloc(&self, address: *mut u8, layout: Layout) {
                    unsafe { inlay_dealloc(address, layout.size(), layout.align()) }
                }
            }

            #[unsafe(no_mangle)]
            #[inline(never)]
            unsafe extern "C" fn inlay_alloc(size: usize, align: usize) -> *mut u8 {
                unsafe { System.alloc(layout(size, align)) }
            }

            #[unsafe(no_mangle)]
            #[inline(never)]
            unsafe extern "C" fn inlay_alloc_zeroed(size: usize, align: usize) -> *mut u8 {
                unsafe { System.alloc_zeroed(layout(size, align)) }
            }

            #[unsafe(no_mangle)]
            #[inline(never)]
            unsafe extern "C" fn inlay_realloc(
                address: *mut u8,
                old: usize,
                align: usize,
                size: usize,
            ) -> *mut u8 {
                unsafe { System.realloc(address, layout(old, align), size) }
            }

            #[unsafe(no_mangle)]
            #[inline(never)]
            unsafe extern "C" fn inlay_dealloc(address: *mut u8, size: usize, align: usize) {
                unsafe { System.dealloc(address, layout(size, align)) }
            }

            /// SAFETY: size and alignment are those of a `Layout`.
            unsafe fn layout(size: usize, align: usize) -> Layout {
                unsafe { Layout::from_size_align_unchecked(size, align) }
            }
        }
    };
}
