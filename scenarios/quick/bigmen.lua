-- What the agents of 阔步大码男装 keep at hand: typed once, checked once, sent with two keys. Facts as in shops/bigmen.lua.
-- A text that fits one product only does not belong here. Groups: greet, goods, dispatch, after, soothe, close.
return quick {
  reply { id = "hello", group = "greet", title = { zh = "欢迎", en = "Welcome" },
    text = "您好，欢迎光临阔步大码男装，您看中哪一款跟我说就行。" },
  reply { id = "moment", group = "greet", title = { zh = "稍等", en = "One moment" },
    text = "您稍等一下，我核对好马上回您。" },

  reply { id = "measures", group = "goods", title = { zh = "问身高体重", en = "Ask for measures" },
    text = "麻烦您报一下身高和体重，我好对着尺码表给您挑码。" },
  reply { id = "waist", group = "goods", title = { zh = "问腰围", en = "Ask for the waist" },
    text = "方便的话您再量一下腰围，系皮带那一圈多少厘米，这样挑得更准。" },
  reply { id = "colour", group = "goods", title = { zh = "色差", en = "Colour" },
    text = "图片是棚里打灯拍的，和实物会有轻微色差，您以收到的为准。" },
  reply { id = "genuine", group = "goods", title = { zh = "正品", en = "Genuine" },
    text = "您放心看，店里都是正品，吊牌和水洗标都在衣服上。" },

  reply { id = "dispatch", group = "dispatch", title = { zh = "几时发货", en = "Dispatch" },
    text = "您下午5点前付款当天发，5点以后付款第二天发。" },
  reply { id = "delivery", group = "dispatch", title = { zh = "几天到", en = "Delivery" },
    text = "您这边发出后一般2到4天到，快慢看路上的情况。" },
  reply { id = "courier", group = "dispatch", title = { zh = "什么快递", en = "Courier" },
    text = "我们发圆通和EMS，您有偏好跟我说，我备注上。" },
  reply { id = "postage", group = "dispatch", title = { zh = "包邮", en = "Postage" },
    text = "您满299元就包邮，不满的话邮费10元。" },

  reply { id = "returns", group = "after", title = { zh = "七天退换", en = "Seven days" },
    text = "您签收后7天内，吊牌在、没穿洗过、不影响二次销售，都可以退换。" },
  reply { id = "payer", group = "after", title = { zh = "退换运费", en = "Who pays postage" },
    text = "质量问题退换，来回运费我们出；不合适、不喜欢的，退换运费您这边出。" },
  reply { id = "refund", group = "after", title = { zh = "退款到账", en = "Refund" },
    text = "您的退件我们收到后，支付宝当天退，银行卡5到7个工作日到账。" },
  reply { id = "photo", group = "after", title = { zh = "要照片", en = "Ask for a photo" },
    text = "给您添麻烦了，麻烦您把有问题的地方拍张照片发我，我马上核实。" },

  reply { id = "sorry", group = "soothe", title = { zh = "抱歉久等", en = "Sorry for the wait" },
    text = "抱歉让您久等了，您的问题我现在就处理。" },
  reply { id = "uniform", group = "soothe", title = { zh = "不议价", en = "No bargaining" },
    text = "理解您想省一点，店里统一价，不议价；您的会员折扣下单时会自动算上。" },

  reply { id = "address", group = "close", title = { zh = "核对地址", en = "Check the address" },
    text = "您的订单我看到了，麻烦您核对一下收货地址和电话。" },
  reply { id = "thanks", group = "close", title = { zh = "道谢", en = "Thanks" },
    text = "谢谢您的信任，收到后有什么问题随时找我。" },
}
