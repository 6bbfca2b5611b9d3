package org.anling.console.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.console.store.ElderBook;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.imports.ImportKind;
import org.anling.registry.imports.ImportMode;
import org.anling.registry.imports.ImportProgress;
import org.anling.registry.imports.ImportReport;
import org.anling.registry.office.By;
import org.anling.registry.people.Device;
import org.anling.registry.people.DeviceList;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Organisation;
import org.anling.registry.privacy.Erased;
import org.anling.registry.privacy.ErasureGround;
import org.jspecify.annotations.Nullable;

/** The one elder of the samples; nothing can be changed. What changes is tested on the real registry. */
final class MemoryElders implements ElderBook {
    private static final Elder ELDER = new Elder(Samples.CARD, ElderRef.Risk.STANDARD, "sos-at-once", "doctor-1", null);

    private final Runnable check;

    /** @param check throws while the registry is down */
    MemoryElders(Runnable check) {
        this.check = check;
    }

    @Override
    public List<Elder> search(String words, String codePrefix, int max) {
        check.run();
        return words.equals(Samples.CARD.name()) ? List.of(ELDER) : List.of();
    }

    @Override
    public List<Elder> browse(String codePrefix, @Nullable Elder after, int max) {
        check.run();
        return after == null && Samples.ELDER.community().startsWith(codePrefix) ? List.of(ELDER) : List.of();
    }

    @Override
    public Optional<Elder> find(ElderId id) {
        check.run();
        return id.equals(ELDER.id()) ? Optional.of(ELDER) : Optional.empty();
    }

    @Override
    public Elder put(Elder elder, String by) {
        throw new UnsupportedOperationException("tested on the real registry");
    }

    @Override
    public void remove(ElderId id, long version) {
        throw new UnsupportedOperationException("tested on the real registry");
    }

    @Override
    public List<Organisation> communities(String codePrefix) {
        check.run();
        return List.of(
                new Organisation(Samples.ELDER.community(), "110101001000", Organisation.Level.COMMUNITY, "和平社区", 1));
    }

    @Override
    public List<DeviceList.Line> devices(DeviceList.Wish wish, String after, int max) {
        check.run();
        return List.of();
    }

    @Override
    public List<DeviceList.Line> devicesOf(ElderId elder) {
        check.run();
        return List.of();
    }

    @Override
    public Optional<DeviceList.Line> findDevice(DeviceId id) {
        check.run();
        return Optional.empty();
    }

    @Override
    public void put(Device device, String by) {
        throw new UnsupportedOperationException("tested on the real registry");
    }

    @Override
    public ImportReport bringIn(By by, ImportKind kind, Path file, ImportMode mode, ImportProgress progress) {
        throw new UnsupportedOperationException("tested on the real registry");
    }

    @Override
    public Optional<String> file(ElderId elder, Instant now) {
        check.run();
        return Optional.empty();
    }

    @Override
    public Erased erase(ElderId elder, ErasureGround ground, By by) {
        check.run();
        return new Erased.Unknown();
    }

    @Override
    public Set<ElderId> erasedSince(Instant since) {
        check.run();
        return Set.of();
    }

    @Override
    public String seal(DeviceId device, String meant) {
        return meant;
    }

    @Override
    public void putSim(DeviceId device, @Nullable String number) {
        throw new UnsupportedOperationException("tested on the real registry");
    }
}
