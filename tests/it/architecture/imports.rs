//! Which module of the crate names which other: every path in every source, whether it stands in a `use`, in code or in
//! a macro, followed to the file that it leads to.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The names of a module from the root of the crate: `fact::index`.
pub(super) type Module = Vec<String>;

/// A path as it is written in a module.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The module in which it stands.
    from: Module,
    /// Its segments.
    pub(super) path: Vec<String>,
    /// The name that it gets there and passes on, when it is a `pub use`.
    exported: Option<String>,
}

/// Every path of a source. Modules of tests are passed over: what they ask is up to them.
pub(super) fn named(module: &[String], text: &str) -> Vec<Named> {
    let tokens: TokenStream = text.parse().unwrap();
    let mut found = Vec::new();
    scan(&tokens.into_iter().collect::<Vec<_>>(), module, &mut found);
    found
}

fn scan(tokens: &[TokenTree], module: &[String], found: &mut Vec<Named>) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let word = ident(tokens, at);
        let group = tokens.get(at + 2).and_then(braced);
        match (word.as_deref(), token) {
            (Some("mod"), _) if group.is_some() => {
                let name = ident(tokens, at + 1).unwrap();
                if !name.contains("tests") {
                    let inner: Module = module.iter().cloned().chain([name]).collect();
                    scan(&group.unwrap(), &inner, found);
                }
                at += 3;
            }
            // Of a type that is captured, `use<'a>`, nothing is imported.
            (Some("use"), _) if !tokens.get(at + 1).is_some_and(|next| is_mark(next, '<')) => {
                let clause = tokens.iter().skip(at + 1);
                let clause = clause.take_while(|token| !is_mark(token, ';'));
                let clause: Vec<TokenTree> = clause.cloned().collect();
                let public = is_public(tokens.iter().take(at));
                for path in tree(&clause, &[]) {
                    let name = path.1.or_else(|| path.0.last().cloned());
                    found.push(Named {
                        from: module.to_vec(),
                        path: path.0,
                        exported: name.filter(|_| public),
                    });
                }
                at += clause.len() + 2;
            }
            (Some(_), _) if is_path(tokens, at + 1) => {
                let mut path = vec![word.unwrap()];
                at += 1;
                while is_path(tokens, at) {
                    let Some(next) = ident(tokens, at + 2) else {
                        break;
                    };
                    path.push(next);
                    at += 3;
                }
                found.push(Named {
                    from: module.to_vec(),
                    path,
                    exported: None,
                });
            }
            (_, TokenTree::Group(inner)) => {
                scan(
                    &inner.stream().into_iter().collect::<Vec<_>>(),
                    module,
                    found,
                );
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// The paths of a `use`, each with the name that `as` gives it.
fn tree(tokens: &[TokenTree], before: &[String]) -> Vec<(Vec<String>, Option<String>)> {
    let mut paths = Vec::new();
    for branch in
        tokens.split(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ','))
    {
        let mut path = before.to_vec();
        let mut renamed = None;
        let mut inner = None;
        let mut words = branch.iter();
        while let Some(token) = words.next() {
            match token {
                TokenTree::Ident(word) if word == "as" => {
                    renamed = words.next().map(ToString::to_string);
                }
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Punct(mark) if mark.as_char() == '*' => path.push("*".to_owned()),
                TokenTree::Group(group) => inner = Some(group.stream()),
                _ => {}
            }
        }
        match inner {
            Some(inner) => paths.extend(tree(&inner.into_iter().collect::<Vec<_>>(), &path)),
            None if path.len() > before.len() => paths.push((path, renamed)),
            None => {}
        }
    }
    paths
}

/// Whether what stands last is a `pub`, with or without a reach.
fn is_public<'a>(before: impl DoubleEndedIterator<Item = &'a TokenTree>) -> bool {
    let is_reach = |token: &&TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
    let last = before.rev().find(|token| !is_reach(token));
    matches!(last, Some(TokenTree::Ident(word)) if word == "pub")
}

fn ident(tokens: &[TokenTree], at: usize) -> Option<String> {
    match tokens.get(at)? {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    }
}

fn braced(token: &TokenTree) -> Option<Vec<TokenTree>> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            Some(group.stream().into_iter().collect())
        }
        _ => None,
    }
}

fn is_mark(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.as_char() == wanted)
}

fn is_path(tokens: &[TokenTree], at: usize) -> bool {
    let mut marks = tokens.iter().skip(at);
    let mut is_colon = || marks.next().is_some_and(|token| is_mark(token, ':'));
    is_colon() && is_colon()
}

impl Named {
    /// The segments from the root of the crate; `None` for another crate's and for what a module has of its own.
    pub(super) fn absolute(&self) -> Option<Vec<String>> {
        let first = self.path.first()?.as_str();
        let mut base = match first {
            "crate" => Vec::new(),
            "self" | "super" => self.from.clone(),
            _ => return None,
        };
        let rest = self.path.iter().skip(usize::from(first != "super"));
        for segment in rest {
            if segment == "super" {
                base.pop();
            } else {
                base.push(segment.clone());
            }
        }
        Some(base)
    }
}

/// The modules that are files, and what each of them passes on under which name.
pub(super) struct Crate {
    modules: BTreeSet<Module>,
    exports: BTreeMap<(Module, String), Vec<String>>,
    named: Vec<Named>,
}

impl Crate {
    /// The crate of these sources, each with the names of its module.
    pub(super) fn new(sources: &[(Module, String)]) -> Self {
        let modules: BTreeSet<Module> = sources.iter().map(|(module, _)| module.clone()).collect();
        let mut all: Vec<Named> = sources
            .iter()
            .flat_map(|(module, text)| named(module, text))
            .collect();
        // A path that starts with the name of a module below is one from here.
        for named in &mut all {
            let child: Module = named
                .from
                .iter()
                .chain(named.path.first())
                .cloned()
                .collect();
            if modules.contains(&child) {
                named.path.insert(0, "self".to_owned());
            }
        }
        let exports = all.iter().filter_map(|named| {
            let name = named.exported.clone()?;
            Some(((named.from.clone(), name), named.absolute()?))
        });
        Self {
            exports: exports.collect(),
            modules,
            named: all,
        }
    }

    /// The file behind segments from the root: what a module passes on belongs to the file that it comes from.
    fn file(&self, path: &[String], hops: usize) -> Module {
        let mut module = Module::new();
        for (at, segment) in path.iter().enumerate() {
            module.push(segment.clone());
            if self.modules.contains(&module) {
                continue;
            }
            module.pop();
            let exported = self.exports.get(&(module.clone(), segment.clone()));
            if let Some(whence) = exported.filter(|_| hops < 8) {
                let further: Vec<String> = whence
                    .iter()
                    .chain(path.iter().skip(at + 1))
                    .cloned()
                    .collect();
                return self.file(&further, hops + 1);
            }
            break;
        }
        module
    }

    /// Which file uses which others of its own room, and which folder which of those beside it. Passing on is no use. And a
    /// folder is one thing: what its files share stands in the module that opens it, which calls them, so that they lean on
    /// it is natural.
    fn uses(&self) -> BTreeMap<Module, BTreeSet<Module>> {
        let mut uses: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for named in self.named.iter().filter(|named| named.exported.is_none()) {
            let Some(path) = named.absolute() else {
                continue;
            };
            let (from, to) = (self.file(&named.from, 0), self.file(&path, 0));
            let is_inside = !from.is_empty() && from.first() == to.first();
            if !is_inside || from.starts_with(&to) {
                continue;
            }
            let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
            if let (Some(from), Some(to)) = (from.get(..=shared), to.get(..=shared)) {
                uses.entry(from.to_vec()).or_default().insert(to.to_vec());
            }
            uses.entry(from).or_default().insert(to);
        }
        uses
    }

    /// The files and folders that use each other in circles, in groups.
    pub(super) fn circles(&self) -> BTreeSet<BTreeSet<String>> {
        let uses = self.uses();
        let reach = |start: &Module| {
            let mut seen = BTreeSet::new();
            let mut next: Vec<&Module> = uses.get(start).into_iter().flatten().collect();
            while let Some(module) = next.pop() {
                if seen.insert(module) {
                    next.extend(uses.get(module).into_iter().flatten());
                }
            }
            seen
        };
        let reaches: BTreeMap<&Module, BTreeSet<&Module>> =
            uses.keys().map(|module| (module, reach(module))).collect();
        let leads =
            |from: &Module, to: &Module| reaches.get(from).is_some_and(|seen| seen.contains(to));
        let round = uses.keys().filter(|module| leads(module, module));
        round
            .map(|module| {
                let group = uses
                    .keys()
                    .filter(|other| leads(module, other) && leads(other, module));
                group.map(|module| module.join("::")).collect()
            })
            .collect()
    }
}
