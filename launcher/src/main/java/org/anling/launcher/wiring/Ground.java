package org.anling.launcher.wiring;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.anling.contract.id.CentreId;
import org.anling.journal.RedisJournal;
import org.anling.launcher.management.Health;
import org.anling.launcher.settings.ServerSettings;
import org.anling.registry.database.RegistryDatabase;

/** What every part of the server stands on; the ports in the settings are claimed already. */
public record Ground(
        ServerSettings settings,
        RedisJournal journal,
        Optional<RegistryDatabase> registryIfAny,
        PrometheusMeterRegistry meters,
        Health health,
        Closing closing) {

    /** Only roles that need PostgreSQL ask for it. */
    public RegistryDatabase registry() {
        return registryIfAny.orElseThrow(() -> new IllegalStateException("this role was started without PostgreSQL"));
    }

    /** Those that the dispatcher of this process works for. */
    List<CentreId> centres() {
        return settings.work().dispatch().centres().stream().map(CentreId::new).toList();
    }

    CentreId centre() {
        return new CentreId(settings.centre().id());
    }
}
