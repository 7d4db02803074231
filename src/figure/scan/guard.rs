//! Words that only look like parts of a figure: 最近 before a number is no 近, 元素 after one is no 元.

use super::super::cursor::is_latin;
use super::line::{Line, is_blank, is_digit, is_han_numeral};

/// A qualifying word, and the characters before it that make another word of it.
const BEFORE: &[(&str, &str)] = &[
    ("近", "最附靠临邻走亲相远就切贴挨迫新拉毗浅"),
    ("超", "赶反高"),
    ("约", "节预签合违条制特公邀契履相纽婚誓盟租简俭失爽大隐"),
    (
        "上",
        "以网线路史地海晚早会身手街山车船桌场城市世面岸墙纸报台马历堂表基加镇村",
    ),
    ("数", "人户倍总次系指对多少件整基参点无算级岁额变函奇偶分字"),
    ("几", "茶"),
    ("some", ""),
    ("破", "打冲爆攻识看残撕说点侦踏刺捅划道"),
];

/// What 过 may follow when it means that a number is passed: 已过万, 年产量过亿.
const PASSING: &str = "已早均都数量额值入销产再皆客，、";

/// What a figure ends with, and the characters after it that make another word of that.
const AFTER: &[(&str, &str)] = &[
    ("元", "素旦宵件首"),
    ("项", "目链圈"),
    ("期", "货间末待望刊"),
    ("分", "贝析支布公配享别钟之店行校院期批解量"),
    ("条", "件约款例幅理"),
    ("位", "置于列"),
    ("家", "庭长园乡具居务禽畜"),
    ("户", "外口籍主型"),
    ("名", "单称片牌师录义额胜"),
    ("人", "才民员均工物群类大气生文数性力体造为行"),
    ("级", "别"),
    ("场", "所地景馆面合"),
    ("次", "数要日年于"),
    ("台", "阶风湾词"),
    ("部", "分门队落署"),
    ("个", "性体别"),
    ("头", "部发脑衔条"),
    ("件", "套"),
    (
        "起",
        "来到点步草源伏重床身飞降义诉码始因火初跑作哄名居用见立锚重",
    ),
    ("以上", "海述"),
    ("以下", "列简"),
    ("以内", "部"),
    ("左右", "为开逢手两翼脚侧岸邻摇臂"),
    ("上下", "班车游联级铺水学楼册行"),
    ("不到", "场位岸家期达齐案站校底一半"),
    ("整", "队改个体理合治顿修装套洁备形数栋座层片"),
    ("道", "路理德具"),
    ("面", "积向对料粉临貌"),
    ("本", "地土科届来报级身质市省县"),
    ("组", "织成建合团长"),
    ("批", "发准评复示"),
    ("所", "有在以需谓属得"),
    ("座", "谈落椅"),
    ("间", "接隔谍断"),
    ("副", "产总主市"),
    ("把", "握关手"),
    ("支", "持部付援撑出教线行柱"),
    ("架", "构桥设"),
    ("队", "伍员长"),
    ("对", "口于接外象比应策抗一"),
    ("双", "方向边语"),
    ("节", "约目日能水点省奏"),
    ("口", "岸号碑径味"),
    ("路", "线径过面"),
    ("层", "面次级"),
    ("片", "区面段"),
    ("方", "面式法向案便针位"),
    ("里", "程面"),
    ("度", "过假"),
    ("升", "级至到值温"),
    ("单", "位元独一"),
    ("类", "型似别"),
    ("首", "次先批届页席要都"),
    ("成", "立为员长功就品本效绩都熟群型年份家了交"),
    ("折", "页叠戏屏扇线桥旧返射腰断合"),
    ("载", "体重客货人运荷入歌誉"),
    ("多", "次样种方功民边层领半元"),
    ("来", "自到源访回临华看说了得往"),
    ("千", "瓦米克卡伏帕焦赫"),
    ("天", "然津气空山文堂"),
    ("周", "边围全密到刊转岁"),
    ("月", "亮球饼"),
    ("年", "级代"),
    ("秒", "杀"),
    ("日", "均常本元产报益程夜"),
    ("世纪", "末初"),
];

/// Whether a qualifying word at `at` is the end of another word.
pub(super) fn is_part_of_word(line: Line<'_>, at: usize, word: &str) -> bool {
    // 走过千山, 通过百次: after most characters 过 belongs to a verb.
    if word == "过" {
        return line.before(at).is_some_and(|c| !PASSING.contains(c));
    }
    BEFORE
        .iter()
        .any(|(text, before)| *text == word && line.before(at).is_some_and(|c| before.contains(c)))
}

/// Where a figure that was read up to `end` has to end sooner, if it has: `hit` is where its number stands.
pub(super) fn sooner(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    broken_number(line.slice(hit, end))
        .map(|at| hit + at)
        .or_else(|| trailing_word(line, hit, end))
        .filter(|at| *at > hit && *at < end)
}

/// Whether what follows a word at `start..end` makes another word of it.
pub(super) fn goes_on_as_word(line: Line<'_>, start: usize, end: usize) -> bool {
    let word = line.slice(start, end);
    let mut known = AFTER.iter().filter(|(text, _)| *text == word);
    known.any(|(_, after)| line.at(end).is_some_and(|c| after.contains(c)))
}

/// Where a lexeme breaks off between two digits: those of two lines are two numbers. A line that begins with 万 or 亿 goes
/// on with the number above.
fn broken_number(lexeme: &str) -> Option<usize> {
    lexeme.match_indices('\n').map(|(at, _)| at).find(|at| {
        let (before, after) = lexeme.split_at_checked(*at).unwrap_or_default();
        let number = |c: char| is_digit(c) || is_han_numeral(c);
        let after = after.trim_start();
        before.ends_with(number) && after.starts_with(number) && !after.starts_with(['万', '亿'])
    })
}

/// The last word of the lexeme, when what follows makes another word of it.
fn trailing_word(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let lexeme = line.slice(hit, end);
    for joint in [" of", " a", " an"] {
        if let Some(kept) = lexeme.strip_suffix(joint) {
            return Some(hit + kept.len());
        }
    }
    let next = line.at(end)?;
    if let Some(kept) = lexeme.strip_suffix("plus") {
        let follower = line.at(line.past_blank(end));
        let number = follower.is_some_and(|c| is_digit(c) || is_latin(c));
        return number.then(|| hit + kept.trim_end().len());
    }
    if lexeme.ends_with('人') && line.rest(end).starts_with("大关") {
        return None;
    }
    let (word, _) = AFTER
        .iter()
        .find(|(word, after)| lexeme.ends_with(word) && after.contains(next))?;
    let at = end - word.len();
    // 300多种: 多 belongs to the number, and what comes after it is a unit that nobody declared.
    let before = line.before(at)?;
    let of_number = is_digit(before) || is_han_numeral(before);
    (*word != "多" || !of_number).then_some(at)
}

/// Where a figure without a unit ends that was read with a blank before a scale letter: in `5 m` it is a unit, in `5m`
/// and `£5 m` a million.
pub(super) fn distant_letter(line: Line<'_>, hit: usize, end: usize) -> Option<usize> {
    let lexeme = line.slice(hit, end);
    let at = lexeme.rfind(is_blank)?;
    let letter = lexeme.get(at..)?.trim_start_matches(is_blank);
    let digits = lexeme.get(..at)?.ends_with(|c: char| c.is_ascii_digit());
    (digits && matches!(letter, "m" | "k" | "b" | "M" | "K" | "B")).then_some(hit + at)
}
