//! The engine and all systems in one crate, behind the exports of the engine component: called by the same glue, so that what is between the two is what
//! components cost.

wit_bindgen::generate!({
    inline: "
        package inlay:monolith@0.1.0;
        world monolith {
            export inlay:engine/engine@0.2.0;
        }
    ",
    path: [
        "../../../wit/types",
        "../../../wit/text",
        "../../../wit/scene",
        "../../../wit/layout",
        "../../../wit/scroll",
        "../../../wit/animation",
        "../../../wit/focus",
        "../../../wit/resources",
        "../../../wit/render",
        "../../../wit/engine",
    ],
    world: "inlay:monolith/monolith",
    generate_all,
});

#[path = "../../../../components/engine/src/guest.rs"]
mod guest;

use guest::Component;
use inlay_monolith::Monolith as Below;

export!(Component);
