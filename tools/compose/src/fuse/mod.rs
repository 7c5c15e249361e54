//! A composed component becomes ONE core module, with one memory and one table.
//!
//! The steps, each a function from bytes to bytes:
//!
//! 1. [`translate`]: wasmtime-environ flattens the component into core modules, adapters between
//!    them and resolved wiring
//! 2. [`bulk`]: in the adapters, loops that copy flat lists element by element become `memory.copy`
//! 3. [`link`]: the index spaces of all instances are concatenated; imports are replaced by what
//!    they resolve to; systems whose [`addresses`] are known are moved to where they will lie
//! 4. [`lists`]: systems that will share a heap pass lists on without a copy
//! 5. [`panics`]: a panic of Rust is a trap where it happens
//! 6. [`direct`]: calls through tables whose content is known become direct calls
//! 7. [`blocks`], [`single`]: blocks and functions with several results get none; the values travel
//!    in locals and globals
//! 8. [`arena`]: every memory becomes a part of one
//! 9. [`heap`]: systems that say what their allocators are share one
//! 10. [`table`]: every table becomes a part of one
//! 11. [`functions`]: each function gets the name of its system
//!
//! What a component can tell apart afterwards: nothing but an access out of its bounds, which may
//! reach a neighbour instead of trapping. The systems of one engine trust each other that far.
pub mod addresses;
pub mod arena;
pub mod blocks;
pub mod bulk;
pub mod direct;
pub mod features;
pub mod functions;
pub mod heap;
mod intrinsics;
mod link;
pub mod lists;
pub mod panics;
pub(crate) mod reencode;
pub mod refusals;
mod shape;
pub mod single;
pub mod table;
mod translate;
mod utf8;

use anyhow::{Context, Result};

/// What fusing found and did.
#[derive(Debug)]
pub struct Fused {
    /// The core module: exports `interface@version#function`, `cabi_post_*`, `memory`,
    /// `cabi_realloc`, `out-of-memory`. Its functions have names, see [`functions`].
    pub module: Vec<u8>,
    /// Where each memory lies; the first is the one the host sees.
    pub memories: Vec<arena::Placement>,
    /// Loops that became `memory.copy`.
    pub bulk_copies: usize,
    /// Indirect calls that became direct ones.
    pub directed_calls: usize,
}

/// Fuses `component`. `caps` names the most pages that the memory of a component may have, by the
/// name of the component in the composition.
///
/// # Errors
///
/// What the component contains that one module cannot express: functions it imports, async
/// functions, strings that are not UTF-8.
pub fn fuse(component: &[u8], caps: &arena::Caps) -> Result<Fused> {
    let linked =
        link::link(component).context("the composed component cannot be linked into one module")?;
    let heaps = &linked.heaps;
    let realloc = heaps.first().map(|heap| heap.functions[2]);
    let (module, hands) =
        lists::pass_on(&linked.module, &linked.adapters, &linked.keepers, realloc)
            .context("lists between systems")?;
    let functions = with_hands(linked.functions, &hands, &linked.memory_owners);
    let (module, _) = panics::trap(&module, &functions, &linked.never).context("panics")?;
    let (module, directed_calls) = direct::direct(&module).context("calls through known tables")?;
    let module = blocks::plain_blocks(&module).context("blocks with several results")?;
    let module = single::single_results(&module).context("functions with several results")?;
    let arena::Arena {
        module,
        placements: mut memories,
        refused,
    } = arena::arena(&module, &linked.memory_owners, caps, heaps, &linked.moved)
        .context("one memory")?;
    let module = heap::share(&module, heaps, &hands, &memories, refused).context("one heap")?;
    memories.sort_by_key(|memory| memory.base);
    let mut module = table::one_table(&module).context("one table")?;
    // The steps before keep the index of every function, and add theirs at the end.
    functions::name(&mut module, &functions, caps);
    validate(&module).context("the fused module is not valid; this is a bug of inlay-compose")?;
    Ok(Fused {
        module,
        memories,
        bulk_copies: linked.bulk_copies,
        directed_calls,
    })
}

/// Functions with what passes lists on: that belongs to the system whose lists it checks.
fn with_hands(
    mut functions: Vec<link::Owned>,
    hands: &[lists::Hand],
    owners: &[arena::Digest],
) -> Vec<link::Owned> {
    for hand in hands {
        let at = hand.function as usize;
        functions.resize_with(functions.len().max(at + 1), link::Owned::default);
        functions[at] = link::Owned {
            module: owners.get(hand.from as usize).copied(),
            name: "list".into(),
        };
    }
    functions
}

fn validate(module: &[u8]) -> Result<()> {
    wasmparser::Validator::new_with_features(features::linkable()).validate_all(module)?;
    Ok(())
}

/// An index as the binary format has it.
pub(crate) fn index(n: usize) -> u32 {
    u32::try_from(n).expect("the binary format has no index beyond 32 bits")
}
