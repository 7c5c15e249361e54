//! The engine as a component: `inlay:engine/engine` on one side, the imported systems on the other. Decodes, calls the core, encodes.

mod below;
mod guest;
mod problem;

wit_bindgen::generate!({
    path: [
        "../../wit/types",
        "../../wit/text",
        "../../wit/scene",
        "../../wit/layout",
        "../../wit/scroll",
        "../../wit/animation",
        "../../wit/focus",
        "../../wit/resources",
        "../../wit/render",
        "../../wit/engine",
    ],
    world: "inlay:engine/engine-system",
    generate_all,
});

use below::Below;
use guest::Component;

export!(Component);
