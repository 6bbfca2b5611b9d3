package org.anling.dispatcher.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.Help;
import org.junit.jupiter.api.Test;

/** The page about states is drawn from the transition table. */
class StateDiagramTest {

    @Test
    void the_page_of_states_is_not_stale() throws IOException {
        Path page = root().resolve("docs/incident-states.md");
        if (Boolean.getBoolean("anling.write")) {
            Files.writeString(page, StateDiagram.page());
        }
        assertThat(Files.readString(page))
                .as("docs/incident-states.md; renew it by running this test with -Danling.write=true")
                .isEqualTo(StateDiagram.page());
    }

    @Test
    void a_closed_incident_goes_on_only_when_it_is_reopened_and_an_ended_assignment_stays_ended() {
        for (Handling to : Handling.values()) {
            assertThat(Transitions.allows(Handling.CLOSED, to))
                    .isEqualTo(to == Handling.FOLLOWED_UP || to == Handling.TAKEN);
        }
        for (AssignmentStatus to : AssignmentStatus.values()) {
            assertThat(Transitions.allows(AssignmentStatus.DONE, to)).isFalse();
            assertThat(Transitions.allows(AssignmentStatus.RELEASED, to)).isFalse();
        }
    }

    @Test
    void help_is_never_with_the_elder_without_anybody_having_been_asked() {
        assertThat(Transitions.allows(Help.NONE, Help.WITH_ELDER)).isFalse();
        assertThat(Transitions.allows(Help.NONE, Help.ON_THE_WAY)).isFalse();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("anling"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "the root of the project");
        }
        return folder;
    }
}
