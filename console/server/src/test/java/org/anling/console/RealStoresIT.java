package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.anling.console.testing.Person;
import org.anling.console.testing.RealStores;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealStoresIT {
    @TempDir
    Path folder;

    private RealStores stores;

    @BeforeEach
    void start() throws Exception {
        stores = new RealStores(folder);
    }

    @AfterEach
    void stop() throws Exception {
        stores.close();
    }

    @Test
    void an_incident_goes_from_press_to_record_and_survives_a_restart_of_the_console() throws Exception {
        Person operator;
        try (Console console = stores.console()) {
            operator = RealStores.at(console);
            assertThat(operator.signIn("operator").body().path("name").asText()).isEqualTo("坐席一");
            assertThat(operator.post("/api/session", "{\"username\":\"operator\",\"password\":\"no\"}")
                            .status())
                    .isEqualTo(401);
            stores.press("7-1");
            Awaitility.await().until(() -> open(operator).size() == 1);
            assertThat(open(operator).path(0).path("elder").path("name").asText())
                    .isEqualTo("王秀英");
            assertThat(operator.post("/api/incidents/inc-1/take", "{}", "key-1").status())
                    .isEqualTo(200);
        }
        try (Console again = stores.console()) {
            Person back = operator.at(again.port());
            assertThat(open(back).path(0).path("owner").path("name").asText()).isEqualTo("坐席一");
            assertThat(back.post("/api/incidents/inc-1/take", "{}", "key-1").status())
                    .isEqualTo(200);
            Person other = RealStores.at(again);
            other.signIn("operator-2");
            Person.Answer late = other.post("/api/incidents/inc-1/take", "{}");
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.body().path("error").path("who").asText()).isEqualTo("坐席一");
            back.post("/api/incidents/inc-1/spoken", "{\"outcome\":\"NO_HELP_NEEDED\"}");
            String closing = "{\"disposition\":\"reassured\",\"guard\":\"spoken\"}";
            assertThat(back.post("/api/incidents/inc-1/close", closing).status())
                    .isEqualTo(200);
            Awaitility.await()
                    .until(() -> behind(back) == 0
                            && back.get("/api/incidents?state=closed")
                                            .body()
                                            .path("items")
                                            .size()
                                    == 1);
        }
    }

    @Test
    void with_postgresql_stopped_people_who_are_signed_in_go_on() throws Exception {
        try (Console console = stores.console()) {
            Person operator = RealStores.at(console);
            operator.signIn("operator");
            stores.postgres.stop();
            stores.press("7-1");
            Awaitility.await().until(() -> open(operator).size() == 1);
            assertThat(operator.post("/api/incidents/inc-1/take", "{}").status())
                    .isEqualTo(200);
            JsonNode detail = operator.get("/api/incidents/inc-1").body();
            assertThat(detail.path("elder").path("phone").asText()).isEqualTo("13800000001");
            assertThat(detail.path("card").path("contacts")).hasSize(1);
            Awaitility.await().until(() -> behind(operator) > 0);
            assertThat(operator.get("/api/incidents?state=closed").code()).isEqualTo("registry_down");
            assertThat(RealStores.at(console).signIn("operator-2").code()).isEqualTo("registry_down");
            stores.postgres.restart();
            Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).until(() -> behind(operator) == 0);
        }
    }

    private static JsonNode open(Person operator) {
        return operator.get("/api/incidents?state=open").body().path("items");
    }

    private static long behind(Person operator) {
        return operator.get("/api/incidents?state=open")
                .body()
                .path("recordBehind")
                .path("events")
                .asLong(-1);
    }
}
