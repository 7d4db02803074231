//! The file system: which files a run reads, and their texts. What is wrong with a file is a problem of the project;
//! what is in the files is left to `lint`.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this room is where the file system is read"
)]

mod assemble;
mod cache;
mod configured;
mod copies;
mod embedded;
mod encoding;
mod error;
mod known;
mod listing;
mod loaded;
mod loader;
mod meant;
mod mentions;
mod named;
mod originals;
mod outside;
mod packages;
mod path_map;
mod paths;
mod plan;
mod read;
mod records;
mod select;
mod survey;
#[cfg(test)]
mod tests;
mod text_stream;
mod texts;
mod unsaved;

use std::path::{Path, PathBuf};

pub use cache::Cache;
pub use copies::Copies;
pub use embedded::{EMBEDDED_SCHEMAS, EmbeddedSchema};
pub use error::LoadError;
pub use select::{Selection, select};
pub use survey::{Repository, configuration_in, survey, survey_folder};
pub use text_stream::TextStream;
pub use unsaved::Unsaved;

use self::listing::Listing;
use self::loaded::Loaded;
use self::loader::Loader;
use self::paths::{absolute, printed};
use self::plan::{Plan, SchemaChoice};
use self::read::read_text;
use self::unsaved::Desk;
use crate::config::{Settings, StatedSettings, defaults, read as read_settings};
use crate::diagnostic::Problem;
use crate::document::{Document, Limits};
use crate::lint::{Project, Role};
use crate::source::{FileId, SourceFile, Sources};

/// The names of a configuration, the first one found counts.
const CONFIGURATIONS: [&str; 3] = ["factlint.yaml", "factlint.yml", "factlint.json"];

/// What a run is told on the command line about its files. Paths are seen from the working directory.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The working directory, absolute.
    pub working_directory: PathBuf,
    /// The configuration; else it is looked for from each of `paths` upwards, then from the working directory.
    pub config: Option<PathBuf>,
    /// A schema that all `paths` have to fit; no configuration is looked for then.
    pub schema: Option<PathBuf>,
    /// Without a configuration the files, folders and patterns to check. With one they are not looked at here: see
    /// [`select`].
    pub paths: Vec<PathBuf>,
    /// Folders with local copies of schemas, in place of the configured ones. Relative ones are seen from the working
    /// directory.
    pub refs: Vec<Copies>,
    /// A file with accepted diagnostics, in place of the configured one.
    pub baseline: Option<PathBuf>,
    /// The folder with the originals of the documents, in place of the configured one.
    pub originals: Option<PathBuf>,
    /// Whether every original has to be there, whatever the configuration says.
    pub require_originals: bool,
    /// A text that stands in place of a file.
    pub unsaved: Option<Unsaved>,
}

impl Options {
    /// The path of the configuration that this run has, absolute.
    ///
    /// # Errors
    ///
    /// [`LoadError::SeveralConfigurations`] when the paths belong to different projects.
    pub fn configuration(&self) -> Result<Option<PathBuf>, LoadError> {
        let base = &self.working_directory;
        if let Some(config) = &self.config {
            return Ok(Some(absolute(base, config)));
        }
        if self.schema.is_some() {
            return Ok(None);
        }
        let mut found: Option<(&Path, PathBuf)> = None;
        for path in &self.paths {
            let Some(config) = configuration_above(&absolute(base, path)) else {
                continue;
            };
            match &found {
                Some((_, other)) if *other == config => {}
                Some((first, other)) => {
                    return Err(LoadError::SeveralConfigurations {
                        paths: [*first, path.as_path()].map(|path| path.to_string_lossy().into()),
                        configurations: [other, &config].map(|config| printed(base, config)),
                    });
                }
                None => found = Some((path, config)),
            }
        }
        let found = found.map(|(_, config)| config);
        Ok(found.or_else(|| configuration_above(base)))
    }
}

/// The configuration nearest to a path: in the folder itself or in one that holds it.
fn configuration_above(path: &Path) -> Option<PathBuf> {
    path.ancestors()
        .flat_map(|folder| CONFIGURATIONS.map(|name| folder.join(name)))
        .find(|path| path.is_file())
}

/// The configurations in the folders below one, as they are seen from it.
fn configurations_below(folder: &Path) -> Vec<String> {
    let listing = Listing::new(folder, false);
    listing.configurations().map(str::to_owned).collect()
}

/// The configuration beside `config` that is not read because of it.
fn second_configuration(config: &Path) -> Option<PathBuf> {
    let name = config.file_name()?.to_str()?;
    let at = CONFIGURATIONS.iter().position(|known| *known == name)?;
    let later = CONFIGURATIONS.iter().skip(at + 1);
    later
        .map(|name| config.with_file_name(name))
        .find(|path| path.is_file())
}

/// The working directory.
///
/// # Errors
///
/// [`LoadError::WorkingDirectory`] when it is gone or may not be read.
pub fn working_directory() -> Result<PathBuf, LoadError> {
    std::env::current_dir().map_err(|error| LoadError::WorkingDirectory(error.to_string()))
}

/// Reads everything that a run is about.
///
/// # Errors
///
/// Only when there is nothing to lint at all. Whatever is wrong with one file is a problem of the project.
pub fn load(options: &Options) -> Result<Project, LoadError> {
    load_with(options, None)
}

/// The same, without reading files again that `cache` knows to be in order.
///
/// # Errors
///
/// As [`load`].
pub fn load_with(options: &Options, cache: Option<&mut Cache>) -> Result<Project, LoadError> {
    match options.configuration()? {
        Some(config) => load_parts(&config, options, cache, |_| {}),
        None => load_named(options, cache),
    }
}

/// Reads the vocabulary `file`, or else the one that the configuration here or above names, with what the
/// configuration says of readings. `None` when there is neither.
///
/// # Errors
///
/// When the file that is named, or the configuration, cannot be read.
pub fn load_vocabulary(
    options: &Options,
    file: Option<&Path>,
) -> Result<Option<Project>, LoadError> {
    let Some(file) = file else {
        let config = options.configuration()?;
        return config
            .map(|config| load_parts(&config, options, None, vocabulary_alone))
            .transpose();
    };
    let base = &options.working_directory;
    let path = absolute(base, file);
    read_text(&path, Limits::default().file_bytes).map_err(|why| LoadError::Vocabulary {
        path: printed(base, &path),
        what: why.what,
    })?;
    let mut plan = Plan::default();
    plan.add(
        &path,
        Role::Vocabulary,
        SchemaChoice::Embedded(&embedded::VOCABULARY),
    );
    let loader = Loader::read(base, base, &Limits::default(), plan, None);
    Ok(Some(loader.project(|_| (defaults(), Vec::new()))))
}

fn vocabulary_alone(settings: &mut Settings) {
    settings.documents.clear();
    settings.stated = StatedSettings::default();
    settings.schemas.clear();
    settings.checks = None;
    settings.inline.checks = false;
    settings.records.clear();
    settings.facts.clear();
    settings.refs.clear();
    settings.originals = None;
    settings.baseline = None;
}

/// Reads what the configuration names, once `choose` has taken out what is not wanted.
fn load_parts(
    config: &Path,
    options: &Options,
    cache: Option<&mut Cache>,
    choose: impl FnOnce(&mut Settings),
) -> Result<Project, LoadError> {
    let base = &options.working_directory;
    let path = printed(base, config);
    let desk = Desk::new(base, options.unsaved.as_ref());
    let text = desk
        .read(config, Limits::default().file_bytes)
        .map_err(|why| LoadError::Configuration {
            path: path.clone(),
            what: why.what,
        })?;
    let root = config.parent().unwrap_or(config);
    let file = SourceFile::new(path.clone(), text).named(printed(root, config));
    let alone = Sources::new(vec![file.clone()]);
    let configuration = Loaded::parse(file.clone(), &Limits::default());
    let own_settings = |sources: &Sources| match sources.find(&path) {
        Some(id) => settings_of(&configuration, id),
        None => (defaults(), Vec::new()),
    };
    let packages = packages::read(base, root, &own_settings(&alone).0, &desk);
    let described = packages.iter().map(|package| package.loaded.source.clone());
    let alone = Sources::new(described.chain([file]).collect());
    let settings_among = |sources: &Sources| {
        let (mut settings, mut problems) = own_settings(sources);
        problems.extend(packages::add(&packages, sources, &mut settings));
        (settings, problems)
    };
    let (mut settings, _) = settings_among(&alone);
    choose(&mut settings);
    let mut plan = configured::plan(
        config,
        &settings,
        &packages::places(&packages, &alone),
        options,
    );
    plan.known
        .push((config.to_path_buf(), configuration.clone()));
    let known = packages.iter();
    plan.known
        .extend(known.map(|package| (package.path.clone(), package.loaded.clone())));
    if let Some(second) = second_configuration(config) {
        let second = printed(base, &second);
        plan.notes
            .push(format!("`{path}` is read, and `{second}` beside it is not"));
    }
    let cache = cache.map(|cache| cache.open(root, config));
    let loader = Loader::read(base, root, &settings.limits, plan, cache);
    Ok(loader.project(|sources| {
        let (mut settings, problems) = settings_among(sources);
        settings.require_originals |= options.require_originals;
        (settings, problems)
    }))
}

fn load_named(options: &Options, cache: Option<&mut Cache>) -> Result<Project, LoadError> {
    if options.paths.is_empty() {
        return Err(match options.schema {
            Some(_) => LoadError::NoFiles,
            None => LoadError::NoConfiguration {
                below: configurations_below(&options.working_directory),
            },
        });
    }
    if let Some(schema) = options.schema.as_ref().and_then(|schema| schema.to_str())
        && schema.contains("://")
    {
        return Err(LoadError::SchemaAddress(schema.to_owned()));
    }
    let plan = named::plan(options);
    let base = options.working_directory.as_path();
    let schema = options.schema.as_deref().unwrap_or(Path::new(""));
    let cache = cache.map(|cache| cache.open(base, schema));
    let loader = Loader::read(base, base, &Limits::default(), plan, cache);
    Ok(loader.project(|_| (defaults(), Vec::new())))
}

/// Reads the settings from the configuration, as the file `id`. This is done twice in a run: to know the files, and again
/// when the files have their ids.
fn settings_of(configuration: &Loaded, id: FileId) -> (Settings, Vec<Problem>) {
    match configuration.document().and_then(Document::root) {
        Some(root) => read_settings(id, root),
        None => (defaults(), Vec::new()),
    }
}
