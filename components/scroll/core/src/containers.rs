//! All scroll containers.

use inlay_motion::Easings;

use crate::container::Container;
use crate::placement::Placement;

/// All containers, sorted by id.
#[derive(Clone, Default, Debug)]
pub(crate) struct Containers(Vec<Container>);

impl Containers {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Container> {
        self.0.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Container> {
        self.0.iter_mut()
    }

    pub(crate) fn get_mut(&mut self, node: u32) -> Option<&mut Container> {
        let at = self.search(node).ok()?;
        self.0.get_mut(at)
    }

    /// The container of a node, made with the placement that it has where there is none.
    pub(crate) fn ensure(
        &mut self,
        node: u32,
        placement: Option<&Placement>,
        ratios: [f64; 2],
        easings: &mut Easings,
    ) -> &mut Container {
        let at = self.search(node).unwrap_or_else(|at| {
            let mut container = Container::new(node, ratios, easings);
            container.place(placement, 0.0);
            self.0.insert(at, container);
            at
        });
        &mut self.0[at]
    }

    pub(crate) fn remove(&mut self, node: u32) {
        if let Ok(at) = self.search(node) {
            self.0.remove(at);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    fn search(&self, node: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&node, |container| container.id)
    }
}
