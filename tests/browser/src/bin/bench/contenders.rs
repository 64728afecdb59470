//! Who is compared, on which page, and by which hand movements.
//!
//! Every page has the same head, loads its data beside its program, and is
//! given the settings with which its own documentation shows it.

use anyhow::Result;

use crate::events;

/// Who is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Contender {
    Ours,
    Vis,
    /// vis-timeline with its clustering switched on.
    VisClustered,
    TimelineJs,
    List,
}

/// What is done with the hands; each is worth one sample.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hand {
    /// One move of a pointer that is held down at the place that the expression names.
    Drag(&'static str),
    /// One turn of the wheel above the place, by pixels to the side and down; with Ctrl or without.
    Wheel(&'static str, (f64, f64), bool),
    /// A key, where the focus is after the expression.
    Key(&'static str, &'static str),
    /// A call in the page, for what is no movement: the two take turns.
    Call(&'static str, &'static str),
}

/// One way of using a chronology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Use {
    Move,
    Pan,
    Zoom,
    Step,
    Filter,
}

impl Use {
    pub(crate) const ALL: [Self; 5] = [Self::Move, Self::Zoom, Self::Pan, Self::Step, Self::Filter];
}

const OURS: &str = "document.querySelector('diplomatic-timeline').shadowRoot";

impl Contender {
    pub(crate) const ALL: [Self; 5] = [
        Self::Ours,
        Self::Vis,
        Self::VisClustered,
        Self::TimelineJs,
        Self::List,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ours => "diplomatic-timeline",
            Self::Vis => "vis-timeline",
            Self::VisClustered => "vis-timeline, clustering",
            Self::TimelineJs => "TimelineJS",
            Self::List => "plain `<ol>`",
        }
    }

    /// Files of the program: the path served, and the file in the project.
    pub(crate) fn program(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Ours => &[
                ("/diplomatic-timeline.js", "dist/diplomatic-timeline.js"),
                ("/diplomatic-timeline.css", "dist/diplomatic-timeline.css"),
                (
                    "/diplomatic-timeline-wasm.js",
                    "dist/diplomatic-timeline-wasm.js",
                ),
                (
                    "/diplomatic-timeline-wasm_bg.wasm",
                    "dist/diplomatic-timeline-wasm_bg.wasm",
                ),
            ],
            Self::Vis | Self::VisClustered => &[
                ("/vis.js", "target/bench/vis.js"),
                (
                    "/vis.css",
                    ".tools/node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css",
                ),
            ],
            Self::TimelineJs => &[
                (
                    "/timeline.js",
                    ".tools/node_modules/@knight-lab/timelinejs/dist/js/timeline.js",
                ),
                (
                    "/timeline.css",
                    ".tools/node_modules/@knight-lab/timelinejs/dist/css/timeline.css",
                ),
                (
                    "/icons/tl-icons.woff2",
                    ".tools/node_modules/@knight-lab/timelinejs/dist/css/icons/tl-icons.woff2",
                ),
            ],
            Self::List => &[],
        }
    }

    /// The data that the page asks for; the list is in the page itself.
    pub(crate) fn data(self, of: usize) -> Result<Option<Vec<u8>>> {
        match self {
            Self::Ours => events::ours(of).map(Some),
            Self::Vis | Self::VisClustered => events::vis(of).map(Some),
            Self::TimelineJs => events::timelinejs(of).map(Some),
            Self::List => Ok(None),
        }
    }

    pub(crate) fn page(self, of: usize) -> Result<Vec<u8>> {
        let head = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Benchmark</title>\
             <link rel=icon href=data:,><style>body{{margin:0;font:16px sans-serif}}#t{{height:600px}}</style>\
             <script>tasks=[];watch=new PerformanceObserver(l=>tasks.push(...l.getEntries()));watch.observe({{type:'longtask',buffered:true}});\
             (function look(){{const e={};if(e?.getBoundingClientRect().width)\
             setTimeout(()=>window.first=performance.now());else requestAnimationFrame(look)}})()</script>",
            self.first()
        );
        let body = match self {
            Self::Ours => {
                "<script type=module src=diplomatic-timeline.js></script>\
                 <diplomatic-timeline src=data.json view=chart></diplomatic-timeline>"
            }
            Self::Vis => VIS,
            Self::VisClustered => {
                return Ok([&head, VIS.replace("CLUSTER", "true").as_str()]
                    .concat()
                    .into());
            }
            Self::TimelineJs => {
                "<link rel=stylesheet href=timeline.css><div id=t></div>\
                 <script>const data=fetch('data.json').then(r=>r.json())</script>\
                 <script src=timeline.js></script>\
                 <script>data.then(d=>{window.tl=new TL.Timeline('t',d,{font:null,hash_bookmark:false})})</script>"
            }
            Self::List => return events::list(of, &head),
        };
        Ok([&head, body.replace("CLUSTER", "false").as_str()]
            .concat()
            .into())
    }

    /// What names the files of the program in the head of a page, so that they come sooner; the
    /// peers' pages name theirs in any case.
    pub(crate) fn named(self) -> Option<&'static str> {
        (self == Self::Ours).then_some(
            "<link rel=modulepreload href=diplomatic-timeline.js>\
             <link rel=preload as=fetch crossorigin href=data.json>\
             <link rel=preload as=fetch crossorigin href=diplomatic-timeline-wasm_bg.wasm>",
        )
    }

    /// The first thing of an event that a reader sees: a mark, a count or a line.
    fn first(self) -> &'static str {
        match self {
            Self::Ours => {
                "document.querySelector('diplomatic-timeline')?.shadowRoot?.querySelector('.dt-ev .dt-mark,.dt-clus,.dt-hist')"
            }
            Self::Vis | Self::VisClustered => "document.querySelector('.vis-item')",
            Self::TimelineJs => "document.querySelector('.tl-timemarker,.tl-slide')",
            Self::List => "document.querySelector('li')",
        }
    }

    /// Whether everything is there, as an expression in the page.
    pub(crate) fn ready(self, of: usize) -> String {
        match self {
            Self::Ours => format!("{OURS}?.querySelector('.dt-playhead')?.ariaValueMax==='{of}'"),
            Self::Vis | Self::VisClustered => "Boolean(window.drawn)".to_owned(),
            Self::TimelineJs => {
                format!(
                    "window.tl?.ready===true&&document.querySelectorAll('.tl-timemarker').length==={of}"
                )
            }
            Self::List => format!(
                "document.readyState==='complete'&&document.querySelectorAll('li').length==={of}"
            ),
        }
    }

    /// Bytes of memory that the browser does not count, as an expression in the page.
    pub(crate) fn uncounted(self) -> &'static str {
        match self {
            // The program is there already; asked again, it shows its memory, by whatever name.
            Self::Ours => {
                "import('/diplomatic-timeline-wasm.js#1').then(g=>g.default()).then(w=>Object.values(w).find(v=>v instanceof WebAssembly.Memory).buffer.byteLength)"
            }
            _ => "0",
        }
    }

    /// How it is used, or why it cannot be.
    pub(crate) fn hand(self, to: Use) -> Result<Hand, &'static str> {
        const PLOT: &str =
            "document.querySelector('diplomatic-timeline').shadowRoot.querySelector('.dt-plot')";
        const KNOB: &str = "document.querySelector('diplomatic-timeline').shadowRoot.querySelector('.dt-playhead i')";
        const CENTER: &str = "document.querySelector('.vis-panel.vis-center')";
        const NAV: &str = "document.querySelector('.tl-timenav-slider-background')";
        Ok(match (self, to) {
            (Self::Ours, Use::Move) => Hand::Drag(KNOB),
            (Self::Ours, Use::Pan) => Hand::Wheel(PLOT, (24.0, 0.0), false),
            (Self::Ours, Use::Zoom) => Hand::Wheel(PLOT, (0.0, -60.0), true),
            (Self::Ours, Use::Step) => Hand::Key(
                "document.querySelector('diplomatic-timeline').shadowRoot.querySelector('.dt-playhead').focus()",
                "ArrowRight",
            ),
            (Self::Ours, Use::Filter) => Hand::Call(
                "document.querySelector('diplomatic-timeline').kinds='statement'",
                "document.querySelector('diplomatic-timeline').kinds=null",
            ),
            (Self::Vis | Self::VisClustered, Use::Move | Use::Pan) => Hand::Drag(CENTER),
            (Self::Vis | Self::VisClustered, Use::Zoom) => Hand::Wheel(CENTER, (0.0, -60.0), false),
            (Self::Vis | Self::VisClustered, Use::Step) => Hand::Call("step()", "step()"),
            (Self::Vis | Self::VisClustered, Use::Filter) => {
                Hand::Call("filter('statement')", "filter()")
            }
            (Self::TimelineJs, Use::Move | Use::Pan) => Hand::Drag(NAV),
            (Self::TimelineJs, Use::Zoom) => Hand::Call("tl.zoomIn()", "tl.zoomOut()"),
            (Self::TimelineJs, Use::Step) => Hand::Call("tl.goToNext()", "tl.goToNext()"),
            (Self::TimelineJs, Use::Filter) => return Err("it has no filter"),
            (Self::List, Use::Pan) => Hand::Wheel("document.body", (0.0, 60.0), false),
            (Self::List, Use::Move | Use::Step) => return Err("nothing is selected in a list"),
            (Self::List, Use::Zoom) => return Err("a list has no scale"),
            (Self::List, Use::Filter) => return Err("a list has no filter"),
        })
    }
}

const VIS: &str = "<link rel=stylesheet href=vis.css><div id=t></div>\
<script>const data=fetch('data.json').then(r=>r.json())</script>\
<script type=module>\
import{Timeline,DataSet,DataView}from'./vis.js';\
const all=new DataSet(await data);let kind;\
const shown=new DataView(all,{filter:e=>!kind||e.group===kind});\
const groups=['strike','statement','meeting','background'].map(id=>({id,content:id}));\
const t=new Timeline(document.getElementById('t'),shown,groups,{height:600,cluster:CLUSTER});\
t.once('changed',()=>{window.drawn=true});\
let at=0;\
window.step=()=>{t.setSelection(at);t.focus(at++,{animation:false,zoom:false})};\
window.filter=k=>{kind=k;shown.refresh()};\
</script>";
