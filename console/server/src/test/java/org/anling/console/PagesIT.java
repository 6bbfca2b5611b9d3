package org.anling.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.anling.console.testing.Person;
import org.anling.console.testing.TestConsole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesIT {
    @TempDir
    Path root;

    private TestConsole console;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(root.resolve("index.html"), "<!doctype html><title>Anling</title>");
        Files.writeString(root.resolve("operator.html"), "<!doctype html><title>Desk</title>");
        Files.createDirectory(root.resolve("assets"));
        Files.writeString(root.resolve("assets/app-1a2b.js"), "export {}");
        Files.writeString(root.resolve("sw.js"), "self.skipWaiting()");
        Files.writeString(root.resolve(".secret"), "no");
        console = new TestConsole(TestConsole.Profile.SERVE, root);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void every_address_of_the_pages_gets_the_document_which_is_asked_for_again() {
        for (String path : List.of(
                "/",
                "/operator",
                "/operator/inc-1",
                "/responder",
                "/replay/inc-1",
                "/board",
                "/wall",
                "/demo",
                "/demo/home",
                "/signin")) {
            Person.Answer page = console.anybody().get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.header("content-type")).as(path).startsWith("text/html");
            assertThat(page.header("cache-control")).as(path).isEqualTo("no-cache");
        }
    }

    @Test
    void a_page_with_a_document_of_its_own_gets_that_one() {
        Person anybody = console.anybody();
        for (String path : List.of("/operator", "/operator/inc-1")) {
            assertThat(anybody.text(anybody.request(path))).contains("Desk");
        }
        assertThat(anybody.text(anybody.request("/responder"))).contains("Anling");
    }

    @Test
    void files_with_a_hash_are_kept_and_have_their_types() {
        Person.Answer script = console.anybody().get("/assets/app-1a2b.js");
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("content-type")).contains("javascript");
        assertThat(script.header("cache-control")).contains("immutable");
        assertThat(console.anybody().get("/sw.js").header("cache-control")).isEqualTo("no-cache");
    }

    @Test
    void nothing_else_is_given() {
        assertThat(console.anybody().get("/assets/none.js").status()).isEqualTo(404);
        assertThat(console.anybody().get("/.secret").status()).isEqualTo(404);
        assertThat(console.anybody().get("/assets/../../etc/passwd").status()).isIn(400, 404);
        assertThat(console.anybody().get("/%2e%2e/%2e%2e/etc/passwd").status()).isIn(400, 404);
        assertThat(console.anybody().get("/api/nothing").code()).isEqualTo("not_found");
    }
}
