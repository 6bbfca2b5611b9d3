package org.anling.simulation.district.map;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a map as one GeoJSON FeatureCollection. Each feature has a property {@code layer} (water, ground, building, road,
 * gate) and, where it has one, {@code name}; roads add {@code class}, grounds {@code kind}, buildings {@code number} and
 * {@code floors}. Coordinates are longitude, latitude in WGS-84.
 */
public final class MapGeoJson {

    private final StringBuilder out = new StringBuilder(1 << 20);
    private final LocalGrid grid;
    private boolean first = true;

    private MapGeoJson(LocalGrid grid) {
        this.grid = grid;
    }

    public static String write(DistrictMap map) {
        MapGeoJson writer = new MapGeoJson(map.grid());
        writer.out.append("{\"type\":\"FeatureCollection\",\"features\":[");
        writer.polygon(
                map.river().outline(), properties("water", "name", map.river().name()));
        map.places().forEach(writer::place);
        map.compounds().forEach(compound -> writer.compound(compound, map.graph()));
        map.streets().forEach(street -> writer.street(street, map.graph()));
        return writer.out.append("]}\n").toString();
    }

    private void place(Place place) {
        Map<String, String> properties =
                properties("ground", "kind", place.kind().name().toLowerCase(Locale.ROOT));
        properties.put("name", place.name());
        polygon(place.ground().ring(), properties);
    }

    private void compound(Compound compound, StreetGraph graph) {
        Map<String, String> properties = properties("ground", "kind", "compound");
        properties.put("name", compound.name());
        polygon(compound.ground().ring(), properties);
        for (Gate gate : compound.gates()) {
            point(graph.spot(gate.node()), properties("gate", "name", compound.name() + gate.name()));
        }
        for (Building building : compound.buildings()) {
            Map<String, String> shown = properties("building", "number", Integer.toString(building.number()));
            shown.put("floors", Integer.toString(building.floors()));
            polygon(building.outline().ring(), shown);
        }
    }

    private void street(Street street, StreetGraph graph) {
        Map<String, String> properties = properties("road", "class", className(street.kind()));
        if (street.kind() != Street.Kind.PATH) {
            properties.put("name", street.name());
        }
        open("LineString", properties);
        line(street.nodes().stream().map(graph::spot).toList());
        close();
    }

    private static String className(Street.Kind kind) {
        return switch (kind) {
            case MAIN_ROAD -> "main";
            case LANE -> "lane";
            case BRIDGE -> "bridge";
            case PATH -> "path";
        };
    }

    private static Map<String, String> properties(String layer, String key, String value) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("layer", layer);
        properties.put(key, value);
        return properties;
    }

    private void polygon(List<Spot> ring, Map<String, String> properties) {
        open("Polygon", properties);
        out.append('[');
        line(ring);
        out.append(']');
        close();
    }

    private void point(Spot spot, Map<String, String> properties) {
        open("Point", properties);
        coordinate(spot);
        close();
    }

    private void open(String geometry, Map<String, String> properties) {
        out.append(first ? "\n" : ",\n").append("{\"type\":\"Feature\",\"properties\":{");
        first = false;
        String separator = "";
        for (Map.Entry<String, String> property : properties.entrySet()) {
            out.append(separator).append('"').append(property.getKey()).append("\":\"");
            out.append(property.getValue().replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
            separator = ",";
        }
        out.append("},\"geometry\":{\"type\":\"").append(geometry).append("\",\"coordinates\":");
    }

    private void close() {
        out.append("}}");
    }

    private void line(List<Spot> spots) {
        out.append('[');
        for (int i = 0; i < spots.size(); i++) {
            out.append(i == 0 ? "" : ",");
            coordinate(spots.get(i));
        }
        out.append(']');
    }

    private void coordinate(Spot spot) {
        GeoPoint point = grid.toGeo(spot);
        out.append('[')
                .append(point.longitude())
                .append(',')
                .append(point.latitude())
                .append(']');
    }
}
