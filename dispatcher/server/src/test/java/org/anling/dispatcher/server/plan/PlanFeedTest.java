package org.anling.dispatcher.server.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.CentreId;
import org.anling.contract.input.CentreFinding;
import org.anling.contract.input.PlanPut;
import org.anling.contract.plan.PlanText;
import org.anling.journal.Inbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of the files comes into the inbox, and when. */
class PlanFeedTest {

    @TempDir
    private Path folder = Path.of("");

    private final List<String> handedIn = new ArrayList<>();
    private final List<String> rung = new ArrayList<>();
    private final List<PlanText> office = new ArrayList<>();
    private final AtomicBoolean leading = new AtomicBoolean(true);
    private PlanFeed feed = feed();

    @BeforeEach
    void a_plan() throws IOException {
        feed = feed();
        write("version: 1");
    }

    @Test
    void a_plan_is_handed_in_once_and_again_when_it_changes() throws IOException {
        look();
        look();
        assertThat(handedIn).containsExactly("self-press@1");
        write("version: 2");
        look();
        assertThat(handedIn).containsExactly("self-press@1", "self-press@2");
    }

    @Test
    void only_the_process_that_leads_hands_in_and_a_new_leader_begins_anew() {
        leading.set(false);
        look();
        assertThat(handedIn).isEmpty();
        leading.set(true);
        look();
        leading.set(false);
        look();
        leading.set(true);
        look();
        assertThat(handedIn).hasSize(2);
    }

    @Test
    void a_bad_file_changes_nothing_and_shows_in_the_health_until_it_is_mended() throws IOException {
        look();
        write("version: x");
        look();
        assertThat(handedIn).hasSize(1);
        assertThat(feed.findProblem()).get().asString().contains("self-press.yaml:3:10");
        write("version: 2");
        look();
        assertThat(feed.findProblem()).isEmpty();
        assertThat(handedIn).hasSize(2);
    }

    @Test
    void a_folder_that_is_missing_shows_in_the_health() {
        PlanFeed none = new PlanFeed(
                new PlanFeed.Sources(folder.resolve("none"), List::of),
                new CentreId("c1"),
                this::append,
                leading::get,
                InstantSource.fixed(Instant.EPOCH));
        none.look();
        assertThat(none.findProblem()).get().asString().contains("cannot be read");
    }

    @Test
    void what_lies_there_while_files_are_exchanged_is_never_taken() throws IOException {
        look();
        write("version: 2");
        feed.look();
        write("version: 3");
        feed.look();
        assertThat(handedIn).as("it may be half of what is meant").containsExactly("self-press@1");
        feed.look();
        assertThat(handedIn).containsExactly("self-press@1", "self-press@3");
    }

    @Test
    void what_the_office_made_valid_goes_before_the_file_of_that_plan() throws IOException {
        activate("version: 7");
        look();
        assertThat(handedIn).containsExactly("self-press@7");
        write("version: 9");
        look();
        assertThat(handedIn).as("the file has no say any more").containsExactly("self-press@7");
        activate("version: 10");
        feed.look();
        assertThat(handedIn)
                .as("a version of the office is whole at once")
                .containsExactly("self-press@7", "self-press@10");
    }

    @Test
    void a_version_of_the_office_that_cannot_be_read_changes_nothing_and_rings_the_supervisor_once()
            throws IOException {
        activate("version: 7");
        look();
        activate("version: 8\nof-a-newer-server: true");
        look();
        look();
        assertThat(handedIn).containsExactly("self-press@7");
        assertThat(feed.findProblem()).get().asString().contains("self-press@8:4:1");
        assertThat(rung).containsExactly("plan-unreadable self-press@8 4:1");
        activate("version: 9");
        look();
        assertThat(feed.findProblem()).isEmpty();
        assertThat(handedIn).containsExactly("self-press@7", "self-press@9");
    }

    /** Until what changed has settled. */
    private void look() {
        feed.look();
        feed.look();
    }

    private PlanFeed feed() {
        return new PlanFeed(
                new PlanFeed.Sources(folder, () -> List.copyOf(office)),
                new CentreId("c1"),
                this::append,
                leading::get,
                InstantSource.fixed(Instant.EPOCH));
    }

    private CompletableFuture<Inbox.Appended> append(InputEntry entry) {
        if (entry.body() instanceof CentreFinding finding) {
            rung.add(finding.code() + " " + finding.detail());
        } else {
            handedIn.add(((PlanPut) entry.body()).plan().key());
        }
        return CompletableFuture.completedFuture(Inbox.Appended.DURABLE);
    }

    private void write(String version) throws IOException {
        String shipped = Files.readString(Path.of("../../config/plans/self-press.yaml"));
        Files.writeString(folder.resolve("self-press.yaml"), shipped.replace("version: 1", version));
    }

    private void activate(String version) throws IOException {
        String shipped = Files.readString(Path.of("../../config/plans/self-press.yaml"));
        int number = Integer.parseInt(version.lines().findFirst().orElseThrow().replace("version: ", ""));
        office.clear();
        office.add(new PlanText(PlanText.Kind.PLAN, "self-press", number, shipped.replace("version: 1", version)));
    }
}
