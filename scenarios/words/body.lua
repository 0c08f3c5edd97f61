-- Words that shame a body (BAN-01, BAN-02). Speak of the garment, never of the body. In every shop, even when quoting or joking.
local who = "{您,你,他,她,您家,老公,老婆,爸,妈,先生,儿子,爱人,男朋友,女朋友,对象,弟弟,哥哥,身材,身体,体型,体形,体格,身板,块头,肚子,屁股,人家,本人,本来就,自己}"

return {
  words {
    id = "body", use = "banned", rule = "BAN-01", severity = "critical", why = "why.body",
    list = {
      word { "肥仔", pinyin = "fei zai" }, word { "肥佬", pinyin = "fei lao" }, word { "胖子", pinyin = "pang zi" },
      word { "肉堆", pinyin = "rou dui" }, word { "胖墩", pinyin = "pang dun" }, word { "胖墩墩", pinyin = "pang dun dun" },
      word { "肥猪", pinyin = "fei zhu" }, word { "死肥", pinyin = "si fei" }, word { "肥婆", pinyin = "fei po" },
      word { "死肥猪", pinyin = "si fei zhu" }, word { "死肥仔", pinyin = "si fei zai" }, word { "死肥婆", pinyin = "si fei po" },
      word { "死肥佬", pinyin = "si fei lao" }, word { "死胖子", pinyin = "si pang zi" }, word { "死胖", pinyin = "si pang" },
      word { "死胖墩", pinyin = "si pang dun" }, word { "死胖纸", pinyin = "si pang zhi" }, word { "死肥宅", pinyin = "si fei zhai" },
    },
  },
  words {
    id = "body_more", use = "banned", rule = "BAN-02", severity = "critical", why = "why.body",
    list = {
      word { "胖纸", pinyin = "pang zhi" }, word { "胖仔", pinyin = "pang zai" }, word { "肥子", pinyin = "fei zi" },
      word { "胖哥", pinyin = "pang ge" }, word { "肥哥", pinyin = "fei ge" }, word { "胖妞", pinyin = "pang niu" },
      word { "肥妞", pinyin = "fei niu" }, word { "胖妹", pinyin = "pang mei" }, word { "肥妹", pinyin = "fei mei" },
      word { "胖婆", pinyin = "pang po" }, word { "胖姐", pinyin = "pang jie" }, word { "肥宅", pinyin = "fei zhai" },
      word { "胖猪", pinyin = "pang zhu" }, word { "肥男", pinyin = "fei nan" }, word { "肥女", pinyin = "fei nv" },
      word { "肥胖", pinyin = "fei pang" }, word { "臃肿", pinyin = "yong zhong" }, word { "肥肉", pinyin = "fei rou" },
      word { "肥膘", pinyin = "fei biao" }, word { "大肚腩", pinyin = "da du nan" }, word { "肚腩", pinyin = "du nan" },
      word { "啤酒肚", pinyin = "pi jiu du" }, word { "将军肚", pinyin = "jiang jun du" }, word { "水桶腰", pinyin = "shui tong yao" },
      word { "五大三粗", pinyin = "wu da san cu" }, word { "虎背熊腰", pinyin = "hu bei xiong yao" },
      word { "肥头大耳", pinyin = "fei tou da er" }, word { "膀大腰圆", pinyin = "bang da yao yuan" },
      "{胖墩子,胖男,胖女,胖大叔,胖大妈,胖人,胖友,胖丫,胖丫头,胖老公,胖汉,胖胖的,胖乎乎,胖嘟嘟,肥嘟嘟,肥墩,肥墩墩,胖球,胖成,肥成,肥得流油}",
      "{肉球,肉山,肉墩,肉墩子,大象腿,萝卜腿,游泳圈,矮冬瓜,矮胖,矮矬,矮子,侏儒,三等残废,竹竿身材,排骨精,麻秆}",
      "{一身,满身}{膘,肥肉,赘肉,横肉}", "{一坨,一堆}肉", "{长膘,贴膘,膘肥体壮,赘肉横生}",
      -- called outright; the garment's own words stay: 裤腿肥, 肥一点, 胖瘦都能穿
      word { "胖", guard = { "no_condition" },
             not_before = { "不", "显", "发", "长", "变", "没", "减" }, not_after = { "瘦", "大海", "头鱼", "不胖", "还是", "吗", "不", "呢" } },
      word { "[" .. who .. "{,是,就是,也是,又是,真是,太,这么,那么,好,真,挺,很,比较,有点,确实,实在,也太,又,真的,实在太,真的太,有些,偏}]肥", guard = { "stated", "no_condition" } },
      "[{这么,那么,这样}]肥[{的人,的身材,的体型,还,的话}]", "肥[{的人,的身材,人}]",
      "{pang,fei}[{的人,人}]",
    },
  },
  words {
    id = "hides_body", use = "banned", rule = "BAN-02", severity = "minor", why = "why.hides_body", shops = { "bigmen" },
    list = {
      "{显瘦,遮肉,藏肉,遮肚子,藏肚子,遮肚,藏肚,遮赘肉,藏赘肉,遮小肚子,藏小肚子,遮小肚,显苗条,遮胖,藏胖,遮丑,显得瘦,视觉显瘦}",
    },
  },
}
