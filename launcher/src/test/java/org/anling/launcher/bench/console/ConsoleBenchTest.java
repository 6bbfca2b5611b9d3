package org.anling.launcher.bench.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.IncidentId;
import org.junit.jupiter.api.Test;

/** The page that explains the figures, and how they are made of what the page in the browser noted. */
class ConsoleBenchTest {

    private static final Instant DECIDED = Instant.parse("2026-03-14T08:15:30.250Z");
    private static final double AT = DECIDED.toEpochMilli();

    @Test
    void every_key_is_explained_in_the_page() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "benchmarks.md"));
        ConsoleBench bench = new ConsoleBench(Size.FULL, Path.of("nowhere"), List.of());
        assertThat(page).contains("## " + bench.name());
        assertThat(bench.keys())
                .doesNotHaveDuplicates()
                .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    }

    @Test
    void a_change_of_a_row_counts_from_the_decision_to_the_new_owner_by_our_clock() throws UnreadableException {
        Picture picture = picture(
                "{\"painted\":[80,100],\"long\":[70,120.5],\"pictures\":600,\"since\":" + (AT - 5_000) + ",\"rows\":["
                        + "[7,\"坐席03\"," + (AT - 400) + "],[7,\"坐席04\"," + (AT + 20) + "],[7,\"坐席03\"," + (AT + 90)
                        + "]]}",
                new EventBook.Given(new IncidentId("inc-7"), "bench-operator-3", DECIDED));
        assertThat(picture.rows().share(0.5)).isCloseTo(80, within(0.01));
        assertThat(picture.rows().missing()).isZero();
        assertThat(picture.painted().share(1)).isCloseTo(90, within(0.01));
        assertThat(picture.aSecond()).isCloseTo(60, within(0.01));
        assertThat(picture.longestMillis()).isEqualTo(120.5);
    }

    @Test
    void a_change_that_never_showed_is_missing() throws UnreadableException {
        Picture picture = picture(
                "{\"painted\":[],\"long\":[],\"pictures\":1,\"since\":" + AT + ",\"rows\":[[8,\"坐席03\"," + (AT + 9)
                        + "]]}",
                new EventBook.Given(new IncidentId("inc-7"), "bench-operator-3", DECIDED));
        assertThat(picture.rows().missing()).isEqualTo(1);
        assertThat(picture.rows().count()).isZero();
        assertThat(picture.longestMillis()).isZero();
    }

    @Test
    void nobody_is_called_what_is_part_of_another_name_and_everybody_has_a_device() {
        Set<String> names = new HashSet<>();
        for (int operator = 0; operator < Size.FULL.operators(); operator++) {
            names.add(Ward.nameOf(operator));
            assertThat(Ward.nameOf(operator)).matches("坐席\\d\\d");
        }
        assertThat(names).hasSize(Size.FULL.operators());
        assertThat(Ward.card(3, false).address().community())
                .hasSize(12)
                .isNotEqualTo(Ward.card(3, true).address().community());
    }

    private static Picture picture(String notes, EventBook.Given given) throws UnreadableException {
        Picture.Owners owners = new Picture.Owners(List.of(given), Map.of(new IncidentId("inc-7"), 7L));
        return Picture.of(ContractJson.decode(notes, JsonNode.class), 10, AT + 5_000, owners);
    }
}
