package org.anling.registry.seed;

import java.time.Duration;
import java.util.List;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.people.Role;
import org.anling.registry.people.Elder;
import org.anling.registry.people.Organisation;
import org.anling.registry.people.Responder;
import org.anling.registry.people.StaffMember;
import org.jspecify.annotations.Nullable;

/**
 * What a registry begins with. Versions in it do not count: everything new starts at version 1.
 *
 * @param organisations parents before children
 */
public record RegistrySeed(
        CentreId centre,
        String centreName,
        List<Organisation> organisations,
        List<Elder> elders,
        List<SeedDevice> devices,
        List<Responder> responders,
        List<StaffMember> staff,
        List<SeedAccount> accounts) {

    public RegistrySeed {
        organisations = List.copyOf(organisations);
        elders = List.copyOf(elders);
        devices = List.copyOf(devices);
        responders = List.copyOf(responders);
        staff = List.copyOf(staff);
        accounts = List.copyOf(accounts);
    }

    /** A centre and nothing in it: what {@code serve} begins with. */
    public static RegistrySeed empty(CentreId centre, String centreName) {
        return new RegistrySeed(centre, centreName, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * A device with its password in clear, which is hashed before it is stored.
     *
     * @param elder whom it protects, or null
     * @param secret null if its protocol has none
     */
    public record SeedDevice(
            DeviceId id,
            String protocol,
            @Nullable String model,
            @Nullable ElderId elder,
            @Nullable String secret,
            Duration expectedInterval) {

        /** Leaves the password out. */
        @Override
        public String toString() {
            return "SeedDevice[" + id + ", " + protocol + "]";
        }
    }

    /**
     * An account with its password in clear. Accounts of one seed with the same password share one hash, because a hash is slow on
     * purpose and a seed's passwords are printed at the start anyway.
     *
     * @param person id of the staff member or responder
     */
    public record SeedAccount(String username, String person, Role role, String password) {

        /** Leaves the password out. */
        @Override
        public String toString() {
            return "SeedAccount[" + username + ", " + role + "]";
        }
    }
}
