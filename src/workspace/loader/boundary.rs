//! What lies in the project: which files may be read that others name.

use std::path::Path;

use super::Loader;

impl Loader {
    /// Whether a file lies in the project or in a folder that is named in so many words, links followed.
    pub(super) fn is_inside(&self, path: &Path) -> bool {
        let roots = || self.plan.roots.iter().chain([&self.root]);
        // Of what is outside not even whether it is there is asked.
        if !roots().any(|root| path.starts_with(root)) {
            return false;
        }
        let Ok(real) = path.canonicalize() else {
            return true;
        };
        roots()
            .filter_map(|root| root.canonicalize().ok())
            .any(|root| real.starts_with(root))
    }

    /// Whether a file that the configuration names by a path in its folder is a link to one elsewhere: who may put a file
    /// in the project may not choose what of the machine is read. What patterns name has been looked at on the way.
    pub(in super::super) fn leads_out(&self, path: &Path) -> bool {
        let plan = &self.plan;
        let is_looked_at = plan.is_confined && plan.asked_at.contains(path);
        if !is_looked_at || !path.starts_with(&self.root) {
            return false;
        }
        let Ok(real) = path.canonicalize() else {
            return false;
        };
        let originals = plan.originals.iter().map(|folder| &folder.path);
        let copies = plan.copies.iter().map(|copies| &copies.folder);
        let folders = plan.opened.iter().chain(originals).chain(copies);
        !folders
            .chain([&self.root])
            .filter_map(|folder| folder.canonicalize().ok())
            .any(|folder| real.starts_with(folder))
    }
}
