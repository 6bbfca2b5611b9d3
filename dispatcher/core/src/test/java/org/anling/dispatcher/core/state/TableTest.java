package org.anling.dispatcher.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    private final Table<String, Integer> table = new Table<>();

    @Test
    void a_layer_sees_what_lies_under_it_and_its_changes_stay_its_own() {
        table.put("a", 1);
        table.put("b", 2);

        Table<String, Integer> layer = table.layer();
        layer.put("c", 3);
        layer.remove("a");

        assertThat(layer.values()).containsExactly(2, 3);
        assertThat(layer.find("a")).isEmpty();
        assertThat(table.values()).containsExactly(1, 2);
        assertThat(table.find("c")).isEmpty();
    }

    @Test
    void what_is_forgotten_is_found_no_more() {
        table.put("a", 1);

        table.forgetOwn();

        assertThat(table.find("a")).isEmpty();
        assertThat(table.ownRows()).isZero();
        assertThat(table.values()).isEmpty();
    }

    @Test
    void the_first_rows_of_a_layer_are_those_of_both_in_order() {
        table.put("a", 1);
        table.put("c", 3);
        table.put("d", 4);

        Table<String, Integer> layer = table.layer();
        layer.put("b", 2);
        layer.remove("a");

        assertThat(layer.first(2)).containsExactly(2, 3);
        assertThat(layer.within("b", "d")).containsExactlyInAnyOrder(2, 3);
    }
}
