//! From the marks inside a paragraph, a heading or a cell to text without them.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Run;
use super::html::{self, HtmlToken, TokenKind};
use super::run::{MarkKind, Target};
use crate::source::TextRange;

/// A run of text that is being read.
pub(super) struct Inline<'t> {
    source: &'t str,
    run: Run,
    open: Vec<Open>,
    /// How many open marks leave out what they hold.
    hidden: usize,
    /// The comments that were met.
    pub(super) comments: Vec<TextRange>,
}

/// A mark that has not ended.
struct Open {
    what: What,
    from: usize,
    source: TextRange,
}

enum What {
    Mark(MarkKind),
    /// A picture, whose description is collected.
    Image(MarkKind),
    /// An HTML element that leaves out what it holds.
    Hidden(String),
    /// An HTML element whose text stays, and as what it is marked.
    Element(String, MarkKind),
}

impl<'t> Inline<'t> {
    pub(super) fn new(source: &'t str, range: TextRange) -> Self {
        Self {
            source,
            run: Run::new(range),
            open: Vec::new(),
            hidden: 0,
            comments: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Run, Vec<TextRange>) {
        (self.run, self.comments)
    }

    /// Takes in what stands inside the block.
    pub(super) fn take(&mut self, event: Event<'_>, range: TextRange) {
        match event {
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.code(&code, range),
            Event::SoftBreak | Event::HardBreak => self.text("\n", range),
            Event::InlineHtml(_) | Event::Html(_) => self.html(range),
            Event::FootnoteReference(_) => {
                self.run.mark(self.run.text().len(), range, MarkKind::Note);
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, source: TextRange) {
        let what = match tag {
            Tag::Emphasis => What::Mark(MarkKind::Emphasis),
            Tag::Strong => What::Mark(MarkKind::Strong),
            Tag::Strikethrough => What::Hidden("~~".to_owned()),
            Tag::Link { dest_url, .. } => {
                What::Mark(MarkKind::Link(self.target(&dest_url, source)))
            }
            Tag::Image { dest_url, .. } => What::Image(MarkKind::Image {
                alt: String::new(),
                target: self.target(&dest_url, source),
            }),
            _ => return,
        };
        self.open(what, source);
    }

    fn open(&mut self, what: What, source: TextRange) {
        if matches!(what, What::Image(_) | What::Hidden(_)) {
            self.hidden += 1;
        }
        self.open.push(Open {
            what,
            from: self.run.text().len(),
            source,
        });
    }

    fn end(&mut self, tag: TagEnd) {
        let inline = matches!(
            tag,
            TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image
        );
        if !inline {
            return;
        }
        // Elements of HTML may overlap with marks; whatever is open inside ends here too.
        while let Some(open) = self.open.pop() {
            let element = matches!(&open.what, What::Element(..))
                || matches!(&open.what, What::Hidden(name) if name != "~~");
            self.close(open, None);
            if !element {
                break;
            }
        }
    }

    fn close(&mut self, open: Open, end: Option<u32>) {
        let Open { what, from, source } = open;
        let source = end.map_or(source, |end| TextRange::new(source.start, end));
        match what {
            What::Mark(kind) | What::Element(_, kind) => self.run.mark(from, source, kind),
            What::Image(kind) => {
                self.hidden = self.hidden.saturating_sub(1);
                self.run.mark(from, source, kind);
            }
            What::Hidden(_) => {
                self.hidden = self.hidden.saturating_sub(1);
                self.run.mark(from, source, MarkKind::Struck);
            }
        }
    }

    fn text(&mut self, text: &str, range: TextRange) {
        if self.hidden == 0 {
            let verbatim = range.slice(self.source) == text;
            self.run.push(text, range, verbatim);
        } else {
            let image = self
                .open
                .iter_mut()
                .rev()
                .find_map(|open| match &mut open.what {
                    What::Image(MarkKind::Image { alt, .. }) => Some(alt),
                    _ => None,
                });
            if let Some(alt) = image {
                alt.push_str(text);
            }
        }
    }

    fn code(&mut self, code: &str, range: TextRange) {
        let from = self.run.text().len();
        let inside = range.slice(self.source).find(code);
        match inside {
            Some(offset) => {
                let start = range.start as usize + offset;
                self.text(code, TextRange::from_usize(start, start + code.len()));
            }
            None => self.text(code, range),
        }
        if self.hidden == 0 {
            self.run.mark(from, range, MarkKind::Code);
        }
    }

    /// Takes in HTML, a tag or any number of them.
    pub(super) fn html(&mut self, range: TextRange) {
        let start = range.start as usize;
        for HtmlToken { range, kind } in html::tokens(range.slice(self.source)) {
            let range = TextRange::from_usize(start + range.start, start + range.end);
            match kind {
                TokenKind::Text(text) => self.text(text, range),
                TokenKind::Character(meant) => self.text(meant, range),
                TokenKind::Comment => self.comments.push(range),
                TokenKind::Open(tag) => self.tag(&tag, range),
                TokenKind::Close(name) => self.closing_tag(&name, range),
            }
        }
    }

    fn tag(&mut self, tag: &html::Tag<'_>, range: TextRange) {
        let address = |name| self.target(tag.attribute(name).unwrap_or_default(), range);
        let element = |kind| Some(What::Element(tag.name.clone(), kind));
        let what = match &*tag.name {
            "img" => {
                let alt = tag.attribute("alt").unwrap_or_default().to_owned();
                let target = address("src");
                let kind = MarkKind::Image { alt, target };
                self.run.mark(self.run.text().len(), range, kind);
                None
            }
            // What is raised is a power or the mark of a note, and no digit of the number before it.
            "sup" => {
                self.text("^", range);
                None
            }
            "a" => element(MarkKind::Link(address("href"))),
            "b" | "strong" => element(MarkKind::Strong),
            "i" | "em" => element(MarkKind::Emphasis),
            "code" => element(MarkKind::Code),
            name if html::hides(name) => Some(What::Hidden(name.to_owned())),
            name if html::breaks(name) => {
                self.text("\n", range);
                None
            }
            _ => None,
        };
        if let Some(what) = what {
            self.open(what, range);
        }
    }

    fn closing_tag(&mut self, name: &str, range: TextRange) {
        let is_it = |open: &Open| match &open.what {
            What::Element(element, _) | What::Hidden(element) => element == name,
            _ => false,
        };
        if let Some(at) = self.open.iter().rposition(is_it) {
            for open in self.open.split_off(at).into_iter().rev() {
                self.close(open, Some(range.end));
            }
        } else if html::breaks(name) && name != "br" {
            self.text("\n", range);
        }
    }

    /// Where a link leads, with the place of the address behind what is read of it.
    fn target(&self, address: &str, source: TextRange) -> Target {
        let at = source
            .slice(self.source)
            .rfind(address)
            .filter(|_| !address.is_empty());
        let start = at.map(|at| source.start as usize + at);
        Target {
            address: address.to_owned(),
            range: start.map(|start| TextRange::from_usize(start, start + address.len())),
        }
    }
}
