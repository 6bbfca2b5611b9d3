package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import java.util.List;
import org.anling.console.testing.MemoryStores;
import org.anling.console.testing.Page;
import org.anling.console.testing.Person;
import org.anling.console.testing.RealStores;
import org.anling.registry.people.Totp;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A centre's office from its first day, on real stores: one story, so that the servers are started once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfficeApiIT {
    private static final String OWN = "a password of my own";

    private RealStores stores;
    private Console console;
    private Person admin;
    private String secret = "";
    private JsonNode codes = MissingNode.getInstance();

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stores = new RealStores(folder);
        console = stores.console();
        admin = RealStores.at(console);
    }

    @AfterAll
    void stop() {
        console.close();
        stores.close();
    }

    @Test
    @Order(1)
    void an_admin_does_nothing_before_the_second_factor_is_on() {
        assertThat(admin.signIn("boss").body().path("todo").path(0).asText()).isEqualTo("SECOND_FACTOR");
        assertThat(admin.get("/api/office/staff").code()).isEqualTo("sign_in_unfinished");
        assertThat(admin.get("/api/incidents").code()).isEqualTo("sign_in_unfinished");
        try (Page page = admin.open("staff")) {
            assertThat(page.closeCode()).isEqualTo(4401);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        JsonNode begun = post(admin, "/api/account/factor", "{}").body();
        secret = begun.path("secret").asText();
        assertThat(begun.path("link").asText()).startsWith("otpauth://totp/").contains(secret);
        assertThat(post(admin, "/api/account/factor/confirm", "{\"code\":\"12\"}")
                        .code())
                .isEqualTo("field_code");
        codes = post(admin, "/api/account/factor/confirm", "{\"code\":\"" + code() + "\"}")
                .body()
                .path("codes");
        assertThat(codes).hasSize(10);
        assertThat(admin.get("/api/office/staff").status()).isEqualTo(200);
        assertThat(admin.get("/api/account").body().path("factorDemanded").asBoolean())
                .isTrue();
        assertThat(post(admin, "/api/account/factor/drop", password(MemoryStores.PASSWORD))
                        .code())
                .isEqualTo("factor_demanded");
    }

    @Test
    @Order(2)
    void the_next_sign_in_asks_for_a_code_and_takes_one_from_the_paper() {
        Person elsewhere = RealStores.at(console);
        assertThat(elsewhere.signIn("boss").code()).isEqualTo("code_needed");
        assertThat(signIn(elsewhere, "boss", MemoryStores.PASSWORD, "000000").code())
                .isEqualTo("wrong_code");
        assertThat(signIn(
                                elsewhere,
                                "boss",
                                MemoryStores.PASSWORD,
                                codes.path(0).asText())
                        .status())
                .isEqualTo(200);
        JsonNode own = admin.get("/api/account").body();
        assertThat(own.path("codesLeft").asInt()).isEqualTo(9);
        assertThat(own.path("sessions")).hasSize(2);
        assertThat(own.path("sessions").path(0).path("here").asBoolean()).isTrue();
        String other = own.path("sessions").path(1).path("id").asText();
        admin.delete("/api/account/sessions/" + other);
        assertThat(elsewhere.get("/api/office/staff").status()).isEqualTo(401);
        assertThat(admin.get("/api/account").body().path("sessions")).hasSize(1);
    }

    @Test
    @Order(3)
    void a_new_operator_signs_in_with_what_he_was_given_and_gives_himself_a_password() {
        JsonNode invited = post(
                        admin,
                        "/api/office/staff",
                        "{\"id\":\"li-hua\",\"name\":\"李华\",\"role\":\"OPERATOR\",\"scope\":\"\"}")
                .body();
        Person operator = RealStores.at(console);
        String given = invited.path("password").asText();
        JsonNode signed = signIn(operator, "li-hua", given, "").body();
        assertThat(signed.path("todo").path(0).asText()).isEqualTo("PASSWORD");
        assertThat(operator.get("/api/incidents").code()).isEqualTo("sign_in_unfinished");
        assertThat(change(operator, given, "short").code()).isEqualTo("field_fresh");
        assertThat(change(operator, "not this", OWN).code()).isEqualTo("field_old");
        assertThat(change(operator, given, OWN).status()).isEqualTo(200);
        assertThat(operator.get("/api/incidents").status()).isEqualTo(200);
        assertThat(operator.get("/api/office/staff").code()).isEqualTo("role");
        assertThat(signIn(RealStores.at(console), "li-hua", given, "").status()).isEqualTo(401);
    }

    @Test
    @Order(4)
    void a_change_of_rights_signs_out_and_the_second_admin_is_told_who_was_first() {
        Person operator = RealStores.at(console);
        signIn(operator, "li-hua", OWN, "");
        String change = "{\"version\":1,\"name\":\"李华\",\"role\":\"SUPERVISOR\",\"scope\":\"110101001\"}";
        assertThat(post(admin, "/api/office/staff/li-hua", change).status()).isEqualTo(200);
        assertThat(operator.get("/api/incidents").status()).isEqualTo(401);
        Person.Answer second = post(admin, "/api/office/staff/li-hua", change);
        assertThat(second.code()).isEqualTo("changed_meanwhile");
        assertThat(second.body().path("error").path("who").asText()).isEqualTo("管理员");
        assertThat(second.body().path("error").path("when").asText()).isNotEmpty();
        assertThat(post(admin, "/api/office/staff/boss/disable", "{}").code()).isEqualTo("not_yourself");
        assertThat(post(
                                admin,
                                "/api/office/staff",
                                "{\"id\":\"x\",\"name\":\"X\",\"role\":\"OPERATOR\",\"scope\":\"999\"}")
                        .code())
                .isEqualTo("field_scope");
    }

    @Test
    @Order(5)
    void a_supervisor_of_a_part_sees_its_people_and_changes_no_others() {
        Person supervisor = RealStores.at(console);
        signIn(supervisor, "li-hua", OWN, "");
        assertThat(supervisor.get("/api/office/staff").body().path("items"))
                .as("nobody who sees more")
                .hasSize(1);
        assertThat(supervisor.get("/api/office/organisation").body().path("items"))
                .hasSize(2);
        assertThat(post(supervisor, "/api/office/staff", "{}").code()).isEqualTo("role");
        assertThat(post(supervisor, "/api/office/responders", responder("r-9", 0, "110101001001"))
                        .status())
                .isEqualTo(200);
        post(
                admin,
                "/api/office/organisation",
                "{\"code\":\"110101002000\",\"parent\":\"110101000000\",\"level\":\"STREET\",\"name\":\"西街道\"}");
        post(
                admin,
                "/api/office/organisation",
                "{\"code\":\"110101002001\",\"parent\":\"110101002000\",\"level\":\"COMMUNITY\",\"name\":\"西社区\"}");
        assertThat(post(supervisor, "/api/office/responders", responder("r-8", 0, "110101002001"))
                        .code())
                .isEqualTo("field_community");
        String elsewhere = responder("r-7", 0, "110101002001")
                .replace("\"name\"", "\"latitude\":39.9,\"longitude\":116.4,\"name\"");
        assertThat(post(admin, "/api/office/responders", elsewhere).status()).isEqualTo(200);
        assertThat(ids(supervisor.get("/api/office/responders")))
                .contains("r-9")
                .doesNotContain("r-7");
        assertThat(post(supervisor, "/api/office/responders/r-7", responder("r-7", 1, "110101001001"))
                        .code())
                .isEqualTo("out_of_scope");
        assertThat(supervisor.delete("/api/office/responders/r-7").code()).isEqualTo("out_of_scope");
        assertThat(post(supervisor, "/api/office/invitations", "{\"ids\":[\"r-7\"]}")
                        .code())
                .isEqualTo("out_of_scope");
    }

    @Test
    @Order(6)
    void a_responder_gets_an_account_reaches_the_centre_and_leaves() {
        JsonNode invited = post(admin, "/api/office/invitations", "{\"ids\":[\"r-9\",\"r-7\"]}")
                .body()
                .path("items");
        assertThat(invited).hasSize(2);
        Person responder = RealStores.at(console);
        String given = invited.path(0).path("password").asText();
        JsonNode signed = signIn(responder, "r-9", given, "").body();
        assertThat(signed.path("face").asText()).isEqualTo("responder");
        change(responder, given, OWN);
        Awaitility.await()
                .until(() -> responder.get("/api/assignments").status() == 200
                        && record(admin, "r-9").has("assurance"));
        post(responder, "/api/prove", "{}");
        Awaitility.await()
                .until(() ->
                        record(admin, "r-9").path("assurance").path("proven").size() == 1);
        assertThat(admin.delete("/api/office/responders/r-9").status()).isEqualTo(200);
        assertThat(responder.get("/api/assignments").status()).isEqualTo(401);
        assertThat(signIn(responder, "r-9", OWN, "").status()).isEqualTo(401);
        assertThat(ids(admin.get("/api/office/responders"))).doesNotContain("r-9");
    }

    @Test
    @Order(7)
    void the_tree_is_kept_and_what_is_used_stays() {
        assertThat(admin.delete("/api/office/organisation/110101001000").code()).isEqualTo("in_use");
        assertThat(post(admin, "/api/office/organisation/110101002000/rename", "{\"name\":\"新西街道\",\"version\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(post(admin, "/api/office/organisation/110101002000/rename", "{\"name\":\"第三个名字\",\"version\":1}")
                        .code())
                .isEqualTo("changed_meanwhile");
        assertThat(post(admin, "/api/office/organisation", "{\"code\":\"11\",\"level\":\"DISTRICT\",\"name\":\"X\"}")
                        .code())
                .isEqualTo("field_codeword");
    }

    @Test
    @Order(8)
    void strangers_lock_out_each_other_in_two_processes_and_never_who_has_signed_in_there_before() throws Exception {
        try (Console second = stores.console()) {
            Person owner = RealStores.at(console);
            assertThat(owner.signIn("operator").header("set-cookie")).startsWith("anling-staff=");
            for (int i = 0; i < 5; i++) {
                assertThat(signIn(RealStores.at(console), "operator", "wrong", "")
                                .code())
                        .isEqualTo("wrong_password");
                assertThat(signIn(RealStores.at(second), "operator", "wrong", "")
                                .code())
                        .isEqualTo("wrong_password");
            }
            Person.Answer stranger = RealStores.at(second).signIn("operator");
            assertThat(stranger.code()).isEqualTo("locked_to_strangers");
            assertThat(stranger.body().path("error").path("when").asText()).isNotEmpty();
            for (int i = 0; i < 12; i++) {
                assertThat(owner.signIn("operator").status()).isEqualTo(200);
            }
            assertThat(owner.at(second.port()).signIn("operator").status()).isEqualTo(200);
            assertThat(RealStores.at(console).signIn("operator").code()).isEqualTo("locked_to_strangers");
            JsonNode account = account("s-1");
            assertThat(account.path("strangerFailures").asInt()).isEqualTo(10);
            assertThat(account.path("strangersSince").asText()).isNotEmpty();
            assertThat(account.path("browsers").asInt()).isEqualTo(1);
            assertThat(account.has("lockedUntil")).isTrue();
            post(admin, "/api/office/staff/s-1/unlock", "{}");
            assertThat(account("s-1").has("lockedUntil")).isFalse();
            assertThat(RealStores.at(second).signIn("operator").status()).isEqualTo(200);
        }
    }

    @Test
    @Order(9)
    void what_a_known_browser_keeps_lets_nobody_in_and_goes_nowhere_but_to_the_api() {
        Person owner = RealStores.at(console);
        List<String> cookies = owner.signIn("operator").headers().get("set-cookie");
        assertThat(cookies)
                .hasSize(2)
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("anling-known=")
                        .contains("HttpOnly", "SameSite=Strict", "Path=/api/"));
        owner.delete("/api/session?face=staff");
        assertThat(owner.get("/api/incidents").status()).isEqualTo(401);
    }

    private JsonNode account(String id) {
        for (JsonNode one : admin.get("/api/office/staff").body().path("items")) {
            if (one.path("id").asText().equals(id)) {
                return one.path("account");
            }
        }
        throw new AssertionError("no member " + id);
    }

    private String code() {
        return Totp.code(secret, stores.clock.instant());
    }

    private static String password(String password) {
        return "{\"password\":\"" + password + "\"}";
    }

    private static String responder(String id, long version, String community) {
        return ("{\"id\":\"%s\",\"version\":%d,\"name\":\"周护工\",\"kind\":\"CARER\",\"travel\":\"BICYCLE\",\"community\":\"%s\","
            + "\"skills\":[\"lift\"],\"keysOf\":[],\"channels\":[{\"channel\":\"PAGE\",\"waitSeconds\":20}]}")
                .formatted(id, version, community);
    }

    private static Person.Answer signIn(Person person, String username, String password, String code) {
        return post(
                person,
                "/api/session",
                "{\"username\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}".formatted(username, password, code));
    }

    private static Person.Answer change(Person person, String old, String fresh) {
        return post(person, "/api/account/password", "{\"old\":\"%s\",\"fresh\":\"%s\"}".formatted(old, fresh));
    }

    private static Person.Answer post(Person person, String path, String body) {
        return person.post(path, body);
    }

    private static JsonNode record(Person person, String id) {
        for (JsonNode one : person.get("/api/office/responders").body().path("items")) {
            if (one.path("id").asText().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no responder " + id);
    }

    private static List<String> ids(Person.Answer answer) {
        return answer.body().path("items").findValuesAsText("id");
    }
}
