package org.anling.gateway.server.intake;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.server.profile.ByModel;

/**
 * Which profile the frames of a device are read with: that of the model in its record. Any thread.
 *
 * @param <P> the protocol's profile
 */
public final class ModelProfiles<P> {

    private final DeviceResolver resolver;
    private final ByModel<P> profiles;

    public ModelProfiles(DeviceResolver resolver, ByModel<P> profiles) {
        this.resolver = resolver;
        this.profiles = profiles;
    }

    /**
     * The profile of a device: at once if its record was ever read here or no model differs. Never fails: whose record cannot be read is
     * taken for one of a model that nobody described.
     */
    public CompletionStage<P> find(DeviceId device) {
        if (profiles.models().isEmpty()) {
            return CompletableFuture.completedStage(profiles.standard());
        }
        return resolver.atHand(device).thenApply(this::of);
    }

    private P of(Optional<DeviceRecord> record) {
        return profiles.find(record.map(DeviceRecord::model).orElse(null));
    }
}
