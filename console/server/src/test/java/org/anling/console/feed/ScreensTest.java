package org.anling.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.anling.console.api.PageWord.Drawn;
import org.anling.console.projection.Scope;
import org.anling.console.store.Session;
import org.anling.console.testing.MemoryCentre;
import org.anling.console.testing.Samples;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.StaffId;
import org.anling.contract.input.ScreenReport;
import org.anling.contract.people.Role;
import org.anling.journal.Inbox.Appended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreensTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final Drawn FIRST = new Drawn("inc-1", 0);

    private final MemoryCentre centre = new MemoryCentre(CLOCK);
    private final List<InputEntry> appended = new ArrayList<>();
    private Appended answer = Appended.DURABLE;
    private final Screens screens = screens();

    private Screens screens() {
        return new Screens(
                Samples.CENTRE,
                entry -> {
                    appended.add(entry);
                    return CompletableFuture.completedFuture(answer);
                },
                centre::board,
                CLOCK,
                new SimpleMeterRegistry());
    }

    @BeforeEach
    void a_press() {
        centre.append(Samples.press("frame-1", "7-1", NOON));
    }

    private static Session of(Role role, Scope scope) {
        return new Session("staff-1", "坐席一", role, null, NOON, scope);
    }

    private List<ScreenReport> reports() {
        return appended.stream().map(entry -> (ScreenReport) entry.body()).toList();
    }

    @Test
    void the_time_is_the_servers_less_what_the_page_gathered_and_that_is_a_second_at_most() {
        screens.drawn(of(Role.OPERATOR, Scope.WHOLE), List.of(new Drawn("inc-1", 300)));
        centre.append(Samples.press("frame-2", "7-2", NOON));
        screens.drawn(of(Role.SUPERVISOR, Scope.WHOLE), List.of(new Drawn("inc-2", 60_000)));
        centre.append(Samples.press("frame-3", "7-3", NOON));
        screens.drawn(of(Role.OPERATOR, Scope.WHOLE), List.of(new Drawn("inc-3", -5)));
        assertThat(reports())
                .extracting(ScreenReport::shownAt)
                .containsExactly(NOON.minusMillis(300), NOON.minusSeconds(1), NOON);
        assertThat(reports().getFirst().by()).isEqualTo(new StaffId("staff-1"));
        assertThat(appended.getFirst().envelope().lane()).isEqualTo(Lane.ROUTINE);
        assertThat(appended.getFirst().envelope().person()).isEqualTo("staff-1");
    }

    @Test
    void an_incident_is_said_once_however_many_pages_draw_it() {
        for (int page = 0; page < 50; page++) {
            screens.drawn(of(Role.OPERATOR, Scope.WHOLE), List.of(FIRST, FIRST));
        }
        assertThat(reports()).extracting(ScreenReport::incident).containsExactly(new IncidentId("inc-1"));
        centre.append(appended.getFirst());
        screens().drawn(of(Role.OPERATOR, Scope.WHOLE), List.of(FIRST));
        assertThat(appended)
                .as("another console reads in the log that it was said")
                .hasSize(1);
    }

    @Test
    void who_may_not_see_it_or_takes_no_calls_has_no_screen() {
        screens.drawn(of(Role.OPERATOR, new Scope("999999")), List.of(FIRST));
        screens.drawn(of(Role.ADMIN, Scope.WHOLE), List.of(FIRST));
        screens.drawn(of(Role.OPERATOR, Scope.WHOLE), List.of(new Drawn("no id", 0), new Drawn("inc-99", 0)));
        assertThat(appended).isEmpty();
    }

    @Test
    void what_could_not_be_written_may_be_said_again() {
        answer = Appended.REJECTED;
        screens.drawn(of(Role.OPERATOR, Scope.WHOLE), List.of(FIRST));
        answer = Appended.DURABLE;
        screens.drawn(of(Role.OPERATOR, Scope.WHOLE), List.of(FIRST));
        screens.drawn(of(Role.OPERATOR, Scope.WHOLE), List.of(FIRST));
        assertThat(appended).hasSize(2);
    }
}
