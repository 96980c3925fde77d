//! A small deterministic source of chance (splitmix64).

pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x9e37_79b9_7f4a_7c15)
    }

    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        assert!(low <= high);
        low + (self.roll() % (high - low + 1) as u64) as i64
    }

    pub fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    pub fn pick<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.between(0, choices.len() as i64 - 1) as usize].clone()
    }

    /// An amount, sometimes with cents, sometimes with more decimals than a cent.
    pub fn amount(&mut self, low: i64, high: i64) -> String {
        let whole = self.between(low, high);
        match self.between(0, 9) {
            0..=4 => whole.to_string(),
            5..=7 => format!("{whole}.{:02}", self.between(0, 99)),
            8 => format!("{whole}.{:03}", self.between(0, 999)),
            _ if whole >= 1000 => format!("{}_{:03}", whole / 1000, whole % 1000),
            _ => whole.to_string(),
        }
    }

    /// `12 %`, or with decimals.
    pub fn share(&mut self, low: i64, high: i64) -> String {
        let whole = self.between(low, high);
        if whole < high && self.chance(40) { format!("{whole}.{} %", self.between(1, 9)) } else { format!("{whole} %") }
    }

    pub fn rate(&mut self, low: i64, high: i64) -> String {
        format!("{}/year", self.share(low, high))
    }
}

/// The fields of a flow map, in order.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    pub fn new() -> Fields {
        Fields::default()
    }

    pub fn set(&mut self, key: &str, value: impl Into<String>) -> &mut Fields {
        self.0.retain(|(known, _)| known != key);
        self.0.push((key.to_string(), value.into()));
        self
    }

    pub fn with(mut self, key: &str, value: impl Into<String>) -> Fields {
        self.set(key, value);
        self
    }

    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn flow(&self) -> String {
        let fields: Vec<String> = self.0.iter().map(|(key, value)| format!("{key}: {value}")).collect();
        format!("{{{}}}", fields.join(", "))
    }
}
