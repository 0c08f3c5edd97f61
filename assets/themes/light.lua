-- light.lua -- the colours by day. A test computes every contrast that they promise.
return theme {
  is_dark = false,

  -- window; cards and columns
  canvas = "#F4F5F8",
  panel = "#FFFFFF",

  -- tracks and tags; under the pointer; pressed
  sunken = "#ECEEF3",
  hover = "#EFF1F6",
  press = "#E2E6EF",

  -- selection; the trainee's bubble; the buyer's bubble
  sel = "#E6ECFC",
  me = "#DEE6FC",
  them = "#FFFFFF",

  -- rules; outlines; axes
  line = "#E2E5EC",
  line2 = "#C6CCD8",
  line3 = "#858E9F",

  -- text; second text; labels, time, disabled text
  t1 = "#1B1F2A",
  t2 = "#454E60",
  t3 = "#5B6475",

  -- links, current tab, focus ring
  accent = "#3553CF",

  -- the primary button at rest, under the pointer, pressed; what is written on it
  fill = "#3553CF",
  fillh = "#2C47B8",
  fillp = "#243A99",
  on_fill = "#FFFFFF",

  -- waiting bars, histograms; never text
  accentl = "#B4C2F2",

  -- the edge of popovers and tooltips
  tipline = "#858E9F",

  -- grades: text and marks
  good = "#097063",
  minor = "#855900",
  major = "#AD430A",
  crit = "#B31F2C",

  -- grades: tint under their text
  good_t = "#DDF2ED",
  minor_t = "#FAEFD3",
  major_t = "#FCE8DB",
  crit_t = "#FBE3E5",

  -- grades: bars and underlines
  good_b = "#158A79",
  minor_b = "#AE7700",
  major_b = "#D2601A",
  crit_b = "#C92A3A",

  -- a dimension's line in charts
  spd = "#2F6BD8",
  ton = "#A4479B",
  ban = "#C4421A",
  siz = "#0E8573",
  pol = "#857000",

  -- heat map: 0, 1, 2 to 3, 4 to 5, 6 and more
  heat0 = "#ECEEF3",
  heat1 = "#FBF1DC",
  heat2 = "#F8DFB4",
  heat3 = "#F3BE8A",
  heat4 = "#E3865B",

  -- ground of goods, and of pictures by shop
  pic = "#E6EAF2",
  art1 = "#E1E8F5",
  art2 = "#F4EADC",
  art3 = "#DDEEE9",
  art4 = "#ECE4F3",
}
