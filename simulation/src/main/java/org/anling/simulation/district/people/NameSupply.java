package org.anling.simulation.district.people;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.anling.simulation.dice.Dice;

/** Draws names of people that nobody else in the district has; given names follow the fashion of the sex and the generation. */
final class NameSupply {

    private static final List<Syllable> SURNAMES = syllables(
            "王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 马Ma 胡Hu 朱Zhu 郭Guo 何He 林Lin 高Gao"
                    + " 罗Luo 郑Zheng 梁Liang 谢Xie 宋Song 唐Tang 许Xu 韩Han 冯Feng 邓Deng 曹Cao 彭Peng 曾Zeng 田Tian 董Dong 潘Pan"
                    + " 袁Yuan 蔡Cai 蒋Jiang 余Yu 杜Du 叶Ye 程Cheng 魏Wei 苏Su 吕Lü 丁Ding 任Ren 沈Shen 姚Yao 卢Lu");
    private static final List<Syllable> OLD_FEMALE =
            syllables("桂Gui 玉Yu 秀Xiu 淑Shu 凤Feng 兰Lan 英Ying 珍Zhen 芳Fang 芬Fen 琴Qin 华Hua 芝Zhi 敏Min 慧Hui 云Yun 霞Xia 荣Rong");
    private static final List<Syllable> OLD_MALE = syllables(
            "国Guo 建Jian 德De 福Fu 志Zhi 永Yong 文Wen 明Ming 忠Zhong 义Yi 强Qiang 祥Xiang 林Lin 春Chun 山Shan 海Hai 生Sheng 宝Bao");
    private static final List<Syllable> YOUNG = syllables(
            "晓Xiao 宇Yu 晨Chen 佳Jia 思Si 雨Yu 欣Xin 浩Hao 博Bo 睿Rui 静Jing 磊Lei 婷Ting 鹏Peng 雪Xue 涛Tao 悦Yue 航Hang 琳Lin 凯Kai");

    private final Dice dice;
    private final Set<String> taken = new HashSet<>();

    NameSupply(Dice dice) {
        this.dice = dice;
    }

    PersonName elder(Sex sex) {
        return unused(
                switch (sex) {
                    case FEMALE -> OLD_FEMALE;
                    case MALE -> OLD_MALE;
                });
    }

    PersonName younger() {
        return unused(YOUNG);
    }

    /** A child of somebody carries the same family name more often than not. */
    PersonName relativeOf(PersonName elder) {
        PersonName drawn = younger();
        if (!dice.chance(0.6)) {
            return drawn;
        }
        String pinyinFamily = elder.pinyin().substring(0, elder.pinyin().indexOf(' '));
        String pinyinGiven = drawn.pinyin().substring(drawn.pinyin().indexOf(' '));
        return new PersonName(elder.chinese().charAt(0) + drawn.chinese().substring(1), pinyinFamily + pinyinGiven);
    }

    private PersonName unused(List<Syllable> given) {
        while (true) {
            Syllable family = dice.pick(SURNAMES);
            Syllable first = dice.pick(given);
            Syllable second = dice.pick(given);
            String chinese = family.character + first.character + second.character;
            if (!first.equals(second) && taken.add(chinese)) {
                return new PersonName(
                        chinese, family.pinyin + " " + first.pinyin + second.pinyin.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static List<Syllable> syllables(String pairs) {
        return List.of(pairs.split(" ")).stream()
                .map(pair -> new Syllable(pair.substring(0, 1), pair.substring(1)))
                .toList();
    }

    private record Syllable(String character, String pinyin) {}
}
