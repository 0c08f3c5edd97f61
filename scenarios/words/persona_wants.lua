-- What some buyers want more than others; the persona's `wants` says who (tone, rules TON-04, TON-22, TON-29, TON-31, BAN-22).
return {
  -- warm: a word about the one it is for, or about how it will be for him
  words { id = "warm_words", use = "cue", list = {
    "{他,您爱人,您先生,您老公,您对象,男朋友,爸爸,叔叔,您家先生,家里人}~{穿着,穿上,穿起来,会喜欢,一定喜欢,肯定喜欢,也喜欢,舒服,方便,开心,高兴}", "{您对他,您对爱人,您对老公,您对先生,您对爸爸}{真,可真,好,很}",
    "{您真贴心,真贴心,好贴心,您真细心,真会疼人,真会照顾人,真有心,真孝顺,想得真周到,他有您,他真有福,真幸福,感情真好}",
  } },
  -- evidence: slogans that stand for a fact
  words { id = "unbacked", use = "cue", guard = { "unquoted" }, list = {
    "{放心吧,放心啦,您放心好了,放一百个心,放一万个心,大可放心,尽管放心,完全放心,绝对没问题,肯定没问题,应该没问题,应该没事,不会有问题,没得说,不会骗您,不骗您,骗您干嘛,相信我们,相信我,信我,我们是大店,我们是老店,开了很多年,口碑好,都说好,大家都说,都没问题,没人说不好}",
  } },
  -- no_push: takes the choice out of her hands
  words { id = "pushing", use = "cue", guard = { "unquoted", "no_condition" }, list = {
    "{强烈推荐,强烈建议,强推,力荐,强力推荐,墙裂推荐}", "{就,直接,只管,尽管}{拍,选,买,要}{这个,这款,这条,这件,这双,它}{就,准,没错,吧,得了}",
    "{不用,别,不要,甭,无需}{再,}{考虑,比较,比,挑,选,想,纠结,犹豫,看别的,看其他}{了,啦,别的,其他的}", "{选它,拍它,买它,拍这个,选这个,买这个}{就对,准没错,准对,没错的,就行了}", "{听我的,信我的}{就,没错,准}", "{当然,肯定,必须,绝对}{选,拍,要,买}{这个,这款,这条,这件,它}",
  } },
  -- fun of any kind; to a furious buyer it mocks
  words { id = "playful", use = "cue", list = {
    "{哈哈,嘻嘻,嘿嘿,呵呵,嘎嘎,么么哒,比心,啦啦}", "{偷笑,坏笑,大笑,调皮,得意,鬼脸,呲牙,憨笑}",
  } },
  -- the buyer is furious
  words { id = "fury", use = "cue", list = {
    "{投诉,差评,骗子,骗人,欺骗,气死,气人,火大,太过分,过分了,什么态度,什么破,破店,黑店,坑人,坑爹,忽悠,曝光,消协,12315,工商局,举报,太差劲,差劲,离谱,恶心,受够,忍不了,烦死,退钱,还我钱,当我傻,耍我,玩我,不要脸,没良心}",
    word { "垃圾", not_after = { "短信", "桶", "袋", "分类", "邮件", "箱", "电话" } },
  } },
}
