//! The broken input whose messages are looked at.

/// YAML that cannot be read, each text for another reason.
pub(super) const YAML: &[&str] = &[
    "a:\n\tb: 1\n",
    "a:\n- \t- b",
    "a: \"x\n\ty\": 1",
    "a: 1\nb\nc: 2\n",
    "a: b: c\n",
    "a: 1\n b: 2\n",
    "a: 'pear\nb: 1\n",
    "a: \"pear\n",
    "'pear",
    "a: [1, {b: 2]\n",
    "a: [1, 2\nb: 3\n",
    "a: {b: 1\n",
    "a: {b: 1 c: 2}\n",
    "a: [1, 2\n  b: c",
    "a: [- b]\n",
    "a: [1] [2]",
    "a: [\"x\" y]\n",
    "a: ]\n",
    "a: \"\\d\"\n",
    "a: \"\\uZZ\"\n",
    "a: 'it's'\n",
    "a: @pear\n",
    "a: `pear`\n",
    "a: %pear\n",
    "a:\n  - 1\n - 2\n",
    "a:\n    b: 1\n  c: 2\n",
    "- a\nb: 1\n",
    "a: - 1\n",
    "a: &\n",
    "a: !x!pear 1\n",
    "a: !<x 1\n",
    "%YAML 3.0\n---\na\n",
    "%PEAR\na: 1\n",
    "%YAML\n---\na\n",
    "a: | pear\n  b\n",
    "a: 1\n\u{feff}b: 2\n",
    "a: *pear\n",
    "a: &pear [*pear]\n",
    "{[a]: 1}\n",
    ": 1\n",
    "a: 1\na: 2\n",
    "<<: 1\n",
    "b: &p [1]\na: {<<: *p}\n",
    "a: !!int pear\n",
    "a: !!seq {b: 1}\n",
    "a: x\n# y\n z\n",
    "a: 'x'#y\n",
    "a: {b:[1]}\n\"c\":[\n",
    "a: \"x\n---\nb: 1\n",
    "a: |0\n  b\n",
    "? a\n? [\n",
];

/// JSON that cannot be read, each text for another reason.
pub(super) const JSON: &[&str] = &[
    "",
    "{",
    "[1",
    "[1,]",
    "{\"a\": 1,}",
    "{\"a\" 1}",
    "{\"a\": 1 \"b\": 2}",
    "[1 2]",
    "[] []",
    "{a: 1}",
    "{'a': 1}",
    "['a']",
    "[pear]",
    "[NaN]",
    "[True]",
    "[// no\n1]",
    "[01]",
    "[1.]",
    "[\"a",
    "[\"a\n\"]",
    "[\"\t\"]",
    "[\"\\d\"]",
    "[\"\\u12\"]",
    "[\"\\ud800\"]",
    "{\"a\": 1, \"a\": 2}",
    "[}",
];

/// Schemas and values that do not fit them.
pub(super) const SCHEMAS: &[(&str, &str)] = &[
    ("{type: string, description: Half a sentence}", "1"),
    ("{type: integer}", "1.5"),
    ("{type: integer}", "'180'"),
    ("{type: boolean}", "yes"),
    ("{type: array}", "pear"),
    ("{type: [array, string]}", "{a: 1}"),
    ("{properties: {a: {type: string}}}", "a:"),
    ("{enum: [red, green]}", "gren"),
    ("{enum: [red, green]}", "pear"),
    ("{enum: ['1']}", "1"),
    ("{enum: [1]}", "'1'"),
    ("{const: red}", "pear"),
    ("{minimum: 5}", "1"),
    ("{exclusiveMaximum: 5}", "7"),
    ("{multipleOf: 2}", "7"),
    ("{minLength: 3}", "a"),
    ("{minLength: 3}", "''"),
    ("{maxLength: 1}", "pear"),
    ("{pattern: '^a'}", "pear"),
    ("{format: date}", "pear"),
    ("{minItems: 2}", "[1]"),
    ("{maxItems: 1}", "[1, 2]"),
    ("{uniqueItems: true}", "[a, b, a]"),
    ("{contains: {const: 5}}", "[1]"),
    ("{prefixItems: [true], unevaluatedItems: false}", "[1, 2]"),
    ("{prefixItems: [true], items: false}", "[1, 2]"),
    ("{required: [pier]}", "{quay: 1}"),
    ("{properties: {pier: true}, required: [pier]}", "{peir: 1}"),
    (
        "{properties: {pier: true, quay: true}, additionalProperties: false}",
        "{peir: 1}",
    ),
    (
        "{properties: {pier: true}, additionalProperties: false}",
        "{mast: 1}",
    ),
    ("{dependentRequired: {amount: [unit]}}", "{amount: 1}"),
    ("{propertyNames: {enum: [kind, size]}}", "{kinf: 1}"),
    ("{propertyNames: {pattern: '^[a-z]+$'}}", "{A1: 1}"),
    ("{minProperties: 2}", "{a: 1}"),
    ("{maxProperties: 1}", "{a: 1, b: 2}"),
    ("{properties: {a: false}}", "{a: 1}"),
    ("{not: {required: [a]}}", "{a: 1}"),
    ("{not: {required: [a, b]}}", "{a: 1, b: 2}"),
    ("{not: {type: number}}", "5"),
    ("{anyOf: [{maximum: 1}, {minimum: 9}]}", "5"),
    ("{anyOf: [false, false]}", "5"),
    (
        "{oneOf: [{required: [a]}, {required: [b]}]}",
        "{a: 1, b: 2}",
    ),
    ("{oneOf: [{required: [a]}, {required: [b]}]}", "{c: 1}"),
    ("{oneOf: [{type: number}, {minimum: 2}]}", "3"),
    ("{$ref: none.yaml}", "1"),
    ("{$ref: '#/$defs/piers', $defs: {pier: true}}", "1"),
    ("{$ref: 'https://example.org/x.json'}", "1"),
    ("{$ref: 'http://[x'}", "1"),
    ("{$schema: 'https://example.org/dialect'}", "1"),
    ("{pattern: '('}", "1"),
    ("{pattern: '(?i)a'}", "1"),
    ("{type: strin}", "1"),
    ("{$id: 'https://example.org/same', type: string}", "1"),
    ("{$id: 'https://example.org/same', type: string}", "1"),
    ("", "1"),
];

/// A configuration with everything wrong.
pub(super) const CONFIGURATION: &str = "\
documents:
  - files: documents/*.yaml
  - files: none/*.yaml
  - files: 'documents/{a,b}.yaml'
  - files: ../*.yaml
  - files: /*.yaml
  - files: 'documents/[.yaml'
  - files: documents/none.yaml
  - files: odd/*
vocabulary: vocabulary.yaml
checks: checks.yaml
baseline: baseline.yaml
refs: empty
rules: {agrees: warning, pear: error, agree: loud}
limits: {depth: 5000}
readings: {nearly_strict: 2, several_from: 50}
colour: red
";

/// A vocabulary with everything wrong.
pub(super) const VOCABULARY: &str = "\
units:
  berth: {symbols: [berth, 7berth], whole: true}
  barrel: {symbols: [bbl], factor: 0}
  plank: {symbols: [p], factor: pear}
  pole: {symbols: [p]}
entities:
  port: {part_of: quay}
  quay: {part_of: port}
  pier: {part_of: nowhere}
metrics:
  berths: {unit: berth, period_type: instant, never_shrinks: true, range: [9, 1]}
  berths-let: {unit: t, part_of: berths}
  berths-lost: {unit: bert}
  award: {value: text, exact: true}
  staff: {accumulates: [period]}
  depth: {range: [0, 10]}
";

/// Facts with everything wrong.
pub(super) const FACTS: &str = "\
document: {id: harbour, published: soon, supersedes: nobody}
facts:
  - {id: a, metric: berths, entity: port, period: 2021, figure: many}
  - {id: b, metric: berths, entity: port, period: 2021, figure: quite 5}
  - {id: c, metric: berths, entity: port, period: 2021, figure: 5 bert}
  - {id: d, metric: berths, entity: port, period: 2021, figure: 5 fathoms}
  - {id: e, metric: berths, entity: port, period: 2021, figure: 5 t}
  - {id: f, metric: berths, entity: port, period: 2021, figure: 5 p}
  - {id: g, metric: berths, entity: port, period: 2021, figure: '1,23'}
  - {id: h, metric: berths, entity: port, period: 2021, figure: 5 and 7}
  - {id: i, metric: berths, entity: port, period: 2021, figure: $5 t}
  - {id: j, metric: berths, entity: port, period: 2021, figure: 5 berth exactly}
  - {id: k, metric: berths, entity: port, period: 2021, figure: 9 to 3}
  - {id: l, metric: berths, entity: port, period: 2021, figure: '¥5'}
  - {id: m, metric: berths, entity: port, period: 2021, figure: 1e2000}
  - {id: n, metric: berths, entity: port, period: 2021, figure: about 1234}
  - {id: n, metric: berths, entity: port, period: 2022, figure: over nearly 50}
  - {id: o, metric: berths, entity: dock, period: 2021-13, figure: 5}
  - {id: p, metric: berths, entity: dock, period: 2021-02-30, figure: 5}
  - {id: q, metric: berths, entity: dock, period: 2025/2021, figure: 5}
  - {id: r, metric: berths, entity: port, period: 2021/2022/2023, figure: 5}
  - {id: s, metric: berths, entity: port, period: /, figure: 5}
  - {id: t, metric: berths, entity: port, period: 2021.5, figure: 5}
  - {id: u, metric: berths, entity: port, period: 2021-12-26T10:00, figure: 5}
  - {id: v, metric: award, entity: port, period: 2021, figure: 5}
  - {id: w, metric: award, entity: pier, period: 2021, text: First prize}
  - {id: x, metric: award, entity: pier, period: 2021, text: Second prize}
  - {id: y, metric: berts, entity: port, period: 2021, figure: 5}
  - {id: z, metric: berths, entity: pier, period: 2021, figure: 64}
  - {id: z1, metric: berths, entity: pier, period: 2023, figure: 58}
  - {id: z2, metric: depth, entity: pier, period: 2023, figure: 58}
  - {id: z3, metric: staff, entity: pier, period: 2023, figure: 40}
  - {id: z4, metric: staff, entity: pier, period: {edtf: 2023-05, inferred: In May}, figure: 58}
  - {id: z5, metric: staff, entity: pier, period: 2023, colour: red, corrects: harbour/none}
  - {id: z6, metric: berths, entity: pier, period: 2023, figure: 58, dimensions: {fleet: red}}
";

/// Checks with everything wrong.
pub(super) const CHECKS: &str = "\
checks:
  - {id: idle, rule: agree, metric: berths, where: {period: 1999}, because: Half a sentence}
  - {id: idle, rule: agree, facts: [harbour/z, harbour/z1], because: They differ in period}
  - {id: long, rule: agree, metric: staff, ignoring: [period], because: Half a sentence}
  - {id: when, rule: agree, metric: staff, where: {period: soon}, because: Half a sentence}
  - {id: name, rule: agree, metric: stafff, facts: [harbour/nobody], because: Half a sentence}
  - {id: rule, rule: agrees, metric: staff, because: Half a sentence}
  - id: ask
    rule: agree
    metric: staff
    where: {entity: pier}
    ignoring: [period]
    severity: warning
    because: Half a sentence
";

/// A baseline that accepts nothing.
pub(super) const BASELINE: &str =
    "waivers:\n  - {fingerprint: 0123456789abcdef, rule: agree, reason: Half a sentence}\n";
