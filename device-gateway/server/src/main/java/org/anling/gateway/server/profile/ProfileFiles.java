package org.anling.gateway.server.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.gateway.codec.dc09.CodeProfile;
import org.anling.gateway.codec.gt06.Gt06Profile;
import org.anling.gateway.codec.jt808.Jt808Profile;
import org.anling.gateway.codec.watch.WatchProfile;
import org.anling.plans.PlanFault;

/**
 * All profiles of a folder, as their texts were at one moment.
 *
 * @param profiles those without a fault
 * @param faults everything that is wrong, by file and line
 */
public record ProfileFiles(Profiles profiles, List<PlanFault> faults) {

    /** Reads texts by file name. */
    public static ProfileFiles of(Map<String, String> texts) {
        Shelf shelf = new Shelf();
        new TreeMap<>(texts).forEach((file, text) -> shelf.take(file, ProfileReader.read(file, text)));
        return new ProfileFiles(shelf.profiles(), List.copyOf(shelf.faults));
    }

    /** Profiles in the course of being put together. One name is of one profile: ids and models of a protocol share their names. */
    private static final class Shelf {
        private final List<PlanFault> faults = new ArrayList<>();
        private final Map<String, String> owners = new HashMap<>();
        private final Map<ProfileReader.Protocol, Map<String, Object>> models = new HashMap<>();
        private final Map<ProfileReader.Protocol, Object> standards = new HashMap<>();

        void take(String file, ProfileReader.Read read) {
            faults.addAll(read.faults());
            read.profile().ifPresent(found -> {
                List<String> names = new ArrayList<>(found.models());
                names.add(found.id());
                names.forEach(name -> claim(file, found, ByModel.key(name)));
                if (found.isStandard()) {
                    claim(file, found, "default: true");
                    standards.put(found.protocol(), found.settings());
                }
            });
        }

        private void claim(String file, ProfileReader.Found found, String name) {
            String other = owners.putIfAbsent(found.protocol() + " " + name, file);
            if (other == null) {
                models.computeIfAbsent(found.protocol(), first -> new HashMap<>())
                        .put(name, found.settings());
            } else {
                faults.add(new PlanFault(
                        file,
                        1,
                        1,
                        "“%s”已用于 %s".formatted(name, other),
                        "\"%s\" is taken by %s".formatted(name, other)));
            }
        }

        Profiles profiles() {
            return new Profiles(
                    by(ProfileReader.Protocol.WATCH_3G, WatchProfile.class, WatchProfile.STANDARD),
                    by(ProfileReader.Protocol.GT06, Gt06Profile.class, Gt06Profile.STANDARD),
                    by(ProfileReader.Protocol.JT808, Jt808Profile.class, Jt808Profile.STANDARD),
                    by(ProfileReader.Protocol.SIA_DC09, CodeProfile.class, CodeProfile.STANDARD));
        }

        private <P> ByModel<P> by(ProfileReader.Protocol protocol, Class<P> type, P builtIn) {
            Map<String, P> own = new HashMap<>();
            models.getOrDefault(protocol, Map.of()).forEach((name, settings) -> own.put(name, type.cast(settings)));
            P standard =
                    Optional.ofNullable(standards.get(protocol)).map(type::cast).orElse(builtIn);
            return new ByModel<>(own, standard);
        }
    }
}
