package org.anling.launcher.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.check.Finding;
import org.anling.launcher.settings.BadSetting;
import org.anling.launcher.settings.ServerSettings;
import org.anling.registry.database.DatabaseSettings;
import org.anling.registry.database.RegistryDatabase;

/** The two stores of a process, opened. PostgreSQL may be down: presses do not need it. */
public record Stores(RedisJournal journal, RegistryDatabase registry) {

    /** Opens Redis and refuses to go on where it would lose presses. */
    public static RedisJournal openJournal(
            ServerSettings.Stores settings, Optional<Path> filesOnThisMachine, MeterRegistry meters, Closing closing) {
        JournalConfig config = config(settings);
        RedisJournal journal = closing.add(
                "journal",
                RedisJournal.open(filesOnThisMachine.map(config::withDataDir).orElse(config), meters));
        List<Finding> refusing = journal.startCheck(Set.copyOf(settings.acceptedRisks())).stream()
                .filter(finding -> !finding.accepted())
                .toList();
        if (!refusing.isEmpty()) {
            throw new BadSetting(
                    refusing.stream().map(Finding::line).collect(Collectors.joining(System.lineSeparator())));
        }
        return journal;
    }

    private static JournalConfig config(ServerSettings.Stores settings) {
        ServerSettings.Redis redis = settings.redis();
        JournalConfig config = JournalConfig.of(settings.redisUrl())
                .withReplicas(new JournalConfig.Replicas(
                        redis.replicas(), JournalConfig.Replicas.NONE.patience(), redis.whenMissing()));
        return redis.liveUrl().isBlank() ? config : config.withLive(redis.liveUrl());
    }

    /** Opens PostgreSQL without asking it anything. */
    public static RegistryDatabase openRegistry(ServerSettings.Stores settings, MeterRegistry meters, Closing closing) {
        return closing.add(
                "registry",
                RegistryDatabase.open(
                        new DatabaseSettings(
                                settings.postgresUrl(),
                                settings.postgresUser(),
                                settings.postgresPassword(),
                                settings.pool()),
                        meters));
    }
}
