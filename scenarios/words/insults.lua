-- Insulting words (BAN-38). The list is open: add what you hear. Critical words are also found in pinyin, and mixed.
-- {a,b} stands for each of them, "a~b" for a few characters between, [a] must stand there but is no part of the term.
local you = "{您,你,他,她,这人,这种人,那人,某些人,有些人,有的人}"

return {
  words {
    id = "insults", use = "banned", rule = "BAN-38", severity = "critical", why = "why.insult",
    list = {
      word { "白痴", "白癡", pinyin = "bai chi" }, word { "傻子", pinyin = "sha zi" }, word { "傻瓜", pinyin = "sha gua" },
      word { "傻逼", "傻比", "傻屄", "煞笔", "沙比", "煞逼", pinyin = "sha bi" },
      "傻b", "煞b", "{sb,s逼,傻x,傻叉,傻叼,傻缺,傻帽,傻冒,傻货,傻蛋,傻狗,傻吊,沙雕}",
      word { "神经病", pinyin = "shen jing bing" }, word { "脑残", pinyin = "nao can" }, "脑瘫",
      word { "智障", pinyin = "zhi zhang" }, word { "弱智", pinyin = "ruo zhi" }, word { "废物", pinyin = "fei wu" },
      word { "废柴", pinyin = "fei chai" },
      word { "穷鬼", pinyin = "qiong gui" }, word { "穷逼", "穷比", pinyin = "qiong bi" }, "{穷酸,穷光蛋,穷屌丝,屌丝,穷b,臭穷,死穷,穷要饭}",
      word { "贱人", pinyin = "jian ren" }, word { "贱货", pinyin = "jian huo" }, word { "犯贱", pinyin = "fan jian" },
      word { "下贱", pinyin = "xia jian" }, "{贱骨头,嘴贱,手贱,贱不贱,真贱,太贱,贱得,好贱,这么贱}",
      word { "不要脸", pinyin = "bu yao lian" }, "{没脸没皮,厚脸皮,死皮赖脸,脸皮真厚,无耻,无赖,不知廉耻}",
      word { "混蛋", pinyin = "hun dan" }, word { "浑蛋", pinyin = "hun dan" }, word { "王八蛋", pinyin = "wang ba dan" },
      "{王八,龟孙,龟儿子,孙子样,混账,混帐,杂种,杂碎,狗东西,狗杂种,狗日的,畜生,畜牲,禽兽,人渣,败类,渣滓,老不死,老东西}",
      word { "去死", pinyin = "qu si", not_after = { "皮" } }, "{找死,该死的,死全家,不得好死}",
      "{他妈的,他妈,你妈的,你妈b,尼玛,妈的,妈蛋,草泥马,操你,操蛋,我操,卧槽,我靠,你大爷,tmd,nmsl,cnm,mmp,艹,特么的,日你}",
      word { "蠢货", pinyin = "chun huo" }, word { "蠢猪", pinyin = "chun zhu" }, word { "蠢驴", pinyin = "chun lv" },
      word { "蠢蛋", pinyin = "chun dan" }, word { "蠢", pinyin = "chun" }, word { "愚蠢", pinyin = "yu chun" },
      word { "笨蛋", pinyin = "ben dan" }, word { "笨猪", pinyin = "ben zhu" }, "{笨死了,笨得,这么笨,真笨,太笨,好笨,笨脑子}",
      word { "滚", pinyin = "gun" }, word { "滚蛋", pinyin = "gun dan" }, word { "滚开", pinyin = "gun kai" },
      word { "滚远点", pinyin = "gun yuan dian" }, word { "滚出去", pinyin = "gun chu qu" }, "滚犊子",
      word { "猪脑子", "猪头", "猪脑", "猪狗不如", "死猪" },
      "{二百五,缺心眼,缺德,脑子进水,脑子有坑,脑子坏了,脑子有问题,脑袋有问题,没脑子,没长脑子,脑子有泡,没带脑子,脑子被驴踢,脑袋被门夹,脑袋进水}",
      "{疯子,疯婆子,疯狗,泼妇,泼皮,刁民,乡巴佬,土包子,土鳖,土老帽,老土鳖,白眼狼,丑八怪,丑逼,杠精,喷子,键盘侠,戏精}",
      "{没素质,没教养,没文化的,文盲,睁眼瞎,瞎了眼,眼瞎,眼睛瞎,你瞎,您瞎,耳朵聋,聋了吗,弱鸡,蠢到家,吃饱了撑,吃饱了撑的,吃撑了,有毛病}",
      "{放屁,狗屁,闭嘴,住嘴,给我闭嘴,骗子,骗子吧,小人得志,变态,恶心人的,神经吧,发神经,神经啊,装逼,装b,逼样,傻样,贱样,臭不要脸}",
      "[{您,你}{,是,真是,就是,可真是,也太,真,太,怎么这么,这么,怎么那么,真的}]傻",
      "[{您,你}{,是,真是,就是,可真是,也太,真,太,怎么这么,这么,怎么那么,真的}]笨",
      word { "[" .. you .. "]~垃圾", not_before = { "当", "倒", "扔", "丢", "收", "短信" } },
      "[{真是,就是,一个,这个,是个,种}]垃圾", "垃圾[{人,顾客,买家,客户,玩意}]",
      "[" .. you .. "]~{laji,la圾,垃ji}", "{laji,la圾,垃ji}[{人,顾客,买家,客户}]",
      word { "[{您,你,他,她,脑子,脑袋,怕是,真是,莫不是,简直,是不是,怕不是}{,是,真,真的,怕,才,就是,是不是,怕不是}]有病",
             not_after = { "历", "菌", "毒", "害", "痛", "人", "假", "例", "号" } },
      "有病[{吧,啊,呀,是吧,得治,就去治,去治,快治,赶紧治,你}]", "youbing[{吧,啊,呀}]", "[{您,你}]{youbing,you病,有bing}",
      "[{您,你}{,是,就是,真是,个,跟,像,真,可真是,是头,是只,是个}]猪", "[{像,跟,和,比}{,头,只,个}]猪",
    },
  },
}
