-- What the agents of 畅联通信商城 keep at hand. Facts as in shops/telecom.lua; groups as in quick/bigmen.lua.
return quick {
  reply { id = "hello", group = "greet", title = { zh = "欢迎", en = "Welcome" },
    text = "您好，欢迎光临畅联通信商城，请问您想看手机还是套餐？" },
  reply { id = "moment", group = "greet", title = { zh = "稍等", en = "One moment" },
    text = "您稍等一下，我查一下订单马上回您。" },

  reply { id = "needs", group = "goods", title = { zh = "问用途", en = "Ask what for" },
    text = "请问您是自己用还是给长辈用？平时打电话多还是上网多？我好给您推荐。" },
  reply { id = "genuine", group = "goods", title = { zh = "正品", en = "Genuine" },
    text = "您放心看，商城都是正品。" },
  reply { id = "same_price", group = "goods", title = { zh = "线上线下同价", en = "Same price" },
    text = "您在线上买和到营业厅买，价格是一样的。" },

  reply { id = "dispatch", group = "dispatch", title = { zh = "几时发货", en = "Dispatch" },
    text = "您的订单付款后6小时内交仓库配货。" },
  reply { id = "pickup", group = "dispatch", title = { zh = "几点取件", en = "Pickup" },
    text = "快递每天上午10点、下午1点、下午5点各取一次件，您的订单赶哪一趟我给您查。" },
  reply { id = "delivery", group = "dispatch", title = { zh = "几天到", en = "Delivery" },
    text = "您这边发出后一般2到5天到，快慢看路上的情况。" },
  reply { id = "postage", group = "dispatch", title = { zh = "包邮", en = "Postage" },
    text = "商城全场包邮，您不用另付运费。" },

  reply { id = "exchange", group = "after", title = { zh = "七天换货", en = "Seven days" },
    text = "您签收后7天内，机器完好可以换货；质量问题可以退换，麻烦您拍张照片给我。" },
  reply { id = "payer", group = "after", title = { zh = "换货运费", en = "Who pays postage" },
    text = "质量问题退换，来回运费我们出；不是质量问题的，换货运费您这边出。" },
  reply { id = "refund", group = "after", title = { zh = "退款到账", en = "Refund" },
    text = "退款看付款方式，用支付宝付的当天退到，银行卡5到7个工作日，中行卡要10个工作日左右。" },
  reply { id = "warranty", group = "after", title = { zh = "保修", en = "Warranty" },
    text = "您的手机保修一年，不是人为损坏的免费修。" },
  reply { id = "damage", group = "after", title = { zh = "人为损坏", en = "Damage" },
    text = "人为损坏也能修，要收费，我帮您联系售后网点问价。" },

  reply { id = "sorry", group = "soothe", title = { zh = "抱歉久等", en = "Sorry for the wait" },
    text = "抱歉让您久等了，您的问题我现在就处理。" },
  reply { id = "complaint", group = "soothe", title = { zh = "投诉时限", en = "Complaints" },
    text = "给您添麻烦了，您反映的情况我已经记下，7天内给您答复。" },

  reply { id = "hours", group = "close", title = { zh = "服务时间", en = "Hours" },
    text = "我们早上8点到晚上8点在，您有问题随时来问。" },
  reply { id = "thanks", group = "close", title = { zh = "道谢", en = "Thanks" },
    text = "谢谢您的信任，收到后有什么问题随时找我。" },
}
