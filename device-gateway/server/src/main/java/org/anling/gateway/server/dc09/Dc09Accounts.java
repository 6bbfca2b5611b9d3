package org.anling.gateway.server.dc09;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.dc09.CodeProfile;
import org.anling.gateway.codec.dc09.Dc09Frame;
import org.anling.gateway.codec.dc09.Dc09Key;
import org.anling.gateway.codec.dc09.Dc09Keys;
import org.anling.gateway.codec.dc09.Dc09Site;
import org.anling.gateway.server.intake.DeviceResolver;
import org.anling.gateway.server.profile.ByModel;
import org.anling.journal.seal.SecretBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known about the account of a frame: the key that the registry has for it, else that of the file, and the codes of file and model. A
 * key that is replaced counts as soon as the record is read again. Any thread.
 */
public final class Dc09Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Dc09Accounts.class);

    private final DeviceResolver resolver;
    private final Dc09Sites sites;
    private final ByModel<CodeProfile> profiles;
    private final SecretBox box;
    private final Set<DeviceId> shut = ConcurrentHashMap.newKeySet();

    /** @param box opens what the registry has sealed */
    public Dc09Accounts(DeviceResolver resolver, Dc09Sites sites, ByModel<CodeProfile> profiles, SecretBox box) {
        this.resolver = resolver;
        this.sites = sites;
        this.profiles = profiles;
        this.box = box;
    }

    /** At once if the record of the panel was ever read here. Never fails: while the directory is silent, the file alone counts. */
    CompletionStage<Dc09Site> find(Dc09Frame frame) {
        return resolver.atHand(frame.device()).thenApply(record -> site(frame, record));
    }

    /** What somebody should do so that keys can be used; empty if nothing. */
    public Optional<String> findProblem() {
        int many = shut.size();
        return many == 0
                ? Optional.empty()
                : Optional.of("the keys of " + many
                        + " DC-09 accounts cannot be opened: devices.keys.secret is not what they were"
                        + " sealed with; set it, or save the keys again");
    }

    private Dc09Site site(Dc09Frame frame, Optional<DeviceRecord> record) {
        Dc09Site known = sites.find(frame.account())
                .or(profiles.find(record.map(DeviceRecord::model).orElse(null)));
        List<Dc09Key> keys = record.map(this::keys).orElse(List.of());
        return keys.isEmpty() ? known : new Dc09Site(keys, known.codes());
    }

    private List<Dc09Key> keys(DeviceRecord record) {
        String sealed = record.panelKey();
        if (sealed == null) {
            shut.remove(record.id());
            return List.of();
        }
        try {
            List<Dc09Key> keys = Dc09Keys.parse(box.open(record.id().value(), sealed)
                    .orElseThrow(() -> new IllegalArgumentException("sealed otherwise")));
            shut.remove(record.id());
            return keys;
        } catch (IllegalArgumentException unusable) {
            if (shut.add(record.id())) {
                LOG.error("device={} its key cannot be used: {}", record.id(), unusable.getMessage());
            }
            return List.of();
        }
    }
}
