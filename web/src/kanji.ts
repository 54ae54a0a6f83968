// Old and variant forms of kanji with the form in common use (常用漢字表 and names). One to one only:
// forms that parted in meaning (弁, 芸 for 藝 and others) are joined, since a search may find too much.

const PAIRS =
  "亞亜惡悪壓圧圍囲醫医爲為壹壱逸逸稻稲飮飲隱隠營営榮栄衞衛驛駅圓円鹽塩緣縁艷艶應応歐欧毆殴櫻桜奧奥橫横溫温穩穏假仮價価畫画會会壞壊懷懐繪絵慨慨槪概擴拡殼殻覺覚學学嶽岳樂楽渴渇鐮鎌勸勧卷巻寬寛歡歓罐缶觀観閒間關関陷陥館館巖巌顏顔歸帰氣気龜亀僞偽戲戯犧犠卻却糺糾舊旧據拠擧挙虛虚峽峡挾挟敎教狹狭鄕郷曉暁區区驅駆勳勲薰薫羣群徑径惠恵揭掲攜携溪渓經経繼継莖茎螢蛍輕軽鷄鶏藝芸擊撃缺欠儉倹劍剣圈圏檢検權権獻献縣県險険顯顕驗験嚴厳效効廣広恆恒鑛鉱號号國国黑黒濟済碎砕齋斎劑剤櫻桜册冊雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実舍舎寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処緖緒敍叙奬奨將将燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄疊畳穰穣讓譲釀醸囑嘱觸触寢寝愼慎眞真盡尽圖図粹粋醉酔隨随髓髄數数樞枢瀨瀬聲声靜静齊斉攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅曾曽雙双壯壮搜捜插挿爭争總総聰聡莊荘裝装騷騒增増臟臓藏蔵屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳廳庁聽聴鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬪闘德徳獨独讀読屆届繩縄貳弐惱悩腦脳霸覇廢廃拜拝賣売麥麦發発髮髪拔抜蠻蛮祕秘彥彦姬姫濱浜甁瓶冨富佛仏拂払倂併塀塀竝並變変邊辺邉辺辨弁瓣弁辯弁舖舗穗穂寶宝豐豊沒没滿満萬万默黙餠餅戾戻彌弥藥薬譯訳豫予餘余與与譽誉搖揺樣様謠謡來来賴頼亂乱覽覧畧略龍竜兩両獵猟綠緑壘塁淚涙勵励禮礼隸隷靈霊齡齢戀恋爐炉勞労樓楼郞郎錄録灣湾髙高﨑崎嵜崎嶋島嶌島栁柳桒桑濵浜渕淵渊淵舘館槇槙遙遥曻昇晧皓兔兎冱冴檜桧籠篭莱莱埜野峯峰惣総煕熙凜凛";

export const VARIANTS: ReadonlyMap<string, string> = pairs();

function pairs(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const signs = [...PAIRS];
  for (let at = 0; at + 1 < signs.length; at += 2) {
    const [old, plain] = [signs[at] ?? "", signs[at + 1] ?? ""];
    if (old !== plain) found.set(old, plain);
  }
  return found;
}
