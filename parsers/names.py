"""How persons are named in Chinese newspapers, and the lines that hold nothing but names."""

import re

from parsers.cleaning.han import CHAR, HAN, SPACE

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟"
    "殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆洪萧赖薄蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆"
    "农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘"
    "池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉仝丰强祖计竺诸井伊丘花平水云甫幸阎伏傅亓贡常夷岱习"
    "宣宰晁步都沃湛璩能昌终暨衡居相宓荀羊惠糜松隗山全郗仰富充慕茹习宦鱼容古慎戈庾终阚那空沙丰巢蒯后竹权逯盖益桓公揭撒撖狄昝裘钮嵇芮汲邴戎郜邰屠逄扈阙訾亢缑谯笪郤郦雍贲酆禹"
)
_COMPOUND = (
    "欧阳|上官|司马|诸葛|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|东方|南宫|端木|申屠|轩辕|宇文|长孙|闻人|澹台|呼延|赫连|"
    "独孤|淳于|鲜于|万俟|拓跋|纳兰|公冶|宗政|闾丘"
)
_NO_ROLE = (
    "(?!记者|通讯员|评论员|见习|首席|摄影|作者|撰稿|撰文|整理|编译|供稿|供图|图文|报道|来源|本报|特约|实习|参与|"
    "手记|调查|观察|走基层|帮|看|跑|替|陪|了解|获悉|走进|来到|采访|看到|记录|朗诵|节|从|在)"
)
NAME = (
    rf"(?:{_NO_ROLE}(?:{CHAR}{{1,5}}[·•]{CHAR}{{1,8}}"
    rf"|{CHAR}(?:[{SPACE}]{{1,2}}{CHAR}(?=[^{HAN}]|摄|文|图|绘|采|整理|参与|供图|报道|$)|{CHAR}{{1,3}})))"
)
"""A name where a role announces it: 买买提·艾力, 李 雪, 李雪. Whatever has two to four characters may be one."""

_AND = rf"(?:[{SPACE}]?[、，,/][{SPACE}]?|[{SPACE}]{{1,3}})"
NAMES = rf"{NAME}(?:{_AND}{NAME}){{0,11}}"
SOUNDS = (
    "阿艾巴布才次慈达旦当德迪丁都多尔尕嘎格古哈吉加江杰卡开凯克库拉兰勒丽力玛买曼麦米木穆那娜乃尼努诺帕其却热仁如茹萨塞赛桑沙苏塔特提吐图托娃瓦旺乌西希夏央雅亚叶伊依尤玉扎孜珠卓措埃安贝本比彼别波伯博查戴丹"
    "登蒂东杜恩菲费夫弗甘戈根海汉赫亨胡华霍基金坎康考科肯莱朗劳雷里利莉列林琳卢鲁伦罗洛马梅门蒙明莫姆纳内娘涅宁欧佩彭皮普奇乔切琼让瑞若森莎山什施史斯丝松索泰坦廷万威韦维文沃谢欣辛休扬耶因英约泽詹珍治兹佐朱"
    "翰顿逊敦温肖雪"
)
"""Characters that spell names by their sound."""

FOREIGN = rf"[{SOUNDS}]{{2,5}}[·•]{CHAR}{{2,6}}"
"""A name of two parts written by its sound, as Uygurs, Kazakhs, Mongols and Tibetans have: 买买提·艾力."""

PERSON = rf"(?:{FOREIGN}|(?:{_COMPOUND}){CHAR}{{1,2}}|[{SURNAMES}](?:[{SPACE}]{{1,2}}{CHAR}|{CHAR}{{1,2}}))"
"""A name that shows by its surname alone."""

PERSONS = rf"{PERSON}(?:(?:[{SPACE}]?[、，,][{SPACE}]?|[{SPACE}]{{1,3}}){PERSON}){{0,11}}"

NAME_LINE = re.compile(PERSONS)
"""A line that holds nothing but names: a byline where it follows a title."""

PEN_NAME = re.compile(rf"[{HAN}]{{2,3}}")
"""A line that may be a pen name, which shows by no surname."""

_OF_NOTES = (
    "上下左右前后内外未不已有无完续改略载摘转原全图见注附齐众合幕场旁独唱笑哭掌鼓终审核校编译据第节选篇尾毕停暗画评快"
)
PEN_NAMED = re.compile(rf"[（(](?P<name>(?:(?![{_OF_NOTES}])[{HAN}]){{2}})[）)]$")
"""（丽文） behind the last sentence: two characters that are no word or a name, none of them a note's: （未完）."""

_POSTS = (
    "书记|县长|区长|市长|镇长|乡长|州长|旗长|主席|主任|局长|院长|检察长|校长|部长|会长|"
    "教授|研究员|委员|代表|董事长|总经理|秘书长|理事长|司令员|政委"
)
POST_AND_NAME = re.compile(rf"(?P<post>[{HAN}、（）·]{{2,40}}(?:{_POSTS}))[{SPACE}]+(?P<name>{NAME})")
"""An official's signed piece: 中共某某县委书记 某某."""
