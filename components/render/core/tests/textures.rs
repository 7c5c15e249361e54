//! What the host has and what the lists name is the same, whether or not a node shows it.

use std::collections::BTreeSet;

use inlay_raster::Raster;
use inlay_render::{Render, Surface};
use proptest::prelude::*;

const SURFACE: Surface = Surface {
    width: 192.0,
    height: 108.0,
    pixel_width: 192,
    pixel_height: 108,
    texture_units: 8,
    target_pixels: 0,
};

#[derive(Clone, Copy, Debug)]
enum Call {
    /// An image is there for the texture of a slot: a new one, or the one that is there with more
    /// pixels.
    Arrive(u32),
    /// The texture of a slot is freed, and its id is not used again.
    Drop(u32),
    /// The next list is a full one.
    Surface,
    Draw,
}

fn call() -> impl Strategy<Value = Call> {
    prop_oneof![
        4 => (1..6_u32).prop_map(Call::Arrive),
        3 => (1..6_u32).prop_map(Call::Drop),
        1 => Just(Call::Surface),
        4 => Just(Call::Draw),
    ]
}

fn draw(render: &mut Render, host: &mut Raster) -> Result<(), TestCaseError> {
    let mut words = Vec::new();
    render.draw(&mut words);
    prop_assert!(words.is_empty() || host.apply(&words).is_ok());
    Ok(())
}

proptest! {
    #[test]
    fn lists_name_what_arrived_until_it_is_dropped(calls in prop::collection::vec(call(), 0..60)) {
        let mut render = Render::new();
        let mut host = Raster::new();
        prop_assert!(render.set_surface(SURFACE).is_ok());
        let mut held: BTreeSet<u32> = BTreeSet::new();
        let mut ids: Vec<u32> = (0..6).collect();
        for call in calls.into_iter().chain([Call::Draw]) {
            match call {
                Call::Arrive(slot) => {
                    let texture = ids[slot as usize];
                    prop_assert!(render.set_textures(&[texture, 4, 3]).is_ok());
                    prop_assert!(host.set_image(texture, 1, 1, vec![9; 4]).is_ok());
                    held.insert(texture);
                }
                Call::Drop(slot) => {
                    let texture = ids[slot as usize];
                    render.drop_textures(&[texture]);
                    if held.remove(&texture) {
                        ids[slot as usize] += 1 << 20;
                    }
                }
                Call::Surface => prop_assert!(render.set_surface(SURFACE).is_ok()),
                Call::Draw => {
                    draw(&mut render, &mut host)?;
                    prop_assert_eq!(host.held().collect::<BTreeSet<_>>(), held.clone());
                }
            }
        }
    }
}
