package org.anling.registry.imports;

import java.util.ArrayList;
import java.util.List;

/** What a list of elders may have. */
final class ElderColumns {

    static final Column NUMBER = Column.optional("编号", "number", "老人编号", "elder number", "elder id", "id");
    static final Column NATIONAL_ID = Column.optional("身份证号", "national id", "身份证", "身份证号码", "证件号码");
    static final Column NAME = Column.required("姓名", "name", "老人姓名");
    static final Column PINYIN = Column.optional("拼音", "pinyin");
    static final Column SEX = Column.optional("性别", "sex", "gender");
    static final Column BIRTH = Column.optional("出生日期", "birth date", "出生年份", "出生年", "出生年月", "birth year", "born");
    static final Column PHONE = Column.required("电话", "phone", "联系电话", "手机", "手机号", "固定电话", "telephone");
    static final Column COMMUNITY = Column.required("社区", "community", "社区代码", "社区编码", "社区名称", "community code");
    static final Column COMPOUND = Column.optional("小区", "compound", "小区名称", "街路巷", "street");
    static final Column BUILDING = Column.optional("楼号", "building", "楼栋", "幢");
    static final Column UNIT = Column.optional("单元", "unit");
    static final Column FLOOR = Column.optional("楼层", "floor");
    static final Column ROOM = Column.required("房号", "room", "房间号", "室", "门牌号");
    static final Column DOOR_NOTE = Column.optional("进门说明", "door note", "门禁", "钥匙说明");
    static final Column LATITUDE = Column.required("纬度", "latitude", "lat");
    static final Column LONGITUDE = Column.required("经度", "longitude", "lon", "lng");
    static final Column DATUM = Column.optional("坐标系", "datum");
    static final Column CATEGORY = Column.optional("类别", "category", "老人类别");
    static final Column ALLERGIES = Column.optional("过敏", "allergies", "过敏史");
    static final Column FACTS = Column.optional("急救要点", "critical facts", "facts");
    static final Column DIAGNOSES = Column.optional("诊断", "diagnoses", "病史", "疾病");
    static final Column MEDICATION = Column.optional("用药", "medication", "常用药");
    static final Column RISK = Column.optional("风险", "risk", "风险等级");
    static final Column PLAN = Column.optional("预案", "plan");

    /** One contact; key holders are contacts with a key. */
    record ContactColumns(Column name, Column relation, Column phone, Column key, Column hours, Column informed) {

        List<Column> all() {
            return List.of(name, relation, phone, key, hours, informed);
        }
    }

    /** In the order in which they are called. */
    static final List<ContactColumns> CONTACTS = List.of(contact(1), contact(2), contact(3), contact(4), contact(5));

    static final List<Column> ALL = all();

    private ElderColumns() {}

    private static ContactColumns contact(int place) {
        String zh = "联系人" + place;
        String en = "contact " + place + " ";
        return new ContactColumns(
                Column.optional(zh + "姓名", en + "name", zh),
                Column.optional(zh + "关系", en + "relation"),
                Column.optional(zh + "电话", en + "phone", zh + "手机"),
                Column.optional(zh + "持钥匙", en + "holds key", zh + "有钥匙", zh + "钥匙", en + "key"),
                Column.optional(zh + "时段", en + "hours"),
                Column.optional(zh + "告知", en + "informed", zh + "可告知"));
    }

    private static List<Column> all() {
        List<Column> all = new ArrayList<>(List.of(NUMBER, NATIONAL_ID, NAME, PINYIN, SEX, BIRTH, PHONE, COMMUNITY));
        all.addAll(List.of(COMPOUND, BUILDING, UNIT, FLOOR, ROOM, DOOR_NOTE, LATITUDE, LONGITUDE, DATUM, CATEGORY));
        all.addAll(List.of(ALLERGIES, FACTS, DIAGNOSES, MEDICATION, RISK, PLAN));
        CONTACTS.forEach(contact -> all.addAll(contact.all()));
        return List.copyOf(all);
    }
}
