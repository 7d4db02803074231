//! The words that decide what a number beside a noun counts.

/// Whether a word is among those of a list, which blanks part.
pub(super) fn is_among(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// Between a number and a noun: the number counts a part of the things, or something else.
pub(super) const NOT_BETWEEN: &str = "new newer more other others further additional extra remaining missing \
    failing failed broken skipped ignored flaky pending added removed deleted changed modified updated fixed different \
    duplicate separate similar such same old older deprecated disabled experimental future planned upcoming \
    optional required failed fewer less consecutive parallel \
    of the these those this that its their our your my in for from to into and or nor but with without within per by on at as than \
    is are was were be been has have had does do did will would can could should may might must which who whose when where while \
    if not no every each any some all both either via about over under across through during between against after before \
    minute minutes second seconds hour hours day days week weeks month months year years line lines percent times byte bytes kb mb gb ms \
    star stars step steps file files folder folders point points bit page pages";

/// Right before a number: it numbers, limits or changes something, or the things are some of many.
pub(super) const NOT_BEFORE: &str = "phase step tier level part chapter section stage wave batch round milestone sprint week \
    day month version rule issue pr port figure fig table item no number nr page line option layer task story epic iteration \
    python node java ruby php rust go es c angular vue react django rails kotlin swift net mysql postgres sql http https rfc iso \
    windows ubuntu debian macos android ios gpt claude llama gemini \
    another additional extra plus first last next top final previous other these those following some any few every each per \
    add adds added adding remove removes removed removing delete deletes deleted drop drops dropped skip skips skipped \
    deprecate deprecates deprecated disable disables disabled retire retires retired replace replaces replaced \
    migrate migrates migrated merge merges merged refactored converted moved reviewed audited fix fixes fixed fixing break breaks broke rename renamed write wrote \
    limit max maximum min minimum cap under below most up-to within fewer less than not never another's either \
    will would could should target goal aim aims planned plan plans planning reach reaching need needs require requires required \
    require: expect expects if minus only new 到 至 第 增 加 新 又 另 再 前 后";

/// Before a number that can be a year.
pub(super) const BEFORE_YEARS: &str = "in since of by until from during for after before early late mid summer winter spring autumn january february march april \
    may june july august september october november december";

/// Shortly before a number: what was so, or is not yet.
pub(super) const PAST_OR_FUTURE: &str = "was were had previously formerly originally initially earlier once until \
    grew grown rose increased jumped dropped shrank fell went started began used \
    will would next target targets goal goals aim planned planning reach reaching soon eventually \
    suppose imagine if limit limits maximum minimum max min roadmap old rival rivals competitor competitors";

/// The same in Chinese and Japanese, somewhere before a number.
pub(super) const PAST_SIGNS: [&str; 9] = [
    "曾", "之前", "以前", "原来", "过去", "従来", "当時", "计划", "予定",
];

/// Right after a noun: the number counts a rate, a part, or a change.
pub(super) const NOT_AFTER: &str = "per each apiece more fewer less added removed deleted dropped fail fails failed failing skipped \
    remain remains remaining left behind ahead ago later short were was away changed broke broken missing pending \
    cover covers need needs";

/// Between a label and its beginning.
pub(super) const LABEL_WORDS: &str = "total number of all the our current currently automated available overall count counts amount full";

/// Behind the noun of a label.
pub(super) const LABEL_TAIL: &str = "count counts total passing passed available included so";

/// Behind the number of a label.
pub(super) const AFTER_LABEL: &str = "passing passed pass total in across and as with all green currently overall available at included ok";

/// Before a small number in words that counts all of the things.
pub(super) const COUNTS_ALL: &str = "all the our has have contains contain includes include ships ship with of are is provides \
    provide offers offer comprises bundles exposes supports defines total exactly";

/// Plural by their look and no nouns that could be counted.
pub(super) const NO_PLURALS: &str = "kubernetes devops js css ios macos aws https http dns tls windows business analytics \
    operations sales graphics physics mathematics economics statistics basics serverless stateless headless across \
    always cross ts node.js next.js vue.js this various numerous previous continuous autonomous anonymous asynchronous \
    synchronous famous serious generous rigorous kudos plus status github-actions systems actions \
    news ops mlops gitops secops sass postgres gis gps sms rss cms os os's";

/// Numbers in words.
pub(super) const NUMBER_WORDS: &str = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen one";

/// Below a paragraph that says one of these a table holds a part of what there is.
pub(super) const PARTIAL: [&str; 12] = [
    "some of",
    "partial",
    "subset",
    "excerpt",
    "selection of",
    "selected",
    "not all",
    "for example",
    "not a complete",
    "not complete",
    "incomplete",
    "highlights",
];

/// Before a statement that is quoted as one not to make, or as one of many.
pub(super) const EXAMPLES: [&str; 12] = [
    "roadmap:",
    "planned:",
    "goal:",
    "e.g.",
    "for example",
    "such as",
    "instead of",
    "bad:",
    "wrong:",
    "incorrect:",
    "don't write",
    "rather than",
];
