//! What a kind of record says of running texts: which places of them count. And keys of a record that say nothing beside
//! others, which would be passed over in silence.

use super::record_reader::RecordReader;
use super::records::Passages;
use crate::document::NodeRef;

impl RecordReader<'_> {
    /// What a kind of record says of the texts that it is looked for in.
    pub(super) fn passages(&self, node: NodeRef<'_>) -> Passages {
        Passages {
            sections: self.texts(node.get("sections")),
            except: self.texts(node.get("except")),
            history: node.get("history").and_then(NodeRef::as_bool) == Some(true),
        }
    }

    /// Keys that say nothing beside others, and those that are missing beside them: what would be passed over in silence.
    /// Whether there are none.
    pub(super) fn check_keys(&mut self, name: &str, node: NodeRef<'_>) -> bool {
        let before = self.problems.len();
        let has = |key: &str| node.get(key).is_some();
        let what = ["text", "table"].into_iter().find(|key| has(key));
        let said_of = |key: &str| match key {
            "take" | "history" | "from" => what == Some("text"),
            _ => what.is_some(),
        };
        for key in ["take", "history", "from", "sections", "except"] {
            if has(key) && !said_of(key) {
                let help = format!("Remove `{key}`, or say with `text` what is looked for.");
                self.wrong_key(
                    name,
                    node,
                    key,
                    "speaks of a `text`, and there is none",
                    help,
                );
            }
        }
        if has("header") && (what == Some("text") || has("content")) {
            let why = "speaks of the rows of tables, and there are none";
            self.wrong_key(name, node, "header", why, "Remove `header`.".to_owned());
        }
        if let Some(what) = what.filter(|_| has("each")) {
            let why = format!("does not go with `{what}`");
            let help = format!("The matches or rows are the records: remove `each`, or `{what}`.");
            self.wrong_key(name, node, "each", &why, help);
        }
        if has("in") {
            self.check_keys_within(name, node, what);
        } else if has("text") && has("from") {
            let help = "Name the record that has the field: `in: country, from: borders`.";
            self.wrong_key(
                name,
                node,
                "from",
                "names a field, and no record that has it",
                help.to_owned(),
            );
        }
        self.problems.len() == before
    }

    fn check_keys_within(&mut self, name: &str, node: NodeRef<'_>, what: Option<&str>) {
        let has = |key: &str| node.get(key).is_some();
        let wrong = ["table", "content", "sections", "history", "header"];
        for key in wrong.into_iter().filter(|key| has(key)) {
            let help = "Write `files` in place of `in`, or remove it.".to_owned();
            self.wrong_key(
                name,
                node,
                key,
                "speaks of files, and these stand in another record",
                help,
            );
        }
        if what == Some("text") && !has("from") {
            let help = "Say in which field the text stands: `from: borders`.".to_owned();
            self.wrong_key(
                name,
                node,
                "text",
                "is looked for in a record without saying where",
                help,
            );
        }
    }

    fn wrong_key(&mut self, name: &str, node: NodeRef<'_>, key: &str, why: &str, help: String) {
        let span = node.entry(key).map(|entry| self.span(entry.key));
        self.wrong(span, format!("`{key}` of `{name}` {why}"), help);
    }
}
