#!/bin/bash
# Tables from a spreadsheet: what is right is played with at once, what is wrong is named by line, column, field and nearest name.
. "$(dirname "$0")/lib.sh"
command -v iconv >/dev/null || skip "no iconv"
own=$XDG_DATA_HOME/peilian/content

cat >"$work/goods.csv" <<'END'
货号,名称,类目,价格（元）,尺码表,颜色,库存:38,库存:40,库存,弹力,版型,面料,季节
JN-9001,秋款直筒牛仔裤,jeans,¥420,jeans,深蓝、黑色,12,5,42:3,四面弹,直筒,棉 92%、氨纶 8%,秋/冬

JN-2031,"四面弹""新""牛仔裤",jeans,399.50,jeans,深蓝,20,18,,微弹,修身,,
END
run "$peilian" import "$work/goods.csv" --shop bigmen --lang en
is "goods" 0 "$status"
has "how many, where" "$out" "2 products for bigmen written to $own/scenarios/shops/bigmen/goods.lua"
is "each record stands in its line" 4 "$(grep -n 'JN-2031' "$own/scenarios/shops/bigmen/goods.lua" | cut -d : -f 1)"

# As Excel saves it in China, and as it saves "CSV UTF-8" and "Unicode text".
iconv -f UTF-8 -t GB18030 "$work/goods.csv" >"$work/gb.csv"
run "$peilian" import "$work/gb.csv" --shop bigmen --lang en --check
is "GB18030" 0 "$status"
has "the encoding is said" "$out" "was read as GB18030"
has "nothing is written by a check" "$out" "nothing was written"
{ printf '\xef\xbb\xbf' && sed 's/$/\r/' "$work/goods.csv"; } >"$work/bom.csv"
run "$peilian" import "$work/bom.csv" --shop bigmen --check
is "a mark and CRLF" 0 "$status"
{ printf '\xff\xfe' && tr , '\t' <"$work/goods.csv" | iconv -f UTF-8 -t UTF-16LE; } >"$work/tab.csv"
run "$peilian" import "$work/tab.csv" --shop bigmen --check
is "UTF-16 with tabs" 0 "$status"
[ ! -e "$own/scenarios/shops/bigmen/gb.lua" ] || fail "a check wrote a file"

cat >"$work/wrong.csv" <<'END'
货号,名称,类目,价格,尺码表,库存,弹力,面料,英纹名
A-1,裤子,jeans,很贵,jeans,40:5,四面弹,棉 90%,x
A-2,裤子,jeans,390,jaens,40:5,四面蛋,,x
END
run "$peilian" import "$work/wrong.csv" --shop bigmen --lang en
is "a heading that nobody knows" 1 "$status"
has "its place and the nearest" "$err" 'wrong.csv:1:26: unknown heading "英纹名"; did you mean "英文名"?'
sed -i 's/英纹名/英文名/' "$work/wrong.csv"
run "$peilian" import "$work/wrong.csv" --shop bigmen --lang en
has "a price" "$err" 'wrong.csv:2:14: price_yuan: expected a price above 0 like 390, found "很贵"'
has "a word" "$err" 'wrong.csv:3:29: stretch: expected one of'
has "its nearest" "$err" 'found "四面蛋"; did you mean "四面弹"?'
has "a sum" "$err" 'fabric_percent: the parts make 90%'
has "how many" "$err" "3 faults; nothing was written"
sed -i 's/很贵/390/; s/四面蛋/四面弹/; s/棉 90%/棉 100%/' "$work/wrong.csv"
run "$peilian" import "$work/wrong.csv" --shop bigmen --lang en
has "what the loader finds, by the table's line" "$err" 'wrong.csv:3: unknown chart "jaens"'
has "with its nearest name" "$err" 'did you mean "jeans"?'
[ ! -e "$own/scenarios/shops/bigmen/wrong.lua" ] || fail "a table with faults was written"
run "$peilian" import "$work/goods.csv" --shop bigmenn --lang en
has "an unknown shop" "$err" 'unknown shop "bigmenn"'
printf '货号,名称\n"A-1,裤子\n' >"$work/open.csv"
run "$peilian" import "$work/open.csv" --shop bigmen --lang en
has "a quote that is open" "$err" 'open.csv:2:1: a quote opens here'
printf '甲,乙\n1,2\n' >"$work/what.csv"
run "$peilian" import "$work/what.csv" --shop bigmen --lang en
has "a table of nothing known" "$err" 'what.csv:1:1: the headings are those of no table known here'

printf '身高,150-164\n' >"$work/empty.csv"
run "$peilian" import "$work/empty.csv" --shop bigmen --lang en
is "headings alone" 1 "$status"
has "are said to be that" "$err" 'empty.csv:1:1: there is nothing below the headings'

cat >"$work/my_sizes.csv" <<'END'
身高\体重,150~164,165至179,180-194
160-169,36,38,40
170-179,34,36,38
END
run "$peilian" import "$work/my_sizes.csv" --shop bigmen --chart autumn --lang en
is "a size table" 0 "$status"
has "its rows" "$out" "2 rows of a size table for bigmen"
sed -i 's/170-179,34,36,38/170-179,34,36/' "$work/my_sizes.csv"
run "$peilian" import "$work/my_sizes.csv" --shop bigmen --chart autumn --lang en
has "a row that is too short" "$err" 'my_sizes.csv:3:1: the row has 3 cells, the headings have 4'
printf '尺码,脚长\n38,240\n39,245\n' >"$work/shoe_sizes.csv"
run "$peilian" import "$work/shoe_sizes.csv" --shop shoes --chart wide --lang en
is "shoe sizes" 0 "$status"

cat >"$work/phrases.csv" <<'END'
分组,标题,内容
招呼,晚上好,您好，晚上客服少，我尽快回您。
售后,换码,您把吊牌留着，换码的运费您看下页面说明。
END
run "$peilian" import "$work/phrases.csv" --shop bigmen --lang zh
is "quick replies" 0 "$status"
has "in Chinese" "$out" "bigmen 的 2 条快捷短语已写入"
sed -i 's/售后/受后/' "$work/phrases.csv"
run "$peilian" import "$work/phrases.csv" --shop bigmen --lang zh
has "a group" "$err" 'phrases.csv:3:1: group: expected one of'
has "its nearest" "$err" 'did you mean "售后"?'
run "$peilian" lint
is "all of it is clean" 0 "$status"

echo 'return additions { products = { } } -- by hand' >"$own/scenarios/shops/bigmen/goods.lua"
run "$peilian" import "$work/goods.csv" --shop bigmen --lang en
is "a file by hand" 1 "$status"
has "it stays" "$err" "was written by hand and stays"
run "$peilian" import
is "no file" 2 "$status"
run "$peilian" import "$work/goods.csv" --kind tables
is "no such kind" 2 "$status"
done_checking
