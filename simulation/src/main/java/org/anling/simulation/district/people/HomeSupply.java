package org.anling.simulation.district.people;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.map.Building;
import org.anling.simulation.district.map.Compound;
import org.anling.simulation.district.map.DistrictMap;
import org.anling.simulation.district.map.Street;
import org.anling.simulation.district.map.StreetGraph;

/** Hands out flats, each once. */
final class HomeSupply {

    private static final List<String> DOOR_NOTES =
            List.of("门铃坏了，请敲门", "单元门密码向物业索取", "钥匙在邻居家", "门口有鞋柜，注意脚下", "防盗门反锁，需持钥匙人", "请大声报身份，听力不好", "");
    private static final List<String> LIFT_NOTES = List.of("电梯需刷卡，保安可代刷", "电梯只到双数层", "");

    private final DistrictMap map;
    private final Map<Integer, String> communityOfBlock;
    private final Dice dice;
    private final Set<String> taken = new HashSet<>();

    HomeSupply(DistrictMap map, Map<Integer, String> communityOfBlock, Dice dice) {
        this.map = map;
        this.communityOfBlock = communityOfBlock;
        this.dice = dice;
    }

    Home inBlock(int block) {
        List<Compound> there = map.compounds().stream()
                .filter(compound -> compound.block() == block)
                .toList();
        return in(dice.pick(there));
    }

    Home in(Compound compound) {
        while (true) {
            Building building = dice.pick(compound.buildings());
            int unit = dice.between(1, building.units());
            int floor = dice.between(1, building.floors());
            int room = floor * 100 + dice.between(1, building.roomsPerFloor());
            if (taken.add(compound.id() + "/" + building.number() + "/" + unit + "/" + room)) {
                return new Home(
                        communityOfBlock.getOrDefault(compound.block(), ""),
                        streetOf(compound),
                        compound.name(),
                        building.number(),
                        unit,
                        floor,
                        room,
                        map.grid().toGeo(building.unitSpot(unit)),
                        building.doorNode(),
                        doorNote(building));
            }
        }
    }

    private String doorNote(Building building) {
        return dice.pick(building.hasLift() && dice.chance(0.5) ? LIFT_NOTES : DOOR_NOTES);
    }

    /** The street that the first gate opens on. */
    private String streetOf(Compound compound) {
        StreetGraph graph = map.graph();
        int gate = compound.gates().getFirst().node();
        return graph.edgesOf(gate).stream()
                .flatMap(edge -> graph.edgesOf(edge.from()).stream())
                .filter(edge -> edge.kind() != Street.Kind.PATH)
                .map(edge -> map.streets().get(edge.street()).name())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no street at the gate of " + compound.name()));
    }
}
