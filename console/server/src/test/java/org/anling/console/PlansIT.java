package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anling.console.store.Office;
import org.anling.console.store.PlanBook;
import org.anling.console.testing.Person;
import org.anling.console.testing.RealStores;
import org.anling.console.testing.Samples;
import org.anling.contract.plan.PlanText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Plans and cards in the office, on real stores: from what somebody types to what the dispatcher reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlansIT {
    private RealStores stores;
    private Console console;
    private Person admin;
    private Person supervisor;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        stores = new RealStores(temporary);
        PlanBook.Files files = new PlanBook.Files(
                kind -> switch (kind) {
                    case PLAN -> folder("plans");
                    case CARD -> folder("cards");
                },
                true);
        console = stores.console(Office.Demand.NOBODY, files);
        admin = RealStores.at(console);
        admin.signIn("admin");
        supervisor = RealStores.at(console);
        supervisor.signIn("supervisor");
    }

    @AfterAll
    void stop() {
        console.close();
        stores.close();
    }

    @Test
    void an_admin_writes_checks_and_activates_and_the_dispatcher_finds_it() {
        assertThat(state("plan:fall@1")).as("the file").isEqualTo("ACTIVE");
        JsonNode page = supervisor.get("/api/office/plans/plan:fall@1").body();
        assertThat(page.path("plan").path("waves")).isNotEmpty();
        String renewed = page.path("renewed").asText();
        assertThat(renewed).isEqualTo(shipped("plans/fall").replace("version: 1", "version: 2"));

        JsonNode wrong = upload(admin, "/api/office/plans/check?kind=plan", renewed.replace("ask: ", "ask: not-"))
                .body();
        assertThat(wrong.path("faults")).hasSize(1);
        assertThat(wrong.path("faults").path(0).path("line").asInt()).isPositive();
        assertThat(upload(admin, "/api/office/plans?kind=plan", renewed.replace("ask: ", "ask: not-"))
                        .code())
                .isEqualTo("form");
        JsonNode good =
                upload(admin, "/api/office/plans/check?kind=plan", renewed).body();
        assertThat(good.path("faults")).isEmpty();
        assertThat(good.path("active").path("text").asText()).isEqualTo(shipped("plans/fall"));
        assertThat(upload(admin, "/api/office/plans/check?kind=plan", shipped("plans/fall"))
                        .body()
                        .path("faults"))
                .as("the version is taken")
                .hasSize(1);

        JsonNode draft = upload(admin, "/api/office/plans?kind=plan", renewed).body();
        assertThat(draft.path("line").path("state").asText()).isEqualTo("DRAFT");
        assertThat(activate("plan:fall@2", 0, draft, " ").code()).isEqualTo("field_reason");
        assertThat(activate("plan:fall@2", 7, draft, "why").code()).isEqualTo("changed_meanwhile");
        JsonNode active = activate("plan:fall@2", 0, draft, "演练后调整").body();
        assertThat(active.path("line").path("state").asText()).isEqualTo("ACTIVE");
        assertThat(active.path("line").path("activation").path("by").asText()).isEqualTo("管理员");
        assertThat(state("plan:fall@1")).isEqualTo("STORED");
        assertThat(activate("plan:fall@2", 0, draft, "again").code()).isEqualTo("changed_meanwhile");
        await().untilAsserted(() -> assertThat(stores.journal
                        .planTexts(Samples.CENTRE)
                        .list(PlanText.Kind.PLAN)
                        .toCompletableFuture()
                        .join())
                .extracting(PlanText::key)
                .contains("fall@2"));
    }

    @Test
    void a_return_to_an_earlier_version_is_a_new_version() {
        JsonNode first = supervisor.get("/api/office/plans/plan:fire-gas@1").body();
        String changed = first.path("renewed").asText() + "# changed\n";
        JsonNode draft = upload(admin, "/api/office/plans?kind=plan", changed).body();
        assertThat(activate("plan:fire-gas@2", 0, draft, "try").status()).isEqualTo(200);
        String back = admin.get("/api/office/plans/plan:fire-gas@1")
                .body()
                .path("renewed")
                .asText();
        assertThat(back).contains("version: 3").doesNotContain("# changed");
        JsonNode third = upload(admin, "/api/office/plans?kind=plan", back).body();
        assertThat(activate("plan:fire-gas@3", 2, third, "back").status()).isEqualTo(200);
        assertThat(state("plan:fire-gas@3")).isEqualTo("ACTIVE");
        assertThat(activate("plan:fire-gas@1", 3, first, "older").code()).isEqualTo("form");
    }

    @Test
    void a_card_is_checked_against_the_others_and_a_draft_goes_away_again() {
        String second = shipped("cards/no-reply").replace("id: no-reply", "id: other");
        JsonNode checked =
                upload(admin, "/api/office/plans/check?kind=card", second).body();
        assertThat(checked.path("faults").toString()).contains("is the card for no reply already");
        String renewed = admin.get("/api/office/plans/card:no-reply@1")
                .body()
                .path("renewed")
                .asText();
        JsonNode draft = upload(admin, "/api/office/plans?kind=card", renewed).body();
        assertThat(upload(admin, "/api/office/plans?kind=card", renewed + "# mine\n")
                        .code())
                .as("somebody wrote that draft already")
                .isEqualTo("changed_meanwhile");
        String seen = "{\"seen\":\"" + draft.path("line").path("madeAt").asText() + "\"}";
        assertThat(admin.post("/api/office/plans/card:no-reply@2/discard", seen).status())
                .isEqualTo(200);
        assertThat(admin.get("/api/office/plans/card:no-reply@2").status()).isEqualTo(404);
    }

    @Test
    void a_supervisor_reads_and_does_nothing_and_bad_bytes_are_refused() {
        assertThat(upload(supervisor, "/api/office/plans/check?kind=plan", "x").code())
                .isEqualTo("role");
        assertThat(supervisor.get("/api/office/plans/plan:none@1").status()).isEqualTo(404);
        assertThat(supervisor.get("/api/office/plans/x-1").status()).isEqualTo(404);
        assertThat(upload(admin, "/api/office/plans/check?kind=plan", "#".repeat(70_000))
                        .code())
                .isEqualTo("too_large");
        assertThat(upload(admin, "/api/office/plans/check?kind=other", "x").code())
                .isEqualTo("malformed");
    }

    private String state(String key) {
        for (JsonNode line : supervisor.get("/api/office/plans").body().path("items")) {
            if (line.path("key").asText().equals(key)) {
                return line.path("state").asText();
            }
        }
        return "";
    }

    private Person.Answer activate(String key, int over, JsonNode page, String reason) {
        String seen = page.path("line").path("madeAt").asText();
        return admin.post(
                "/api/office/plans/" + key + "/activate",
                "{\"over\":%d,\"seen\":\"%s\",\"reason\":\"%s\"}".formatted(over, seen, reason));
    }

    private static Person.Answer upload(Person person, String path, String text) {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.yaml\"\r\n"
                + "Content-Type: text/yaml\r\n\r\n" + text + "\r\n--x--\r\n";
        return person.send(person.request(path)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
    }

    private static Map<String, String> folder(String name) {
        try (Stream<Path> files = Files.list(Path.of("../../config/" + name))) {
            return files.map(file -> String.valueOf(file.getFileName()).replace(".yaml", ""))
                    .collect(Collectors.toMap(file -> file, file -> shipped(name + "/" + file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shipped(String name) {
        try {
            return Files.readString(Path.of("../../config/" + name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
