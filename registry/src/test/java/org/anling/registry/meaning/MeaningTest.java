package org.anling.registry.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.ibm.icu.text.Transliterator;
import java.util.List;
import org.anling.contract.alert.Position;
import org.anling.contract.directory.ElderCard.Sex;
import org.junit.jupiter.api.Test;

class MeaningTest {

    @Test
    void surnames_are_read_as_surnames_and_given_names_as_usual() {
        Pinyin pinyin = new Pinyin();
        assertThat(pinyin.of("曾淑珍")).isEqualTo("zeng shu zhen");
        assertThat(pinyin.of("欧阳吕")).isEqualTo("ou yang lu");
        assertThat(pinyin.of("Smith 王")).isEqualTo("smith wang");
        assertThat(pinyin.of("仇秀英")).isEqualTo("qiu xiu ying");
    }

    @Test
    void what_is_remembered_of_a_name_never_changes_how_another_one_is_read() {
        Pinyin pinyin = new Pinyin();
        Transliterator unicode = Transliterator.getInstance("Han-Latin/Names; Latin-ASCII");
        for (String name : List.of("曾单乐", "单曾乐", "万俟秀英", "万秀英", "王单", "王单单", "长孙无忌", "欧阳建国", "曾淑珍")) {
            assertThat(pinyin.of(name)).as(name).isEqualTo(unicode.transliterate(name));
            assertThat(pinyin.of(name)).as("%s again", name).isEqualTo(unicode.transliterate(name));
        }
        assertThat(pinyin.of("万俟秀英")).isEqualTo("mo qi xiu ying");
    }

    @Test
    void a_national_id_gives_birth_and_sex_and_its_check_sign_is_looked_at() {
        NationalId id = NationalId.parse("11010519491231002x").orElseThrow();
        assertThat(id.birthYear()).isEqualTo(1949);
        assertThat(id.sex()).isEqualTo(Sex.FEMALE);
        assertThat(id.toString()).doesNotContain("1949");
        assertThat(NationalId.parse("110105194912310021")).isEmpty();
        assertThat(NationalId.parse("11010519491331002X")).isEmpty();
        assertThat(NationalId.parse("110105491231002")).isEmpty();
    }

    /** The corner of Tiananmen, as the two datums give it in many published examples. */
    @Test
    void a_place_of_a_chinese_map_moves_back_by_some_hundred_metres() {
        Position place = Gcj02.home(39.908823 + 0.001403, 116.397470 + 0.006244);
        assertThat(place.latitude()).isCloseTo(39.908823, within(0.00005));
        assertThat(place.longitude()).isCloseTo(116.397470, within(0.00005));
    }

    @Test
    void critical_facts_are_known_by_code_and_by_their_usual_words() {
        assertThat(CriticalFact.code("华法林")).isEqualTo("anticoagulant");
        assertThat(CriticalFact.code("Oxygen")).isEqualTo("oxygen");
        assertThat(CriticalFact.code("怕冷")).isNull();
    }
}
