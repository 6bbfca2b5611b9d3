package org.anling.journal.testing;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A Redis in a container. The image is named by {@code ANLING_TEST_REDIS_IMAGE}, or is the official one. */
final class ContainerRedis {

    private static final int PORT = 6379;

    private ContainerRedis() {}

    static TestRedis start() {
        String asked = System.getenv("ANLING_TEST_REDIS_IMAGE");
        DockerImageName image = DockerImageName.parse(asked == null || asked.isBlank() ? "redis:7.4" : asked);
        GenericContainer<?> container = new GenericContainer<>(image)
                .withExposedPorts(PORT)
                .withCommand(
                        "redis-server",
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "always",
                        "--save",
                        "",
                        "--protected-mode",
                        "no");
        container.start();
        String uri = "redis://" + container.getHost() + ":" + container.getMappedPort(PORT);
        return TestRedis.of("container " + image, uri, container::stop);
    }
}
