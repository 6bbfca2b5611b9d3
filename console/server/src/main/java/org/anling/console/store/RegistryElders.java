package org.anling.console.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.registry.database.RegistryDatabase;
import org.anling.registry.database.RegistryUnavailableException;
import org.anling.registry.imports.ImportKind;
import org.anling.registry.imports.ImportMode;
import org.anling.registry.imports.ImportProgress;
import org.anling.registry.imports.ImportReport;
import org.anling.registry.imports.Importer;
import org.anling.registry.office.By;
import org.anling.registry.panel.PanelKeys;
import org.anling.registry.people.Device;
import org.anling.registry.people.DeviceList;
import org.anling.registry.people.Devices;
import org.anling.registry.people.Elder;
import org.anling.registry.people.ElderSearch;
import org.anling.registry.people.Elders;
import org.anling.registry.people.Numbers;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.Organisations;
import org.anling.registry.privacy.ElderErasure;
import org.anling.registry.privacy.ElderFile;
import org.anling.registry.privacy.Erased;
import org.anling.registry.privacy.ErasureGround;
import org.jspecify.annotations.Nullable;

/** Elders and devices in PostgreSQL. */
public final class RegistryElders implements ElderBook {
    private final ElderSearch search;
    private final Elders elders;
    private final Devices devices;
    private final DeviceList deviceList;
    private final Numbers numbers;
    private final Organisations organisations;
    private final Importer importer;
    private final ElderFile file;
    private final ElderErasure erasure;
    private final PanelKeys keys;

    /** @param keys seals the keys of panels */
    public RegistryElders(RegistryDatabase database, CentreId centre, PanelKeys keys) {
        this.search = new ElderSearch(database, centre);
        this.elders = new Elders(database, centre);
        this.devices = new Devices(database, centre);
        this.deviceList = new DeviceList(database, centre);
        this.numbers = new Numbers(database, centre);
        this.organisations = new Organisations(database);
        this.importer = new Importer(database, centre, keys);
        this.file = new ElderFile(database, centre);
        this.erasure = new ElderErasure(database, centre);
        this.keys = keys;
    }

    @Override
    public List<Elder> search(String words, String codePrefix, int max) {
        return ask(() -> search.find(words, codePrefix, max));
    }

    @Override
    public List<Elder> browse(String codePrefix, @Nullable Elder after, int max) {
        return ask(() -> elders.browse(codePrefix, after, max));
    }

    @Override
    public Optional<Elder> find(ElderId id) {
        return ask(() -> elders.find(id));
    }

    @Override
    public Elder put(Elder elder, String by) {
        return ask(() -> elders.put(elder, by));
    }

    @Override
    public void remove(ElderId id, long version) {
        ask(() -> {
            elders.remove(id, version);
            return true;
        });
    }

    @Override
    public List<Organisation> communities(String codePrefix) {
        return ask(organisations::list).stream()
                .filter(one -> one.level() == Organisation.Level.COMMUNITY
                        && one.code().startsWith(codePrefix))
                .toList();
    }

    @Override
    public List<DeviceList.Line> devices(DeviceList.Wish wish, String after, int max) {
        return ask(() -> deviceList.page(wish, after, max));
    }

    @Override
    public List<DeviceList.Line> devicesOf(ElderId elder) {
        return ask(() -> deviceList.ofElder(elder));
    }

    @Override
    public Optional<DeviceList.Line> findDevice(DeviceId id) {
        return ask(() -> deviceList.find(id));
    }

    @Override
    public void put(Device device, String by) {
        ask(() -> devices.put(device, by));
    }

    @Override
    public String seal(DeviceId device, String meant) {
        return keys.seal(device, meant);
    }

    @Override
    public ImportReport bringIn(By by, ImportKind kind, Path file, ImportMode mode, ImportProgress progress) {
        return ask(() -> importer.run(by, kind, file, mode, progress));
    }

    @Override
    public Optional<String> file(ElderId elder, Instant now) {
        return ask(() -> file.collect(elder, now));
    }

    @Override
    public Erased erase(ElderId elder, ErasureGround ground, By by) {
        return ask(() -> erasure.erase(elder, ground, by));
    }

    @Override
    public Set<ElderId> erasedSince(Instant since) {
        return ask(() -> erasure.since(since));
    }

    @Override
    public void putSim(DeviceId device, @Nullable String number) {
        ask(() -> numbers.putSim(device, number));
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (RegistryUnavailableException e) {
            throw new StoreDownException("registry_down", "PostgreSQL does not answer", e);
        }
    }
}
