//! The keywords of JSON Schema: which drafts know each, and what its value holds.
//!
//! Everything else in a schema is an annotation of somebody's own: it is neither walked nor judged.

use jsonschema::Draft;

use super::value::key_text;
use crate::document::NodeRef;

use Draft::{Draft4 as D4, Draft6 as D6, Draft7 as D7, Draft201909 as D19, Draft202012 as D20};
use Holds::{
    Demand, Format, InPlace, List, ListInPlace, Map, MapInPlace, Pattern, PatternMap, Reference,
    Remark, Schema, SchemaOrList,
};

/// What the value of a keyword holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A schema for a part of the value.
    Schema,
    /// A schema for the value itself.
    InPlace,
    /// A list of schemas for parts of the value.
    List,
    /// A list of schemas for the value itself.
    ListInPlace,
    /// A schema, or a list of schemas, for parts of the value.
    SchemaOrList,
    /// Names with schemas.
    Map,
    /// Patterns with schemas.
    PatternMap,
    /// Names with schemas for the value itself, or with lists of names.
    MapInPlace,
    /// A reference to a schema.
    Reference,
    /// A regular expression.
    Pattern,
    /// The name of a format.
    Format,
    /// What is judged as it stands.
    Demand,
    /// What only tells people something, or what only names a place.
    Remark,
}

/// One keyword.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keyword {
    /// Its name.
    pub name: &'static str,
    /// The first draft that has it.
    pub first: Draft,
    /// The last draft that has it.
    pub last: Draft,
    /// What its value holds.
    pub holds: Holds,
}

impl Keyword {
    /// Whether a draft has it.
    pub(super) fn is_of(&self, draft: Draft) -> bool {
        (age(self.first)..=age(self.last)).contains(&age(draft))
    }

    /// Whether it came with a later draft.
    pub(super) fn is_later_than(&self, draft: Draft) -> bool {
        age(self.first) > age(draft)
    }
}

const fn keyword(name: &'static str, first: Draft, last: Draft, holds: Holds) -> Keyword {
    Keyword {
        name,
        first,
        last,
        holds,
    }
}

/// Every keyword of the five drafts. `definitions` and `dependencies` are no longer in the last two, whose
/// meta-schemas keep them for old schemas.
const KEYWORDS: [Keyword; 63] = [
    keyword("$anchor", D19, D20, Remark),
    keyword("$comment", D7, D20, Remark),
    keyword("$defs", D19, D20, Map),
    keyword("$dynamicAnchor", D20, D20, Remark),
    keyword("$dynamicRef", D20, D20, Reference),
    keyword("$id", D6, D20, Remark),
    keyword("$recursiveAnchor", D19, D19, Remark),
    keyword("$recursiveRef", D19, D19, Reference),
    keyword("$ref", D4, D20, Reference),
    keyword("$schema", D4, D20, Remark),
    keyword("$vocabulary", D19, D20, Remark),
    keyword("additionalItems", D4, D19, Schema),
    keyword("additionalProperties", D4, D20, Schema),
    keyword("allOf", D4, D20, ListInPlace),
    keyword("anyOf", D4, D20, ListInPlace),
    keyword("const", D6, D20, Demand),
    keyword("contains", D6, D20, Schema),
    keyword("contentEncoding", D7, D20, Remark),
    keyword("contentMediaType", D7, D20, Remark),
    keyword("contentSchema", D19, D20, Schema),
    keyword("default", D4, D20, Remark),
    keyword("definitions", D4, D20, Map),
    keyword("dependencies", D4, D20, MapInPlace),
    keyword("dependentRequired", D19, D20, Demand),
    keyword("dependentSchemas", D19, D20, MapInPlace),
    keyword("deprecated", D19, D20, Remark),
    keyword("description", D4, D20, Remark),
    keyword("else", D7, D20, InPlace),
    keyword("enum", D4, D20, Demand),
    keyword("examples", D6, D20, Remark),
    keyword("exclusiveMaximum", D4, D20, Demand),
    keyword("exclusiveMinimum", D4, D20, Demand),
    keyword("format", D4, D20, Format),
    keyword("id", D4, D4, Remark),
    keyword("if", D7, D20, InPlace),
    keyword("items", D4, D20, SchemaOrList),
    keyword("maxContains", D19, D20, Demand),
    keyword("maxItems", D4, D20, Demand),
    keyword("maxLength", D4, D20, Demand),
    keyword("maxProperties", D4, D20, Demand),
    keyword("maximum", D4, D20, Demand),
    keyword("minContains", D19, D20, Demand),
    keyword("minItems", D4, D20, Demand),
    keyword("minLength", D4, D20, Demand),
    keyword("minProperties", D4, D20, Demand),
    keyword("minimum", D4, D20, Demand),
    keyword("multipleOf", D4, D20, Demand),
    keyword("not", D4, D20, InPlace),
    keyword("oneOf", D4, D20, ListInPlace),
    keyword("pattern", D4, D20, Pattern),
    keyword("patternProperties", D4, D20, PatternMap),
    keyword("prefixItems", D20, D20, List),
    keyword("properties", D4, D20, Map),
    keyword("propertyNames", D6, D20, Schema),
    keyword("readOnly", D7, D20, Remark),
    keyword("required", D4, D20, Demand),
    keyword("then", D7, D20, InPlace),
    keyword("title", D4, D20, Remark),
    keyword("type", D4, D20, Demand),
    keyword("unevaluatedItems", D19, D20, Schema),
    keyword("unevaluatedProperties", D19, D20, Schema),
    keyword("uniqueItems", D4, D20, Demand),
    keyword("writeOnly", D7, D20, Remark),
];

/// Keywords that are nobody's slip of the pen: those of editors, form and code generators, other validators.
const EXTENSIONS: [&str; 78] = [
    "allowComments",
    "allowTrailingCommas",
    "anchor",
    "binaryEncoding",
    "bsonType",
    "category",
    "chance",
    "choices",
    "conditions",
    "constraints",
    "content",
    "contentCompression",
    "cost",
    "count",
    "data",
    "deepProperties",
    "deepRequired",
    "defaultSnippets",
    "dependsOn",
    "deprecationMessage",
    "disallow",
    "discriminator",
    "display",
    "divisibleBy",
    "doNotSuggest",
    "dynamicDefaults",
    "encoding",
    "enumDescriptions",
    "enumItemLabels",
    "enumLabels",
    "enumNames",
    "enumTitles",
    "error",
    "errorMessage",
    "errors",
    "example",
    "existingJavaType",
    "extends",
    "externalDocs",
    "faker",
    "formatExclusiveMaximum",
    "formatExclusiveMinimum",
    "formatMaximum",
    "formatMinimum",
    "hidden",
    "instanceof",
    "item",
    "javaType",
    "label",
    "links",
    "markdownDescription",
    "markdownEnumDescriptions",
    "media",
    "message",
    "messages",
    "model",
    "name",
    "note",
    "notes",
    "nullable",
    "options",
    "order",
    "patternErrorMessage",
    "patternRequired",
    "propertyOrder",
    "regexp",
    "requires",
    "scope",
    "select",
    "selectCases",
    "suggestSortText",
    "tags",
    "text",
    "transform",
    "tsType",
    "typeof",
    "uniqueItemProperties",
    "xml",
];

/// The keyword with this name, whichever draft has it.
pub(super) fn find(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|keyword| keyword.name == name)
}

/// Whether a schema has any keyword, of whichever draft.
pub fn has_keyword(schema: NodeRef<'_>) -> bool {
    let mut entries = schema.entries();
    entries.any(|entry| find(key_text(entry.key)).is_some())
}

/// Whether a key is no keyword, none that was slipped of, and none of somebody's own that is known.
pub(super) fn is_nothing(key: &str) -> bool {
    let is_own = key.starts_with("x-") || EXTENSIONS.contains(&key);
    !is_own && find(key).is_none() && meant(key, Draft::Draft202012).is_none()
}

/// The keyword of a draft that an unknown key of a schema is a slip of. Keys of one's own are left alone: what begins
/// with `x-`, what is known of other tools, and what is not very near.
pub(super) fn meant(key: &str, draft: Draft) -> Option<&'static str> {
    if find(key).is_some() || EXTENSIONS.contains(&key) || key.starts_with("x-") {
        return None;
    }
    let bare = plain(key);
    let known = KEYWORDS.iter().filter(|keyword| keyword.is_of(draft));
    known
        .filter(|keyword| keyword.name.starts_with('$') == key.starts_with('$'))
        .filter_map(|keyword| {
            let name = plain(keyword.name);
            let distance = strsim::damerau_levenshtein(&bare, &name);
            // Of short words many are near each other: `when` is not `then`.
            let begins_alike = name.len() > 5 || bare.chars().next() == name.chars().next();
            let most = match name.len() {
                0..4 => 0,
                4..9 => 1,
                _ => 2,
            };
            // One example and many of them, one definition and another: words that people use on purpose.
            let plural =
                bare.strip_suffix('s') == Some(&name) || name.strip_suffix('s') == Some(&bare);
            let on_purpose = plural && keyword.holds == Remark;
            (distance <= most && begins_alike && !on_purpose).then_some((distance, keyword.name))
        })
        .min()
        .map(|(_, name)| name)
}

/// A name without what slips of the pen differ in: capitals, `-` and `_`.
fn plain(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The name of a draft in a sentence.
pub(super) fn draft_name(draft: Draft) -> &'static str {
    match draft {
        Draft::Draft4 => "draft 4",
        Draft::Draft6 => "draft 6",
        Draft::Draft7 => "draft 7",
        Draft::Draft201909 => "2019-09",
        _ => "2020-12",
    }
}

fn age(draft: Draft) -> u8 {
    match draft {
        Draft::Draft4 => 0,
        Draft::Draft6 => 1,
        Draft::Draft7 => 2,
        Draft::Draft201909 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found() {
        for (slip, keyword) in [
            ("requred", "required"),
            ("require", "required"),
            ("Required", "required"),
            ("additionalProprties", "additionalProperties"),
            ("additional_properties", "additionalProperties"),
            ("additionalproperties", "additionalProperties"),
            ("additionalPropertys", "additionalProperties"),
            ("unevaluatedPropertes", "unevaluatedProperties"),
            ("propreties", "properties"),
            ("propertys", "properties"),
            ("patternPropertie", "patternProperties"),
            ("patern", "pattern"),
            ("minlength", "minLength"),
            ("min_length", "minLength"),
            ("minLenght", "minLength"),
            ("maxItem", "maxItems"),
            ("minimun", "minimum"),
            ("fromat", "format"),
            ("tpye", "type"),
            ("enums", "enum"),
            ("oneof", "oneOf"),
            ("anyOff", "anyOf"),
            ("descripton", "description"),
            ("dependantRequired", "dependentRequired"),
            ("prefixitems", "prefixItems"),
            ("$def", "$defs"),
            ("$shema", "$schema"),
        ] {
            assert_eq!(meant(slip, D20), Some(keyword), "{slip}");
        }
    }

    #[test]
    fn what_others_mean_is_left_alone() {
        for key in [
            "x-required",
            "example",
            "discriminator",
            "nullable",
            "defaults",
            "titles",
            "descriptions",
            "enumNames",
            "errorMessage",
            "markdownDescription",
            "enumDescriptions",
            "deprecationMessage",
            "defaultSnippets",
            "note",
            "item",
            "ids",
            "of",
            "kind",
            "unit",
            "since",
            "nor",
            "$comments",
            "openapi",
            "components",
            "paths",
            "taplo",
            "links",
            "when",
            "tags",
            "ref",
        ] {
            assert_eq!(meant(key, D20), None, "{key}");
        }
    }

    #[test]
    fn the_table_is_in_order() {
        assert!(KEYWORDS.is_sorted_by_key(|keyword| keyword.name));
        assert!(EXTENSIONS.is_sorted());
    }
}
