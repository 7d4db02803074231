//! How fast texts are scanned, beside a bare search for digits in the same texts.
//!
//! ```text
//! cargo bench --bench scan                 made-up texts of 8 MB, Chinese, English and hostile
//! cargo bench --bench scan -- FILE…        texts of one's own
//! ```
//!
//! Each line gives the bytes, what was found, and the rates of both; the hostile texts are given in two sizes, so that
//! a rate which falls with the size would show. Nothing here decides whether it is fast enough.
#![expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads its texts and looks at a clock"
)]

use std::error::Error;
use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use factlint::figure::{Piece, Pieces, Readings, Scanner};

const MEGABYTE: usize = 1_000_000;

const CHINESE: &str = "三年来，港口投资近4.5亿元，建成泊位35个，运送旅客15万余人次，同比增长12%以上；渡轮一直按时开出，\
船员们在码头上修补渔网，岸边的果园里苹果已经成熟，图书馆为读者准备了新书，灯塔照亮归航的船只。第十一批船员登船，\
其中八成来自北岸，超300万吨海盐运往内陆各地，近千座凉亭沿海堤排开，游人在其中休息，孩子们在沙滩上奔跑。\n";

const ENGLISH: &str = "In March 2024 the harbour opened 16 new berths, and more than 300,000 tonnes of apples left its \
quays; about one in five boats came from the northern shore, where the orchards had a good year. The library lent \
some 12k books to readers who had waited for the winter, and a dozen volunteers carried them up the hill, as they \
have done since anyone can remember. No one counted the gulls on the pier.\n";

const HOSTILE: [&str; 5] = ["1", "一", "1,", "5 to ", "近三"];

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo bench` adds a flag of its own.
    let files: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{:24} {:>9} {:>9} {:>10} {:>12}",
        "text", "bytes", "found", "scan KB/s", "digits KB/s"
    )?;
    for file in &files {
        let text = std::fs::read_to_string(file)?;
        writeln!(out, "{}", measured(file, &text))?;
    }
    if files.is_empty() {
        let made = |part: &str, size: usize| part.repeat(size / part.len());
        for (name, part) in [("Chinese", CHINESE), ("English", ENGLISH)] {
            writeln!(out, "{}", measured(name, &made(part, 8 * MEGABYTE)))?;
        }
        for part in HOSTILE {
            for size in [MEGABYTE / 2, 4 * MEGABYTE] {
                writeln!(
                    out,
                    "{}",
                    measured(&format!("{part:?} again and again"), &made(part, size))
                )?;
            }
        }
    }
    Ok(())
}

fn measured(name: &str, text: &str) -> String {
    let scanner = Scanner::new(&Readings::default());
    let mut found = 0;
    let scan = best(|| {
        found = 0;
        let mut each = |piece: Piece<'_>| found += scanner.scan_piece(piece).len();
        let mut pieces = Pieces::default();
        pieces.feed(text, &mut each);
        pieces.finish(&mut each);
    });
    let digits = best(|| {
        black_box(text.bytes().filter(u8::is_ascii_digit).count());
    });
    let rate = |time: Duration| text.len() as u128 * 1_000_000 / time.as_nanos().max(1);
    format!(
        "{name:24} {:>9} {found:>9} {:>10} {:>12}",
        text.len(),
        rate(scan),
        rate(digits)
    )
}

/// The shortest of three times.
fn best(mut work: impl FnMut()) -> Duration {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
