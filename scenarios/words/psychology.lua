-- The eight psychologies of buying (PER-41 to PER-48): what a buyer of that kind says, and the argument that speaks to it.
-- A deed E_MATCH needs both (scenarios/deeds.lua).
return {
  -- 求实: use, wear, value for money
  words { id = "wants_use", use = "cue", list = { "{耐穿,耐用,耐磨,结实,牢不牢,牢固,经穿,经不经,穿几年,穿多久,穿得久,穿的久,用几年,用多久,实用,性价比,会不会坏,容易坏,质量怎么样,质量好不好,质量如何}" } },
  words { id = "argues_use", use = "cue", list = { "{耐穿,耐用,耐磨,结实,牢固,经穿,性价比,实惠,实用,穿得久,穿好几季,加固,双线,厚实,不易变形,好打理}" } },
  -- 求新: this year's
  words { id = "wants_new", use = "cue", list = { "{新款,新出,今年新,今年的款,最新,上新,流行,时髦,潮,过时,老款,新品}" } },
  words { id = "argues_new", use = "cue", list = { "{新款,新出,新品,上新,刚上,今年新,今年流行,今年主推,今年的,当季,流行,时髦,潮流,最近很火}" } },
  -- 求美: look and cut; of the garment, never of the body
  words { id = "wants_looks", use = "cue", list = { "{好看,显腿型,腿型,显高,搭什么,怎么搭,配什么,搭配,上身效果,穿上怎么样,精神不,版型好,造型,包装好看,时尚}" } },
  words { id = "argues_looks", use = "cue", list = { "{版型利落,利落,修饰腿型,腿型,线条,挺括,好搭,百搭,好看,精神,干净利索,显高,造型,垂感,有型,很搭,搭配}" } },
  -- 求名: quality and class
  words { id = "wants_name", use = "cue", list = { "{牌子,品牌,有面子,面子,档次,大牌,名牌,送领导,送长辈,拿得出手,体面}" } },
  words { id = "argues_name", use = "cue", list = { "{品质,档次,大气,有面子,体面,拿得出手,质感,高级,专柜,正品,品牌,做工,头层}" } },
  -- 求廉: the real offer
  words { id = "wants_bargain", use = "cue", list = { "{便宜,优惠,打折,折扣,有券,优惠券,最低,少点,少一点,活动,划算,太贵,有点贵,贵了,好贵,省钱,实惠}" } },
  words { id = "argues_bargain", use = "cue", not_before = { "没有", "没", "无", "不", "暂无", "差", "没什么" }, list = { "{实惠,省钱,便宜又,优惠,立减,满减,优惠券,领券,包邮,划算,省下,省了,活动价,返现,会员价,到手价,折后,打九,打八,打折,九折,九三折,九五折,八折}" } },
  -- 偏好: the thing that this buyer loves
  words { id = "wants_own", use = "cue", list = { "{我只要,我只收,我就喜欢,我就爱,我最爱,我偏爱,我喜欢,复古,收藏,一直找,找了好久}" } },
  words { id = "argues_own", use = "cue", list = { "{您喜欢的,您偏爱的,您要的这种,您说的这种,您找的,正是您,就是您要的,值得收藏,按您的喜好,合您的口味}" } },
  -- 猎奇: what nobody else has
  words { id = "wants_odd", use = "cue", list = { "{没见过,没见别人,有意思,独特,少见,与众不同,不一样的设计,撞衫,特别一点,个性}" } },
  words { id = "argues_odd", use = "cue", list = { "{独特,少见,与众不同,不撞衫,不容易撞,独家,原创,限量,识货,有眼光,眼光独到,有个性,小众}" } },
  -- 从众: what many buy
  words { id = "wants_crowd", use = "cue", list = { "{卖得好,卖的好,卖得怎么样,大家都,多少人买,销量,爆款,热卖,热销,回头客,口碑,买的人多,别人都}" } },
  words { id = "argues_crowd", use = "cue", list = { "{卖得最好,卖得好,卖的最好,销量,月销,好评,回头客,热卖,热销,买的人多,买得最多,大家都选,选的人多,回购,爆款,评价}" } },
}
