package org.anling.simulation.district.map;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.anling.simulation.dice.Dice;

/** Invented names, each given once; a supply that ran out would be a mistake of this class and throws. */
final class MapNames {

    static final String RIVER = "清澜河";
    private static final List<String> BRIDGES = List.of("清澜桥", "永济桥");
    private static final List<String> MAIN = List.of("永宁", "同德", "长乐", "安和", "景明", "望春");
    private static final List<String> ROWS = List.of("南苑环路", "松鹤路", "滨河南路", "滨河北路", "安和路", "福寿路", "北岗环路");
    private static final List<String> LANES = List.of(
            "槐荫", "柳影", "石榴", "青砖", "井台", "灯笼", "铜铃", "织布", "竹帘", "甜水", "喜鹊", "风筝", "茶叶", "棉花", "笔墨", "砚台", "瓦当", "豆汁",
            "算盘", "铁匠", "木梳", "银杏", "海棠", "丁香", "葡萄", "枣树", "柿子", "香椿", "燕子", "鸽哨", "蝈蝈", "磨盘", "绣球", "扇面", "糖人", "剪刀",
            "油灯", "书箱", "琴弦", "布鞋");
    private static final List<String> LANE_KINDS = List.of("胡同", "巷");
    private static final List<String> COMPOUNDS = List.of(
            "安馨", "翠竹", "清澜", "福源", "松涛", "金桂", "祥云", "和美", "康乐", "静雅", "春晖", "百合", "明月", "枫林", "玉兰", "聚贤", "朝阳坡", "丰泽",
            "锦绣", "长青", "馨月", "怡景", "瑞雪", "东篱", "桃源");
    private static final List<String> COMPOUND_KINDS = List.of("家园", "花园", "里", "苑", "小区", "新村");

    private final Iterator<String> lanes;
    private final Iterator<String> compounds;
    private final List<String> mainColumns;
    private int rowsNamed;

    MapNames(Dice dice) {
        lanes = dice.branch("lanes").shuffled(product(LANES, LANE_KINDS)).iterator();
        compounds = dice.branch("compounds")
                .shuffled(product(COMPOUNDS, COMPOUND_KINDS))
                .iterator();
        mainColumns = dice.branch("main").shuffled(MAIN);
    }

    String nextLane() {
        return lanes.next();
    }

    String nextCompound() {
        return compounds.next();
    }

    String mainColumn(int column) {
        return mainColumns.get(column / Lattice.COLUMNS_PER_BLOCK);
    }

    String mainRow(int row) {
        if (!Lattice.isMainRow(row)) {
            throw new IllegalArgumentException("row " + row + " is a lane");
        }
        return ROWS.get(rowsNamed++);
    }

    Iterator<String> bridges() {
        return BRIDGES.iterator();
    }

    private static List<String> product(List<String> first, List<String> second) {
        List<String> names = new ArrayList<>();
        first.forEach(head -> second.forEach(tail -> names.add(head + tail)));
        return names;
    }
}
