package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.anling.console.store.Office;
import org.anling.console.testing.Person;
import org.anling.console.testing.RealStores;
import org.anling.console.testing.Samples;
import org.anling.contract.directory.ElderCard;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.record.AuditEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Records of elders and devices on the real registry, and how what is changed there reaches the copies. One server for all. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class ElderIT {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ELDER = Samples.CARD.id().value();

    @TempDir
    private static Path folder;

    private static RealStores stores;
    private static Console console;

    @BeforeAll
    static void start() throws Exception {
        stores = new RealStores(folder);
        console = stores.console(Office.Demand.NOBODY);
    }

    @AfterAll
    static void stop() {
        console.close();
        stores.close();
    }

    @Test
    void an_elder_is_found_by_everybody_of_the_staff_without_health_data() {
        JsonNode found = find(signedIn("operator"), Samples.CARD.name());
        assertThat(found.path("items")).hasSize(1);
        JsonNode elder = found.path("items").path(0);
        assertThat(elder.path("id").asText()).isEqualTo(ELDER);
        assertThat(elder.path("line").asText()).contains(Samples.CARD.address().compound());
        assertThat(elder.has("firstAid")).isFalse();
        assertThat(elder.has("allergies")).isFalse();
        assertThat(find(signedIn("admin"), "wangxiu").path("items")).hasSize(1);
        assertThat(find(signedIn("admin"), "").path("items")).isEmpty();
        assertThat(signedIn("admin").get("/api/elders?q=" + "x".repeat(201)).status())
                .isEqualTo(400);
    }

    @Test
    void an_operator_without_an_incident_of_the_elder_must_say_why_he_looks_and_that_is_kept() {
        Person operator = signedIn("operator-2");
        Person.Answer refused = operator.get("/api/elders/" + ELDER);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("break_glass");
        assertThat(operator.post("/api/elders/" + ELDER + "/break-glass", "{\"reason\":\" \"}")
                        .code())
                .isEqualTo("form");
        Person.Answer seen =
                operator.post("/api/elders/" + ELDER + "/break-glass", "{\"reason\":\"the hospital asks\"}");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().path("fields").path("medication").path(0).asText())
                .isEqualTo("warfarin");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stores.audit(Samples.CARD.id())).anySatisfy(entry -> {
                    assertThat(entry.what()).isEqualTo("glass");
                    assertThat(entry.person()).isEqualTo("s-2");
                    assertThat(entry.reason()).isEqualTo("the hospital asks");
                }));
    }

    @Test
    void a_change_reaches_the_copies_is_audited_by_field_and_who_comes_second_is_told_who_was_first() throws Exception {
        Person supervisor = signedIn("supervisor");
        ObjectNode record = record(supervisor, ELDER);
        String change = changed(record, "phone", "13911112222");
        Person.Answer first = supervisor.post("/api/elders/" + ELDER, change);
        assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
        assertThat(first.body().path("version").asLong())
                .isGreaterThan(record.path("version").asLong());
        Person.Answer second = signedIn("admin").post("/api/elders/" + ELDER, changed(record, "phone", "13933334444"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("changed_meanwhile");
        assertThat(second.body().path("error").path("who").asText()).isEqualTo("班长");
        assertThat(second.body().path("error").path("when").asText()).isNotEmpty();
        await().atMost(SOON).untilAsserted(() -> assertThat(copy(ELDER).phone()).isEqualTo("13911112222"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stores.audit(Samples.CARD.id()))
                        .filteredOn(entry -> entry.what().equals("changed"))
                        .extracting(AuditEntry::reason)
                        .containsExactly("phone"));
    }

    @Test
    void every_wrong_field_is_told_beside_it_and_nothing_is_written() throws Exception {
        Person supervisor = signedIn("supervisor");
        ObjectNode record = record(supervisor, ELDER);
        ObjectNode fields = (ObjectNode) record.path("fields");
        fields.put("name", " ").put("phone", "ring me").put("community", "999").put("birthYear", 1700);
        ((ObjectNode) fields.path("contacts").path(0)).put("phone", "");
        Person.Answer answer = supervisor.post("/api/elders/" + ELDER, body(record));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").path("fields").findValuesAsText("field"))
                .containsExactlyInAnyOrder("name", "phone", "community", "birthYear", "contacts.0.phone");
        assertThat(record(supervisor, ELDER).path("version").asLong())
                .isEqualTo(record.path("version").asLong());
    }

    @Test
    void an_elder_is_added_gets_a_device_and_is_removed_again_but_not_while_an_incident_is_open() throws Exception {
        Person admin = signedIn("admin");
        ObjectNode fields = (ObjectNode) record(admin, ELDER).path("fields");
        fields.put("name", "曾淑珍").put("pinyin", "");
        String added = JSON.createObjectNode()
                .put("number", "n-77")
                .set("fields", fields)
                .toString();
        Person.Answer stored = admin.post("/api/elders", added);
        assertThat(stored.status()).as(stored.body().toString()).isEqualTo(200);
        assertThat(stored.body().path("fields").path("pinyin").asText()).isEqualTo("zeng shu zhen");
        assertThat(admin.post("/api/elders", added).code()).isEqualTo("number_taken");
        device(admin);
        Person operator = signedIn("operator");
        String told = "{\"priority\":\"P1\",\"way\":\"NEIGHBOUR\",\"reporter\":\"王阿姨\",\"reason\":\"听见摔倒\"}";
        Person.Answer opened = operator.post("/api/elders/n-77/open-incident", told);
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(200);
        assertThat(opened.body().path("incident").asText()).isEqualTo("inc-told");
        assertThat(operator.get("/api/elders/n-77").status())
                .as("during an incident of the elder an operator may look")
                .isEqualTo(200);
        long version = record(admin, "n-77").path("version").asLong();
        String removal = "{\"version\":" + version + ",\"reason\":\"moved away\"}";
        assertThat(admin.post("/api/elders/n-77/remove", removal).code()).isEqualTo("incident_open");
        operator.post("/api/incidents/inc-told/spoken", "{\"outcome\":\"NO_HELP_NEEDED\"}");
        assertThat(operator.post(
                                "/api/incidents/inc-told/close",
                                "{\"disposition\":\"HELPED_AT_HOME\",\"guard\":\"spoken\"}")
                        .status())
                .isEqualTo(200);
        assertThat(admin.post("/api/elders/n-77/remove", removal).status()).isEqualTo(200);
        assertThat(admin.get("/api/elders/n-77").status()).isEqualTo(404);
        await().atMost(SOON)
                .until(() -> get(stores.cards().findLatest(new ElderId("n-77"))).isEmpty());
    }

    @Test
    void a_list_is_looked_at_told_cell_by_cell_and_a_clean_one_is_written_on_a_second_word() {
        Person admin = signedIn("admin");
        String headings = "编号,姓名,性别,出生日期,电话,社区,房号,经度,纬度\n";
        Person.Answer wrong =
                upload(admin, "elders.csv", headings + "n-90,张三,男,1940,ring me,110101001001,1,116.4,39.8\n");
        assertThat(wrong.status()).as(wrong.body().toString()).isEqualTo(202);
        JsonNode refused = settled(admin, wrong);
        assertThat(refused.path("state").asText()).isEqualTo("REFUSED");
        assertThat(refused.path("problems").path(0).path("column").asText()).isEqualTo("电话");
        assertThat(refused.path("problems").path(0).path("line").asInt()).isEqualTo(2);
        String id = refused.path("id").asText();
        assertThat(admin.get("/api/imports/" + id + "/report").header("content-type"))
                .startsWith("text/csv");
        assertThat(admin.post("/api/imports/" + id + "/commit", "{}").code()).isEqualTo("not_clean");
        assertThat(admin.get("/api/elders/n-90").status()).isEqualTo(404);
        Person.Answer right =
                upload(admin, "elders.csv", headings + "n-90,张三,男,1940,13800009090,110101001001,1,116.4,39.8\n");
        JsonNode clean = settled(admin, right);
        assertThat(clean.path("state").asText()).isEqualTo("CLEAN");
        assertThat(clean.path("added").asInt()).isEqualTo(1);
        assertThat(admin.get("/api/elders/n-90").status()).as("only looked at").isEqualTo(404);
        String next = clean.path("id").asText();
        assertThat(admin.post("/api/imports/" + next + "/commit", "{}").status())
                .isEqualTo(202);
        assertThat(settled(admin, right).path("state").asText()).isEqualTo("IMPORTED");
        assertThat(admin.get("/api/elders/n-90").status()).isEqualTo(200);
        assertThat(upload(admin, "elders.exe", "x").code()).isEqualTo("not_a_list");
        assertThat(upload(signedIn("supervisor"), "elders.csv", "x").code()).isEqualTo("role");
        assertThat(admin.get("/api/imports/" + id).code()).isEqualTo("unknown_import");
    }

    /** The last one: afterwards nobody knows the elder of the samples any more. */
    @Test
    void what_is_held_about_an_elder_is_handed_out_and_erased_and_an_entry_proves_it() {
        Person admin = signedIn("admin");
        Person operator = signedIn("operator");
        String incident = pressed(operator);
        String erase = "/api/elders/" + ELDER + "/erase";
        assertThat(admin.post(erase, "{\"ground\":\"ASKED\"}").code()).isEqualTo("erase_open");
        operator.post("/api/incidents/" + incident + "/take", "{}");
        operator.post("/api/incidents/" + incident + "/note", "{\"text\":\"her son Li waits downstairs\"}");
        operator.post("/api/incidents/" + incident + "/spoken", "{\"outcome\":\"NO_HELP_NEEDED\"}");
        operator.post(
                "/api/incidents/" + incident + "/close", "{\"disposition\":\"HELPED_AT_HOME\",\"guard\":\"spoken\"}");
        String file = "/api/elders/" + ELDER + "/file";
        assertThat(admin.post(file, "{\"reason\":\" \"}").code()).isEqualTo("form");
        assertThat(signedIn("supervisor").post(file, "{\"reason\":\"curious\"}").code())
                .isEqualTo("role");
        await().atMost(SOON).untilAsserted(() -> {
            Person.Answer handed = admin.post(file, "{\"reason\":\"she asked for it\"}");
            assertThat(handed.header("content-disposition"))
                    .isEqualTo("attachment; filename=\"anling-elder-" + ELDER + ".json\"");
            assertThat(handed.body().path("record").path("name").asText()).isEqualTo(Samples.CARD.name());
            assertThat(handed.body().toString()).contains("her son Li", "HELPED_AT_HOME");
        });
        JsonNode done = admin.post(erase, "{\"ground\":\"ASKED\"}").body();
        assertThat(done.path("blocks").asInt()).as(done.toString()).isGreaterThan(1);
        assertThat(done.path("incidents").asInt()).isEqualTo(1);
        assertThat(admin.get("/api/elders/" + ELDER).status()).isEqualTo(404);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(get(stores.cards().findLatest(Samples.CARD.id()))).isEmpty();
            assertThat(get(stores.cards().find(Samples.CARD.id(), 1))).isEmpty();
            String shown = operator.get("/api/incidents/" + incident).body().toString();
            assertThat(shown).contains("HELPED_AT_HOME").doesNotContain("her son Li", Samples.CARD.name());
        });
        assertThat(all(admin, "ERASURE")).first().satisfies(line -> {
            assertThat(line.path("reason").asText()).isEqualTo("ASKED");
            assertThat(line.path("person").asText()).isEqualTo("s-4");
            assertThat(line.path("subject").asText())
                    .startsWith("blocks=" + done.path("blocks").asInt() + " ");
        });
        assertThat(admin.post(erase, "{\"ground\":\"BORED\"}").status()).isEqualTo(400);
        assertThat(admin.post("/api/elders/nobody/erase", "{\"ground\":\"ASKED\"}")
                        .code())
                .isEqualTo("unknown_elder");
    }

    @Test
    void devices_with_an_open_alert_are_found_among_all() {
        Person admin = signedIn("admin");
        admin.post("/api/devices", "{\"id\":\"" + Samples.BUTTON.id().value() + "\",\"protocol\":\"mqtt\"}");
        assertThat(admin.get("/api/devices?trouble=any").body().path("items")).isEmpty();
        get(stores.journal.inbox(Samples.CENTRE).append(Samples.lowBattery(stores.clock.instant())));
        await().atMost(SOON)
                .until(() -> admin.get("/api/devices?trouble=any")
                        .body()
                        .path("items")
                        .findValuesAsText("id")
                        .equals(List.of(Samples.BUTTON.id().value())));
        assertThat(admin.get("/api/devices?trouble=loud").status()).isEqualTo(400);
    }

    @Test
    void signing_in_lists_and_devices_of_nobody_are_in_the_audit() {
        Person admin = signedIn("admin");
        assertThat(RealStores.at(console)
                        .post("/api/session", "{\"username\":\"operator\",\"password\":\"guess\"}")
                        .code())
                .isEqualTo("wrong_password");
        RealStores.at(console).post("/api/session", "{\"username\":\"a secret typed here\",\"password\":\"x\"}");
        admin.post("/api/devices", "{\"id\":\"86777\",\"protocol\":\"mqtt\"}");
        String headings = "编号,姓名,性别,出生日期,电话,社区,房号,经度,纬度\n";
        Person.Answer list =
                upload(admin, "elders.csv", headings + "n-91,李四,女,1941,13800009091,110101001001,1,116.4,39.8\n");
        settled(admin, list);
        admin.post("/api/imports/" + list.body().path("id").asText() + "/commit", "{}");
        assertThat(settled(admin, list).path("state").asText()).isEqualTo("IMPORTED");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(all(admin, "CHANGE")).anySatisfy(line -> {
                assertThat(line.path("what").asText()).isEqualTo("device-enrolled");
                assertThat(line.path("subject").asText()).isEqualTo("86777");
            });
            assertThat(all(admin, "CHANGE")).anySatisfy(line -> {
                assertThat(line.path("what").asText()).isEqualTo("import");
                assertThat(line.path("subject").asText()).isEqualTo("elders new=1 changed=0 unchanged=0");
            });
            assertThat(all(admin, "SIGN_IN_REFUSED")).singleElement().satisfies(line -> {
                assertThat(line.path("what").asText()).isEqualTo("wrong_password");
                assertThat(line.path("person").asText()).isEqualTo("s-1");
            });
            assertThat(all(admin, "SIGN_IN")).isNotEmpty();
        });
    }

    /** The elder of the samples presses; what the centre calls it. */
    private static String pressed(Person operator) {
        stores.press("9-9");
        await().atMost(SOON)
                .until(() -> operator.get("/api/incidents?state=open")
                                .body()
                                .path("items")
                                .size()
                        == 1);
        return operator.get("/api/incidents?state=open")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    private static List<JsonNode> all(Person person, String kind) {
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        List<JsonNode> lines = new ArrayList<>();
        person.get("/api/audit?from=" + today + "&to=" + today + "&kind=" + kind)
                .body()
                .path("lines")
                .forEach(lines::add);
        return lines;
    }

    private static JsonNode settled(Person person, Person.Answer begun) {
        String path = "/api/imports/" + begun.body().path("id").asText();
        await().atMost(SOON)
                .until(() -> !person.get(path).body().path("state").asText().endsWith("ING"));
        return person.get(path).body();
    }

    private static Person.Answer upload(Person person, String name, String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--b--\r\n";
        return person.send(person.request("/api/imports/elders?name=" + name)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header("Idempotency-Key", "k")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void something_is_asked_of_a_device_by_who_may_and_noted_without_its_words() {
        Person admin = signedIn("admin");
        Person supervisor = signedIn("supervisor");
        admin.post("/api/devices", "{\"id\":\"86888\",\"protocol\":\"watch-3g\",\"elder\":\"" + ELDER + "\"}");
        String path = "/api/devices/86888/commands";

        JsonNode asked = supervisor
                .post(path, "{\"kind\":\"TEXT\",\"text\":\"  吃药\\n了  \"}")
                .body();
        assertThat(asked.path("items").path(0).path("state").asText()).isEqualTo("QUEUED");
        assertThat(asked.path("items").path(0).has("args")).isFalse();
        assertThat(asked.path("kinds").toString()).contains("LOCATE").doesNotContain("RESTART", "CALL", "SAY");
        assertThat(get(stores.journal.commandQueue(Samples.CENTRE).open(10)))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.command().device()).isEqualTo(new DeviceId("86888"));
                    assertThat(line.command().args()).containsExactly("吃药 了");
                });
        assertThat(supervisor
                        .post(path, "{\"kind\":\"TEXT\",\"text\":\"再说一次\"}")
                        .code())
                .isEqualTo("command_busy");
        assertThat(supervisor.post(path, "{\"kind\":\"RESTART\"}").code()).isEqualTo("command_admin");
        assertThat(admin.post(path, "{\"kind\":\"SAY\",\"text\":\"x\"}").code()).isEqualTo("command_unknown");
        assertThat(admin.post(path, "{\"kind\":\"CALL\"}").code()).isEqualTo("command_call");
        assertThat(admin.post(path, "{\"kind\":\"INTERVAL\",\"seconds\":5}").code())
                .isEqualTo("form");
        assertThat(admin.post("/api/devices/nothing/commands", "{\"kind\":\"FIND\"}")
                        .code())
                .isEqualTo("unknown_device");
        assertThat(admin.post(path, "{\"kind\":\"RESTART\"}").status()).isEqualTo(200);
        assertThat(admin.get(path).body().path("items")).hasSize(2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(all(admin, "CHANGE").toString())
                        .contains("86888 RESTART", "86888 TEXT")
                        .doesNotContain("吃药"));
    }

    private static void device(Person admin) {
        Person.Answer enrolled = admin.post(
                "/api/devices",
                "{\"id\":\"86123\",\"protocol\":\"mqtt\",\"model\":\"button\",\"elder\":\"n-77\",\"sim\":\"144 0000"
                        + " 1111\"}");
        assertThat(enrolled.status()).as(enrolled.body().toString()).isEqualTo(200);
        assertThat(enrolled.body().path("sim").asText()).isEqualTo("14400001111");
        assertThat(admin.post("/api/devices", "{\"id\":\"86123\",\"protocol\":\"mqtt\"}")
                        .code())
                .isEqualTo("device_elsewhere");
        assertThat(admin.post("/api/devices", "{\"id\":\"8 6\",\"protocol\":\"MQTT?\",\"elder\":\"nobody\"}")
                        .body()
                        .path("error")
                        .path("fields")
                        .findValuesAsText("field"))
                .contains("id", "protocol");
        long version = enrolled.body().path("version").asLong();
        Person.Answer secret = admin.post("/api/devices/86123/secret", "{\"version\":" + version + "}");
        assertThat(secret.body().path("secret").asText()).hasSize(20);
        assertThat(secret.body().path("device").path("hasSecret").asBoolean()).isTrue();
        assertThat(admin.post("/api/devices/86123/revoke", "{\"version\":" + version + "}")
                        .code())
                .isEqualTo("changed_meanwhile");
        long newest = secret.body().path("device").path("version").asLong();
        assertThat(admin.post("/api/devices/86123/revoke", "{\"version\":" + newest + "}")
                        .body()
                        .path("standing")
                        .asText())
                .isEqualTo("REVOKED");
        await().atMost(SOON)
                .until(() -> get(stores.journal.deviceDirectory().find(new DeviceId("86123")))
                        .filter(copy -> copy.standing().name().equals("REVOKED"))
                        .isPresent());
        panelKey(admin);
        assertThat(admin.get("/api/devices?q=861&standing=revoked").body().path("items"))
                .hasSize(1);
        assertThat(admin.get("/api/devices?standing=odd").status()).isEqualTo(400);
    }

    /** Sealed on its way to the gateways, and nowhere to be seen. */
    private static void panelKey(Person admin) {
        Person.Answer refused = admin.post("/api/devices/86123/key", "{\"version\":1,\"key\":\"0123456789abcdef\"}");
        assertThat(refused.body().path("error").path("fields").findValuesAsText("field"))
                .containsExactly("key");
        Person.Answer panel = admin.post("/api/devices", "{\"id\":\"dc09-A1\",\"protocol\":\"sia-dc09\"}");
        assertThat(panel.body().path("hasKey").asBoolean()).isFalse();
        String version = "{\"version\":" + panel.body().path("version").asLong();
        Person.Answer bad = admin.post("/api/devices/dc09-A1/key", version + ",\"key\":\"00112233 short\"}");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body().toString()).doesNotContain("00112233");
        Person.Answer set = admin.post(
                "/api/devices/dc09-A1/key", version + ",\"key\":\"0011 2233 4455 6677 8899 aabb ccdd eeff\"}");
        assertThat(set.body().path("hasKey").asBoolean())
                .as(set.body().toString())
                .isTrue();
        assertThat(set.body().toString().toUpperCase(Locale.ROOT)).doesNotContain("CCDDEEFF");
        await().atMost(SOON)
                .until(() -> get(stores.journal.deviceDirectory().find(new DeviceId("dc09-A1")))
                        .filter(copy -> copy.panelKey() != null)
                        .isPresent());
        String sealed =
                Objects.requireNonNull(get(stores.journal.deviceDirectory().find(new DeviceId("dc09-A1")))
                        .orElseThrow()
                        .panelKey());
        assertThat(sealed).startsWith("sealed:");
        assertThat(RealStores.KEY_BOX.open("dc09-A1", sealed)).contains("hex:00112233445566778899AABBCCDDEEFF");
        String next = "{\"version\":" + set.body().path("version").asLong();
        assertThat(admin.post("/api/devices/dc09-A1/key", next + ",\"key\":\"\"}")
                        .body()
                        .path("hasKey")
                        .asBoolean())
                .isFalse();
    }

    private static ElderCard copy(String id) {
        return get(stores.cards().findLatest(new ElderId(id))).orElseThrow();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static JsonNode find(Person person, String typed) {
        return person.get("/api/elders?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .body();
    }

    private static ObjectNode record(Person person, String id) throws Exception {
        Person.Answer answer = person.get("/api/elders/" + id);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return (ObjectNode) JSON.readTree(answer.body().toString());
    }

    private static String changed(ObjectNode record, String field, String value) {
        ObjectNode copy = record.deepCopy();
        ((ObjectNode) copy.path("fields")).put(field, value);
        return body(copy);
    }

    private static String body(ObjectNode record) {
        ObjectNode body = JSON.createObjectNode();
        body.put("version", record.path("version").asLong());
        body.set("fields", record.path("fields"));
        return body.toString();
    }

    private static Person signedIn(String name) {
        Person person = RealStores.at(console);
        assertThat(person.signIn(name).status()).isEqualTo(200);
        return person;
    }
}
