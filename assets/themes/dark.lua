-- dark.lua -- the colours by night. A test computes every contrast that they promise.
return theme {
  is_dark = true,

  -- window; cards and columns
  canvas = "#111318",
  panel = "#191C23",

  -- tracks and tags; under the pointer; pressed
  sunken = "#21252E",
  hover = "#232834",
  press = "#2C3240",

  -- selection; the trainee's bubble; the buyer's bubble
  sel = "#232E57",
  me = "#283563",
  them = "#21252E",

  -- rules; outlines; axes
  line = "#2A2F3A",
  line2 = "#3E4655",
  line3 = "#76808F",

  -- text; second text; labels, time, disabled text
  t1 = "#E8EBF1",
  t2 = "#B8C0CE",
  t3 = "#9DA7B7",

  -- links, current tab, focus ring
  accent = "#93A8FF",

  -- the primary button at rest, under the pointer, pressed; what is written on it
  fill = "#4A64DE",
  fillh = "#526BE0",
  fillp = "#3D55C8",
  on_fill = "#FFFFFF",

  -- waiting bars, histograms; never text
  accentl = "#3C4C8C",

  -- the edge of popovers and tooltips
  tipline = "#76808F",

  -- grades: text and marks
  good = "#4CCBB5",
  minor = "#E2B04A",
  major = "#F29A5E",
  crit = "#FF8087",

  -- grades: tint under their text
  good_t = "#12352F",
  minor_t = "#392D10",
  major_t = "#40260F",
  crit_t = "#44191E",

  -- grades: bars and underlines
  good_b = "#2FB8A2",
  minor_b = "#D9A230",
  major_b = "#EC8240",
  crit_b = "#F4606A",

  -- a dimension's line in charts
  spd = "#6EA0FF",
  ton = "#D98BD0",
  ban = "#FF8D62",
  siz = "#3FC2AC",
  pol = "#D0B43C",

  -- heat map: 0, 1, 2 to 3, 4 to 5, 6 and more
  heat0 = "#21252E",
  heat1 = "#332B17",
  heat2 = "#4A3716",
  heat3 = "#6B4318",
  heat4 = "#934A22",

  -- ground of goods, and of pictures by shop
  pic = "#C3CBD8",
  art1 = "#B7C2D6",
  art2 = "#CFC2AD",
  art3 = "#AFC8C1",
  art4 = "#C2B6D0",
}
