package org.anling.registry.paper;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.anling.contract.people.Role;
import org.anling.contract.people.ShiftRole;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.office.By;
import org.anling.registry.office.OfficeShifts;
import org.anling.registry.office.OfficeShifts.Post;
import org.anling.registry.shift.TimeSpan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is on paper when everything is down. */
class EmergencyListIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @TempDir
    Path folder = Path.of("");

    private Instant now = Instant.parse("2026-03-14T20:00:00Z");
    private SeededRegistry registry;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(2, 1));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private EmergencyList list() {
        return new EmergencyList(
                registry.database(), CENTRE, new EmergencyList.Head("North <desk>", "010-5550000", ZONE));
    }

    private NightlyList nightly() {
        InstantSource clock = () -> now;
        return new NightlyList(CENTRE, list(), new NightlyList.Plan(folder, 3, 14, ZONE), clock);
    }

    @Test
    void it_has_doors_contacts_keys_and_numbers_and_no_health_facts() {
        StringBuilder page = new StringBuilder();
        assertThat(list().write(page, "", now)).isEqualTo(2);
        assertThat(page)
                .contains("<h2>松园社区 " + Samples.COMMUNITY)
                .contains("张三e-1")
                .contains("松园 · 3 · 2 · 502")
                .contains("left door")
                .contains("⚿ 李四 daughter 13800000001 (evenings)")
                .contains("<td>赵大夫 · 医生 doctor · 13800000003</td></tr>")
                .contains("钱坐席 · 坐席 operator")
                .contains("North &lt;desk&gt;")
                .contains("2026-03-15 04:00 · 010-5550000")
                .doesNotContain("penicillin", "hypertension", "aspirin", "<script");
        StringBuilder elsewhere = new StringBuilder();
        assertThat(list().write(elsewhere, "110108", now)).isZero();
        assertThat(elsewhere).doesNotContain("张三");
    }

    @Test
    void who_is_on_shift_in_the_next_hours_stands_on_it_if_anybody_keeps_a_calendar() {
        StringBuilder before = new StringBuilder();
        list().write(before, "", now);
        assertThat(before).doesNotContain("On shift");
        OfficeShifts office = new OfficeShifts(registry.database(), CENTRE);
        By by = new By("boss", Role.ADMIN, now);
        TimeSpan day = new TimeSpan(now.plusSeconds(4 * 3600), now.plusSeconds(16 * 3600));
        office.add(new Post("doctor-1", ShiftRole.DOCTOR, "110107"), List.of(day), by);
        office.add(new Post("s-1", ShiftRole.OPERATOR, ""), List.of(day), by);
        TimeSpan later = new TimeSpan(now.plusSeconds(60 * 3600), now.plusSeconds(70 * 3600));
        office.add(new Post("doctor-1", ShiftRole.RELIEF, "110107"), List.of(later), by);
        StringBuilder page = new StringBuilder();
        list().write(page, "", now);
        assertThat(page)
                .contains("<td>03-15 08:00 – 03-15 20:00</td><td>赵大夫 · 值班医生 doctor on duty · 13800000003</td>")
                .contains("<td>03-15 08:00 – 03-15 20:00</td><td>钱坐席 · 坐席 operator · —</td>")
                .doesNotContain("relief");
    }

    @Test
    void each_night_makes_one_that_only_its_owner_can_read_and_old_ones_go() throws Exception {
        Files.writeString(folder.resolve("anling-list-2026-02-01.html"), "old");
        Files.writeString(folder.resolve("my-own-2026-02-01.html"), "mine");
        try (LockedConnection connection = registry.database().tryLock("test").orElseThrow()) {
            nightly().turn(connection);
            assertThat(names()).containsExactly("anling-list-2026-03-15.html", "my-own-2026-02-01.html");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve("anling-list-2026-03-15.html"))))
                    .isEqualTo("rw-------");
            nightly().turn(connection);
            assertThat(audited())
                    .containsExactly(
                            "ERASURE anling-list-2026-02-01.html", "EXPORT anling-list-2026-03-15.html, 2 elders");
            now = now.plusSeconds(22 * 3600);
            nightly().turn(connection);
            assertThat(names())
                    .as("two in the morning is still yesterday's night")
                    .hasSize(2);
            now = now.plusSeconds(3600);
            nightly().turn(connection);
            assertThat(names()).contains("anling-list-2026-03-16.html");
        }
    }

    private List<String> audited() {
        return registry.database()
                .call(transaction -> transaction.list(
                        "select kind || ' ' || subject as said from audit order by said",
                        row -> row.getString("said")));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }
}
