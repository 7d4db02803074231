//! The documents of a corpus once more as JSON, for what reads no YAML: the same values, one file beside each other.

use std::error::Error;
use std::fs;
use std::path::Path;

/// Writes every document of the corpus in `from` as JSON into `to`, with the same schema and configuration.
pub(crate) fn json(from: &Path, to: &Path) -> Result<String, Box<dyn Error>> {
    fs::create_dir_all(to.join("documents"))?;
    for name in ["vocabulary.yaml", "document.schema.json"] {
        fs::copy(from.join(name), to.join(name))?;
    }
    let configuration = fs::read_to_string(from.join("factlint.yaml"))?;
    fs::write(
        to.join("factlint.yaml"),
        configuration.replace("documents/*.yaml", "documents/*.json"),
    )?;
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(from.join("documents"))? {
        let path = entry?.path();
        let value: serde_json::Value = serde_yaml::from_str(&fs::read_to_string(&path)?)?;
        let text = serde_json::to_string_pretty(&value)?;
        let name = path.file_stem().unwrap_or_default();
        files += 1;
        bytes += text.len();
        fs::write(to.join("documents").join(name).with_extension("json"), text)?;
    }
    Ok(format!("{files} documents, {bytes} bytes\n"))
}
