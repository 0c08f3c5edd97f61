-- Trade terms that a buyer does not know (TON-32). Said with an explanation ("就是…") they are fine.
return {
  words { id = "jargon", use = "cue", list = {
    "{克重,经纬,经向,纬向,经弹,纬弹,经纱,纬纱,经密,纬密,环锭纺,气流纺,紧密纺,包芯纱,包覆纱,双芯,双包芯,竹节纱,精梳,普梳,斜纹丹宁,丹宁,三上一下,右斜纹,左斜纹,破卡,赤耳,盎司,oz,退浆,丝光,液氨,磨毛,烧毛,预缩,水洗工艺,酵素洗,石磨,套色,色牢度,回弹率,回复率,弹性模量,支数,纱支,t400,xfit,莱卡,旦尼尔,旦数,坯布,染整,胚革,坯革,铬鞣,植鞣,复鞣,鞣制,加脂,摔软,粒面层,粒面,修面,水染,苯胺,二层移膜,移膜革,帮面,楦型,鞋楦,楦头,中底板,港宝,沿条,固特异,冷粘,硫化,注塑,tpu,phylon,飞织,贾卡,gb,aa级,a类,b类,甲醛含量,ph值,起毛起球等级,免烫整理,树脂整理,抗皱整理,潮交联,dp,成衣定型,有效充绒,中底,邵氏,邵氏硬度,发泡,rb,热熔,补强,热贴,鞋床,后跟杯,动平衡,mes,qc,moq,dtc}",
    "{sku,spu,wms,oms,erp,crm,tms,edi,sla,imei,sn码,推单,下推,波次,拣选,复核,交仓,出库单,待出库,出库,集货,分拣,库内,云仓,揽收率,面单,审单,锁库,占用库存,可用库存,调拨,b2c,roi,客单,gmv,soc,ddr,lpddr,ufs,emmc,nfc,volte,ppi,aod,oled,ltpo,基带,band,频段,射频,制程,跑分}",
  } },
  words { id = "explained", use = "cue", list = { "{就是,也就是,意思是,指的是,简单说,说白了,通俗,也就是说,换句话说,等于说,相当于,意思就是,俗称}" } },
  words { id = "everyday_latin", use = "cue", list = { "{eva,ems,xl,xxl,xxxl,xs,usb,ok,app,cm,kg,vip,pc,id,sim,wifi,gps,led,pu,pvc,abs,3c,4g,5g,qq,pp,mm,ml,nba,diy,logo,gif,jpg,png,pdf,vr,ai,ac,dc,led,cpu,os,ios,hi,hello,bye,pk,gb,tb,mb,type,tpr,sb,tb,jn,ts,sh,ph,eu,us,uk,in,sos,ps,pm,am,yyds,xxs,dhl,sf,zto,yto,sto,up,new,no,yes,vivo,oppo,boc,icbc,abc,ccb,atm}" } },
}
