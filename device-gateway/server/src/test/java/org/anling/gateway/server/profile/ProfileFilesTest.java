package org.anling.gateway.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.BatteryScale;
import org.anling.gateway.codec.dc09.CodeProfile;
import org.anling.gateway.codec.gt06.Gt06Profile;
import org.anling.gateway.codec.jt808.Jt808Profile;
import org.anling.gateway.codec.watch.WatchProfile;
import org.anling.plans.PlanFault;
import org.junit.jupiter.api.Test;

class ProfileFilesTest {

    private static final String TITLE = "title: {zh: 型号, en: Model}\n";

    @Test
    void the_shipped_profiles_have_no_fault() throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("../../config/profiles"), "*.yaml")) {
            for (Path file : files) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        ProfileFiles read = ProfileFiles.of(texts);
        assertThat(read.faults()).isEmpty();
        assertThat(read.profiles().jt808().find("JT808-Personal").vendorBits()).containsEntry(1, AlertType.SOS);
        assertThat(read.profiles().gt06().find("gt06-strict").check()).isEqualTo(Gt06Profile.Check.STRICT);
        assertThat(read.profiles().watch().find("watch-fall").zone()).isEqualTo(ZoneOffset.ofHours(8));
        assertThat(read.profiles().dc09().find("dc09-medical-hub")).isNotEqualTo(CodeProfile.STANDARD);
        assertThat(read.profiles().watch().find("nobody described it"))
                .as("nothing shipped is for all")
                .isEqualTo(WatchProfile.STANDARD);
    }

    @Test
    void each_protocol_has_what_its_makers_disagree_about() {
        Profiles all = good(
                "id: a\nprotocol: gt06\nmodels: [TK100]\ncheck: strict\nclock: login\nbattery: percent\n"
                        + "codes: {0C: TAMPER, 28: none}\n",
                "id: b\nprotocol: jt808\nmodels: [P2]\nclock: utc\nbattery: steps\nbits: {3: FALL, 15: none}\n"
                        + "vendor-bits: {1: SOS}\nclear-bits: {12: taken-off}\ntemperature: body\n",
                "id: c\nprotocol: watch-3g\nmodels: [W*]\nbits: {22: FALL}\nwords: {ALCUSTOMER1: SOS}\nclock: +08:00\n",
                "id: d\nprotocol: sia-dc09\nmodels: [Hub]\ncodes: {'120': FALL, 102/1-8: INACTIVITY, MA: FALL}\n");
        assertThat(all.gt06().find("tk100"))
                .isEqualTo(new Gt06Profile(
                        Gt06Profile.Check.STRICT,
                        Optional.empty(),
                        Map.of(0x0C, Optional.of(AlertType.TAMPER), 0x28, Optional.empty()),
                        BatteryScale.PERCENT));
        assertThat(all.jt808().find(" p2 "))
                .isEqualTo(new Jt808Profile(
                        Map.of(3, Optional.of(AlertType.FALL), 15, Optional.empty()),
                        Map.of(1, AlertType.SOS),
                        Map.of(12, AlertType.TAKEN_OFF),
                        ZoneOffset.UTC,
                        BatteryScale.STEPS,
                        true));
        assertThat(all.watch().find("W9"))
                .isEqualTo(new WatchProfile(
                        Map.of(22, Optional.of(AlertType.FALL)),
                        Map.of("ALCUSTOMER1", AlertType.SOS),
                        ZoneOffset.ofHours(8)));
        assertThat(all.dc09().find("HUB"))
                .isEqualTo(new CodeProfile(List.of(
                        new CodeProfile.Rule("120", AlertType.FALL),
                        new CodeProfile.Rule("102", 1, 8, AlertType.INACTIVITY),
                        new CodeProfile.Rule("MA", AlertType.FALL))));
        assertThat(all.gt06().find("p2")).as("of another protocol").isEqualTo(Gt06Profile.STANDARD);
    }

    @Test
    void the_longest_beginning_counts_then_the_default_then_what_is_built_in() {
        Profiles all = good(
                "id: a\nprotocol: gt06\nmodels: [TK*]\nbattery: steps\n",
                "id: b\nprotocol: gt06\nmodels: [TK-1*]\nbattery: percent\n",
                "id: c\nprotocol: gt06\ndefault: true\ncheck: strict\n");
        assertThat(all.gt06().find("TK-2").battery()).isEqualTo(BatteryScale.STEPS);
        assertThat(all.gt06().find("TK-10").battery()).isEqualTo(BatteryScale.PERCENT);
        assertThat(all.gt06().find("other").check()).isEqualTo(Gt06Profile.Check.STRICT);
        assertThat(all.gt06().find(null).check()).isEqualTo(Gt06Profile.Check.STRICT);
        assertThat(all.gt06().find("B").battery()).as("its own name").isEqualTo(BatteryScale.PERCENT);
        assertThat(all.watch().find(null)).isEqualTo(WatchProfile.STANDARD);
    }

    @Test
    void every_fault_is_told_with_its_place_in_both_languages() {
        ProfileFiles bad = ProfileFiles.of(Map.of(
                "a.yaml",
                "id: a\n" + TITLE + "protocol: jt808\nclock: China\nbits:\n  0: none\n  40: FALL\n  3: FALLING\n  4:"
                        + " RUNAWAY\ncodes: {1: SOS}\n",
                "b.yaml",
                "id: b\n" + TITLE + "protocol: zigbee\n",
                "c.yaml",
                "id: c\n" + TITLE + "protocol: watch-3g\nwords: {LK: SOS}\n",
                "d.yaml",
                "id: d\n" + TITLE + "protocol: sia-dc09\ncodes: {12: FALL}\n"));
        assertThat(bad.faults())
                .extracting(fault -> fault.file() + ":" + fault.line() + ":" + fault.column())
                .containsExactlyInAnyOrder(
                        "a.yaml:4:8",
                        "a.yaml:6:3",
                        "a.yaml:7:3",
                        "a.yaml:8:6",
                        "a.yaml:9:6",
                        "a.yaml:10:1",
                        "b.yaml:3:11",
                        "c.yaml:4:9",
                        "d.yaml:4:9");
        assertThat(bad.faults()).extracting(PlanFault::zh).allMatch(text -> text.matches(".*\\p{IsHan}.*"));
        assertThat(bad.profiles()).isEqualTo(Profiles.NONE);
    }

    @Test
    void a_model_has_one_profile() {
        ProfileFiles twice = ProfileFiles.of(Map.of(
                "a.yaml", "id: a\n" + TITLE + "protocol: gt06\nmodels: [TK1]\ndefault: true\n",
                "b.yaml", "id: tk1\n" + TITLE + "protocol: gt06\ndefault: true\n",
                "c.yaml", "id: tk1\n" + TITLE + "protocol: jt808\n"));
        assertThat(twice.faults())
                .extracting(PlanFault::toString)
                .containsExactlyInAnyOrder(
                        "b.yaml:1:1 “tk1”已用于 a.yaml / \"tk1\" is taken by a.yaml",
                        "b.yaml:1:1 “default: true”已用于 a.yaml / \"default: true\" is taken by a.yaml");
    }

    private static Profiles good(String... bodies) {
        Map<String, String> texts = new HashMap<>();
        for (String body : bodies) {
            texts.put(body.substring(0, 5) + ".yaml", body + TITLE);
        }
        ProfileFiles read = ProfileFiles.of(texts);
        assertThat(read.faults()).isEmpty();
        return read.profiles();
    }
}
