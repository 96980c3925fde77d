use std::collections::HashMap;
use std::sync::Arc;

/// Where names stand in their list, found without a walk; copies share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(Arc<HashMap<String, usize>>);

impl Places {
    /// Of names in their order; of the same name twice, the first.
    pub(super) fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        let mut places = HashMap::new();
        for (place, name) in names.into_iter().enumerate() {
            places.entry(name.to_owned()).or_insert(place);
        }
        Self(Arc::new(places))
    }

    /// The place of a name.
    pub(super) fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }
}
