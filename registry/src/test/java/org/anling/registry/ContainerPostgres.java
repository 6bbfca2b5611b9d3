package org.anling.registry;

import java.util.List;
import java.util.Objects;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container, apart so that Testcontainers is only loaded when it is asked for. */
final class ContainerPostgres {

    private ContainerPostgres() {}

    /** Prefix of the address, user, password, image. The container ends with the JVM. */
    @SuppressWarnings("resource")
    static List<String> start() {
        String image = Objects.requireNonNullElse(System.getenv("ANLING_TEST_POSTGRES_IMAGE"), "postgres:17-alpine");
        PostgreSQLContainer container =
                new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        String prefix = "jdbc:postgresql://" + container.getHost() + ":" + container.getMappedPort(5432) + "/";
        return List.of(prefix, container.getUsername(), container.getPassword(), image);
    }
}
