//! Choices made by bytes: the same bytes, the same choices. Where they end, the first and least is chosen.

use serde_json::{Map, Value};

/// Bytes, taken one by one.
#[derive(Debug)]
pub(crate) struct Feed<'a> {
    bytes: &'a [u8],
}

impl<'a> Feed<'a> {
    /// Choices by these bytes.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Whether any are left.
    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// The next byte.
    pub(crate) fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        *first
    }

    /// A number below `end`, which is no more than 65,536.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let high = if end > 256 {
            usize::from(self.byte()) * 256
        } else {
            0
        };
        (high + usize::from(self.byte())) % end.max(1)
    }

    /// Once in so many times; never where no bytes are left.
    pub(crate) fn once_in(&mut self, times: u8) -> bool {
        !self.is_empty() && self.byte() % times == times - 1
    }

    /// One of several.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        *from.get(self.below(from.len())).unwrap()
    }

    /// A text of at most `most` pieces, now and then with any characters between them.
    pub(crate) fn text(&mut self, pieces: &[&str], most: usize) -> String {
        let mut text = String::new();
        for _ in 0..self.below(most) {
            if self.is_empty() {
                break;
            }
            if self.once_in(16) {
                let code = u32::from(self.byte()) * 256 + u32::from(self.byte());
                text.extend(char::from_u32(code));
            } else {
                text.push_str(self.pick(pieces));
            }
        }
        text
    }

    /// What is left, as text.
    pub(crate) fn rest(&mut self) -> String {
        String::from_utf8_lossy(std::mem::take(&mut self.bytes)).into_owned()
    }

    /// A text of pieces, or now and then the bytes themselves.
    pub(crate) fn text_or_rest(&mut self, pieces: &[&str], most: usize) -> String {
        if self.once_in(4) {
            self.rest()
        } else {
            self.text(pieces, most)
        }
    }

    /// Any value, with keys and texts of `words`.
    pub(crate) fn value(&mut self, words: &[&str], depth: u32) -> Value {
        let kinds = if depth == 0 { 5 } else { 7 };
        match self.below(kinds) {
            0 => Value::from(self.pick(words)),
            1 => Value::from(i64::from(self.byte()) - 8),
            2 => Value::Bool(self.once_in(2)),
            3 => Value::Null,
            4 => Value::from(self.text(words, 4)),
            5 => (0..self.below(4))
                .map(|_| self.value(words, depth - 1))
                .collect(),
            _ => {
                let count = self.below(5);
                let entries = (0..count).map(|_| {
                    let key = self.pick(words).to_owned();
                    (key, self.value(words, depth - 1))
                });
                Value::Object(entries.collect())
            }
        }
    }

    /// A value that fits a schema, nearly: of each key of the schema something now and then, and now and then something
    /// else. Texts are of `words`.
    pub(crate) fn fitting(&mut self, schema: &Value, words: &[&str]) -> Value {
        self.grow(schema, schema, words, 12)
    }

    fn grow(&mut self, schema: &Value, root: &Value, words: &[&str], depth: u32) -> Value {
        if depth == 0 || self.once_in(32) {
            return self.value(words, depth.min(2));
        }
        let depth = depth - 1;
        if let Some(part) = self.part(schema, root) {
            let part = self.grow(part, root, words, depth);
            return self.with_keys(part, schema, root, words, depth);
        }
        if let Some(Value::Array(values)) = schema.get("enum") {
            let at = self.below(values.len());
            return values.get(at).cloned().unwrap_or_default();
        }
        if let Some(value) = schema.get("const") {
            return value.clone();
        }
        let kind = self.kind(schema);
        match kind {
            Some("object") => self.with_keys(Value::Object(Map::new()), schema, root, words, depth),
            Some("array") => {
                let item = schema.get("items").unwrap_or(&Value::Null);
                let count = 1 + self.below(3);
                (0..count)
                    .map(|_| self.grow(item, root, words, depth))
                    .collect()
            }
            Some("integer" | "number") => Value::from(self.byte() % 200),
            Some("boolean") => Value::Bool(self.once_in(2)),
            Some("null") => Value::Null,
            Some("string") if self.once_in(8) => Value::from(self.text(words, 4)),
            Some("string") => Value::from(self.pick(words)),
            _ => self.value(words, 2),
        }
    }

    /// What a schema refers to, or one of the branches that it has.
    fn part<'s>(&mut self, schema: &'s Value, root: &'s Value) -> Option<&'s Value> {
        if let Some(pointer) = schema.get("$ref").and_then(Value::as_str) {
            return root.pointer(pointer.strip_prefix('#')?);
        }
        let branches = schema.get("oneOf").or_else(|| schema.get("anyOf"))?;
        let branches = branches.as_array()?;
        branches.get(self.below(branches.len()))
    }

    /// One of the types of a schema.
    fn kind<'s>(&mut self, schema: &'s Value) -> Option<&'s str> {
        match schema.get("type") {
            Some(Value::Array(kinds)) => kinds.get(self.below(kinds.len()))?.as_str(),
            Some(kind) => kind.as_str(),
            None => schema.get("properties").map(|_| "object"),
        }
    }

    /// The value with keys of `schema`, where it is an object.
    fn with_keys(
        &mut self,
        value: Value,
        schema: &Value,
        root: &Value,
        words: &[&str],
        depth: u32,
    ) -> Value {
        let Value::Object(mut object) = value else {
            return value;
        };
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        for (key, of) in schema
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let is_required = required.contains(&key.as_str());
            let is_taken = if is_required {
                !self.once_in(32)
            } else {
                self.once_in(3)
            };
            if is_taken {
                object.insert(key.clone(), self.grow(of, root, words, depth));
            }
        }
        let more = schema.get("additionalProperties").or_else(|| {
            schema
                .get("patternProperties")?
                .as_object()?
                .values()
                .next()
        });
        if let Some(of) = more.filter(|of| of.is_object()) {
            for _ in 0..=self.below(3) {
                let key = self.pick(words).to_owned();
                object.insert(key, self.grow(of, root, words, depth));
            }
        }
        Value::Object(object)
    }
}
