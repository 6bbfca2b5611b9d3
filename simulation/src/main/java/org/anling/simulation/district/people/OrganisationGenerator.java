package org.anling.simulation.district.people;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Divides the blocks of the map into communities, those into 片 and 街道. Codes follow the statistical ones: six digits of
 * the district (110199 is not given away), three of the 街道, one of the 片, two of the community.
 */
final class OrganisationGenerator {

    private static final String DISTRICT = "110199";
    private static final List<String> STREET_NAMES = List.of("南苑街道", "安和街道", "望春街道");
    private static final List<String> COMMUNITY_NAMES = List.of(
            "安宁", "福寿", "松鹤", "康乐", "和平里", "春晖", "滨河", "槐荫", "长乐", "同德", "翠竹", "银杏", "清澜", "景明", "锦绣", "海棠", "丁香", "石榴",
            "喜鹊", "书院", "望春", "北岗", "东篱", "桃源", "玉兰");
    private static final int BLOCKS_ACROSS = 5;

    private final List<Organisation.Unit> units = new ArrayList<>();
    private final Map<Integer, String> communityOfBlock = new TreeMap<>();

    OrganisationGenerator() {
        units.add(new Organisation.Unit(padded(DISTRICT), "安澜区", 1, Optional.empty()));
        for (int block = 0; block < COMMUNITY_NAMES.size(); block++) {
            addCommunity(block);
        }
    }

    Organisation organisation() {
        return new Organisation(units);
    }

    Map<Integer, String> communityOfBlock() {
        return Collections.unmodifiableMap(communityOfBlock);
    }

    private void addCommunity(int block) {
        int row = block / BLOCKS_ACROSS;
        int column = block % BLOCKS_ACROSS;
        int street = row < 2 ? 1 : column < 3 ? 2 : 3;
        int area = switch (street) {
            case 1 -> column < 2 ? 1 : 2;
            case 2 -> row < 3 ? 1 : 2;
            default -> row < 4 ? 1 : 2;
        };
        String streetPrefix = DISTRICT + "%03d".formatted(street);
        String areaPrefix = streetPrefix + area;
        addOnce(streetPrefix, STREET_NAMES.get(street - 1), 2, DISTRICT);
        addOnce(
                areaPrefix,
                STREET_NAMES.get(street - 1).substring(0, 2) + "第" + (area == 1 ? "一" : "二") + "片",
                3,
                streetPrefix);
        long before = units.stream()
                .filter(unit -> unit.level() == 4 && unit.code().startsWith(areaPrefix))
                .count();
        String code = areaPrefix + "%02d".formatted(before + 1);
        addOnce(code, COMMUNITY_NAMES.get(block) + "社区", 4, areaPrefix);
        communityOfBlock.put(block, code);
    }

    private void addOnce(String prefix, String name, int level, String parentPrefix) {
        String code = padded(prefix);
        if (units.stream().noneMatch(unit -> unit.code().equals(code))) {
            units.add(new Organisation.Unit(code, name, level, Optional.of(padded(parentPrefix))));
        }
    }

    private static String padded(String prefix) {
        return prefix + "0".repeat(12 - prefix.length());
    }
}
