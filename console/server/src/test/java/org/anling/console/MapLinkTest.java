package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.anling.console.api.Place;
import org.anling.console.view.MapLink;
import org.junit.jupiter.api.Test;

class MapLinkTest {
    private static final Place.Point SQUARE = new Place.Point(39.908823, 116.397470);
    private static final String TEMPLATE = "https://map.example/?to={lon},{lat},{name}";

    @Test
    void a_chinese_map_app_gets_the_place_in_its_own_datum() {
        String link = new MapLink(TEMPLATE, "GCJ02").to(SQUARE, "3 号楼").orElseThrow();
        assertThat(link).startsWith("https://map.example/?to=116.4037").contains(",39.9102");
        assertThat(link).endsWith(",3%20%E5%8F%B7%E6%A5%BC");
    }

    @Test
    void any_other_gets_it_as_it_is_and_without_an_app_there_is_no_link() {
        assertThat(new MapLink(TEMPLATE, "WGS84").to(SQUARE, ""))
                .contains("https://map.example/?to=116.397470,39.908823,");
        assertThat(MapLink.NONE.to(SQUARE, "x")).isEmpty();
    }
}
