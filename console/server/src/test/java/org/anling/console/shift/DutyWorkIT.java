package org.anling.console.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.console.testing.MemoryCentre;
import org.anling.console.testing.Samples;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.ResponderEvent.AvailabilitySet;
import org.anling.contract.event.ResponderEvent.DutySet;
import org.anling.contract.id.InputId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.log.StoredEvent;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.Role;
import org.anling.contract.people.ShiftRole;
import org.anling.contract.state.ResponderState;
import org.anling.journal.EventLog;
import org.anling.journal.Inbox;
import org.anling.journal.JournalUnavailableException;
import org.anling.registry.TestPostgres;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.embedded.EmbeddedPostgresServer;
import org.anling.registry.office.By;
import org.anling.registry.office.OfficeShifts;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.seed.RegistrySeed;
import org.anling.registry.seed.Seeder;
import org.anling.registry.shift.Shift;
import org.anling.registry.shift.TimeSpan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who follows the calendar, look by look, on a clock of the test and a database that goes away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DutyWorkIT {
    private static final ResponderId ONE = new ResponderId("doctor-1");
    private static final Instant EIGHT = Instant.parse("2026-03-09T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(EIGHT);
    private EmbeddedPostgresServer postgres;
    private RegistryDatabase database;
    private OfficeShifts office;
    private MemoryCentre centre;
    private DutyWork work;
    private LockedConnection elected;
    private int said;

    @BeforeAll
    void server(@TempDir Path folder) {
        postgres = TestPostgres.ownServer(folder);
        database = RegistryDatabase.open(
                DatabaseSettings.of(postgres.jdbcUrl(), postgres.user(), postgres.password()),
                new SimpleMeterRegistry());
        database.migrate();
        new Seeder(database, new PasswordHasher()).apply(RegistrySeed.empty(Samples.CENTRE, "安铃"));
        office = new OfficeShifts(database, Samples.CENTRE);
    }

    @AfterAll
    void stop() {
        database.close();
        postgres.close();
    }

    @BeforeEach
    void centre() {
        now.set(EIGHT);
        centre = new MemoryCentre(now::get);
        centre.append(Samples.responder(ONE.value(), ResponderKind.DOCTOR, EIGHT));
        say(Availability.UNAVAILABLE);
        say(Availability.AVAILABLE);
        elect();
    }

    @AfterEach
    void empty() {
        elected.close();
        // The pool trusts a connection for half a second: one that died with the server is handed out once more.
        await().ignoreException(RegistryUnavailableException.class).until(() -> {
            database.run(transaction -> transaction.update("delete from shift"));
            return true;
        });
    }

    @Test
    void an_edge_is_said_once_though_the_answer_was_lost_and_another_process_goes_on() {
        shift(-1, 4);
        Inbox lost = entry -> {
            centre.append(entry);
            return CompletableFuture.completedStage(Inbox.Appended.UNKNOWN);
        };
        DutyWork dying = work(lost);
        assertThatThrownBy(() -> dying.turn(elected)).isInstanceOf(JournalUnavailableException.class);
        elect();
        look();
        look();
        assertThat(count(DutySet.class)).isEqualTo(1);
        assertThat(state().duty()).isNotNull();
    }

    @Test
    void after_a_restart_in_the_middle_of_a_shift_nothing_is_said_again() {
        shift(-1, 4);
        look();
        long before = centre.size();
        pass(Duration.ofHours(1));
        elect();
        look();
        assertThat(centre.size()).isEqualTo(before);
    }

    @Test
    void after_an_hour_without_postgresql_is_said_what_is_true_then() throws Exception {
        Shift early = shift(0, 1);
        look();
        Shift missed = office.add(post("doctor-2"), List.of(span(0, 1)), by()).getFirst();
        centre.append(Samples.responder("doctor-2", ResponderKind.DOCTOR, EIGHT));
        Shift late = shift(2, 6);
        elected.close();
        postgres.stop();
        pass(Duration.ofMinutes(150));
        assertThatThrownBy(this::elect).isInstanceOf(RegistryUnavailableException.class);
        postgres.restart();
        elect();
        look();
        assertThat(state().duty()).extracting("shift").isEqualTo(late.id());
        assertThat(events()).as("shifts that came and went meanwhile").noneMatch(event -> event.contains(missed.id()));
        assertThat(early.ends()).isBefore(now.get());
    }

    @Test
    void a_cancelled_shift_takes_off_duty_and_a_new_one_on_again_in_the_same_minute() {
        Shift first = shift(-1, 4);
        look();
        office.cancel(first.id(), 1, by());
        look();
        assertThat(state().availability()).isEqualTo(Availability.UNAVAILABLE);
        Shift again = shift(-1, 4);
        look();
        assertThat(state().duty()).extracting("shift").isEqualTo(again.id());
        assertThat(count(AvailabilitySet.class))
                .as("two words of his own, three of the calendar")
                .isEqualTo(5);
    }

    @Test
    void his_pause_wins() {
        say(Availability.UNAVAILABLE);
        shift(-1, 4);
        look();
        assertThat(state().availability()).isEqualTo(Availability.UNAVAILABLE);
        assertThat(state().duty()).as("his page shows the shift").isNotNull();
    }

    @Test
    void somebody_whom_the_centre_does_not_know_yet_is_told_of_when_it_does() {
        office.add(post("doctor-9"), List.of(span(-1, 4)), by());
        look();
        assertThat(count(DutySet.class)).isZero();
        centre.append(Samples.responder("doctor-9", ResponderKind.DOCTOR, EIGHT));
        look();
        assertThat(count(DutySet.class)).isEqualTo(1);
    }

    private void elect() {
        if (work != null) {
            elected.close();
        }
        elected = database.tryLock(DutyWork.nameOf(Samples.CENTRE)).orElseThrow();
        work = work(centre);
        work.begin(elected);
    }

    private DutyWork work(Inbox inbox) {
        return new DutyWork(Samples.CENTRE, office.shifts(), centre::board, inbox, now::get);
    }

    private void look() {
        try {
            work.turn(elected);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private void say(Availability availability) {
        said++;
        ResponderAnswer word = new ResponderAnswer(ONE, new ResponderAnswer.SetAvailability(availability));
        InputEnvelope envelope =
                InputEnvelope.of(new InputId("said-" + said), Samples.CENTRE, Lane.URGENT, word, now.get());
        centre.append(new InputEntry(envelope, word, null));
    }

    private Shift shift(int fromHours, int toHours) {
        return office.add(post(ONE.value()), List.of(span(fromHours, toHours)), by())
                .getFirst();
    }

    private static OfficeShifts.Post post(String person) {
        return new OfficeShifts.Post(person, ShiftRole.COMMUNITY, "110101001001");
    }

    private static TimeSpan span(int fromHours, int toHours) {
        return new TimeSpan(EIGHT.plus(Duration.ofHours(fromHours)), EIGHT.plus(Duration.ofHours(toHours)));
    }

    private By by() {
        return new By("boss", Role.ADMIN, now.get());
    }

    private ResponderState state() {
        return Objects.requireNonNull(centre.board().responders().get(ONE));
    }

    private long count(Class<?> type) {
        return bodies().stream().filter(type::isInstance).count();
    }

    private List<String> events() {
        return bodies().stream().map(Object::toString).toList();
    }

    private List<Object> bodies() {
        EventLog.Page page = centre.log().read(EventId.NONE, 1_000, Duration.ZERO);
        return ((EventLog.Events) page).events().stream().map(DutyWorkIT::body).toList();
    }

    private static Object body(StoredEvent event) {
        try {
            return EntryCodec.decodeEvent(event.entry()).body();
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }
}
