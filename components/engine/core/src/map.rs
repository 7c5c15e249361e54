//! A small map, for items that are added and removed one by one.

/// Keys in rising order, with their values. An insertion or removal moves what is behind it: for
/// thousands of entries at most. Each `BTreeMap` of another type is 8 KB more.
#[derive(Clone, Debug)]
pub(crate) struct Map<V>(Vec<(u32, V)>);

impl<V> Default for Map<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Map<V> {
    fn search(&self, key: u32) -> Result<usize, usize> {
        self.0.binary_search_by_key(&key, |&(key, _)| key)
    }

    pub(crate) fn get(&self, key: u32) -> Option<&V> {
        Some(&self.0[self.search(key).ok()?].1)
    }

    pub(crate) fn get_mut(&mut self, key: u32) -> Option<&mut V> {
        let at = self.search(key).ok()?;
        Some(&mut self.0[at].1)
    }

    pub(crate) fn contains(&self, key: u32) -> bool {
        self.search(key).is_ok()
    }

    /// Answers with the value before.
    pub(crate) fn insert(&mut self, key: u32, value: V) -> Option<V> {
        match self.search(key) {
            Ok(at) => Some(core::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    pub(crate) fn remove(&mut self, key: u32) -> Option<V> {
        let at = self.search(key).ok()?;
        Some(self.0.remove(at).1)
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &V)> {
        self.0.iter().map(|(key, value)| (*key, value))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (u32, &mut V)> {
        self.0.iter_mut().map(|(key, value)| (*key, value))
    }
}
