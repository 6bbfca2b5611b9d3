package org.anling.registry.imports;

import static org.anling.registry.Samples.CENTRE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.directory.DeviceRecord.Standing;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.journal.seal.SecretBox;
import org.anling.registry.Samples;
import org.anling.registry.SeededRegistry;
import org.anling.registry.imports.ImportReport.Outcome;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.people.Device;
import org.anling.registry.people.Devices;
import org.anling.registry.people.Elders;
import org.anling.registry.people.Organisations;
import org.anling.registry.people.PasswordHasher;
import org.anling.registry.people.Responder;
import org.anling.registry.people.Responders;
import org.anling.registry.seed.RegistrySeed;
import org.anling.registry.seed.Seeder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherImportsIT {

    @TempDir
    private Path folder;

    private SeededRegistry registry;

    @BeforeEach
    void seed() {
        registry = SeededRegistry.with(Samples.seed(2, 1));
        registry.relayAll();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void devices_are_bound_to_elders_and_their_cards_follow() throws Exception {
        Path file = Lists.csv(
                folder,
                "设备编号,协议,型号,老人编号,密码,最长静默分钟,状态",
                "861234567890123,mqtt,按钮,e-2,long-secret-1,30,启用",
                "d-1,mqtt,button,e-2,secret-1,90 秒,启用");
        ImportReport report = run(ImportKind.DEVICES, file);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(1);
        Device device = new Devices(registry.database(), CENTRE).get(new DeviceId("861234567890123"));
        assertThat(device.standing()).isEqualTo(Standing.ENROLLED);
        assertThat(device.expectedInterval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(new Devices(registry.database(), CENTRE)
                        .get(new DeviceId("d-1"))
                        .expectedInterval())
                .isEqualTo(Duration.ofSeconds(90));
        Elders elders = new Elders(registry.database(), CENTRE);
        assertThat(elders.get(new ElderId("e-1")).card().deviceIds()).isEmpty();
        assertThat(elders.get(new ElderId("e-2")).card().deviceIds())
                .containsExactly(new DeviceId("861234567890123"), new DeviceId("d-1"), new DeviceId("d-2"));
        assertThat(registry.pending())
                .extracting(row -> row.change().subject() + " " + row.change().id())
                .contains("ELDER e-1", "ELDER e-2", "DEVICE 861234567890123", "DEVICE d-1", "DEVICE d-2");
        registry.relayAll();
        assertThat(run(ImportKind.DEVICES, file).unchanged()).isEqualTo(2);
        assertThat(registry.pending()).isEmpty();
    }

    @Test
    void a_key_of_a_panel_is_taken_once_and_sealed_when_there_is_something_to_seal_with() throws Exception {
        Path file = Lists.csv(
                folder,
                "device id,protocol,key",
                "dc09-A1,sia-dc09,0011 2233 4455 6677 8899 aabb ccdd eeff",
                "dc09-A2,sia-dc09,typed-by-people.",
                "dc09-A3,sia-dc09,");
        assertThat(run(ImportKind.DEVICES, file).added()).isEqualTo(3);
        Devices devices = new Devices(registry.database(), CENTRE);
        DeviceId first = new DeviceId("dc09-A1");
        assertThat(devices.get(first).panelKey()).isEqualTo("hex:00112233445566778899AABBCCDDEEFF");
        assertThat(devices.get(new DeviceId("dc09-A2")).panelKey()).isEqualTo("characters:typed-by-people.");
        assertThat(run(ImportKind.DEVICES, file).unchanged()).isEqualTo(3);

        SecretBox box = SecretBox.of("AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=");
        PanelKeys keys = new PanelKeys(box);
        keys.sealAll(devices);
        String sealed = Objects.requireNonNull(devices.get(first).panelKey());
        assertThat(sealed).startsWith("sealed:");
        assertThat(box.open("dc09-A1", sealed)).contains("hex:00112233445566778899AABBCCDDEEFF");
        assertThat(box.open("dc09-A2", sealed)).as("a row that was copied").isEmpty();
        assertThat(devices.records("", 100))
                .filteredOn(record -> record.id().equals(first))
                .extracting(DeviceRecord::panelKey)
                .containsExactly(sealed);
        keys.sealAll(devices);
        assertThat(devices.get(first).panelKey()).isEqualTo(sealed);
        assertThat(new Importer(registry.database(), CENTRE, keys)
                        .run(Samples.BY, ImportKind.DEVICES, file, ImportMode.IMPORT, (stage, rows) -> {})
                        .unchanged())
                .isEqualTo(3);

        ImportReport bad = run(
                ImportKind.DEVICES,
                Lists.csv(folder, "device id,protocol,key", "dc09-A4,sia-dc09,0011223", "b-1,mqtt,0123456789abcdef"));
        assertThat(bad.problems())
                .extracting(problem -> problem.line() + " " + problem.column())
                .containsExactlyInAnyOrder("2 key", "3 key");
        assertThat(bad.problems().toString()).doesNotContain("0011223", "0123456789abcdef");
    }

    @Test
    void a_device_of_another_centre_or_of_nobody_known_is_refused() throws Exception {
        CentreId south = new CentreId("south");
        Seeder seeder = new Seeder(registry.database(), new PasswordHasher());
        seeder.apply(RegistrySeed.empty(south, "South"));
        new Devices(registry.database(), south)
                .put(new Device(
                        new DeviceId("far"), Standing.ENROLLED, "mqtt", null, null, null, Duration.ofHours(1), 0));
        ImportReport report = run(
                ImportKind.DEVICES,
                Lists.csv(
                        folder,
                        "device id,protocol,elder number,secret",
                        "far,mqtt,,",
                        "d-9,mqtt,e-77,",
                        "d-10,MQTT!,,short",
                        "8.61235E+14,mqtt,,"));
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.problems())
                .extracting(problem -> problem.line() + " " + problem.column())
                .containsExactlyInAnyOrder("2 device id", "3 elder number", "4 protocol", "4 secret", "5 device id");
        assertThat(new Devices(registry.database(), CENTRE).find(new DeviceId("d-10")))
                .isEmpty();
    }

    @Test
    void responders_start_off_duty_and_keep_what_they_said_since() throws Exception {
        Path file = Lists.csv(
                folder,
                "编号,姓名,类型,电话,社区,经度,纬度,出行方式,技能,持有钥匙",
                "r-1,李护士,护士,13900000001,松园社区,116.41,39.88,电动车,AED、first-aid,e-1",
                "doctor-1,赵大夫,医生,13800000003,松园社区,116.41,39.88,骑车,,");
        ImportReport report = run(ImportKind.RESPONDERS, file);
        assertThat(report.outcome()).isEqualTo(Outcome.IMPORTED);
        Responders responders = new Responders(registry.database(), CENTRE);
        Responder nurse = responders.get(new ResponderId("r-1"));
        assertThat(nurse.profile().kind()).isEqualTo(ResponderKind.NURSE);
        assertThat(nurse.profile().availability()).isEqualTo(Availability.UNAVAILABLE);
        assertThat(nurse.profile().skills()).containsExactly("aed", "first-aid");
        assertThat(nurse.profile().keysOf()).containsExactly("e-1");
        assertThat(responders.get(new ResponderId("doctor-1")).profile().availability())
                .isEqualTo(Availability.AVAILABLE);
        registry.relayAll();
        assertThat(run(ImportKind.RESPONDERS, file).unchanged()).isEqualTo(2);
        assertThat(registry.pending()).isEmpty();
    }

    @Test
    void a_responder_who_left_does_not_come_back_by_an_old_list() throws Exception {
        new Responders(registry.database(), CENTRE).remove(new ResponderId("doctor-1"));
        ImportReport report = run(
                ImportKind.RESPONDERS,
                Lists.csv(
                        folder,
                        "number,name,kind,phone,community,longitude,latitude,keys of",
                        "doctor-1,Zhao,doctor,13800000003," + Samples.COMMUNITY + ",116.41,39.88,e-9"));
        assertThat(report.problems()).extracting(Problem::column).containsExactlyInAnyOrder("number", "keys of");
    }

    @Test
    void an_organisation_is_imported_from_nothing_with_its_usual_parents() throws Exception {
        Path file = Lists.csv(
                folder,
                "代码,名称,级别,上级代码",
                "310101000000,黄浦区,区,",
                "310101002000,外滩街道,街道,",
                "310101002001,东片,片,",
                "310101002011,山东社区,社区,310101002001");
        ImportReport report = run(ImportKind.ORGANISATIONS, file);
        assertThat(report.problems()).isEmpty();
        assertThat(report.added()).isEqualTo(4);
        assertThat(new Organisations(registry.database())
                        .find("310101002011")
                        .orElseThrow()
                        .parent())
                .isEqualTo("310101002001");
        assertThat(run(ImportKind.ORGANISATIONS, file).unchanged()).isEqualTo(4);
        ImportReport orphan =
                run(ImportKind.ORGANISATIONS, Lists.csv(folder, "code,name,level", "440101001002,x,community"));
        assertThat(orphan.problems().getFirst().told().en()).contains("no parent 440101001000");
    }

    @Test
    void a_community_that_a_list_renames_changes_the_cards_of_its_elders() throws Exception {
        run(ImportKind.ORGANISATIONS, Lists.csv(folder, "code,name,level", Samples.COMMUNITY + ",竹园社区,社区"));
        assertThat(new Elders(registry.database(), CENTRE)
                        .get(new ElderId("e-1"))
                        .card()
                        .address()
                        .communityName())
                .isEqualTo("竹园社区");
        assertThat(registry.pending()).hasSize(4);
    }

    @Test
    void progress_is_told_of_both_stages() throws Exception {
        List<String> told = new java.util.ArrayList<>();
        Path file = Lists.csv(folder, Lists.ELDER_HEADINGS, Lists.elder("n-1", "张三", "13800000000"));
        new Importer(registry.database(), CENTRE, new PanelKeys(SecretBox.OPEN))
                .run(
                        Samples.BY,
                        ImportKind.ELDERS,
                        file,
                        ImportMode.IMPORT,
                        (stage, rows) -> told.add(stage + " " + rows));
        assertThat(told).containsExactly("DRY_RUN 1", "IMPORT 1");
    }

    @Test
    void the_samples_of_the_documentation_begin_a_centre() {
        Path samples = Path.of("..", "docs", "import");
        for (ImportKind kind : ImportKind.values()) {
            ImportReport report = run(kind, samples.resolve(kind.word() + ".csv"));
            assertThat(report.problems()).as(kind.word()).isEmpty();
            assertThat(run(kind, samples.resolve(kind.word() + ".csv")).unchanged())
                    .as("%s again", kind.word())
                    .isEqualTo(report.rows());
        }
    }

    private ImportReport run(ImportKind kind, Path file) {
        return new Importer(registry.database(), CENTRE, new PanelKeys(SecretBox.OPEN))
                .run(Samples.BY, kind, file, ImportMode.IMPORT, (stage, rows) -> {});
    }
}
